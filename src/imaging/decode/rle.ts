import { FrameError } from '../frame-failure.ts'
import type { PixelDescription } from './pixel-description.ts'

const HEADER_BYTES = 64

/**
 * RLE Lossless (PS3.5 Annex G): one segment for each byte of each sample, the most significant byte first. Gives the frame
 * as native little-endian bytes, samples interleaved. Throws FrameError when a segment lies outside of the data or ends
 * before its pixels.
 */
export function decodeRle(bytes: Uint8Array, description: PixelDescription): Uint8Array<ArrayBuffer> {
  const { rows, columns, samplesPerPixel, bitsAllocated } = description
  if (bytes.length < HEADER_BYTES) throw new FrameError('corrupt', 'RLE header is cut')
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  const segments = header.getUint32(0, true)
  const bytesPerSample = bitsAllocated / 8
  if (segments !== samplesPerPixel * bytesPerSample) {
    throw new FrameError('corrupt', `${segments} RLE segments for ${samplesPerPixel} × ${bitsAllocated} bits`)
  }
  const pixels = rows * columns
  const native = new Uint8Array(pixels * segments)
  for (let segment = 0; segment < segments; segment += 1) {
    const from = header.getUint32(4 + segment * 4, true)
    const next = segment + 1 < segments ? header.getUint32(8 + segment * 4, true) : bytes.length
    if (from < HEADER_BYTES || next < from || next > bytes.length) throw new FrameError('corrupt', 'RLE offsets')
    const sample = Math.floor(segment / bytesPerSample)
    const significance = bytesPerSample - 1 - (segment % bytesPerSample)
    const first = sample * bytesPerSample + significance
    unpackSegment(bytes.subarray(from, next), native, first, segments, pixels)
  }
  return native
}

/** PackBits (PS3.5 G.3.2), written to every `stride`th byte from `first`. */
function unpackSegment(packed: Uint8Array, into: Uint8Array, first: number, stride: number, count: number): void {
  const end = first + count * stride
  let at = first
  let read = 0
  while (at < end) {
    const control = packed[read]
    if (control === undefined) throw new FrameError('corrupt', 'RLE segment is cut')
    read += 1
    if (control < 128) {
      const literal = control + 1
      if (read + literal > packed.length) throw new FrameError('corrupt', 'RLE segment is cut')
      for (let index = 0; index < literal && at < end; index += 1, at += stride) into[at] = packed[read + index] ?? 0
      read += literal
    } else if (control > 128) {
      const value = packed[read]
      if (value === undefined) throw new FrameError('corrupt', 'RLE segment is cut')
      read += 1
      for (let left = 257 - control; left > 0 && at < end; left -= 1, at += stride) into[at] = value
    }
  }
}
