import type { MeasuredValue } from '../fact-base.ts'
import type { Measurement, ReferenceRange, ReportedFlag } from '../observation-facts.ts'
import { unitKey } from './unit-key.ts'

/** What stands in the flag slot of a result. */
export interface ShownFlag {
  readonly flag: ReportedFlag
  /** Not reported: the comparison with the range of that very result, drawn apart (FLAG-1, DESIGN.md §8.2). */
  readonly isCompared: boolean
}

/** What can be said of a result: `undecided` where neither the hospital nor the result's own range judges it (FLAG-4). */
export type Judgement = 'abnormal' | 'within' | 'undecided'

/** The reported flag; without one the comparison with the result's own numeric range, where that is beyond doubt. */
export function shownFlag(measurement: Measurement): ShownFlag | undefined {
  if (measurement.flag !== undefined) {
    return measurement.flag.code === 'N' ? undefined : { flag: measurement.flag, isCompared: false }
  }
  const side = sideOfRange(measurement)
  if (side !== 'above' && side !== 'below') return undefined
  const code = side === 'above' ? 'H' : 'L'
  return { flag: { code, text: code }, isCompared: true }
}

export function judgementOf(measurement: Measurement): Judgement {
  if (measurement.flag !== undefined) return isUnremarkable(measurement.flag) ? 'within' : 'abnormal'
  switch (sideOfRange(measurement)) {
    case 'above':
    case 'below':
      return 'abnormal'
    case 'within':
      return 'within'
    case undefined:
      return 'undecided'
  }
}

/**
 * v3-ObservationInterpretation: NEG negative, ND not detected, NR non-reactive, E expected; 「陰性」 and `(-)` as text. What
 * is not known to be unremarkable counts as abnormal: nobody overlooks it.
 */
const UNREMARKABLE: ReadonlySet<string> = new Set([
  ...['neg', 'negative', 'nd', 'not detected', 'nr', 'non-reactive', 'e', 'expected', 'normal'],
  ...['陰性', '正常', '-', '(-)'],
])

function isUnremarkable({ code, text }: ReportedFlag): boolean {
  // Words are looked at only where the code tells nothing: every result of ten years comes here.
  if (code !== 'other') return code === 'N'
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[−‐–ー]/g, '-')
    .trim()
    .toLowerCase()
  return UNREMARKABLE.has(plain) || plain.split(/\s+/).every((word) => UNREMARKABLE.has(word))
}

/** Where a value lies to the one range that came with it; undefined where that cannot be told (VAL-1, VAL-3). */
function sideOfRange({ value, ranges }: Measurement): 'below' | 'within' | 'above' | undefined {
  const [range] = ranges
  if (value === undefined || range === undefined || ranges.length !== 1) return undefined
  if (value.magnitude === undefined) return isSameText(value.text, range.text) ? 'within' : undefined
  if (range.low?.magnitude === undefined && range.high?.magnitude === undefined) return undefined
  if (!isSameUnit(value, range)) return undefined
  if (isAtOpenBound(value, range)) return undefined
  return sideOf(value.magnitude, value.comparator, range.low?.magnitude, range.high?.magnitude)
}

const OPEN_BOUND = /未満|超|[<>](?!=)/
const CLOSED_BOUND = /以[上下]|[≤≥≦≧]|[<>]=/

/**
 * At the very bound of a range whose words leave the bound out (`1.0未満`, `<1.0`): outside by the words, and senders write
 * `<` for 「以下」 too. It is not judged, and so not taken for normal (FLAG-1, FLAG-4, H-28).
 */
function isAtOpenBound({ magnitude, comparator }: MeasuredValue, { low, high, text }: ReferenceRange): boolean {
  if (comparator === '<' || comparator === '>') return false
  if (magnitude !== low?.magnitude && magnitude !== high?.magnitude) return false
  const plain = text.normalize('NFKC')
  return OPEN_BOUND.test(plain) && !CLOSED_BOUND.test(plain)
}

/** A comparator says less than a number: `<5` is below 10 for certain, and says nothing about 3. */
function sideOf(
  magnitude: number,
  comparator: MeasuredValue['comparator'],
  low = Number.NEGATIVE_INFINITY,
  high = Number.POSITIVE_INFINITY,
): 'below' | 'within' | 'above' | undefined {
  switch (comparator) {
    case undefined:
      if (magnitude < low) return 'below'
      return magnitude > high ? 'above' : 'within'
    case '<':
    case '<=':
      if (comparator === '<' ? magnitude <= low : magnitude < low) return 'below'
      return low === Number.NEGATIVE_INFINITY && magnitude <= high ? 'within' : undefined
    case '>':
    case '>=':
      if (comparator === '>' ? magnitude >= high : magnitude > high) return 'above'
      return high === Number.POSITIVE_INFINITY && magnitude >= low ? 'within' : undefined
  }
}

function isSameUnit(value: MeasuredValue, { low, high }: ReferenceRange): boolean {
  const units = [low, high].flatMap((limit) => (limit?.unit === undefined ? [] : [limit.unit]))
  return units.every((unit) => value.unit !== undefined && unitKey(unit) === unitKey(value.unit))
}

function isSameText(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .replaceAll(/[\s()]/g, '')
      .replaceAll(/[−‐–ー]/g, '-')
  return plain(one) === plain(other)
}
