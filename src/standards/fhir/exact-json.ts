/**
 * JSON whose decimals keep their digits, from the wire to the screen and back: `1.10` is not `1.1`, `4.0` is not `4`
 * (VAL-2, H-10; FHIR R4 §2.24.0.1 "the precision of a decimal SHALL be preserved").
 *
 * A number that JavaScript writes back exactly as it was stays a number; any other becomes a `Decimal`.
 */
export class Decimal {
  /** The number as it stood in the JSON text, for instance `1.10`. */
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** What `JSON.stringify` writes: the digits, where the browser has raw JSON; else a mark that `stringifyExact` reads. */
  toJSON(): unknown {
    return 'rawJSON' in JSON ? json.rawJSON(this.text) : MARK + this.text
  }
}

/** ECMAScript's raw JSON, which TypeScript's library does not describe yet. */
const json = JSON as unknown as { rawJSON(text: string): unknown }

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * Numbers in a value position that would not come back as they were: a trailing zero after the point, an exponent, a
 * negative zero, very small ones, and more digits than a double holds.
 */
const NEEDS_CARE =
  /(?<![\d.eE+-])-?(?:\d+\.\d*0|0(?:\.0*)?|0\.0{5,}\d+|\d+(?:\.\d+)?[eE][+-]?\d+|(?=[\d.]{16})[\d.]+)(?![\d.eE+-])/g

/** Stands before the digits of a decimal where only a string can stand. NUL: no text of a record begins with it. */
const MARK = '\u0000decimal:'
const MARKED = /"\\u0000decimal:([^"\\]*)"/g

/** A number as decimal text in the form of JSON. Throws RangeError for a text that is none. */
export function decimal(text: string): number {
  if (!NUMBER.test(text)) throw new RangeError('not a decimal in JSON form')
  // The FHIR types say `number` wherever a decimal stands. Arithmetic on it is not wanted; `decimalText` reads it.
  return revived(text) as number
}

/** The digits of a value that `parseExact` or `decimal` gave; undefined when it is not a finite number. */
export function decimalText(value: unknown): string | undefined {
  if (value instanceof Decimal) return value.text
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/**
 * Parses JSON, keeping the digits of every number. Throws SyntaxError for a text that is not JSON.
 *
 * Most numbers need no care. Those that do are marked in the text, outside its strings, before the engine's own parser
 * runs, and unwrapped behind it: several times faster than a reviver with source text, which is called for every value,
 * and the same in every browser.
 */
export function parseExact(text: string): unknown {
  const marked = markDecimals(text)
  return marked === undefined ? JSON.parse(text) : unwrapped(JSON.parse(marked))
}

/** The inverse of `parseExact`. Throws TypeError for a value that JSON cannot hold. */
export function stringifyExact(value: unknown): string {
  const text = JSON.stringify(value)
  if (text === undefined) throw new TypeError('not a JSON value')
  if ('rawJSON' in JSON) return text
  return text.replace(MARKED, (mark, digits: string) => (NUMBER.test(digits) ? digits : mark))
}

/** The text with each number that needs care as a marked string; undefined when none does. */
function markDecimals(text: string): string | undefined {
  const parts: string[] = []
  let copied = 0
  let at = 0
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    const end = quote < 0 ? text.length : quote
    // Between two strings stand a few characters: `:1.10,` is one of the longer ones.
    if (end - at > 1) {
      const between = text.slice(at, end)
      const replaced = between.replace(NEEDS_CARE, (digits) =>
        isWrittenBack(digits) ? digits : `"\\u0000decimal:${digits}"`,
      )
      if (replaced !== between) {
        parts.push(text.slice(copied, at), replaced)
        copied = end
      }
    }
    if (quote < 0) break
    at = endOfString(text, quote)
  }
  return copied === 0 ? undefined : parts.join('') + text.slice(copied)
}

/** The place behind the string that begins at `quote`. */
function endOfString(text: string, quote: number): number {
  let end = text.indexOf('"', quote + 1)
  while (end >= 0) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1
    if (backslashes % 2 === 0) return end + 1
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

/** True for what needs no mark: a number that stays a number, and what is no number at all and must fail as it is. */
function isWrittenBack(digits: string): boolean {
  return !NUMBER.test(digits) || String(Number(digits)) === digits
}

/** Puts decimals in place of their marks, in the parsed value itself. */
function unwrapped(value: unknown): unknown {
  if (typeof value === 'string') return fromMark(value)
  if (typeof value === 'object' && value !== null) {
    const holder = value as Record<string, unknown>
    for (const key of Object.keys(holder)) {
      const inner = holder[key]
      if (typeof inner === 'string') {
        if (inner.charCodeAt(0) === 0) holder[key] = fromMark(inner)
      } else if (typeof inner === 'object') unwrapped(inner)
    }
  }
  return value
}

function fromMark(text: string): string | Decimal {
  if (!text.startsWith(MARK)) return text
  const digits = text.slice(MARK.length)
  return NUMBER.test(digits) ? new Decimal(digits) : text
}

function revived(source: string): number | Decimal {
  const value = Number(source)
  return String(value) === source ? value : new Decimal(source)
}
