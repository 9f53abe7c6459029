import type { CodedSamples } from './coded-samples.ts'
import type { GreyFrame, StoredValues } from './decoded-frame.ts'
import type { PixelDescription } from './pixel-description.ts'

interface GreySource {
  readonly description: PixelDescription
  readonly overlayBits: readonly { readonly group: string; readonly bit: number }[]
  readonly isBigEndian: boolean
}

/** A grey frame of uncompressed bytes (PS3.5 §8.1): bits below and above the stored ones are no part of the value. */
export function greyOfNative(bytes: Uint8Array, source: GreySource): GreyFrame {
  const { description, overlayBits, isBigEndian } = source
  const { rows, columns, bitsAllocated, bitsStored, highBit, isSigned, isFloat } = description
  const count = rows * columns
  const raw = rawValues(bytes, count, bitsAllocated, isFloat, isBigEndian)
  const bitPlanes = Object.fromEntries(
    overlayBits.map(({ group, bit }) => [group, Uint8Array.from(raw, (value) => Math.floor(value / 2 ** bit) % 2)]),
  )
  if (isFloat) return greyFrame(description, raw, bitPlanes)
  const up = 31 - highBit
  const down = 32 - bitsStored
  const values = isSigned ? signedArray(bitsStored, count) : unsignedArray(bitsStored, count)
  if (isSigned) for (let at = 0; at < count; at += 1) values[at] = ((raw[at] ?? 0) << up) >> down
  else for (let at = 0; at < count; at += 1) values[at] = ((raw[at] ?? 0) << up) >>> down
  return greyFrame(description, values, bitPlanes)
}

/**
 * A grey frame of decoded samples. Lossy decoders can overshoot the stored bits: such values are held at the limits, where
 * cutting bits off would turn white into black.
 */
export function greyOfSamples(coded: CodedSamples, source: GreySource, isLossy: boolean): GreyFrame {
  const { bitsStored, isSigned } = source.description
  const { samples } = coded
  const bits = Math.min(bitsStored, 16)
  const values = isSigned ? signedArray(bits, samples.length) : unsignedArray(bits, samples.length)
  const isCodedSigned = samples instanceof Int16Array || samples instanceof Int8Array
  const least = isSigned ? -(2 ** (bits - 1)) : 0
  const most = isSigned ? 2 ** (bits - 1) - 1 : 2 ** bits - 1
  const shift = 32 - bits
  const isHeld = isCodedSigned || (isLossy && !isSigned)
  for (let at = 0; at < samples.length; at += 1) {
    const value = samples[at] ?? 0
    if (isHeld) values[at] = Math.min(most, Math.max(least, value))
    else values[at] = isSigned ? (value << shift) >> shift : (value << shift) >>> shift
  }
  return greyFrame(source.description, values, {})
}

function greyFrame(
  { rows, columns }: PixelDescription,
  values: StoredValues,
  bitPlanes: Readonly<Record<string, Uint8Array>>,
): GreyFrame {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0
    if (value < least) least = value
    if (value > most) most = value
  }
  const hasRange = least <= most
  return { kind: 'grey', rows, columns, values, least: hasRange ? least : 0, most: hasRange ? most : 0, bitPlanes }
}

function rawValues(
  bytes: Uint8Array,
  count: number,
  bits: PixelDescription['bitsAllocated'],
  isFloat: boolean,
  isBigEndian: boolean,
): Uint8Array | Uint16Array | Uint32Array | Float32Array {
  if (bits === 8) return bytes.subarray(0, count)
  // Bit-packed, the first pixel in the least significant bit (PS3.5 §8.1.1).
  if (bits === 1) return Uint8Array.from({ length: count }, (_, at) => ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = !isBigEndian
  if (bits === 16) {
    // Aligned little-endian words are the memory of every machine this runs on.
    if (little && bytes.byteOffset % 2 === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, count)
    return Uint16Array.from({ length: count }, (_, at) => view.getUint16(at * 2, little))
  }
  if (bits === 32) {
    return isFloat
      ? Float32Array.from({ length: count }, (_, at) => view.getFloat32(at * 4, little))
      : Uint32Array.from({ length: count }, (_, at) => view.getUint32(at * 4, little))
  }
  return Float32Array.from({ length: count }, (_, at) => view.getFloat64(at * 8, little))
}

function unsignedArray(bits: number, length: number): Uint8Array | Uint16Array | Uint32Array {
  if (bits <= 8) return new Uint8Array(length)
  return bits <= 16 ? new Uint16Array(length) : new Uint32Array(length)
}

function signedArray(bits: number, length: number): Int8Array | Int16Array | Int32Array {
  if (bits <= 8) return new Int8Array(length)
  return bits <= 16 ? new Int16Array(length) : new Int32Array(length)
}
