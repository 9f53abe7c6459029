/** Three planes through one volume (MPR), crossing at one point. */
export interface Reformat {
  readonly subscribe: (listener: () => void) => () => void
  readonly getState: () => ReformatState
  setWindow(center: number, width: number): void
  /** Thickness of the slab in mm, 0 = one plane, and how its voxels are put together (MIP, MinIP). */
  setSlab(thicknessMm: number, blend: SlabBlend): void
  /** Moves the point where the planes cross, patient coordinates in mm (LPS). */
  setCrosshair(point: readonly [number, number, number]): void
  setTool(tool: 'crosshair' | 'window' | 'pan' | 'zoom'): void
  reset(): void
  close(): void
}

export type ReformatPlane = 'axial' | 'coronal' | 'sagittal'
export type SlabBlend = 'average' | 'maximum' | 'minimum'
export type ReformatElements = Readonly<Record<ReformatPlane, HTMLElement>>

export interface ReformatState {
  /** Slices in the volume so far, of all; a volume with missing slices is never shown as whole. */
  readonly loaded: number
  readonly failed: number
  readonly total: number
  readonly window: { readonly center: number; readonly width: number } | undefined
  readonly slab: { readonly thicknessMm: number; readonly blend: SlabBlend }
  readonly crosshair: readonly [number, number, number] | undefined
}
