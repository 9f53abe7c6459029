import type { ClinicalTime } from '#clinical/clinical-time.ts'
import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { CALENDAR_KINDS, type CalendarKind, type RecordKind } from '#clinical/record-kind.ts'
import { addMonths, type JstMonth, parseJstMonth } from './jst-month.ts'

/** A row of the calendar: the stay row above, then one row for each kind (CAL-1). */
export type RowId = 'stay' | CalendarKind

/**
 * Where one occurrence stands in time, with the precision that was recorded and no more: a record of "May 2024" is
 * never put on the first (VAL-7).
 */
export type Place =
  | { readonly where: 'day'; readonly day: JstDate }
  | { readonly where: 'month'; readonly month: JstMonth }
  | { readonly where: 'year'; readonly year: string }
  /** No date, or a text that is no date of the calendar. */
  | { readonly where: 'undated' }
  /** A date so far away that it is an error of entry (`0001-01-01`, `9999-12-31`): told, not drawn. */
  | { readonly where: 'out-of-reach'; readonly day: JstDate }

/** Every row there can be, from above. */
export const ROW_IDS: readonly RowId[] = ['stay', ...CALENDAR_KINDS]

/** Kinds that answer for a row: a visit is a clinical record on the calendar. */
export function kindsOfRow(row: RowId): readonly RecordKind[] {
  return row === 'clinical-record' ? ['visit', 'clinical-record'] : [row]
}

/** The row of a kind, undefined for kinds that have no place in time (diagnoses, allergies …). */
export function rowOf(kind: RecordKind): RowId | undefined {
  if (kind === 'stay') return 'stay'
  if (kind === 'visit') return 'clinical-record'
  return CALENDAR_KINDS.find((each) => each === kind)
}

/** How far the calendar reaches around today: beyond lie errors of entry, which would make it millions of days wide. */
const YEARS_BACK = 130
const YEARS_AHEAD = 5

export function placeOf(time: ClinicalTime | undefined, today: JstDate): Place {
  if (time === undefined) return { where: 'undated' }
  const day = parseJstDate(time.text.slice(0, 10))
  if (time.text.length >= 10) {
    if (day === undefined) return { where: 'undated' }
    return isWithinReach(day, today) ? { where: 'day', day } : { where: 'out-of-reach', day }
  }
  const month = parseJstMonth(time.text)
  if (month !== undefined) {
    const first = `${month}-01` as JstDate
    return isWithinReach(first, today) ? { where: 'month', month } : { where: 'out-of-reach', day: first }
  }
  return /^\d{4}$/.test(time.text) ? { where: 'year', year: time.text } : { where: 'undated' }
}

function isWithinReach(day: JstDate, today: JstDate): boolean {
  return day >= addMonths(today, -12 * YEARS_BACK) && day <= addMonths(today, 12 * YEARS_AHEAD)
}

/** The first day that a place may mean, for ordering and for the width of the axis; undefined without any date. */
export function earliestDay(place: Place): JstDate | undefined {
  if (place.where === 'day') return place.day
  if (place.where === 'month') return `${place.month}-01` as JstDate
  return undefined
}

/** Reported as entered in error or withdrawn: shown struck through in detail, never counted (VAL-4). */
export function isCancelled(occurrence: Occurrence): boolean {
  return occurrence.status === 'cancelled'
}
