import type { Delimiters } from './delimiters.ts'
import { unescapeText } from './escape-sequences.ts'
import { FieldRepetition, HL7_NULL } from './field-repetition.ts'

export type { FieldRepetition } from './field-repetition.ts'

/** The characters that may open HL7 null or, in a badly converted message, an escape sequence. */
const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const NO_REPETITIONS: readonly FieldRepetition[] = []

/**
 * Where a segment is cut, found in one pass when its first field is asked for. `marks` are the positions in the message
 * of its field, repetition and component separators, with one before its start and its end; so component `n` of what
 * begins at mark `from` lies between `marks[from + n - 1]` and `marks[from + n]`.
 */
interface Cuts {
  readonly marks: readonly number[]
  /** Per field (0 = the segment's name) the index of the mark that ends it, doubled; odd when it is not plain text. */
  readonly fields: readonly number[]
}

/**
 * One segment. Nothing is split before it is asked for. Fields, components, repetitions and subcomponents count from 1
 * as in HL7; MSH-1 is the field separator itself.
 */
export class Hl7Segment {
  readonly id: string
  /** Place in the message, 0 = MSH. */
  readonly index: number
  readonly #text: string
  readonly #start: number
  readonly #end: number
  readonly #next: number
  readonly #delimiters: Delimiters
  /** 1 for MSH, whose first field is the separator after its name. */
  readonly #shift: 0 | 1
  #cuts: Cuts | undefined

  /** The segment at `start`–`end` of a message's text; its terminator reaches to `next`. */
  constructor(text: string, start: number, end: number, next: number, index: number, delimiters: Delimiters) {
    this.id = text.slice(start, Math.min(start + 3, end))
    this.index = index
    this.#text = text
    this.#start = start
    this.#end = end
    this.#next = next
    this.#delimiters = delimiters
    this.#shift = this.id === 'MSH' ? 1 : 0
  }

  /** The segment as it stands in the message, without its terminator. */
  get raw(): string {
    return this.#text.slice(this.#start, this.#end)
  }

  /** What ended it: CR, LF, CRLF, with blank lines and a trailing FS; empty when the file ends without one. */
  get terminator(): string {
    return this.#text.slice(this.#end, this.#next)
  }

  /** Number of the last field that stands in the segment, empty ones included. */
  get fieldCount(): number {
    return this.#cut().fields.length - 1 + this.#shift
  }

  /**
   * One value, unescaped; '' when absent or HL7 null. A value that may hold unescaped `^`, `&` or `~` (ST, TX, FT) is
   * read whole with `literal`.
   */
  text(field: number, component = 1, repetition = 1, subcomponent = 1): string {
    return this.repetitions(field)[repetition - 1]?.text(component, subcomponent) ?? ''
  }

  /** The field is `""`: its sender says that it is empty. */
  isNull(field: number): boolean {
    return this.rawField(field) === HL7_NULL
  }

  /** The whole field unescaped, with whatever separators stand in it; '' when absent or HL7 null. */
  literal(field: number): string {
    const raw = this.rawField(field)
    if (this.#isSeparators(field)) return field === 2 ? separatorsOf(raw) : raw
    return raw === HL7_NULL ? '' : unescapeText(raw, this.#delimiters)
  }

  /** The field exactly as it stands; '' when absent. */
  rawField(field: number): string {
    const { marks, fields } = this.#cut()
    const at = field - this.#shift
    if (at === 0 && this.#shift === 1) return this.#delimiters.field
    const before = fields[at - 1]
    const own = fields[at]
    if (before === undefined || own === undefined) return ''
    return this.#text.slice((marks[before >> 1] ?? 0) + 1, marks[own >> 1])
  }

  /** The repetitions of a field; [] when it is empty. An empty repetition between others is kept, for its position. */
  repetitions(field: number): readonly FieldRepetition[] {
    if (this.#isSeparators(field)) return this.#separators(field)
    const { marks, fields } = this.#cut()
    const before = fields[field - this.#shift - 1]
    const own = fields[field - this.#shift]
    if (before === undefined || own === undefined) return NO_REPETITIONS
    const from = before >> 1
    const to = own >> 1
    const isPlain = (own & 1) === 0
    const first = to === from + 1
    if (first && marks[to] === (marks[from] ?? 0) + 1) return NO_REPETITIONS
    const delimiters = this.#delimiters
    if (first || isPlain) return [new FieldRepetition(this.#text, marks, from, to, delimiters, isPlain)]
    const repetitions: FieldRepetition[] = []
    let start = from
    for (let at = from + 1; at <= to; at++) {
      if (at < to && this.#text.charCodeAt(marks[at] ?? 0) !== delimiters.codes.repetition) continue
      repetitions.push(new FieldRepetition(this.#text, marks, start, at, delimiters, isPlain))
      start = at
    }
    return repetitions
  }

  /** MSH-1 and MSH-2 hold the separators themselves and are never split or unescaped. */
  #isSeparators(field: number): boolean {
    return this.#shift === 1 && field <= 2
  }

  #separators(field: number): readonly FieldRepetition[] {
    const raw = this.literal(field)
    return raw === '' ? NO_REPETITIONS : [new FieldRepetition(raw, [-1, raw.length], 0, 1, this.#delimiters, true)]
  }

  #cut(): Cuts {
    this.#cuts ??= cutsOf(this.#text, this.#start, this.#end, this.#delimiters)
    return this.#cuts
  }
}

/** MSH-2 that arrived as `^~¥&` is `^~\&` (ss-mix2.md §2). */
function separatorsOf(raw: string): string {
  return raw.replace('¥', '\\')
}

function cutsOf(text: string, start: number, end: number, delimiters: Delimiters): Cuts {
  const { field, component, repetition, escapeCharacter, subcomponent } = delimiters.codes
  const marks: number[] = [start - 1]
  const fields: number[] = []
  // 1 when the field holds repetitions, subcomponents, escapes or HL7 null.
  let isOdd = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    // Digits, kana and kanji are most of a message and never separators.
    if ((code >= 0x30 && code <= 0x39) || code >= 0x3000) continue
    if (code === field) {
      fields.push((marks.length << 1) | isOdd)
      marks.push(at)
      isOdd = 0
    } else if (code === component) marks.push(at)
    else if (code === repetition) {
      marks.push(at)
      isOdd = 1
    } else if (code === subcomponent || code === escapeCharacter || code === QUOTE || code === BACKSLASH) isOdd = 1
  }
  fields.push((marks.length << 1) | isOdd)
  marks.push(end)
  return { marks, fields }
}
