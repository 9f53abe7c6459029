import { FrameError } from '../../frame-failure.ts'
import { type HuffmanTable, huffmanTable } from './huffman.ts'

/** Header of a frame, and the tables in force at each scan (ISO/IEC 10918-1 Annex B). */
export interface JpegHeader {
  /** Low byte of the SOF marker: C0 baseline, C1 extended, C2 progressive, C3 lossless, … */
  readonly process: number
  readonly precision: number
  readonly width: number
  readonly height: number
  readonly components: readonly JpegComponent[]
}

export interface JpegComponent {
  readonly id: number
  readonly horizontal: number
  readonly vertical: number
  readonly quantization: number
}

export interface JpegScan {
  readonly components: readonly ScanComponent[]
  readonly spectralStart: number
  readonly spectralEnd: number
  readonly approximationHigh: number
  readonly approximationLow: number
  readonly restartInterval: number
  readonly quantization: ReadonlyMap<number, Uint16Array>
  /** First byte of the entropy-coded data. */
  readonly at: number
}

interface ScanComponent {
  readonly index: number
  readonly dc: HuffmanTable | undefined
  readonly ac: HuffmanTable | undefined
}

/**
 * Walks through a JPEG stream. `onScan` decodes a scan and answers where its data end. Throws FrameError on anything that
 * the standard does not allow.
 */
export function readJpeg(
  bytes: Uint8Array,
  onHeader: (header: JpegHeader) => void,
  onScan: (scan: JpegScan) => number,
): void {
  const quantization = new Map<number, Uint16Array>()
  const huffman = new Map<number, HuffmanTable>()
  let header: JpegHeader | undefined
  let restartInterval = 0
  let at = 2
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new FrameError('corrupt', 'no JPEG')
  for (;;) {
    at = nextMarker(bytes, at)
    const marker = bytes[at - 1] ?? 0xd9
    if (marker === 0xd9) break
    const end = at + word(bytes, at)
    if (end > bytes.length) throw new FrameError('corrupt', 'JPEG segment is cut')
    const body = bytes.subarray(at + 2, end)
    at = end
    if (marker === 0xdb) readQuantization(body, quantization)
    else if (marker === 0xc4) readHuffman(body, huffman)
    else if (marker === 0xdd) restartInterval = word(body, 0)
    else if (marker === 0xda) {
      if (header === undefined) throw new FrameError('corrupt', 'JPEG scan without frame')
      at = onScan({ ...readScan(body, header, huffman), restartInterval, quantization: new Map(quantization), at: end })
    } else if (isFrameMarker(marker)) {
      if (header !== undefined) throw new FrameError('unsupported-syntax', 'hierarchical JPEG')
      header = readHeader(marker, body)
      onHeader(header)
    }
  }
  if (header === undefined) throw new FrameError('corrupt', 'JPEG without frame')
}

/** The header alone; what chooses the decoder. */
export function jpegHeader(bytes: Uint8Array): JpegHeader {
  let found: JpegHeader | undefined
  readJpeg(
    bytes,
    (header) => {
      found = header
    },
    () => bytes.length,
  )
  if (found === undefined) throw new FrameError('corrupt', 'JPEG without frame')
  return found
}

function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** After the next marker's two bytes; the end of the data counts as one. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let at = from
  while (at + 1 < bytes.length) {
    const code = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at + 2
    at += 1
  }
  // Some writers leave the end marker out.
  return bytes.length + 1
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

function readHeader(marker: number, body: Uint8Array): JpegHeader {
  const components = Array.from({ length: body[5] ?? 0 }, (_, index) => {
    const at = 6 + index * 3
    const sampling = body[at + 1] ?? 0
    return { id: body[at] ?? 0, horizontal: sampling >> 4, vertical: sampling & 15, quantization: body[at + 2] ?? 0 }
  })
  const header = {
    process: marker & 0x0f,
    precision: body[0] ?? 0,
    height: word(body, 1),
    width: word(body, 3),
    components,
  }
  const isSound = components.every(({ horizontal, vertical }) => isFactor(horizontal) && isFactor(vertical))
  if (header.width === 0 || header.height === 0 || components.length === 0 || components.length > 4 || !isSound) {
    throw new FrameError('corrupt', 'JPEG frame header')
  }
  return header
}

function isFactor(sampling: number): boolean {
  return sampling >= 1 && sampling <= 4
}

function readScan(
  body: Uint8Array,
  header: JpegHeader,
  huffman: ReadonlyMap<number, HuffmanTable>,
): Omit<JpegScan, 'restartInterval' | 'quantization' | 'at'> {
  const count = body[0] ?? 0
  const components = Array.from({ length: count }, (_, at) => {
    const id = body[1 + at * 2]
    const tables = body[2 + at * 2] ?? 0
    const index = header.components.findIndex((component) => component.id === id)
    if (index < 0) throw new FrameError('corrupt', 'JPEG scan of an unknown component')
    return { index, dc: huffman.get(tables >> 4), ac: huffman.get(16 + (tables & 15)) }
  })
  if (components.length === 0) throw new FrameError('corrupt', 'JPEG scan without components')
  const approximation = body[3 + count * 2] ?? 0
  return {
    components,
    spectralStart: body[1 + count * 2] ?? 0,
    spectralEnd: body[2 + count * 2] ?? 0,
    approximationHigh: approximation >> 4,
    approximationLow: approximation & 15,
  }
}

function readQuantization(body: Uint8Array, tables: Map<number, Uint16Array>): void {
  for (let at = 0; at < body.length; ) {
    const kind = body[at] ?? 0
    const isWide = kind >> 4 !== 0
    const table = new Uint16Array(64)
    at += 1
    for (let index = 0; index < 64; index += 1, at += isWide ? 2 : 1) {
      table[index] = isWide ? word(body, at) : (body[at] ?? 0)
    }
    tables.set(kind & 15, table)
  }
}

function readHuffman(body: Uint8Array, tables: Map<number, HuffmanTable>): void {
  for (let at = 0; at + 17 <= body.length; ) {
    const kind = body[at] ?? 0
    const counts = body.subarray(at + 1, at + 17)
    const symbols = counts.reduce((sum, count) => sum + count, 0)
    tables.set(kind, huffmanTable(counts, body.subarray(at + 17, at + 17 + symbols)))
    at += 17 + symbols
  }
}
