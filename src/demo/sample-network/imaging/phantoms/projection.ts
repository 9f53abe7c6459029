import { paintChest } from './chest-phantom.ts'
import type { ChestState } from './chest-shape.ts'
import { Slice, type SliceGeometry } from './slice.ts'

/** A coarse body, good enough to be looked through: sums along x or y are smooth anyway. */
const GEOMETRY: SliceGeometry = { columns: 300, rows: 192, spacing: 1.2, left: -179.4, top: -114.6 }
const STEP = 2
const TOP = 58
const HEIGHT = 192

/** What a body takes from a beam at every point of a plane: attenuation in units of the natural logarithm. */
export interface Projection {
  readonly columns: number
  readonly rows: number
  /** mm at the body from one value to the next, across and down. */
  readonly spacing: readonly [across: number, down: number]
  readonly values: Float32Array
}

/** The shadows of a chest from behind and from the side, of the same body in one go. */
export function chestShadows(state: ChestState): { readonly frontal: Projection; readonly lateral: Projection } {
  const frontal = new Float32Array(GEOMETRY.columns * HEIGHT)
  const lateral = new Float32Array(GEOMETRY.rows * HEIGHT)
  for (let row = 0; row < HEIGHT; row++) {
    const slice = new Slice(GEOMETRY, 1.6, -1000)
    paintChest(slice, TOP - row * STEP, state)
    for (let y = 0; y < GEOMETRY.rows; y++) {
      for (let x = 0; x < GEOMETRY.columns; x++) {
        const share = attenuation(slice.values[y * GEOMETRY.columns + x] ?? -1000)
        const [front, side] = [row * GEOMETRY.columns + x, row * GEOMETRY.rows + y]
        frontal[front] = (frontal[front] ?? 0) + share
        lateral[side] = (lateral[side] ?? 0) + share
      }
    }
  }
  const shape = (columns: number, values: Float32Array): Projection => ({
    columns,
    rows: HEIGHT,
    spacing: [GEOMETRY.spacing, STEP],
    values,
  })
  return { frontal: shape(GEOMETRY.columns, frontal), lateral: shape(GEOMETRY.rows, lateral) }
}

/** Of one voxel; bone takes more of the soft part of a beam than its density says. */
function attenuation(hounsfield: number): number {
  const density = Math.max(0, (hounsfield + 1000) / 1000)
  const bone = Math.max(0, (hounsfield - 160) / 1000)
  return GEOMETRY.spacing * (0.0165 * density + 0.016 * bone)
}

/** The projection at a finer raster, by cubic curves through its values (Catmull and Rom). */
export function refined(projection: Projection, columns: number, rows: number): Float32Array {
  const across = new Float32Array(columns * projection.rows)
  for (let row = 0; row < projection.rows; row++) {
    for (let x = 0; x < columns; x++) {
      const at = ((x + 0.5) / columns) * projection.columns - 0.5
      across[row * columns + x] = cubic(
        at,
        projection.columns,
        (i) => projection.values[row * projection.columns + i] ?? 0,
      )
    }
  }
  const fine = new Float32Array(columns * rows)
  for (let y = 0; y < rows; y++) {
    const at = ((y + 0.5) / rows) * projection.rows - 0.5
    for (let x = 0; x < columns; x++)
      fine[y * columns + x] = cubic(at, projection.rows, (i) => across[i * columns + x] ?? 0)
  }
  return fine
}

function cubic(at: number, length: number, value: (index: number) => number): number {
  const base = Math.floor(at)
  const t = at - base
  const of = (offset: number) => value(Math.max(0, Math.min(length - 1, base + offset)))
  const [a, b, c, d] = [of(-1), of(0), of(1), of(2)]
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
}

/** Brings small shadows out as the processing of radiographs does: the difference to the surroundings is raised. */
export function enhanced(
  values: Float32Array,
  columns: number,
  rows: number,
  radius: number,
  gain: number,
): Float32Array {
  const mean = boxMean(values, columns, rows, radius)
  return values.map((value, at) => value + gain * (value - (mean[at] ?? value)))
}

function boxMean(values: Float32Array, columns: number, rows: number, radius: number): Float32Array {
  const across = new Float32Array(values.length)
  for (let y = 0; y < rows; y++)
    running(
      columns,
      radius,
      (x) => values[y * columns + x] ?? 0,
      (x, mean) => (across[y * columns + x] = mean),
    )
  const both = new Float32Array(values.length)
  for (let x = 0; x < columns; x++)
    running(
      rows,
      radius,
      (y) => across[y * columns + x] ?? 0,
      (y, mean) => (both[y * columns + x] = mean),
    )
  return both
}

function running(
  length: number,
  radius: number,
  value: (at: number) => number,
  put: (at: number, mean: number) => void,
): void {
  const of = (at: number) => value(Math.max(0, Math.min(length - 1, at)))
  let sum = 0
  for (let at = -radius; at <= radius; at++) sum += of(at)
  for (let at = 0; at < length; at++) {
    put(at, sum / (2 * radius + 1))
    sum += of(at + radius + 1) - of(at - radius)
  }
}
