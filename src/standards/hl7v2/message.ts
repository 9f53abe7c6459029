import { type Delimiters, readDelimiters, SSMIX2_DELIMITERS } from './delimiters.ts'
import { Hl7Segment } from './segment.ts'

export { Hl7Segment } from './segment.ts'

/**
 * One HL7 v2 message. Nothing of the file is lost: `preamble`, then `raw` and `terminator` of each segment, then
 * `following` are the decoded text again.
 */
export interface Hl7Message {
  /** Every segment of the message in order, unknown ones included. */
  readonly segments: readonly Hl7Segment[]
  /** What is odd about its form. `segment` is the index of the segment concerned, 0 = MSH. */
  readonly problems: readonly MessageProblem[]
  /** What stood before MSH: empty, a VT, or junk (then there is a problem). */
  readonly preamble: string
  /** From a second MSH on: another message in the same file, not read here (then there is a problem). */
  readonly following: string
  /** MSH-9: `{ code: 'ADT', event: 'A08', structure: 'ADT_A01' }`; '' where absent. */
  type(): { readonly code: string; readonly event: string; readonly structure: string }
}

interface MessageProblem {
  readonly segment: number
  readonly what: string
}

const [LF, VT, CR, FS] = [0x0a, 0x0b, 0x0d, 0x1c]

/** Reads a message from decoded text. Lenient: never throws, keeps everything, lists what is odd. */
export function parseMessage(text: string): Hl7Message {
  const problems: MessageProblem[] = []
  const start = startOfHeader(text)
  const preamble = text.slice(0, start)
  if (start === text.length || text.slice(start, start + 3) !== 'MSH') {
    problems.push({ segment: 0, what: 'no MSH segment: read with the standard delimiters' })
  } else if (/[^\v\s\uFEFF]/.test(preamble)) {
    problems.push({ segment: 0, what: 'text before MSH' })
  }
  const delimiters = delimitersOf(text, start, problems)
  const segments: Hl7Segment[] = []
  const following = splitSegments(text, start, delimiters, segments, problems)
  return {
    segments,
    problems,
    preamble,
    following,
    type() {
      const header = segments[0]
      if (header?.id !== 'MSH') return { code: '', event: '', structure: '' }
      return { code: header.text(9, 1), event: header.text(9, 2), structure: header.text(9, 3) }
    },
  }
}

/** Where MSH stands: at the start of a line, else wherever `MSH|` is, else 0. */
function startOfHeader(text: string): number {
  for (let at = text.indexOf('MSH'); at !== -1; at = text.indexOf('MSH', at + 3)) {
    const before = at === 0 ? CR : text.charCodeAt(at - 1)
    if (isTerminator(before) || before === 0xfeff) {
      if (!/[A-Za-z0-9]/.test(text.charAt(at + 3))) return at
    }
  }
  return Math.max(0, text.indexOf('MSH|'))
}

function delimitersOf(text: string, start: number, problems: MessageProblem[]): Delimiters {
  if (text.slice(start, start + 3) !== 'MSH') return SSMIX2_DELIMITERS
  const { delimiters, isBelieved } = readDelimiters(text.slice(start, start + 8))
  if (!isBelieved) problems.push({ segment: 0, what: 'MSH-1/MSH-2 do not give usable delimiters: read with |^~\\&' })
  return delimiters
}

/** Fills `segments` up to a second MSH and gives the text from there on. */
function splitSegments(
  text: string,
  start: number,
  delimiters: Delimiters,
  segments: Hl7Segment[],
  problems: MessageProblem[],
): string {
  const tail = startOfTail(text, start)
  // Where segments end with a bare CR, a bare LF is a line break that an exporter left inside a field.
  let areEndsBareCr: boolean | undefined
  let segmentStart = start
  let next = start
  let cr = position(text, '\r', start)
  let lf = position(text, '\n', start)
  while (next < text.length) {
    const at = Math.min(cr, lf, tail)
    next = endOfTerminator(text, at)
    if (cr < next) cr = position(text, '\r', next)
    const isBareLf = at === lf && next === at + 1
    if (lf < next) lf = position(text, '\n', next)
    if (areEndsBareCr && isBareLf && at < tail && !isSegmentStart(text, next, delimiters)) {
      problems.push({ segment: segments.length, what: 'a line feed inside a field' })
      continue
    }
    areEndsBareCr ??= text.charCodeAt(at) === CR && text.charCodeAt(at + 1) !== LF
    if (!isSegmentStart(text, segmentStart, delimiters)) {
      problems.push({ segment: segments.length, what: 'a line that is not a segment' })
    }
    segments.push(new Hl7Segment(text, segmentStart, at, next, segments.length, delimiters))
    segmentStart = next
    if (isSecondHeader(text, next)) {
      problems.push({ segment: segments.length, what: 'a second MSH: the file holds more than one message' })
      return text.slice(next)
    }
  }
  return ''
}

/** Where the closing line ends, FS and VT begin. */
function startOfTail(text: string, start: number): number {
  let tail = text.length
  while (tail > start && isTerminator(text.charCodeAt(tail - 1))) tail--
  return tail
}

/** Like `indexOf`, but the length of the text when there is none. */
function position(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at === -1 ? text.length : at
}

/** A bare `MSH` line is no header of another message. */
function isSecondHeader(text: string, at: number): boolean {
  return text.startsWith('MSH', at) && /[^A-Za-z0-9\s]/.test(text.charAt(at + 3))
}

/** The terminator at `at` with the blank lines, FS and VT that follow it. */
function endOfTerminator(text: string, at: number): number {
  let end = at
  while (end < text.length && isTerminator(text.charCodeAt(end))) end++
  return end
}

function isTerminator(code: number): boolean {
  return code === CR || code === LF || code === VT || code === FS
}

/** Three capitals or digits, the first a capital, then the field separator or the end of the line. */
function isSegmentStart(text: string, at: number, delimiters: Delimiters): boolean {
  const first = text.charCodeAt(at)
  if (!(first >= 0x41 && first <= 0x5a && isCapitalOrDigit(text, at + 1) && isCapitalOrDigit(text, at + 2)))
    return false
  const after = text.charCodeAt(at + 3)
  return after === delimiters.codes.field || Number.isNaN(after) || isTerminator(after)
}

function isCapitalOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
}
