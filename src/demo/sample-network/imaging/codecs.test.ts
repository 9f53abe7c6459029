import { describe, expect, it } from 'vitest'
import { jpeg, jpeg2000, jpegLs, type RawFrame, rle } from './codecs.ts'
import { words } from './pixels.ts'

const SIDE = 64
const pixels = Uint16Array.from({ length: SIDE * SIDE }, (_, at) => (at % SIDE) * 40 + ((at * 7919) % 13))
const grey: RawFrame = { columns: SIDE, rows: SIDE, bits: 12, samples: 1, bytes: words(pixels) }

/** RLE of DICOM read back (PS3.5 §G.3.2). */
function unpacked(bytes: Uint8Array, length: number): readonly Uint8Array[] {
  const header = new DataView(bytes.buffer)
  return Array.from({ length: header.getUint32(0, true) }, (_, segment) => {
    const plane = new Uint8Array(length)
    let from = header.getUint32(4 + segment * 4, true)
    for (let at = 0; at < length; ) {
      const count = ((bytes[from++] ?? 0) << 24) >> 24
      if (count >= 0) {
        plane.set(bytes.subarray(from, from + count + 1), at)
        from += count + 1
        at += count + 1
      } else if (count > -128) {
        plane.fill(bytes[from++] ?? 0, at, at + 1 - count)
        at += 1 - count
      }
    }
    return plane
  })
}

describe('the encoders of the sample studies', () => {
  it('give the same bytes twice', async () => {
    for (const encode of [jpegLs, (frame: RawFrame) => jpeg2000(frame), (frame: RawFrame) => jpeg2000(frame, 8)]) {
      expect(await encode(grey)).toEqual(await encode(grey))
    }
  })

  it('make JPEG 2000 about as small as is asked', async () => {
    const noisy = { ...grey, bytes: words(pixels.map((value, at) => value ^ ((at * 2654435761) >>> 25))) }
    const lossless = await jpeg2000(noisy)
    const lossy = await jpeg2000(noisy, 10)
    expect(lossy.length).toBeLessThan(lossless.length / 2)
    expect(lossy.length).toBeLessThan((SIDE * SIDE * 1.5) / 8)
  })

  it('write 4:2:2 chroma into a JPEG of colour, as YBR_FULL_422 says', async () => {
    const bytes = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => at & 0xff)
    const stream = await jpeg({ columns: SIDE, rows: SIDE, bits: 8, samples: 3, bytes }, 80)
    const frame = stream.findIndex((byte, at) => byte === 0xff && stream[at + 1] === 0xc0)
    // Sampling factors of Y, Cb and Cr: 2×1, 1×1, 1×1.
    expect([stream[frame + 11], stream[frame + 14], stream[frame + 17]]).toEqual([0x21, 0x11, 0x11])
  })

  it('write RLE that unpacks to the byte planes, the high byte first', () => {
    const [high, low] = unpacked(rle(grey), SIDE * SIDE)
    expect(Uint16Array.from(pixels, (_, at) => ((high?.[at] ?? 0) << 8) | (low?.[at] ?? 0))).toEqual(pixels)
  })

  it('write RLE of colour in three segments', () => {
    const bytes = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => (at % 3) * 60 + ((at >> 4) & 7))
    const planes = unpacked(rle({ columns: SIDE, rows: SIDE, bits: 8, samples: 3, bytes }), SIDE * SIDE)
    expect(planes).toHaveLength(3)
    expect(Uint8Array.from(bytes, (_, at) => planes[at % 3]?.[Math.floor(at / 3)] ?? 0)).toEqual(bytes)
  })
})
