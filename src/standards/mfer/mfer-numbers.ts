/** Bytes of a value with the byte order in force where they stood: some are understood only when samples come. */
export interface MferBytes {
  readonly bytes: Uint8Array
  readonly isLittleEndian: boolean
}

/** An unsigned number, as long as its bytes say (1–4); undefined for none or more. */
export function unsignedOf({ bytes, isLittleEndian }: MferBytes): number | undefined {
  if (bytes.length === 0 || bytes.length > 4) return undefined
  let number = 0
  for (let index = 0; index < bytes.length; index += 1) {
    number = number * 256 + (bytes[isLittleEndian ? bytes.length - 1 - index : index] ?? 0)
  }
  return number
}

/** A number in two's complement, as long as its bytes say (1–4). */
export function signedOf(value: MferBytes): number | undefined {
  const number = unsignedOf(value)
  if (number === undefined) return undefined
  const half = 2 ** (8 * value.bytes.length - 1)
  return number >= half ? number - 2 * half : number
}

/** A part of a value; what lies beyond its end is left out. */
export function partOf({ bytes, isLittleEndian }: MferBytes, from: number, until?: number): MferBytes {
  return { bytes: bytes.subarray(from, until), isLittleEndian }
}

/** A number in the type of the samples: OFF and NUL are written as the samples are, some makers shorter. */
export function sampleNumberOf(value: MferBytes, dataType: number): number | undefined {
  const { bytes, isLittleEndian } = value
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (dataType === 7 && bytes.length === 4) return view.getFloat32(0, isLittleEndian)
  if (dataType === 8 && bytes.length === 8) return view.getFloat64(0, isLittleEndian)
  const isUnsigned = dataType === 1 || dataType === 3 || dataType === 4 || dataType === 6
  return isUnsigned ? unsignedOf(value) : signedOf(value)
}
