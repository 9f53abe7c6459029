import { type Delimiters, readDelimiters, SSMIX2_DELIMITERS } from './delimiters.ts'
import { Hl7Segment } from './segment.ts'

export { FieldRepetition, Hl7Segment } from './segment.ts'

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

export interface MessageProblem {
  readonly segment: number
  readonly what: string
}

const SEGMENT_START = /^[A-Z][A-Z0-9]{2}$/
/** A bare `MSH` line is no header of another message. */
const SECOND_HEADER = /^MSH[^A-Za-z0-9\s]/
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
    if (isLineEnd(before) || before === VT || before === FS || before === 0xfeff) {
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
  let segmentStart = start
  // Where segments end with a bare CR, a bare LF is a line break that an exporter left inside a field.
  let areEndsBareCr: boolean | undefined
  for (let at = nextEnd(text, start); at !== -1; ) {
    const next = endOfTerminator(text, at)
    const code = text.charCodeAt(at)
    if (areEndsBareCr && code === LF && next === at + 1 && !isSegmentStart(text, next, delimiters)) {
      problems.push({ segment: segments.length, what: 'a line feed inside a field' })
      at = nextEnd(text, next)
      continue
    }
    areEndsBareCr ??= code === CR && text.charCodeAt(at + 1) !== LF
    add(text.slice(segmentStart, at), text.slice(at, next))
    segmentStart = next
    if (SECOND_HEADER.test(text.slice(next, next + 4))) {
      problems.push({ segment: segments.length, what: 'a second MSH: the file holds more than one message' })
      return text.slice(next)
    }
    at = nextEnd(text, next)
  }
  if (segmentStart < text.length) add(text.slice(segmentStart), '')
  return ''

  function add(raw: string, terminator: string) {
    const segment = new Hl7Segment(raw, terminator, segments.length, delimiters)
    if (!isSegmentStart(raw, 0, delimiters)) {
      problems.push({ segment: segment.index, what: 'a line that is not a segment' })
    }
    segments.push(segment)
  }
}

/** The next CR, LF or closing FS from `from` on, -1 when there is none. */
function nextEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isLineEnd(code) || (code === FS && isBlankFrom(text, at))) return at
  }
  return -1
}

function isBlankFrom(text: string, from: number): boolean {
  return endOfTerminator(text, from) === text.length
}

/** The terminator at `at` with the blank lines, FS and VT that follow it. */
function endOfTerminator(text: string, at: number): number {
  let end = at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (!isLineEnd(code) && code !== VT && code !== FS) break
  }
  return end
}

function isLineEnd(code: number): boolean {
  return code === CR || code === LF
}

function isSegmentStart(text: string, at: number, delimiters: Delimiters): boolean {
  if (!SEGMENT_START.test(text.slice(at, at + 3))) return false
  const after = text[at + 3]
  return after === undefined || after === delimiters.field || after === '\r' || after === '\n'
}
