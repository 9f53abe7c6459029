import type { FrameValues } from '../image-viewport.ts'
import { isInside, pixelBox } from './geometry.ts'
import type { MeasurementKind, Point } from './measurement.ts'

/** The values of one frame after the modality LUT, row by row. */
export type FramePixels = Pick<FrameValues, 'rows' | 'columns' | 'samplesPerPixel' | 'values'>

/** What the pixels within a shape say. */
export interface RegionStatistics {
  /** Pixels whose centre lies within the shape and within the image. */
  readonly count: number
  readonly mean: number
  /** Of the pixels as a sample (n − 1); 0 for one pixel. */
  readonly standardDeviation: number
  readonly minimum: number
  readonly maximum: number
}

/** Undefined where no centre of a pixel of the image lies within the shape, or the image is in colour. */
export function regionStatistics(
  kind: MeasurementKind,
  points: readonly Point[],
  pixels: FramePixels,
): RegionStatistics | undefined {
  if (pixels.samplesPerPixel !== 1) return undefined
  const box = pixelBox(kind, points)
  let [count, mean, squares] = [0, 0, 0]
  let [minimum, maximum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = Math.max(0, box.top); row < Math.min(pixels.rows, box.bottom); row += 1) {
    for (let column = Math.max(0, box.left); column < Math.min(pixels.columns, box.right); column += 1) {
      if (!isInside(kind, points, [column + 0.5, row + 0.5])) continue
      const value = pixels.values[row * pixels.columns + column]
      if (value === undefined || !Number.isFinite(value)) continue
      // Welford: the squares of large values do not swallow a small deviation.
      count += 1
      const before = value - mean
      mean += before / count
      squares += before * (value - mean)
      minimum = Math.min(minimum, value)
      maximum = Math.max(maximum, value)
    }
  }
  if (count === 0) return undefined
  return { count, mean, standardDeviation: count === 1 ? 0 : Math.sqrt(squares / (count - 1)), minimum, maximum }
}

/** The value of the pixel in which a place lies; several samples for colour; undefined outside the image. */
export function valuesAt([x, y]: Point, pixels: FramePixels): readonly number[] | undefined {
  const [column, row] = [Math.floor(x), Math.floor(y)]
  if (column < 0 || row < 0 || column >= pixels.columns || row >= pixels.rows) return undefined
  const first = (row * pixels.columns + column) * pixels.samplesPerPixel
  const found = Array.from({ length: pixels.samplesPerPixel }, (_, sample) => pixels.values[first + sample])
  return found.every((value): value is number => value !== undefined && Number.isFinite(value)) ? found : undefined
}
