import { type Random, randomOf } from '../../random.ts'

type Point = readonly [x: number, y: number, z: number]

/** A piece of a vessel between two points, with its radius in mm. */
export interface VesselPiece {
  readonly from: Point
  readonly to: Point
  readonly radius: number
}

interface Node {
  readonly at: Point
  readonly parent: Node | undefined
  leaves: number
}

/**
 * A tree of vessels that reaches every part of a region: from the hilum to points drawn in it, nearest first, each joined
 * to what has grown so far; thicker where more hangs on it.
 */
export function vesselTree(
  key: string,
  hilum: Point,
  isInside: (point: Point) => boolean,
  box: readonly [low: Point, high: Point],
  targets: number,
): readonly VesselPiece[] {
  const random = randomOf(`vessels:${key}`)
  const points: Point[] = []
  for (let tries = 0; points.length < targets && tries < targets * 60; tries++) {
    const point = pointIn(random, box)
    if (isInside(point)) points.push(point)
  }
  points.sort((one, other) => distance(one, hilum) - distance(other, hilum))
  const root: Node = { at: hilum, parent: undefined, leaves: 0 }
  const nodes: Node[] = [root]
  for (const point of points) {
    let nearest = root
    let shortest = Number.POSITIVE_INFINITY
    for (const node of nodes) {
      // Branches leave forwards: a detour through the hilum costs more than a longer piece.
      const length = distance(node.at, point) + 0.35 * distance(node.at, hilum)
      if (length < shortest) [nearest, shortest] = [node, length]
    }
    let node = nearest
    const steps = Math.max(1, Math.round(distance(nearest.at, point) / 9))
    for (let step = 1; step <= steps; step++) {
      const share = step / steps
      const sway = step === steps ? 0 : 2.2
      const at = [0, 1, 2].map(
        (axis) => (nearest.at[axis] ?? 0) * (1 - share) + (point[axis] ?? 0) * share + random.normal() * sway,
      )
      node = { at: [at[0] ?? 0, at[1] ?? 0, at[2] ?? 0], parent: node, leaves: 0 }
      nodes.push(node)
    }
    for (let up: Node | undefined = node; up !== undefined; up = up.parent) up.leaves += 1
  }
  return nodes.flatMap(({ at, parent, leaves }) =>
    parent === undefined ? [] : [{ from: parent.at, to: at, radius: Math.min(6.2, 0.32 + 0.46 * Math.sqrt(leaves)) }],
  )
}

function pointIn(random: Random, [low, high]: readonly [Point, Point]): Point {
  const along = (axis: 0 | 1 | 2) => low[axis] + random.next() * (high[axis] - low[axis])
  return [along(0), along(1), along(2)]
}

function distance(one: Point, other: Point): number {
  const [x, y, z] = [one[0] - other[0], one[1] - other[1], one[2] - other[2]]
  return Math.sqrt(x * x + y * y + z * z)
}

/** The part of a piece between two heights, or undefined where there is none. */
export function pieceBetween({ from, to, radius }: VesselPiece, low: number, high: number): VesselPiece | undefined {
  const [a, b] = from[2] <= to[2] ? [from, to] : [to, from]
  if (b[2] < low || a[2] > high) return undefined
  const height = b[2] - a[2]
  const at = (share: number): Point => [
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
    a[2] + height * share,
  ]
  const share = (z: number) => (height === 0 ? 0 : Math.min(1, Math.max(0, (z - a[2]) / height)))
  return { from: at(share(low)), to: height === 0 ? b : at(share(high)), radius }
}
