import type { Delimiters } from './delimiters.ts'
import { unescapeText } from './escape-sequences.ts'

/** HL7's "explicitly empty" (HL7 v2.5 §2.5.3), as in RXE-3 of an ointment. */
const HL7_NULL = '""'
/** The characters that may open HL7 null or, in a badly converted message, an escape sequence. */
const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const MARK_BITS = 3
const MARK_MASK = (1 << MARK_BITS) - 1
/** Kinds of marks that make a field more than its text. */
const MARK = { component: 1, repetition: 2, resolve: 4 } as const
const NO_REPETITIONS: readonly FieldRepetition[] = []

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
  /** Per piece between field separators: its end in the text, and below it the kinds of marks that occur in it. */
  #pieces: readonly number[] | undefined

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
    return this.#split().length - 1 + this.#shift
  }

  /**
   * One value, unescaped; '' when absent or HL7 null. A value that may hold unescaped `^`, `&` or `~` (ST, TX, FT) is
   * read whole with `literal`.
   */
  text(field: number, component = 1, repetition = 1, subcomponent = 1): string {
    const raw = this.rawField(field)
    if (raw === '') return ''
    const marks = this.#marksOf(field)
    if (marks === 0) return component === 1 && repetition === 1 && subcomponent === 1 ? this.#whole(field, raw) : ''
    const { repetition: separator } = this.#delimiters
    const part = marks & MARK.repetition ? piece(raw, repetition, separator) : repetition === 1 ? raw : ''
    return textOf(part, component, subcomponent, this.#delimiters)
  }

  /** The field is `""`: its sender says that it is empty. */
  isNull(field: number): boolean {
    return this.rawField(field) === HL7_NULL
  }

  /** The whole field unescaped, with whatever separators stand in it; '' when absent or HL7 null. */
  literal(field: number): string {
    const raw = this.rawField(field)
    return this.#marksOf(field) === 0 ? this.#whole(field, raw) : plain(raw, this.#delimiters)
  }

  /** The field exactly as it stands; '' when absent. */
  rawField(field: number): string {
    const pieces = this.#split()
    const at = field - this.#shift
    if (at === 0 && this.#shift === 1) return this.#delimiters.field
    const before = pieces[at - 1]
    const own = pieces[at]
    if (before === undefined || own === undefined) return ''
    return this.#text.slice((before >>> MARK_BITS) + 1, own >>> MARK_BITS)
  }

  /** The repetitions of a field; [] when it is empty. An empty repetition between others is kept, for its position. */
  repetitions(field: number): readonly FieldRepetition[] {
    const raw = this.rawField(field)
    if (raw === '') return NO_REPETITIONS
    const marks = this.#marksOf(field)
    const delimiters = this.#delimiters
    if ((marks & MARK.repetition) === 0) return [new FieldRepetition(raw, delimiters, marks)]
    return cut(raw, delimiters.codes.repetition).map((part) => new FieldRepetition(part, delimiters, marks))
  }

  /** The kinds of marks in a field; MSH-1 and MSH-2 hold the separators themselves and are never split or unescaped. */
  #marksOf(field: number): number {
    if (this.#shift === 1 && field <= 2) return 0
    return (this.#split()[field - this.#shift] ?? 0) & MARK_MASK
  }

  /** MSH-2 that arrived as `^~¥&` is `^~\&` (ss-mix2.md §2). */
  #whole(field: number, raw: string): string {
    return this.#shift === 1 && field === 2 ? raw.replace('¥', '\\') : raw
  }

  #split(): readonly number[] {
    this.#pieces ??= piecesOf(this.#text, this.#start, this.#end, this.#delimiters)
    return this.#pieces
  }
}

/** One repetition of a field. */
export class FieldRepetition {
  readonly raw: string
  readonly #delimiters: Delimiters
  /** The kinds of marks that may occur in it. */
  readonly #marks: number
  #components: readonly string[] | undefined

  constructor(raw: string, delimiters: Delimiters, marks: number) {
    this.raw = raw
    this.#delimiters = delimiters
    this.#marks = marks
  }

  get isEmpty(): boolean {
    return this.raw === ''
  }

  get isNull(): boolean {
    return this.raw === HL7_NULL
  }

  /** Number of components that stand in it, empty ones included. */
  get componentCount(): number {
    return this.#marks & MARK.component ? this.#split().length : 1
  }

  /** One value, unescaped; '' when absent or HL7 null. */
  text(component = 1, subcomponent = 1): string {
    const raw = this.#component(component)
    if ((this.#marks & MARK.resolve) === 0) return subcomponent === 1 ? raw : ''
    return plain(piece(raw, subcomponent, this.#delimiters.subcomponent), this.#delimiters)
  }

  /** The subcomponents of a component, unescaped; [] when it is empty. */
  subcomponents(component: number): readonly string[] {
    const raw = this.#component(component)
    if (raw === '') return []
    return cut(raw, this.#delimiters.codes.subcomponent).map((part) => plain(part, this.#delimiters))
  }

  /** The whole repetition unescaped, with whatever separators stand in it; '' when HL7 null. */
  literal(): string {
    return plain(this.raw, this.#delimiters)
  }

  #component(component: number): string {
    if ((this.#marks & MARK.component) === 0) return component === 1 ? this.raw : ''
    return this.#split()[component - 1] ?? ''
  }

  #split(): readonly string[] {
    this.#components ??= cut(this.raw, this.#delimiters.codes.component)
    return this.#components
  }
}

/** One pass over a segment: where its fields end, and which of them need more than being cut out. */
function piecesOf(text: string, start: number, end: number, delimiters: Delimiters): readonly number[] {
  const { field, component, repetition, escapeCharacter, subcomponent } = delimiters.codes
  const pieces: number[] = []
  let kinds = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    // Digits and kana or kanji are most of a message and never marks.
    if ((code >= 0x30 && code <= 0x39) || code >= 0x3000) continue
    if (code === field) {
      pieces.push((at << MARK_BITS) | kinds)
      kinds = 0
    } else if (code === component) kinds |= MARK.component
    else if (code === repetition) kinds |= MARK.repetition
    else if (code === subcomponent || code === escapeCharacter || code === QUOTE || code === BACKSLASH)
      kinds |= MARK.resolve
  }
  pieces.push((end << MARK_BITS) | kinds)
  return pieces
}

function textOf(raw: string, component: number, subcomponent: number, delimiters: Delimiters): string {
  const part = piece(raw, component, delimiters.component)
  return plain(piece(part, subcomponent, delimiters.subcomponent), delimiters)
}

function plain(raw: string, delimiters: Delimiters): string {
  return raw === HL7_NULL ? '' : unescapeText(raw, delimiters)
}

/** `split` for one character, faster on the short texts of a field. */
function cut(text: string, separator: number): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === separator) {
      parts.push(start === at ? '' : text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(start === 0 ? text : text.slice(start))
  return parts
}

/** The n-th piece of a text, '' when there is none. */
function piece(text: string, n: number, separator: string): string {
  let start = 0
  for (let i = 1; i < n; i++) {
    const at = text.indexOf(separator, start)
    if (at === -1) return ''
    start = at + 1
  }
  const end = text.indexOf(separator, start)
  if (end === -1) return start === 0 ? text : text.slice(start)
  return text.slice(start, end)
}
