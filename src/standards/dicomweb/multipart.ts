import { parseMediaType } from './media-type.ts'

/** One part of a multipart body. */
export interface BodyPart {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
}

/** More parts than any answer to one request of ours has. */
const MOST_PARTS = 100_000
const LONGEST_HEADER = 16_384

/**
 * The parts of a multipart answer (RFC 2046 5.1; PS3.18 8.6.1.2.1). A body that is not multipart is its own single part.
 * undefined when the boundary is missing or the body ends before its last part does: a cut frame is no frame (E33).
 */
export function parseMultipart(bytes: Uint8Array, contentType: string): readonly BodyPart[] | undefined {
  const { type, parameters } = parseMediaType(contentType)
  if (!type.startsWith('multipart/')) {
    return [{ headers: new Map([['content-type', contentType]]), body: bytes }]
  }
  const boundary = parameters.get('boundary')
  if (boundary === undefined || boundary === '') return undefined
  const delimiter = new TextEncoder().encode(`--${boundary}`)
  const parts: BodyPart[] = []
  let at = indexOf(bytes, delimiter, 0)
  while (at >= 0 && parts.length < MOST_PARTS) {
    let start = at + delimiter.length
    // Two dashes after the boundary: the last one.
    if (bytes[start] === 0x2d && bytes[start + 1] === 0x2d) return parts
    start = lineEnd(bytes, start)
    const next = start < 0 ? -1 : nextDelimiter(bytes, delimiter, start)
    if (next < 0) return undefined
    const part = partOf(bytes.subarray(start, next))
    if (part === undefined) return undefined
    parts.push(part)
    at = indexOf(bytes, delimiter, next)
  }
  return undefined
}

/** Where the line break stands that belongs to the next delimiter; the octets themselves may hold the boundary's text. */
function nextDelimiter(bytes: Uint8Array, delimiter: Uint8Array, from: number): number {
  for (let at = indexOf(bytes, delimiter, from); at >= 0; at = indexOf(bytes, delimiter, at + 1)) {
    if (bytes[at - 1] !== 0x0a) continue
    const end = bytes[at - 2] === 0x0d ? at - 2 : at - 1
    return Math.max(from, end)
  }
  return -1
}

function partOf(bytes: Uint8Array): BodyPart | undefined {
  const headers = new Map<string, string>()
  let at = 0
  while (at < LONGEST_HEADER) {
    const end = lineEnd(bytes, at)
    if (end < 0) return undefined
    const line = latin1(bytes.subarray(at, end)).trim()
    at = end
    if (line === '') return { headers, body: bytes.subarray(at) }
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return undefined
}

/** The place after the next line feed; -1 where there is none. */
function lineEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(0x0a, from)
  return at < 0 ? -1 : at + 1
}

function indexOf(bytes: Uint8Array, pattern: Uint8Array, from: number): number {
  const [first] = pattern
  if (first === undefined) return -1
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (pattern.every((each, i) => bytes[at + i] === each)) return at
  }
  return -1
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (each) => String.fromCharCode(each)).join('')
}

/** A body of `multipart/related; type="application/dicom"` for STOW-RS (PS3.18 10.5), and its Content-Type. */
export function dicomMultipart(
  files: readonly Uint8Array[],
  boundary: string,
): { readonly body: Uint8Array<ArrayBuffer>; readonly contentType: string } {
  const text = new TextEncoder()
  const head = text.encode(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`)
  const between = text.encode('\r\n')
  const tail = text.encode(`--${boundary}--\r\n`)
  const size = files.reduce((sum, each) => sum + head.length + each.length + between.length, tail.length)
  const body = new Uint8Array(size)
  let at = 0
  for (const piece of [...files.flatMap((file) => [head, file, between]), tail]) {
    body.set(piece, at)
    at += piece.length
  }
  return { body, contentType: `multipart/related; type="application/dicom"; boundary=${boundary}` }
}
