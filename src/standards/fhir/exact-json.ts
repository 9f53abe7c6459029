import { parse as parseLossless, stringify as stringifyLossless } from 'lossless-json'

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

  /** For `JSON.stringify` where it is reached without `stringifyExact`; without raw JSON it falls back to the value. */
  toJSON(): unknown {
    return hasExactJson() ? json.rawJSON(this.text) : Number(this.text)
  }
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * Numbers in a value position that would not come back as they were: a trailing zero after the point, an exponent, a
 * negative zero, very small ones, and more digits than a double holds. May also fire inside a string, never the reverse.
 */
const NEEDS_CARE =
  /(?:^|[:,[])\s*-?(?:\d+\.\d*0|0(?:\.0*)?|0\.0{5,}\d+|\d+(?:\.\d+)?[eE][+-]?\d+|(?=[\d.]{16})[\d.]+)\s*(?:[,}\]]|$)/

type Reviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown

/** ECMAScript's "JSON.parse source text access", which TypeScript's library does not describe yet. */
interface ExactJson {
  parse(text: string, reviver?: Reviver): unknown
  stringify(value: unknown): string | undefined
  rawJSON(text: string): unknown
}

const json = JSON as unknown as ExactJson

function hasExactJson(): boolean {
  return 'rawJSON' in JSON
}

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

/** Parses JSON, keeping the digits of every number. Throws SyntaxError for a text that is not JSON. */
export function parseExact(text: string): unknown {
  if (!NEEDS_CARE.test(text)) return JSON.parse(text)
  return hasExactJson() ? parseBySource(text) : parseByLibrary(text)
}

/** The inverse of `parseExact`. Throws TypeError for a value that JSON cannot hold. */
export function stringifyExact(value: unknown): string {
  const text = hasExactJson() ? json.stringify(value) : stringifyByLibrary(value)
  if (text === undefined) throw new TypeError('not a JSON value')
  return text
}

export function parseBySource(text: string): unknown {
  return json.parse(text, (_key, value, context) =>
    typeof value === 'number' && context?.source !== undefined ? revived(context.source) : value,
  )
}

export function parseByLibrary(text: string): unknown {
  return parseLossless(text, null, revived)
}

export function stringifyByLibrary(value: unknown): string | undefined {
  return stringifyLossless(value, null, undefined, [
    { test: (each) => each instanceof Decimal, stringify: (each) => (each as Decimal).text },
  ])
}

function revived(source: string): number | Decimal {
  const value = Number(source)
  return String(value) === source ? value : new Decimal(source)
}
