import { Enums, type RenderingEngine, type Types } from '@cornerstonejs/core'
import type { ReformatPlane } from '../reformat.ts'

const ORIENTATION = {
  axial: Enums.OrientationAxis.AXIAL,
  coronal: Enums.OrientationAxis.CORONAL,
  sagittal: Enums.OrientationAxis.SAGITTAL,
} as const

/** The part of the library's viewports for planes of a volume that is used here. */
export interface PlaneViewport {
  setVolumes(volumes: { volumeId: string }[]): Promise<void>
  setProperties(properties: Types.VolumeViewportProperties & { blendMode?: Enums.BlendModes }): void
  setViewState(state: { slice: { kind: 'volumePoint'; sliceWorldPoint: Types.Point3 } }): void
  resetViewState(): boolean
  canvasToWorld(point: Types.Point2): Types.Point3
  worldToCanvas(point: Types.Point3): Types.Point2
  getZoom(): number
  setZoom(zoom: number, point?: Types.Point2): void
  getPan(): Types.Point2
  setPan(pan: Types.Point2): void
  resize(): void
  render(): void
}

/** Has the library draw one plane on an element, under this id. Throws where it opens no such viewport. */
export function openPlaneViewport(
  engine: Pick<RenderingEngine, 'enableElement' | 'getViewport'>,
  viewportId: string,
  plane: ReformatPlane,
  element: HTMLDivElement,
): PlaneViewport {
  engine.enableElement({
    viewportId,
    element,
    type: Enums.ViewportType.ORTHOGRAPHIC,
    defaultOptions: { orientation: ORIENTATION[plane], background: [0, 0, 0] },
  })
  const viewport: unknown = engine.getViewport(viewportId)
  if (!isPlaneViewport(viewport)) throw new Error('the library opened no viewport for planes')
  return viewport
}

function isPlaneViewport(viewport: unknown): viewport is PlaneViewport {
  return typeof viewport === 'object' && viewport !== null && 'setVolumes' in viewport && 'setViewState' in viewport
}
