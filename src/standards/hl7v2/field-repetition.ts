import type { Delimiters } from './delimiters.ts'
import { unescapeText } from './escape-sequences.ts'

/** HL7's "explicitly empty" (HL7 v2.5 §2.5.3), as in RXE-3 of an ointment. */
export const HL7_NULL = '""'

/** One repetition of a field. Components and subcomponents count from 1. */
export class FieldRepetition {
  readonly #text: string
  /** Positions of separators in the text; this repetition's components lie between those at `from` and `to`. */
  readonly #marks: readonly number[]
  readonly #from: number
  readonly #to: number
  readonly #delimiters: Delimiters
  /** Nothing in it has to be unescaped, split further or read as HL7 null. */
  readonly #isPlain: boolean

  constructor(
    text: string,
    marks: readonly number[],
    from: number,
    to: number,
    delimiters: Delimiters,
    isPlain: boolean,
  ) {
    this.#text = text
    this.#marks = marks
    this.#from = from
    this.#to = to
    this.#delimiters = delimiters
    this.#isPlain = isPlain
  }

  /** The repetition exactly as it stands. */
  get raw(): string {
    return this.#between(this.#from, this.#to)
  }

  get isEmpty(): boolean {
    return this.raw === ''
  }

  get isNull(): boolean {
    return this.raw === HL7_NULL
  }

  /** Number of components that stand in it, empty ones included. */
  get componentCount(): number {
    return this.#to - this.#from
  }

  /** One value, unescaped; '' when absent or HL7 null. */
  text(component = 1, subcomponent = 1): string {
    const raw = this.#component(component)
    if (this.#isPlain) return subcomponent === 1 ? raw : ''
    return plain(piece(raw, subcomponent, this.#delimiters.subcomponent), this.#delimiters)
  }

  /** The subcomponents of a component, unescaped; [] when it is empty. */
  subcomponents(component: number): readonly string[] {
    const raw = this.#component(component)
    if (raw === '') return []
    return raw.split(this.#delimiters.subcomponent).map((part) => plain(part, this.#delimiters))
  }

  /** The whole repetition unescaped, with whatever separators stand in it; '' when HL7 null. */
  literal(): string {
    return this.#isPlain ? this.raw : plain(this.raw, this.#delimiters)
  }

  #component(component: number): string {
    const end = this.#from + component
    return component >= 1 && end <= this.#to ? this.#between(end - 1, end) : ''
  }

  #between(from: number, to: number): string {
    const start = (this.#marks[from] ?? 0) + 1
    const end = this.#marks[to] ?? start
    return start === end ? '' : this.#text.slice(start, end)
  }
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
