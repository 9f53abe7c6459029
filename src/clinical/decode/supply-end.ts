import type { ClinicalTime } from '../clinical-time.ts'
import type { Amount } from '../fact-base.ts'
import { addDays, type JstDate } from '../jst-date.ts'
import type { DosageReading } from './dosage.ts'
import { dayOfTime } from './time.ts'

/**
 * The last day of a supply: start + days − 1, for whole days of the calendar only; shown as 推定 (MED-4). `supplied` =
 * days of the prescription as it was sent. undefined = 終了不明: of an as-needed drug, of one for which only 実服用日数
 * (UsageDuration, no days of the calendar: fhir-jp.md §3) came, and of one that is not taken every day, whose 「4日分」
 * last four days or four weeks (H-15), unless two counts that differ show which is the calendar's. Nor is one computed
 * where the dosages tell their own end and the prescription no days: the end that was told counts.
 */
export function lastDayOfSupply(
  start: ClinicalTime | undefined,
  supplied: Amount | undefined,
  { isAsNeeded, leavesDaysOut, daysOfUse, bounds, until }: DosageReading,
): JstDate | undefined {
  const first = dayOfTime(start)
  if (first === undefined || isAsNeeded || (supplied === undefined && until !== undefined)) return undefined
  const days = leavesDaysOut ? greaterOf([supplied, daysOfUse, bounds]) : wholeDays(supplied ?? bounds)
  return days === undefined ? undefined : addDays(first, days - 1)
}

/** Of counts that differ the greater one is the calendar's; of one count alone, or of equal ones, nobody can tell. */
function greaterOf(counts: readonly (Amount | undefined)[]): number | undefined {
  const days = counts.flatMap((each) => wholeDays(each) ?? [])
  return new Set(days).size < 2 ? undefined : Math.max(...days)
}

const DAY_UNITS: ReadonlySet<string> = new Set(['日', '日分', '日間', 'd', 'day', 'days'])

/** Whether a length is one in days: 4 wk are not 「4日分」. */
export function isInDays({ unit }: Amount): boolean {
  return DAY_UNITS.has(unit ?? '')
}

/** A length in whole days of the calendar. */
export function wholeDays(amount: Amount | undefined): number | undefined {
  if (amount === undefined || !isInDays(amount) || !/^[1-9]\d{0,3}$/.test(amount.text)) return undefined
  return Number(amount.text)
}
