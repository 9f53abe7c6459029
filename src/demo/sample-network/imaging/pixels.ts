import { clamp } from './phantoms/arithmetic.ts'
import type { SmallPicture } from './sample-study.ts'

/** Longest side of a picture for a small display. */
const SMALL_SIDE = 171

/** Whole numbers as unsigned 16-bit little endian. */
export function words(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) view.setUint16(i * 2, values[i] ?? 0, true)
  return bytes
}

/** The picture as a window shows it, made small. @param isInverted MONOCHROME1: high values are dark */
export function smallPicture(
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  window: readonly [centre: number, width: number],
  isInverted = false,
  side = SMALL_SIDE,
): SmallPicture {
  const factor = Math.max(1, Math.ceil(Math.max(columns, rows) / side))
  const [across, down] = [Math.floor(columns / factor), Math.floor(rows / factor)]
  const bytes = new Uint8Array(across * down)
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      let sum = 0
      for (let v = 0; v < factor; v++)
        for (let u = 0; u < factor; u++) sum += values[(y * factor + v) * columns + x * factor + u] ?? 0
      const share = clamp((sum / (factor * factor) - window[0]) / window[1] + 0.5, 0, 1)
      bytes[y * across + x] = Math.round(255 * (isInverted ? 1 - share : share))
    }
  }
  return { columns: across, rows: down, samples: 1, bytes }
}

/** An RGB picture made small. */
export function smallColourPicture(rgb: Uint8Array, columns: number, rows: number): SmallPicture {
  const factor = Math.max(1, Math.ceil(Math.max(columns, rows) / (SMALL_SIDE * 1.4)))
  const [across, down] = [Math.floor(columns / factor), Math.floor(rows / factor)]
  const bytes = new Uint8Array(across * down * 3)
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0
        for (let v = 0; v < factor; v++)
          for (let u = 0; u < factor; u++) sum += rgb[((y * factor + v) * columns + x * factor + u) * 3 + c] ?? 0
        bytes[(y * across + x) * 3 + c] = Math.round(sum / (factor * factor))
      }
    }
  }
  return { columns: across, rows: down, samples: 3, bytes }
}
