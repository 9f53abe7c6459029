import type { DicomwebAnswer } from './dicomweb-exchange.ts'

export interface AnswerPart {
  readonly contentType: string
  readonly location: string
  readonly bytes: Uint8Array
}

const BOUNDARY = 'renkei-demo-7f3a91c05be2'
const text = new TextEncoder()

/** `multipart/related` as PS3.18 §8.6.1.2.1 has it. @param type of the parts, without parameters */
export function multipartAnswer(type: string, parts: readonly AnswerPart[]): DicomwebAnswer {
  const pieces = parts.flatMap(({ contentType, location, bytes }) => [
    text.encode(`--${BOUNDARY}\r\nContent-Type: ${contentType}\r\nContent-Location: ${location}\r\n\r\n`),
    bytes,
    text.encode('\r\n'),
  ])
  pieces.push(text.encode(`--${BOUNDARY}--\r\n`))
  const body = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    body.set(piece, at)
    at += piece.length
  }
  return {
    status: 200,
    headers: {
      'content-type': `multipart/related; type="${type}"; boundary=${BOUNDARY}`,
      'content-length': String(body.length),
      'cache-control': 'no-store',
    },
    body,
  }
}
