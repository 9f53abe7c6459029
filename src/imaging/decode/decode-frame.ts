import { type TransferSyntax, transferSyntax } from '#standards/dicom/transfer-syntaxes.ts'
import { FrameError } from '../frame-failure.ts'
import type { CodedSamples } from './coded-samples.ts'
import { colourOfPalette, colourOfSamples, type Palette } from './colour.ts'
import type { DecodedFrame } from './decoded-frame.ts'
import { greyOfNative, greyOfSamples } from './grey.ts'
import { decodeDctJpeg } from './jpeg/dct-jpeg.ts'
import { jpegHeader } from './jpeg/jpeg-frame.ts'
import { decodeLosslessJpeg } from './jpeg/lossless-jpeg.ts'
import { nativeFrameBytes, type PixelDescription } from './pixel-description.ts'
import { decodeRle } from './rle.ts'
import type { WasmCodec, WasmCodecs } from './wasm-codecs.ts'

/** One frame as it is stored or was sent. */
export interface EncodedFrame {
  readonly bytes: Uint8Array
  readonly transferSyntaxUid: string
  readonly description: PixelDescription
  readonly palette: Palette | undefined
  /** Groups `6000`–`601E` whose plane lies in bits of the pixels, with the bit (PS3.3 C.9.2, retired). */
  readonly overlayBits: readonly { readonly group: string; readonly bit: number }[]
  /** Uncompressed words are in big-endian order. */
  readonly isBigEndian: boolean
}

/**
 * Decodes one frame by what its bytes are. Throws FrameError; never gives a picture whose size is not Rows × Columns ×
 * Samples (the silent errors of imaging.md §5).
 */
export async function decodeFrame(frame: EncodedFrame, codecs: WasmCodecs): Promise<DecodedFrame> {
  const syntax = transferSyntax(frame.transferSyntaxUid)
  const isNamedNative = syntax?.encoding === 'native' || frame.transferSyntaxUid === ENCAPSULATED_UNCOMPRESSED
  if (isNamedNative && isFrameOfNativeLength(frame)) return decodeNative(frame.bytes, frame)
  if (syntax?.encoding === 'rle') return decodeNative(decodeRle(frame.bytes, frame.description), frame, 'interleaved')
  if (syntax === undefined && !isNamedNative) {
    throw new FrameError('unsupported-syntax', `transfer syntax ${frame.transferSyntaxUid}`)
  }
  const codec = isNamedNative ? codecBySignature(frame.bytes) : codecOfSyntax(syntax, frame.bytes)
  if (codec === undefined) {
    const { length } = frame.bytes
    throw new FrameError('corrupt', `${length} bytes instead of ${nativeFrameBytes(frame.description)}`)
  }
  const coded = await decodeCoded(codec, frame.bytes, codecs)
  checkSize(coded, frame.description)
  if (frame.palette !== undefined) return colourOfPalette(greyOfSamples(coded, frame, false), frame.palette)
  if (coded.components === 3) return colourOfSamples(coded, frame.description.photometric)
  return greyOfSamples(coded, frame, syntax?.isLossy === true || LOSSY_UNLESS_SAID.has(frame.transferSyntaxUid))
}

const ENCAPSULATED_UNCOMPRESSED = '1.2.840.10008.1.2.1.98'
/** JPEG 2000, HTJ2K and JPEG XL that may be lossy: values can overshoot and are held, not cut to their bits. */
const LOSSY_UNLESS_SAID: ReadonlySet<string> = new Set([
  '1.2.840.10008.1.2.4.91',
  '1.2.840.10008.1.2.4.203',
  '1.2.840.10008.1.2.4.112',
])

type Codec = WasmCodec | 'jpeg' | 'jpeg-lossless'

function isFrameOfNativeLength({ bytes, description }: EncodedFrame): boolean {
  const expected = nativeFrameBytes(description)
  // A single frame of odd length is followed by one byte of padding (PS3.5 §8.1.1).
  return bytes.length === expected || bytes.length === expected + (expected % 2)
}

function decodeNative(bytes: Uint8Array, frame: EncodedFrame, order?: 'interleaved'): DecodedFrame {
  const { description, palette } = frame
  if (description.samplesPerPixel === 1) {
    const grey = greyOfNative(bytes, frame)
    return palette === undefined ? grey : colourOfPalette(grey, palette)
  }
  const isPlanar = description.isPlanar && order === undefined
  const isWide = description.bitsAllocated === 16
  const samples = isWide ? wordsOf(bytes, frame.isBigEndian) : bytes
  return colourOfSamples(
    {
      width: description.columns,
      height: description.rows,
      components: 3,
      bits: description.bitsStored,
      samples,
      isRgb: false,
      isPlanar,
      isSubsampled: order === undefined,
    },
    description.photometric,
  )
}

function wordsOf(bytes: Uint8Array, isBigEndian: boolean): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint16Array.from({ length: bytes.byteLength >> 1 }, (_, at) => view.getUint16(at * 2, !isBigEndian))
}

/** What the transfer syntax says; within JPEG the stream itself tells the process. */
function codecOfSyntax(syntax: TransferSyntax | undefined, bytes: Uint8Array): Codec {
  switch (syntax?.encoding) {
    case 'jpeg':
    case 'jpeg-lossless':
      return jpegCodec(bytes)
    case 'jpeg-ls':
      return 'jpeg-ls'
    case 'jpeg-2000':
      return 'jpeg-2000'
    case 'htj2k':
      return 'htj2k'
    case 'jpeg-xl':
      return 'jpeg-xl'
    default:
      throw new FrameError('unsupported-syntax', syntax?.name ?? 'unknown transfer syntax')
  }
}

/** Servers have sent compressed bytes under the name of uncompressed ones (imaging.md §5): told by their first bytes. */
function codecBySignature(bytes: Uint8Array): Codec | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xd8 && third === 0xff) {
    // JPEG-LS has a frame marker of its own (ISO/IEC 14495-1 C.1.1).
    return hasMarkerBeforeScan(bytes, 0xf7) ? 'jpeg-ls' : jpegCodec(bytes)
  }
  // A codestream with extended capabilities (CAP) is High-Throughput (ISO/IEC 15444-15).
  if (first === 0xff && second === 0x4f) return hasCapabilities(bytes) ? 'htj2k' : 'jpeg-2000'
  if (first === 0 && second === 0 && third === 0 && fourth === 12)
    return bytes[4] === 0x4a && bytes[5] === 0x58 ? 'jpeg-xl' : 'jpeg-2000'
  return first === 0xff && second === 0x0a ? 'jpeg-xl' : undefined
}

function hasMarkerBeforeScan(bytes: Uint8Array, marker: number): boolean {
  for (let at = 2; at + 3 < bytes.length && bytes[at] === 0xff; ) {
    if (bytes[at + 1] === marker) return true
    if (bytes[at + 1] === 0xda) return false
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
  }
  return false
}

function hasCapabilities(bytes: Uint8Array): boolean {
  const afterSize = 4 + (((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0))
  return bytes[afterSize] === 0xff && bytes[afterSize + 1] === 0x50
}

function jpegCodec(bytes: Uint8Array): Codec {
  const { process, precision } = jpegHeader(bytes)
  if (process === 3) return 'jpeg-lossless'
  if (process > 3) throw new FrameError('unsupported-syntax', `JPEG process SOF${process}`)
  return precision === 8 ? 'jpeg-8-bit' : 'jpeg'
}

async function decodeCoded(codec: Codec, bytes: Uint8Array, codecs: WasmCodecs): Promise<CodedSamples> {
  if (codec === 'jpeg') return decodeDctJpeg(bytes)
  if (codec === 'jpeg-lossless') return decodeLosslessJpeg(bytes)
  return codecs.decode(codec, bytes)
}

function checkSize(coded: CodedSamples, { rows, columns, samplesPerPixel }: PixelDescription): void {
  if (coded.width === columns && coded.height === rows && coded.components === samplesPerPixel) return
  const is = `${coded.width}×${coded.height}×${coded.components}`
  throw new FrameError('corrupt', `${is} samples instead of ${columns}×${rows}×${samplesPerPixel}`)
}
