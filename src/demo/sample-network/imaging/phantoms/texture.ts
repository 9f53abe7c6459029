import { randomOf } from '../../random.ts'

const SIZE = 32
const MASK = SIZE - 1

/** A smooth random field over three coordinates in cells, between -1 and 1, repeating every 32 cells. */
export type Texture = (x: number, y: number, z: number) => number

export function textureOf(key: string): Texture {
  const random = randomOf(`texture:${key}`)
  const lattice = Float64Array.from({ length: SIZE * SIZE * SIZE }, () => random.next() * 2 - 1)
  return (x, y, z) => {
    const [x0, y0, z0] = [Math.floor(x), Math.floor(y), Math.floor(z)]
    const [fx, fy, fz] = [smooth(x - x0), smooth(y - y0), smooth(z - z0)]
    const [left, right] = [x0 & MASK, (x0 + 1) & MASK]
    const [upper, lower] = [(y0 & MASK) * SIZE, ((y0 + 1) & MASK) * SIZE]
    const near = (z0 & MASK) * SIZE * SIZE
    const far = ((z0 + 1) & MASK) * SIZE * SIZE
    return along(
      along(
        along(lattice[near + upper + left] ?? 0, lattice[near + upper + right] ?? 0, fx),
        along(lattice[near + lower + left] ?? 0, lattice[near + lower + right] ?? 0, fx),
        fy,
      ),
      along(
        along(lattice[far + upper + left] ?? 0, lattice[far + upper + right] ?? 0, fx),
        along(lattice[far + lower + left] ?? 0, lattice[far + lower + right] ?? 0, fx),
        fy,
      ),
      fz,
    )
  }
}

function along(one: number, other: number, share: number): number {
  return one + (other - one) * share
}

function smooth(share: number): number {
  return share * share * (3 - 2 * share)
}

/** Noise as a detector leaves it: normal deviates, in a field from which every picture cuts its own piece. */
export class GrainField {
  readonly #size: number
  readonly #values: Float32Array

  /** @param blur how often neighbours are averaged: soft kernels blur their noise */
  constructor(key: string, blur: number, size = 640) {
    const random = randomOf(`grain:${key}`)
    this.#size = size
    let values = Float32Array.from({ length: size * size }, () => random.normal())
    for (let n = 0; n < blur; n++) values = blurred(values, size)
    this.#values = normalised(values)
  }

  /** Copies a piece, whose place is drawn from `key`, into an array of `columns` × `rows` deviates. */
  piece(key: string, columns: number, rows: number): Float32Array {
    const random = randomOf(`grain-at:${key}`)
    const [left, top] = [random.int(0, this.#size - 1), random.int(0, this.#size - 1)]
    const piece = new Float32Array(columns * rows)
    for (let y = 0; y < rows; y++) {
      const row = ((top + y) % this.#size) * this.#size
      for (let x = 0; x < columns; x++) piece[y * columns + x] = this.#values[row + ((left + x) % this.#size)] ?? 0
    }
    return piece
  }
}

function blurred(values: Float32Array, size: number): Float32Array<ArrayBuffer> {
  const across = new Float32Array(values.length)
  const both = new Float32Array(values.length)
  const at = (from: Float32Array, x: number, y: number) => from[((y + size) % size) * size + ((x + size) % size)] ?? 0
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      across[y * size + x] = at(values, x - 1, y) + 2 * at(values, x, y) + at(values, x + 1, y)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      both[y * size + x] = at(across, x, y - 1) + 2 * at(across, x, y) + at(across, x, y + 1)
  return both
}

function normalised(values: Float32Array): Float32Array<ArrayBuffer> {
  let squares = 0
  for (const value of values) squares += value * value
  const scale = 1 / Math.sqrt(squares / values.length)
  return Float32Array.from(values, (value) => value * scale)
}
