import { isInDays } from '../decode/supply-end.ts'
import { dayOfTime } from '../decode/time.ts'
import { addDays, type JstDate } from '../jst-date.ts'
import type { MedicationLine } from '../medication-facts.ts'

/** What one line says about days: a stretch, a single day, or no day at all. `days` = 日分, also where the end is not known. */
export type Supply =
  | {
      readonly form: 'band'
      readonly from: JstDate
      readonly until: JstDate | undefined
      readonly days: number | undefined
    }
  | { readonly form: 'point'; readonly on: JstDate }
  | { readonly form: 'undated' }

/**
 * Where a line stands on the time axis (MED-4): a band for days supplied or a recorded end, a point for 頓用, 外用 and
 * 自己注射 without a duration and for a single administration, an open band (終了不明) for the rest.
 */
export function supplyOf(line: MedicationLine): Supply {
  const from = dayOfTime(line.startsOn ?? line.at)
  if (from === undefined) return { form: 'undated' }
  const end = lastDayTold(line)
  if (line.act === 'administered') {
    return end === undefined || end <= from
      ? { form: 'point', on: from }
      : { form: 'band', from, until: addDays(end, 1), days: undefined }
  }
  if (isSaidToBeOver(line) && end === undefined) return completed(line, from)
  // Said after its end, without its beginning: known of its last day alone, and over.
  if (isSaidToBeOver(line) && end !== undefined && end < from) {
    return { form: 'band', from: end, until: addDays(end, 1), days: undefined }
  }
  if (line.isAsNeeded) return { form: 'point', on: from }
  const days = wholeDays(line)
  if (end !== undefined && end >= from) return { form: 'band', from, until: addDays(end, 1), days }
  // 外用 with days of which nobody knows how they lie has a duration all the same: open, not a point.
  if (isWithoutDuration(line) && line.daysSupplied === undefined) return { form: 'point', on: from }
  return { form: 'band', from, until: undefined, days }
}

/** The last day that a line tells, computed from its supply or recorded. */
export function lastDayTold({ endsOn, until }: MedicationLine): JstDate | undefined {
  return endsOn ?? dayOfTime(until)
}

/** A statement that the drug is no longer taken (FHIR `completed`); of an order `final` says that it was written. */
export function isSaidToBeOver({ act, status }: MedicationLine): boolean {
  return act === 'stated' && status === 'final'
}

/** One that is over, without its end: at the latest when that was said, else known of its first day alone. */
function completed(line: MedicationLine, from: JstDate): Supply {
  const said = dayOfTime(line.recordedAt)
  return { form: 'band', from, until: addDays(said !== undefined && said > from ? said : from, 1), days: undefined }
}

function wholeDays(line: MedicationLine): number | undefined {
  const days = daysTold(line)
  return days !== undefined && /^\d{1,4}$/.test(days) ? Number(days) : undefined
}

/** Digits of 日分. undefined where no length came, and where it came in weeks or months: 「4日分」 would be wrong there. */
export function daysTold({ daysSupplied }: MedicationLine): string | undefined {
  const isDays = daysSupplied !== undefined && (daysSupplied.unit === undefined || isInDays(daysSupplied))
  return isDays ? daysSupplied.text : undefined
}

/** JHSP0003: 22 頓用, 23 外用, 24 自己注射. */
const KINDS_WITHOUT_DURATION: ReadonlySet<string> = new Set(['22', '23', '24'])

function isWithoutDuration(line: MedicationLine): boolean {
  return line.timesSupplied !== undefined || isExternal(line) || hasKind(line, /頓用|自己注射/)
}

/** 外用: by the kind of the order or by the route that its sender named. */
function isExternal(line: MedicationLine): boolean {
  return hasKind(line, /外用/, '23') || line.route?.includes('外用') === true
}

function hasKind({ categories }: MedicationLine, words: RegExp, only?: string): boolean {
  return categories.some(
    ({ text, codings }) =>
      words.test(text) ||
      codings.some(
        ({ system, code }) =>
          system.endsWith('JHSP0003') && (only === undefined ? KINDS_WITHOUT_DURATION.has(code) : code === only),
      ),
  )
}
