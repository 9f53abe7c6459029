import { lookupTable } from '#standards/lookup-table.ts'

/**
 * Numbers in results and reference ranges as laboratories write them (ss-mix2.md §9). Reading is textual from end to
 * end: no digit passes through a floating-point number (VAL-2, H-10).
 */

type Comparator = '<' | '<=' | '>=' | '>'

export interface ReadNumber {
  /** Absent for a plain number. */
  readonly comparator: Comparator | undefined
  /** The magnitude in the form of a JSON number, all its digits kept: `.50` is `0.50`. */
  readonly digits: string
}

const COMPARATORS = lookupTable<Comparator>({
  '<': '<',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  '≦': '<=',
  '>': '>',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  '≧': '>=',
})

const SUFFIXES = lookupTable<Comparator>({
  以上: '>=',
  以下: '<=',
  未満: '<',
  超: '>',
  超過: '>',
  を超える: '>',
})

const NUMBER = '-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)'
/** What most results are: read without looking further. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const PLAIN = new RegExp(`^${NUMBER}$`)
// `:<0.5` is raw output of a hospital system (ss-mix2.md §9).
const PREFIXED = new RegExp(`^:?\\s*(<=|>=|=<|=>|[<>≤≦≥≧])\\s*(${NUMBER})$`)
const SUFFIXED = new RegExp(`^(${NUMBER})\\s*(以上|以下|未満|超過|超|を超える)$`)

/**
 * A plain or bounded number: `6.1`, `< 0.02`, `>= 100`, `100以上`, `:<0.5`, `＜０．０２`. Undefined for everything else
 * (`2+`, `451×10^4`, `5-10`, `1,000`, 陰性): those are texts and stay texts (VAL-3).
 */
export function readNumber(text: string): ReadNumber | undefined {
  if (JSON_NUMBER.test(text)) return { comparator: undefined, digits: text }
  const plain = narrowed(text)
  if (PLAIN.test(plain)) return { comparator: undefined, digits: jsonDigits(plain) }
  const [, sign, afterSign] = PREFIXED.exec(plain) ?? []
  if (sign !== undefined && afterSign !== undefined) {
    return { comparator: COMPARATORS[sign], digits: jsonDigits(afterSign) }
  }
  const [, beforeWord, word] = SUFFIXED.exec(plain) ?? []
  if (word !== undefined && beforeWord !== undefined) {
    return { comparator: SUFFIXES[word], digits: jsonDigits(beforeWord) }
  }
  return undefined
}

/**
 * Full-width ASCII as ASCII; the minus signs that decoders give for JIS 0x215D as `-`. Not NFKC, which would make the
 * number 1 of ① and 2 of ².
 */
export function narrowed(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[−‐‑]/g, '-')
    .trim()
}

/** JSON knows neither a leading point nor leading zeros; every digit after the point stays. */
function jsonDigits(text: string): string {
  const isNegative = text.startsWith('-')
  const [whole = '', fraction] = (isNegative ? text.slice(1) : text).split('.')
  const trimmed = whole.replace(/^0+(?=\d)/, '')
  return `${isNegative ? '-' : ''}${trimmed === '' ? '0' : trimmed}${fraction === undefined ? '' : `.${fraction}`}`
}

/** Order of two digit strings of `readNumber`, without floating point: negative, zero or positive. */
export function compareDigits(one: string, other: string): number {
  const a = magnitude(one)
  const b = magnitude(other)
  const scale = Math.max(a.scale, b.scale)
  const difference = a.value * 10n ** BigInt(scale - a.scale) - b.value * 10n ** BigInt(scale - b.scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function magnitude(digits: string): { value: bigint; scale: number } {
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.')
  const value = BigInt(whole + fraction)
  return { value: digits.startsWith('-') ? -value : value, scale: fraction.length }
}
