import { dot, minus } from '#clinical/imaging/frame-geometry.ts'
import type { ImageStack, Vector3 } from '#clinical/imaging/image-study.ts'
import { modalityValue } from '../display/grey-scale.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import { planeSpacing } from '../viewport/patient-position.ts'

/** Voxels of a stack in patient coordinates: columns fastest, then rows, then slices along the normal. */
export interface StackVolume {
  readonly voxels: Int16Array | Uint16Array | Float32Array
  /** Columns, rows, slices. */
  readonly dimensions: Vector3
  /** mm between columns, rows, slices. */
  readonly spacing: Vector3
  /** Centre of the first voxel, LPS in mm. */
  readonly origin: Vector3
  /** Directions of columns, rows and slices, one after the other. */
  readonly direction: readonly number[]
  /** Modality value = stored × slope + intercept. */
  readonly slope: number
  readonly intercept: number
}

/**
 * Puts the frames of a stack together. Only for stacks whose `canReformat` is true, and only with all of their frames: a
 * gap would be drawn as anatomy (H-18). undefined when the frames do not fit together after all.
 */
export function volumeOfStack(stack: ImageStack, frames: readonly LoadedFrame[]): StackVolume | undefined {
  const [first] = frames
  const last = frames.at(-1)
  const start = first?.frame.geometry
  const end = last?.frame.geometry
  const plane = first === undefined ? undefined : planeSpacing(first.frame)
  if (first === undefined || start === undefined || end === undefined || plane === undefined) return undefined
  if (frames.length !== stack.frames.length || frames.length < 2) return undefined
  const along = dot(minus(end.position, start.position), start.normal)
  // Stacks run as one pages; a volume runs along its normal.
  const ordered = along < 0 ? [...frames].reverse() : frames
  const origin = ordered[0]?.frame.geometry?.position ?? start.position
  const { rows, columns } = first.decoded
  const filled = fill(ordered, rows * columns)
  if (filled === undefined) return undefined
  return {
    ...filled,
    dimensions: [columns, rows, frames.length],
    spacing: [plane.column, plane.row, Math.abs(along) / (frames.length - 1)],
    origin,
    direction: [...start.rowDirection, ...start.columnDirection, ...start.normal],
  }
}

/** Stored values where all frames mean the same by them; values after the modality LUT otherwise (PET). */
function fill(
  frames: readonly LoadedFrame[],
  pixels: number,
): Pick<StackVolume, 'voxels' | 'slope' | 'intercept'> | undefined {
  const scales = frames.map(({ greyScale }) => greyScale?.modality)
  const [scale] = scales
  const isSame =
    scale?.kind === 'rescale' &&
    scales.every((each) => each?.kind === 'rescale' && each.slope === scale.slope && each.intercept === scale.intercept)
  const least = Math.min(...frames.map(({ decoded }) => (decoded.kind === 'grey' ? decoded.least : 0)))
  const most = Math.max(...frames.map(({ decoded }) => (decoded.kind === 'grey' ? decoded.most : 0)))
  const voxels = isSame ? storedArray(frames.length * pixels, least, most) : new Float32Array(frames.length * pixels)
  for (const [at, { decoded, greyScale }] of frames.entries()) {
    if (decoded.kind !== 'grey' || greyScale === undefined || decoded.values.length !== pixels) return undefined
    if (isSame) voxels.set(decoded.values, at * pixels)
    else {
      const from = at * pixels
      for (let pixel = 0; pixel < pixels; pixel += 1) {
        voxels[from + pixel] = modalityValue(greyScale.modality, decoded.values[pixel] ?? 0)
      }
    }
  }
  return { voxels, slope: isSame ? scale.slope : 1, intercept: isSame ? scale.intercept : 0 }
}

function storedArray(length: number, least: number, most: number): StackVolume['voxels'] {
  if (least >= -32_768 && most <= 32_767) return new Int16Array(length)
  return least >= 0 && most <= 65_535 ? new Uint16Array(length) : new Float32Array(length)
}
