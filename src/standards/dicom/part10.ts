import { Inflate } from 'fflate'
import { DataSetReader, type Encoding, type Part10PixelData } from './data-set-reader.ts'
import { type DicomJson, textOf } from './dicom-json.ts'
import { Part10Error } from './part10-error.ts'
import { TAG } from './tags.ts'

export type { Part10PixelData } from './data-set-reader.ts'

/** A DICOM file, read: what is said about the file, and the data set without its pixels. */
export interface Part10 {
  readonly meta: DicomJson
  readonly dataSet: DicomJson
  readonly pixelData: Part10PixelData | undefined
}

const PREAMBLE = 128
const DEFLATED = '1.2.840.10008.1.2.1.99'
const IMPLICIT = '1.2.840.10008.1.2'
const BIG_ENDIAN = '1.2.840.10008.1.2.2'
/** A deflated file may be a bomb: it is unpacked to at most this (D8). */
const MOST_INFLATED = 512 * 1024 * 1024
const INFLATE_STEP = 16 * 1024

/**
 * Reads a DICOM file (PS3.10 chapter 7), also one without preamble or without file meta information. Pixel Data that ends
 * early is given as far as it goes; anything else that does not fit is explained by a `Part10Error`. `mostInflated` limits
 * the bytes of a deflated file.
 */
export function readPart10(bytes: Uint8Array, mostInflated = MOST_INFLATED): Part10 {
  const start = startOf(bytes)
  const hasMeta = hex(bytes, start) === '0200'
  const metaReader = new DataSetReader(bytes, start, { isExplicit: hasVr(bytes, start), isLittle: true })
  const meta = hasMeta ? metaReader.readAll(2) : {}
  const at = hasMeta ? metaReader.at : start
  const syntax = textOf(meta, TAG.TransferSyntaxUID)
  const isDeflated = syntax === DEFLATED
  const body = isDeflated ? inflated(bytes.subarray(at), mostInflated) : bytes
  const reader = new DataSetReader(body, isDeflated ? 0 : at, encodingOf(syntax, body, isDeflated ? 0 : at))
  const dataSet = reader.readAll()
  return { meta, dataSet, pixelData: reader.pixelData }
}

/** After the preamble and `DICM`; without them at a first element that old writers begin with. */
function startOf(bytes: Uint8Array): number {
  if (bytes.length >= PREAMBLE + 4 && String.fromCharCode(...bytes.subarray(PREAMBLE, PREAMBLE + 4)) === 'DICM') {
    return PREAMBLE + 4
  }
  const first = hex(bytes, 0)
  const isElement = bytes.length >= 8 && (first === '0200' || first === '0800')
  if (isElement && (bytes[2] ?? 0xff) <= 0x18 && bytes[3] === 0) return 0
  throw new Part10Error('not-dicom', 'neither a DICM prefix nor a first element of group 0002 or 0008')
}

/** What the transfer syntax says, except where the bytes plainly are the other way. */
function encodingOf(syntax: string | undefined, bytes: Uint8Array, at: number): Encoding {
  if (syntax === BIG_ENDIAN) return { isExplicit: true, isLittle: false }
  const isExplicit = bytes.length - at < 8 ? syntax !== IMPLICIT : hasVr(bytes, at)
  return { isExplicit, isLittle: true }
}

/** Whether an element has its representation written: two capital letters after the tag. */
function hasVr(bytes: Uint8Array, at: number): boolean {
  return /^[A-Z]{2}$/.test(String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0))
}

function hex(bytes: Uint8Array, at: number): string {
  return [bytes[at] ?? 0, bytes[at + 1] ?? 0].map((each) => each.toString(16).padStart(2, '0')).join('')
}

function inflated(bytes: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((part) => {
    size += part.length
    if (size > most) throw new Part10Error('too-large', `a deflated file of more than ${most} bytes`)
    parts.push(part)
  })
  try {
    for (let at = 0; at < bytes.length; at += INFLATE_STEP) {
      inflate.push(bytes.subarray(at, at + INFLATE_STEP), at + INFLATE_STEP >= bytes.length)
    }
  } catch (error) {
    if (error instanceof Part10Error) throw error
    throw new Part10Error('damaged', 'the deflated data set cannot be unpacked')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
