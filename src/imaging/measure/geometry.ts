import type { MeasurementKind, Point } from './measurement.ts'

/** Size of one pixel in a unit of length. Pixels need not be square. */
export interface PixelSize {
  readonly column: number
  readonly row: number
}

/** Distance of two points in the unit of `size`. */
export function distance(one: Point | undefined, other: Point | undefined, size: PixelSize): number {
  if (one === undefined || other === undefined) return 0
  return Math.hypot((other[0] - one[0]) * size.column, (other[1] - one[1]) * size.row)
}

/** Angle at `vertex`, 0 to 180 degrees; undefined where a side has no length. */
export function angleAt(
  vertex: Point | undefined,
  one: Point | undefined,
  other: Point | undefined,
  size: PixelSize,
): number | undefined {
  if (vertex === undefined || one === undefined || other === undefined) return undefined
  return angleBetween(vectorOf(vertex, one, size), vectorOf(vertex, other, size))
}

/** Angle by which two lines lean against each other, 0 to 90 degrees (Cobb); undefined where a line has no length. */
export function cobbAngle(points: readonly Point[], size: PixelSize): number | undefined {
  const [a, b, c, d] = points
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  const angle = angleBetween(vectorOf(a, b, size), vectorOf(c, d, size))
  return angle === undefined ? undefined : Math.min(angle, 180 - angle)
}

function vectorOf(from: Point, to: Point, size: PixelSize): Point {
  return [(to[0] - from[0]) * size.column, (to[1] - from[1]) * size.row]
}

function angleBetween([ax, ay]: Point, [bx, by]: Point): number | undefined {
  if ((ax === 0 && ay === 0) || (bx === 0 && by === 0)) return undefined
  // atan2 keeps its precision where the cosine has none (near 0 and 180 degrees).
  return (Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180) / Math.PI
}

/** Area within a shape; 0 for shapes without an inside. */
export function areaOf(kind: MeasurementKind, points: readonly Point[], size: PixelSize): number {
  const [a, b, c, d] = points
  switch (kind) {
    case 'ellipse': {
      if (a === undefined || b === undefined || c === undefined || d === undefined) return 0
      // The determinant of the half axes: right for an ellipse that is turned in pixels that are not square, too.
      const [ux, uy] = vectorOf(a, b, size)
      const [vx, vy] = vectorOf(c, d, size)
      return (Math.PI / 4) * Math.abs(ux * vy - uy * vx)
    }
    case 'circle': {
      // A circle of pixels: where these are not square it is an ellipse of the body.
      const radius = distance(a, b, { column: 1, row: 1 })
      return Math.PI * radius * radius * size.column * size.row
    }
    case 'rectangle':
    case 'freehand':
      return Math.abs(shoelace(points)) * size.column * size.row
    default:
      return 0
  }
}

function shoelace(points: readonly Point[]): number {
  return (
    points.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
      return sum + x * nextY - nextX * y
    }, 0) / 2
  )
}

/** Whether a place lies within a shape (even-odd rule for lines that cross themselves). */
export function isInside(kind: MeasurementKind, points: readonly Point[], [x, y]: Point): boolean {
  const [a, b, c, d] = points
  switch (kind) {
    case 'ellipse': {
      if (a === undefined || b === undefined || c === undefined || d === undefined) return false
      const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
      const [ux, uy, vx, vy] = [(b[0] - a[0]) / 2, (b[1] - a[1]) / 2, (d[0] - c[0]) / 2, (d[1] - c[1]) / 2]
      const determinant = ux * vy - uy * vx
      if (determinant === 0) return false
      const s = ((x - mx) * vy - (y - my) * vx) / determinant
      const t = (ux * (y - my) - uy * (x - mx)) / determinant
      return s * s + t * t <= 1
    }
    case 'circle':
      return a !== undefined && Math.hypot(x - a[0], y - a[1]) <= distance(a, b, { column: 1, row: 1 })
    case 'rectangle':
    case 'freehand':
      return isWithinPolygon(points, x, y)
    default:
      return false
  }
}

function isWithinPolygon(points: readonly Point[], x: number, y: number): boolean {
  let inside = false
  points.forEach(([ax, ay], index) => {
    const [bx, by] = points[(index + points.length - 1) % points.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  })
  return inside
}

/** The smallest box of columns and rows around a shape: first and last pixel, which may lie outside the image. */
export function pixelBox(
  kind: MeasurementKind,
  points: readonly Point[],
): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
  const corners = kind === 'circle' || kind === 'ellipse' ? boxOfCurve(kind, points) : points
  const columns = corners.map(([x]) => x)
  const rows = corners.map(([, y]) => y)
  return {
    left: Math.floor(Math.min(...columns)),
    right: Math.ceil(Math.max(...columns)),
    top: Math.floor(Math.min(...rows)),
    bottom: Math.ceil(Math.max(...rows)),
  }
}

function boxOfCurve(kind: 'circle' | 'ellipse', points: readonly Point[]): readonly Point[] {
  const [a, b, c, d] = points
  if (a === undefined || b === undefined) return points
  if (kind === 'circle') {
    const radius = distance(a, b, { column: 1, row: 1 })
    return [
      [a[0] - radius, a[1] - radius],
      [a[0] + radius, a[1] + radius],
    ]
  }
  if (c === undefined || d === undefined) return points
  const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const width = Math.hypot((b[0] - a[0]) / 2, (d[0] - c[0]) / 2)
  const height = Math.hypot((b[1] - a[1]) / 2, (d[1] - c[1]) / 2)
  return [
    [mx - width, my - height],
    [mx + width, my + height],
  ]
}
