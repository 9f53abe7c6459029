import { isRegion, type Measurement, type Point } from '#imaging/measure/measurement.ts'
import type { RecordedShape } from '#imaging/measure/recorded-report.ts'

/** A line in image coordinates, as a row of points. */
export interface ShapeLine {
  readonly points: readonly Point[]
  readonly isClosed: boolean
}

const CURVE_STEPS = 72

/** The lines by which a measurement is drawn; a place (probe) has none. */
export function linesOfMeasurement({ kind, points }: Pick<Measurement, 'kind' | 'points'>): readonly ShapeLine[] {
  const open = (some: readonly Point[]): ShapeLine => ({ points: some, isClosed: false })
  switch (kind) {
    case 'probe':
      return []
    case 'circle':
      return linesOfShape({ graphic: 'CIRCLE', points })
    case 'ellipse':
      return linesOfShape({ graphic: 'ELLIPSE', points })
    case 'cobb':
    case 'bidirectional':
    case 'heart-ratio':
      return [open(points.slice(0, 2)), open(points.slice(2, 4))].filter((line) => line.points.length === 2)
    default:
      return [{ points, isClosed: isRegion(kind) }]
  }
}

/** The lines of a shape of a report or a presentation state; points have none. */
export function linesOfShape({ graphic, points }: Pick<RecordedShape, 'graphic' | 'points'>): readonly ShapeLine[] {
  const [a, b, c, d] = points
  switch (graphic) {
    case 'POINT':
    case 'MULTIPOINT':
      return []
    case 'POLYLINE':
      return [{ points, isClosed: false }]
    case 'CIRCLE': {
      if (a === undefined || b === undefined) return []
      const radius = Math.hypot(b[0] - a[0], b[1] - a[1])
      return [curve(a, [radius, 0], [0, radius])]
    }
    case 'ELLIPSE': {
      if (a === undefined || b === undefined || c === undefined || d === undefined) return []
      const centre: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
      return [curve(centre, [(b[0] - a[0]) / 2, (b[1] - a[1]) / 2], [(d[0] - c[0]) / 2, (d[1] - c[1]) / 2])]
    }
  }
}

/** Drawn point by point, so that it stays right in an image that is turned, mirrored or of pixels that are not square. */
function curve([x, y]: Point, [ux, uy]: Point, [vx, vy]: Point): ShapeLine {
  const points = Array.from({ length: CURVE_STEPS }, (_, step): Point => {
    const angle = (2 * Math.PI * step) / CURVE_STEPS
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    return [x + ux * cos + vx * sin, y + uy * cos + vy * sin]
  })
  return { points, isClosed: true }
}
