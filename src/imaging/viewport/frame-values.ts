import { modalityValues } from '../display/grey-scale.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { FrameValues } from '../image-viewport.ts'

/** The values of a frame; undefined of the server's picture, whose shades are not the stored values (E34). */
export function frameValues({ decoded, frame, greyScale, quality }: LoadedFrame): FrameValues | undefined {
  if (quality === 'rendered') return undefined
  const { rows, columns } = decoded
  if (decoded.kind === 'colour' || greyScale === undefined) {
    const rgb = decoded.kind === 'colour' ? decoded.rgba.filter((_, at) => at % 4 !== 3) : new Uint8ClampedArray(0)
    return { frame, rows, columns, samplesPerPixel: 3, values: rgb, isRescaled: false }
  }
  const { modality } = greyScale
  const values = modalityValues(decoded, modality)
  return { frame, rows, columns, samplesPerPixel: 1, values, isRescaled: modality.isRescaled }
}
