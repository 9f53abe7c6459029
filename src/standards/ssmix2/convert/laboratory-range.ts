import { compareDigits, narrowed, readNumber } from './laboratory-value.ts'

/** The limits of OBX-7, digits as recorded; a missing side is undefined. Whether `<15` includes 15 stands in the text. */
export interface RangeLimits {
  readonly low: string | undefined
  readonly high: string | undefined
}

const NUMBER = '-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)'
const SPAN = new RegExp(`^(${NUMBER})?\\s*[-~〜]\\s*(${NUMBER})?$`)

/**
 * Reads a reference range by the grammar `num? - num?` (ss-mix2.md §9), negative limits included: `6.5-8.2`,
 * `-1.5-2.0`, `-5--1`, `10-`, `-10` (up to 10), `6.5～8.2`; and the one-sided `>10`, `<15`, `100以上`. Undefined when it
 * is anything else, or when the limits come out reversed: then only its text is to be shown.
 */
export function readRange(text: string): RangeLimits | undefined {
  // An exporter's escaped-looking `\<15` stays literal in the message and means `<15` (ss-mix2.md §2).
  const plain = narrowed(text).replace(/^\\/, '')
  const [matched, lowText, highText] = SPAN.exec(plain) ?? []
  if (matched !== undefined) {
    const low = lowText === undefined ? undefined : readNumber(lowText)?.digits
    const high = highText === undefined ? undefined : readNumber(highText)?.digits
    if (low === undefined && high === undefined) return undefined
    if (low !== undefined && high !== undefined && compareDigits(low, high) > 0) return undefined
    return { low, high }
  }
  const bound = readNumber(plain)
  if (bound?.comparator === undefined) return undefined
  return bound.comparator.startsWith('<')
    ? { low: undefined, high: bound.digits }
    : { low: bound.digits, high: undefined }
}
