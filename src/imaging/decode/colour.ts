import { FrameError } from '../frame-failure.ts'
import type { CodedSamples } from './coded-samples.ts'
import type { ColourFrame, GreyFrame } from './decoded-frame.ts'
import { isSubsampled } from './pixel-description.ts'

/** Red, green and blue lookup tables with 8 bits an entry (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6). */
export interface Palette {
  readonly firstValue: number
  readonly red: Uint8Array
  readonly green: Uint8Array
  readonly blue: Uint8Array
}

interface ColourSamples extends Omit<CodedSamples, 'samples'> {
  readonly samples: ArrayLike<number>
  /** All red, then all green, then all blue (Planar Configuration 1). */
  readonly isPlanar?: boolean
  /** Uncompressed as the photometric interpretation says: YBR_FULL_422 then has four samples for two pixels. */
  readonly isSubsampled?: boolean
}

/** Three components a pixel, as their photometric interpretation says (PS3.3 C.7.6.3.1.2), to red, green and blue. */
export function colourOfSamples(coded: ColourSamples, photometric: string): ColourFrame {
  const { width, height, samples, bits } = coded
  const pixels = width * height
  const rgba = new Uint8ClampedArray(pixels * 4)
  const down = Math.max(0, bits - 8)
  const isLuminance = !coded.isRgb && isLuminanceChrominance(photometric)
  const shares = coded.isSubsampled === true && isSubsampled(photometric)
  const step = coded.isPlanar === true ? 1 : 3
  const apart = coded.isPlanar === true ? pixels : 1
  for (let pixel = 0, to = 0; pixel < pixels; pixel += 1, to += 4) {
    // Y1 Y2 Cb Cr: chrominance belongs to both (PS3.3 C.7.6.3.1.2).
    const pair = (pixel >> 1) * 4
    const one = (shares ? samples[pair + (pixel & 1)] : samples[pixel * step]) ?? 0
    const two = (shares ? samples[pair + 2] : samples[pixel * step + apart]) ?? 0
    const three = (shares ? samples[pair + 3] : samples[pixel * step + 2 * apart]) ?? 0
    if (isLuminance) writeFromYbr(rgba, to, one >> down, two >> down, three >> down)
    else {
      rgba[to] = one >> down
      rgba[to + 1] = two >> down
      rgba[to + 2] = three >> down
    }
    rgba[to + 3] = 255
  }
  return { kind: 'colour', rows: height, columns: width, rgba }
}

/** Values through the palette; beyond its ends the first and last entry hold. */
export function colourOfPalette(grey: GreyFrame, palette: Palette): ColourFrame {
  const { values, rows, columns } = grey
  const rgba = new Uint8ClampedArray(values.length * 4)
  const last = palette.red.length - 1
  for (let at = 0, to = 0; at < values.length; at += 1, to += 4) {
    const entry = Math.min(last, Math.max(0, (values[at] ?? 0) - palette.firstValue))
    rgba[to] = palette.red[entry] ?? 0
    rgba[to + 1] = palette.green[entry] ?? 0
    rgba[to + 2] = palette.blue[entry] ?? 0
    rgba[to + 3] = 255
  }
  return { kind: 'colour', rows, columns, rgba }
}

function isLuminanceChrominance(photometric: string): boolean {
  switch (photometric) {
    case 'RGB':
    // Their colour transform is part of the codestream, and undone by its decoder.
    case 'YBR_ICT':
    case 'YBR_RCT':
    case 'XYB':
      return false
    case 'YBR_FULL':
    case 'YBR_FULL_422':
      return true
    default:
      throw new FrameError('bad-description', `three samples with ${photometric}`)
  }
}

/** ITU-R BT.601 in full range (PS3.3 C.7.6.3.1.2). Rounds and holds within 0 to 255 by the clamped array. */
function writeFromYbr(rgba: Uint8ClampedArray, to: number, y: number, cb: number, cr: number): void {
  rgba[to] = y + 1.402 * (cr - 128)
  rgba[to + 1] = y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128)
  rgba[to + 2] = y + 1.772 * (cb - 128)
}
