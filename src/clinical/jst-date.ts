/**
 * Calendar days of Japan as text, `YYYY-MM-DD`, never as an instant: a date-only value must not pass through a time
 * zone (DT-1, H-12).
 */
export type JstDate = string & { readonly __brand: 'JstDate' }

/** An instant in milliseconds since the Unix epoch. */
export type Instant = number & { readonly __brand: 'Instant' }

const MS_PER_DAY = 86_400_000
const JST_OFFSET_MS = 9 * 3_600_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The days since 1970-01-01 of a date; arithmetic on days is done on this number only. */
export function dayNumber(date: JstDate): number {
  const match = SHAPE.exec(date)
  if (match === null) throw new RangeError(`not a date: ${date}`)
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / MS_PER_DAY
}

/** Texts of days already asked for: a calendar asks for the same few thousand with every answer that arrives. */
const textOfDay = new Map<number, JstDate>()

/** Two centuries: what records of living people can hold, and a bound to the memory. */
const MOST_TEXTS = 73_050

export function dateOfDayNumber(day: number): JstDate {
  const known = textOfDay.get(day)
  if (known !== undefined) return known
  const date = new Date(day * MS_PER_DAY).toISOString().slice(0, 10) as JstDate
  if (textOfDay.size < MOST_TEXTS) textOfDay.set(day, date)
  return date
}

/** The date in `text` when it is a real day of the calendar (`2026-02-30` is not), else undefined. */
export function parseJstDate(text: string): JstDate | undefined {
  if (!SHAPE.test(text)) return undefined
  const date = text as JstDate
  return dateOfDayNumber(dayNumber(date)) === date ? date : undefined
}

/** The day it is in Japan at an instant, whatever the zone of the device. */
export function jstDateAt(instant: Instant): JstDate {
  return new Date(instant + JST_OFFSET_MS).toISOString().slice(0, 10) as JstDate
}

export function addDays(date: JstDate, days: number): JstDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: JstDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 4) % 7) + 7) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
}
