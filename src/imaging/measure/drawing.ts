import type { Measurement, MeasurementKind, Point } from './measurement.ts'

/** How many places have to be shown before a measurement is whole; `freehand` is closed by hand. */
const ANCHORS: Readonly<Record<MeasurementKind, number>> = {
  length: 2,
  angle: 3,
  cobb: 4,
  bidirectional: 2,
  'heart-ratio': 4,
  ellipse: 2,
  circle: 2,
  rectangle: 2,
  freehand: Number.POSITIVE_INFINITY,
  probe: 1,
  arrow: 2,
}

/** Fewest corners of a closed line that has an inside. */
export const FEWEST_CORNERS = 3

/** How many points each kind has once it is whole. */
const POINTS: Readonly<Record<Exclude<MeasurementKind, 'freehand'>, number>> = {
  length: 2,
  angle: 3,
  cobb: 4,
  bidirectional: 4,
  'heart-ratio': 4,
  ellipse: 4,
  circle: 2,
  rectangle: 4,
  probe: 1,
  arrow: 2,
}

/** Whether `points` are what {@link Measurement} says of the kind. */
export function isWhole(kind: MeasurementKind, points: readonly Point[]): boolean {
  return kind === 'freehand' ? points.length >= FEWEST_CORNERS : points.length === POINTS[kind]
}

export function anchorsOf(kind: MeasurementKind): number {
  return ANCHORS[kind]
}

/** The points of a measurement (see {@link Measurement}) from the places that were shown so far, the last of them moving. */
export function shapeOf(kind: MeasurementKind, anchors: readonly Point[]): readonly Point[] {
  const [first, second] = anchors
  if (first === undefined || second === undefined) return anchors
  switch (kind) {
    case 'bidirectional':
      return [first, second, ...shortAxisAcross(first, second)]
    case 'heart-ratio':
      return onRows(anchors)
    case 'ellipse':
      return ellipseWithin(first, second)
    case 'rectangle':
      return [first, [second[0], first[1]], second, [first[0], second[1]]]
    default:
      return anchors
  }
}

/** A first short axis: across the middle of the long one, half as long; the reader moves its ends. */
function shortAxisAcross([ax, ay]: Point, [bx, by]: Point): readonly [Point, Point] {
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2]
  const [dx, dy] = [(bx - ax) / 4, (by - ay) / 4]
  return [
    [mx - dy, my + dx],
    [mx + dy, my - dx],
  ]
}

/** Widths of a chest radiograph run along the rows: the second end takes the row of the first. */
function onRows(points: readonly Point[]): readonly Point[] {
  return points.map((point, index): Point => {
    const first = index % 2 === 1 ? points[index - 1] : undefined
    return first === undefined ? point : [point[0], first[1]]
  })
}

/** The ellipse that fills the box between two corners, its longer axis first (PS3.3 C.18.6.1.2). */
function ellipseWithin([ax, ay]: Point, [bx, by]: Point): readonly Point[] {
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2]
  const [left, right, top, bottom] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)]
  const across: readonly Point[] = [
    [left, my],
    [right, my],
  ]
  const along: readonly Point[] = [
    [mx, top],
    [mx, bottom],
  ]
  return right - left >= bottom - top ? [...across, ...along] : [...along, ...across]
}

/** Points of a measurement that can be taken hold of, by their index in `points`. */
export function handlesOf({ kind, points }: Measurement): readonly number[] {
  if (kind === 'freehand') return []
  return points.map((_, index) => index)
}

/** Moves all of it. */
export function moveBy(measurement: Measurement, [dx, dy]: Point): Measurement {
  return { ...measurement, points: measurement.points.map(([x, y]): Point => [x + dx, y + dy]) }
}

/** Moves one handle; what hangs on it follows, so that a rectangle stays one. */
export function moveHandle(measurement: Measurement, index: number, to: Point): Measurement {
  const { kind, points } = measurement
  return { ...measurement, points: movedPoints(kind, points, index, to) }
}

function movedPoints(kind: MeasurementKind, points: readonly Point[], index: number, to: Point): readonly Point[] {
  const plainly = points.map((point, at) => (at === index ? to : point))
  switch (kind) {
    case 'heart-ratio':
      return plainly.map((point, at): Point => (at === (index ^ 1) ? [point[0], to[1]] : point))
    case 'rectangle':
      return movedCorner(points, index, to) ?? plainly
    case 'ellipse':
      return movedAxis(points, index, to) ?? plainly
    case 'circle':
      return index === 0 ? movedCircle(points, to) : plainly
    default:
      return plainly
  }
}

/** The opposite corner stays; the sides keep their directions, so that a turned rectangle of elsewhere stays one. */
function movedCorner(points: readonly Point[], index: number, to: Point): readonly Point[] | undefined {
  const [before, opposite, after] = [points[(index + 3) % 4], points[(index + 2) % 4], points[(index + 1) % 4]]
  if (before === undefined || opposite === undefined || after === undefined) return undefined
  const beside = (side: Point): Point => {
    const [ux, uy] = [side[0] - opposite[0], side[1] - opposite[1]]
    const length = ux * ux + uy * uy
    if (length === 0) return side === after ? [to[0], opposite[1]] : [opposite[0], to[1]]
    const share = ((to[0] - opposite[0]) * ux + (to[1] - opposite[1]) * uy) / length
    return [opposite[0] + ux * share, opposite[1] + uy * share]
  }
  const next: Point[] = [...points]
  next[index] = to
  next[(index + 1) % 4] = beside(after)
  next[(index + 3) % 4] = beside(before)
  return next
}

/** The centre stays, the other end mirrors it, the other axis keeps its length and turns along. */
function movedAxis(points: readonly Point[], index: number, to: Point): readonly Point[] | undefined {
  const [a, b, c, d] = points
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const [vx, vy] = [to[0] - mx, to[1] - my]
  const length = Math.hypot(vx, vy)
  if (length === 0) return undefined
  const [end, other] = index < 2 ? [c, d] : [a, b]
  const half = Math.hypot(other[0] - end[0], other[1] - end[1]) / 2
  const [ox, oy] = [(-vy / length) * half, (vx / length) * half]
  const moved: readonly [Point, Point] = index % 2 === 0 ? [to, [mx - vx, my - vy]] : [[mx - vx, my - vy], to]
  const turned: readonly [Point, Point] = [
    [mx + ox, my + oy],
    [mx - ox, my - oy],
  ]
  const [first, second] = index < 2 ? [moved, turned] : [turned, moved]
  // The longer axis stands first (PS3.3 C.18.6.1.2) – but not before the hand lets go, or the handle would jump.
  return [...first, ...second]
}

function movedCircle(points: readonly Point[], to: Point): readonly Point[] {
  const [centre, edge] = points
  if (centre === undefined || edge === undefined) return points
  return [to, [edge[0] + to[0] - centre[0], edge[1] + to[1] - centre[1]]]
}
