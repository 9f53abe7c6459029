/** Three planes through one volume (MPR), crossing at one point. */
export interface Reformat {
  readonly subscribe: (listener: () => void) => () => void
  readonly getState: () => ReformatState
  /** Slabs need a hardware renderer: drawn on the processor, the library would show one plane under the name of a slab. */
  readonly canSlab: boolean
  setWindow(center: number, width: number): void
  /** Thickness of the slab in mm, 0 = one plane, and how its voxels are put together (MIP, MinIP). Nothing without `canSlab`. */
  setSlab(thicknessMm: number, blend: SlabBlend): void
  /** Moves the point where the planes cross, patient coordinates in mm (LPS); held within the volume. */
  setCrosshair(point: readonly [number, number, number]): void
  setTool(tool: ReformatTool): void
  /** Middle of the volume, whole planes, the window at the start. */
  reset(): void
  close(): void
}

export type ReformatPlane = 'axial' | 'coronal' | 'sagittal'
export type ReformatTool = 'crosshair' | 'window' | 'pan' | 'zoom'
export type SlabBlend = 'average' | 'maximum' | 'minimum'
export type ReformatElements = Readonly<Record<ReformatPlane, HTMLElement>>

export interface ReformatState {
  /** `failed`: slices are missing, so no volume is shown (`failed` says how many). */
  readonly phase: 'loading' | 'shown' | 'failed'
  readonly loaded: number
  readonly failed: number
  readonly total: number
  readonly window: { readonly center: number; readonly width: number } | undefined
  readonly slab: { readonly thicknessMm: number; readonly blend: SlabBlend }
  readonly crosshair: readonly [number, number, number] | undefined
  readonly tool: ReformatTool
}
