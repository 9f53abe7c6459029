import { addDays, dateOfDayNumber, dayNumber, type JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import {
  addMonths,
  firstDayAfter,
  firstDayOf,
  type JstMonth,
  monthNumber,
  monthOf,
  monthOfNumber,
} from './jst-month.ts'
import { earliestDay, placeOf } from './place.ts'

export type Scale = 'day' | 'month'

/** The columns of the calendar, older left and newer right (DT-7). Column 0 is the oldest. */
export interface Axis {
  readonly scale: Scale
  readonly count: number
  /** First day of the first column. */
  readonly first: JstDate
  /** The day after the last column. */
  readonly afterLast: JstDate
  /** Column of a day; outside the axis it is below 0 or at least `count`. */
  columnOf(day: JstDate): number
  /** First day of a column. */
  startOf(column: number): JstDate
  /** The day after the last one of a column. */
  endOf(column: number): JstDate
}

/** Days that are shown even where there is no record, so that the first screen is filled. */
const LEAST_MONTHS = 24

/**
 * The days from the month of the oldest record to the newest (planned ones included), at least two years back and one
 * day beyond today. It begins on the first of a month and grows to the left only by whole months as answers arrive.
 */
export function calendarAxis(occurrences: readonly Occurrence[], today: JstDate, scale: Scale): Axis {
  let first = addMonths(firstDayOf(monthOf(today)), 1 - LEAST_MONTHS)
  let last = addDays(today, 1)
  for (const occurrence of occurrences) {
    const start = earliestDay(placeOf(occurrence.start, today))
    const end = earliestDay(placeOf(occurrence.end, today)) ?? start
    if (start !== undefined && start < first) first = start
    if (end !== undefined && end > last) last = end
    if (start !== undefined && start > last) last = start
  }
  const firstMonth = monthOf(first)
  return scale === 'day' ? dayAxis(firstDayOf(firstMonth), last) : monthAxis(firstMonth, monthOf(last))
}

function dayAxis(first: JstDate, last: JstDate): Axis {
  const origin = dayNumber(first)
  const count = dayNumber(last) - origin + 1
  return {
    scale: 'day',
    count,
    first,
    afterLast: addDays(last, 1),
    columnOf: (day) => dayNumber(day) - origin,
    startOf: (column) => dateOfDayNumber(origin + column),
    endOf: (column) => dateOfDayNumber(origin + column + 1),
  }
}

function monthAxis(first: JstMonth, last: JstMonth): Axis {
  const origin = monthNumber(first)
  const monthAt = (column: number) => monthOfNumber(origin + column)
  return {
    scale: 'month',
    count: monthNumber(last) - origin + 1,
    first: firstDayOf(first),
    afterLast: firstDayAfter(last),
    columnOf: (day) => monthNumber(monthOf(day)) - origin,
    startOf: (column) => firstDayOf(monthAt(column)),
    endOf: (column) => firstDayAfter(monthAt(column)),
  }
}

/**
 * Place of a day's beginning on the axis, in columns: whole on the day scale, with the fraction of the month on the
 * month scale, so that a bar's ends align with its days (CAL-3).
 */
export function offsetOf(axis: Axis, day: JstDate): number {
  const column = axis.columnOf(day)
  if (axis.scale === 'day') return column
  const start = dayNumber(axis.startOf(column))
  const length = dayNumber(axis.endOf(column)) - start
  return column + (dayNumber(day) - start) / length
}

/** A heading over several columns: a month over days, a year over months (DT-6). */
export interface HeadingGroup {
  /** First day of the group's part within the columns asked for. */
  readonly start: JstDate
  readonly firstColumn: number
  readonly columns: number
}

/** The groups that touch the columns `from … to` (both included), each cut to them. */
export function headingGroups(axis: Axis, from: number, to: number): readonly HeadingGroup[] {
  const groups: HeadingGroup[] = []
  let column = Math.max(0, from)
  while (column <= Math.min(to, axis.count - 1)) {
    const start = axis.startOf(column)
    const next = axis.scale === 'day' ? firstDayAfter(monthOf(start)) : (`${nextYear(start)}-01-01` as JstDate)
    const end = Math.min(axis.columnOf(next), axis.count, to + 1)
    groups.push({ start, firstColumn: column, columns: end - column })
    column = end
  }
  return groups
}

function nextYear(day: JstDate): string {
  return String(Number(day.slice(0, 4)) + 1).padStart(4, '0')
}

/** Whether a column begins a month (day scale) or a year (month scale): its left edge is drawn darker (DT-6). */
export function beginsGroup(axis: Axis, column: number): boolean {
  return axis.startOf(column).endsWith(axis.scale === 'day' ? '-01' : '-01-01')
}
