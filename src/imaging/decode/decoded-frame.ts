/** What decoding gives: stored values of a grey image, or colours ready to draw. */
export type DecodedFrame = GreyFrame | ColourFrame

export type StoredValues = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array

/** Values as stored, sign extended, without the bits that are no part of the image; before the modality LUT. */
export interface GreyFrame {
  readonly kind: 'grey'
  readonly rows: number
  readonly columns: number
  readonly values: StoredValues
  readonly least: number
  readonly most: number
  /** Overlay planes that were stored in unused bits of the pixels (retired), by group `6000`–`601E`: one byte a pixel. */
  readonly bitPlanes: Readonly<Record<string, Uint8Array>>
}

export interface ColourFrame {
  readonly kind: 'colour'
  readonly rows: number
  readonly columns: number
  /** Red, green, blue, 255. */
  readonly rgba: Uint8ClampedArray
}

/** Memory that a frame holds. */
export function frameBytes(frame: DecodedFrame): number {
  if (frame.kind === 'colour') return frame.rgba.byteLength
  return Object.values(frame.bitPlanes).reduce((sum, plane) => sum + plane.byteLength, frame.values.byteLength)
}

/** The buffers to hand over between threads. */
export function frameBuffers(frame: DecodedFrame): ArrayBufferLike[] {
  if (frame.kind === 'colour') return [frame.rgba.buffer]
  return [frame.values.buffer, ...Object.values(frame.bitPlanes).map((plane) => plane.buffer)]
}
