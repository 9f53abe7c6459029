import type { Delimiters } from './delimiters.ts'
import { unescapeText } from './escape-sequences.ts'

/** HL7's "explicitly empty" (HL7 v2.5 §2.5.3), as in RXE-3 of an ointment. */
const HL7_NULL = '""'

/**
 * One segment. Nothing is split before it is asked for. Fields, components, repetitions and subcomponents count from 1
 * as in HL7; MSH-1 is the field separator itself.
 */
export class Hl7Segment {
  readonly id: string
  /** Place in the message, 0 = MSH. */
  readonly index: number
  /** The segment as it stands in the message, without its terminator. */
  readonly raw: string
  /** What ended it: CR, LF, CRLF, with blank lines and a trailing FS; empty when the file ends without one. */
  readonly terminator: string
  readonly #delimiters: Delimiters
  #fields: readonly string[] | undefined

  constructor(raw: string, terminator: string, index: number, delimiters: Delimiters) {
    this.id = raw.slice(0, 3)
    this.raw = raw
    this.terminator = terminator
    this.index = index
    this.#delimiters = delimiters
  }

  /** Number of the last field that stands in the segment, empty ones included. */
  get fieldCount(): number {
    return this.id === 'MSH' ? this.#split().length : this.#split().length - 1
  }

  /**
   * One value, unescaped; '' when absent or HL7 null. A value that may hold unescaped `^`, `&` or `~` (ST, TX, FT) is
   * read whole with `literal`.
   */
  text(field: number, component = 1, repetition = 1, subcomponent = 1): string {
    const raw = this.rawField(field)
    if (raw === '') return ''
    const { repetition: separator } = this.#delimiters
    if (repetition === 1 && !raw.includes(separator)) return textOf(raw, component, subcomponent, this.#delimiters)
    if (this.#isSeparators(field)) return repetition === 1 && component === 1 && subcomponent === 1 ? raw : ''
    return textOf(raw.split(separator)[repetition - 1] ?? '', component, subcomponent, this.#delimiters)
  }

  /** The field is `""`: its sender says that it is empty. */
  isNull(field: number): boolean {
    return this.rawField(field) === HL7_NULL
  }

  /** The whole field unescaped, with whatever separators stand in it; '' when absent or HL7 null. */
  literal(field: number): string {
    const raw = this.rawField(field)
    if (raw === '' || raw === HL7_NULL) return ''
    return this.#isSeparators(field) ? raw : unescapeText(raw, this.#delimiters)
  }

  /** The field exactly as it stands; '' when absent. */
  rawField(field: number): string {
    if (this.id !== 'MSH') return field > 0 ? (this.#split()[field] ?? '') : ''
    if (field === 1) return this.#delimiters.field
    return field > 1 ? (this.#split()[field - 1] ?? '') : ''
  }

  /** The repetitions of a field; [] when it is empty. An empty repetition between others is kept, for its position. */
  repetitions(field: number): readonly FieldRepetition[] {
    const raw = this.rawField(field)
    if (raw === '') return []
    const delimiters = this.#delimiters
    if (this.#isSeparators(field) || !raw.includes(delimiters.repetition)) return [new FieldRepetition(raw, delimiters)]
    return raw.split(delimiters.repetition).map((part) => new FieldRepetition(part, delimiters))
  }

  /** MSH-1 and MSH-2 hold the separators themselves and are never split or unescaped. */
  #isSeparators(field: number): boolean {
    return field <= 2 && this.id === 'MSH'
  }

  #split(): readonly string[] {
    this.#fields ??= this.raw.split(this.#delimiters.field)
    return this.#fields
  }
}

/** One repetition of a field. */
export class FieldRepetition {
  readonly raw: string
  readonly #delimiters: Delimiters

  constructor(raw: string, delimiters: Delimiters) {
    this.raw = raw
    this.#delimiters = delimiters
  }

  get isEmpty(): boolean {
    return this.raw === ''
  }

  get isNull(): boolean {
    return this.raw === HL7_NULL
  }

  /** Number of components that stand in it, empty ones included. */
  get componentCount(): number {
    return this.raw.split(this.#delimiters.component).length
  }

  /** One value, unescaped; '' when absent or HL7 null. */
  text(component = 1, subcomponent = 1): string {
    return textOf(this.raw, component, subcomponent, this.#delimiters)
  }

  /** The subcomponents of a component, unescaped; [] when it is empty. */
  subcomponents(component: number): readonly string[] {
    const raw = this.raw.split(this.#delimiters.component)[component - 1] ?? ''
    if (raw === '') return []
    return raw.split(this.#delimiters.subcomponent).map((part) => plain(part, this.#delimiters))
  }

  /** The whole repetition unescaped, with whatever separators stand in it; '' when HL7 null. */
  literal(): string {
    return plain(this.raw, this.#delimiters)
  }
}

function textOf(raw: string, component: number, subcomponent: number, delimiters: Delimiters): string {
  const part = piece(raw, component, delimiters.component)
  return plain(piece(part, subcomponent, delimiters.subcomponent), delimiters)
}

function plain(raw: string, delimiters: Delimiters): string {
  return raw === HL7_NULL ? '' : unescapeText(raw, delimiters)
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
