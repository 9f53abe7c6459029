import { dot, minus } from '#clinical/imaging/frame-geometry.ts'
import type { FrameGeometry, ImageFrame, ImageStack, Vector3 } from '#clinical/imaging/image-study.ts'
import { spacingOf } from '#clinical/imaging/spacing.ts'
import type { ImagePoint } from '../image-viewport.ts'

/** Patient coordinates (LPS, mm) of a point of a frame (PS3.3 C.7.6.2.1.1); undefined without geometry or spacing. */
export function patientPoint(frame: ImageFrame, [column, row]: ImagePoint): Vector3 | undefined {
  const { geometry } = frame
  const spacing = planeSpacing(frame)
  if (geometry === undefined || spacing === undefined) return undefined
  const { position, rowDirection, columnDirection } = geometry
  // Image Position is the centre of the first pixel, which is the point 0.5\0.5.
  const along = (column - 0.5) * spacing.column
  const down = (row - 0.5) * spacing.row
  return [
    position[0] + rowDirection[0] * along + columnDirection[0] * down,
    position[1] + rowDirection[1] * along + columnDirection[1] * down,
    position[2] + rowDirection[2] * along + columnDirection[2] * down,
  ]
}

/** Millimetres between neighbouring pixels in the patient. */
export function planeSpacing(frame: ImageFrame): { readonly row: number; readonly column: number } | undefined {
  const spacing = spacingOf(frame)
  return spacing.kind === 'calibrated' ? spacing : undefined
}

/** Same patient space, and planes less than about 15° apart: their positions along the normal can be compared. */
export function shareScroll(one: FrameGeometry | undefined, other: FrameGeometry | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const { frameOfReferenceUid } = one
  if (frameOfReferenceUid === undefined || frameOfReferenceUid !== other.frameOfReferenceUid) return false
  return Math.abs(dot(one.normal, other.normal)) > 0.966
}

/** Index of the frame of a stack whose plane lies nearest to that of another frame. */
export function nearestIndex(stack: ImageStack, to: FrameGeometry): number | undefined {
  let nearest: number | undefined
  let least = Number.POSITIVE_INFINITY
  stack.frames.forEach(({ geometry }, index) => {
    if (geometry === undefined) return
    const distance = Math.abs(dot(minus(geometry.position, to.position), to.normal))
    if (distance < least) {
      least = distance
      nearest = index
    }
  })
  return nearest
}

/** The line in which the plane of one frame cuts another frame, as two points at the edges of that image. */
export function planeLine(of: ImageFrame, on: ImageFrame): readonly [ImagePoint, ImagePoint] | undefined {
  const plane = of.geometry
  if (plane === undefined || on.geometry?.frameOfReferenceUid !== plane.frameOfReferenceUid) return undefined
  if (plane.frameOfReferenceUid === undefined) return undefined
  const corners: readonly ImagePoint[] = [
    [0, 0],
    [on.columns, 0],
    [on.columns, on.rows],
    [0, on.rows],
  ]
  const crossings = corners.flatMap((corner, at): ImagePoint[] => {
    const next = corners[(at + 1) % 4] ?? corner
    const [from, to] = [corner, next].map((each) => {
      const point = patientPoint(on, each)
      return point === undefined ? Number.NaN : dot(minus(point, plane.position), plane.normal)
    })
    if (from === undefined || to === undefined || !(from * to < 0)) return []
    const share = from / (from - to)
    return [[corner[0] + (next[0] - corner[0]) * share, corner[1] + (next[1] - corner[1]) * share]]
  })
  const [first, second] = crossings
  return first === undefined || second === undefined ? undefined : [first, second]
}
