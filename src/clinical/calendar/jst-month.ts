import { dateOfDayNumber, dayNumber, type JstDate, parseJstDate } from '#clinical/jst-date.ts'

/** A calendar month of Japan as text, `YYYY-MM`. */
export type JstMonth = string & { readonly __brand: 'JstMonth' }

const SHAPE = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** The month in `text` when it is one (`2026-13` is not), else undefined. */
export function parseJstMonth(text: string): JstMonth | undefined {
  return SHAPE.test(text) ? (text as JstMonth) : undefined
}

export function monthOf(date: JstDate): JstMonth {
  return date.slice(0, 7) as JstMonth
}

/** Months since year 0; arithmetic on months is done on this number only. */
export function monthNumber(month: JstMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

export function monthOfNumber(number: number): JstMonth {
  const year = Math.floor(number / 12)
  return `${String(year).padStart(4, '0')}-${String(number - year * 12 + 1).padStart(2, '0')}` as JstMonth
}

export function firstDayOf(month: JstMonth): JstDate {
  return `${month}-01` as JstDate
}

/** The day after the last one of a month: periods are half-open. */
export function firstDayAfter(month: JstMonth): JstDate {
  return firstDayOf(monthOfNumber(monthNumber(month) + 1))
}

/**
 * The same day some months later or earlier; the last day of the month where the day does not exist there
 * (31 January + 1 month = 28 or 29 February).
 */
export function addMonths(date: JstDate, months: number): JstDate {
  const month = monthOfNumber(monthNumber(monthOf(date)) + months)
  const same = parseJstDate(`${month}-${date.slice(8)}`)
  return same ?? dateOfDayNumber(dayNumber(firstDayAfter(month)) - 1)
}
