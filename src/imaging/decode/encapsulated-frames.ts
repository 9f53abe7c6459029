import { FrameError } from '../frame-failure.ts'

export interface Encapsulated {
  /** In their order, without the item of the offset table. */
  readonly fragments: readonly Uint8Array[]
  /** First byte of each frame, counted from the first fragment's item; empty without a table. */
  readonly offsets: readonly number[]
}

/** Item tag and length before each fragment. */
const ITEM_HEADER = 8

/**
 * Puts fragments together to frames (PS3.5 A.4): by the offset table; one fragment a frame; all in one frame; or, in a file
 * of several fragmented frames without a table, by the signature with which every compressed image begins. Throws FrameError
 * where the frames cannot be told apart: a wrong guess would show a picture under another number (H-18).
 */
export function encapsulatedFrames({ fragments, offsets }: Encapsulated, frames: number): readonly Uint8Array[] {
  if (fragments.length === 0) throw new FrameError('no-pixels', 'encapsulated Pixel Data without fragments')
  if (frames === 1) return [joined(fragments)]
  if (offsets.length === frames) return groupedBy(fragments, byOffset(fragments, offsets))
  if (fragments.length === frames) return fragments
  const starts = fragments.map((fragment, at) => (at === 0 || beginsImage(fragment) ? at : -1)).filter((at) => at >= 0)
  if (starts.length === frames) return groupedBy(fragments, starts)
  throw new FrameError('corrupt', `${fragments.length} fragments for ${frames} frames, without an offset table`)
}

function byOffset(fragments: readonly Uint8Array[], offsets: readonly number[]): readonly number[] {
  const places = new Map<number, number>()
  let at = 0
  fragments.forEach((fragment, index) => {
    places.set(at, index)
    at += ITEM_HEADER + fragment.length
  })
  return offsets.map((offset) => {
    const index = places.get(offset)
    if (index === undefined) throw new FrameError('corrupt', `offset ${offset} is no fragment`)
    return index
  })
}

function groupedBy(fragments: readonly Uint8Array[], starts: readonly number[]): readonly Uint8Array[] {
  return starts.map((start, at) => joined(fragments.slice(start, starts[at + 1] ?? fragments.length)))
}

function joined(fragments: readonly Uint8Array[]): Uint8Array {
  const [first] = fragments
  if (fragments.length === 1 && first !== undefined) return first.slice()
  const whole = new Uint8Array(fragments.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const fragment of fragments) {
    whole.set(fragment, at)
    at += fragment.length
  }
  return whole
}

/** SOI of JPEG and JPEG-LS, SOC of JPEG 2000 (with SIZ), the boxes of JP2 and JPEG XL. */
function beginsImage([first, second, third, fourth]: Uint8Array): boolean {
  if (first === 0xff && second === 0xd8) return third === 0xff
  if (first === 0xff && second === 0x4f) return third === 0xff && fourth === 0x51
  return first === 0 && second === 0 && third === 0 && fourth === 12
}
