import { addDays, type JstDate, parseJstDate, weekday } from '#clinical/jst-date.ts'

export { addDays, dayNumber, type JstDate as Day } from '#clinical/jst-date.ts'

/** The day of the sample network: 2026-11-20, a Friday. Nothing in it is later, except what is planned. */
export const TODAY = day('2026-11-20')

/** @throws RangeError for a day that is not in the calendar: a slip of the pen in one of the tables. */
export function day(text: string): JstDate {
  const parsed = parseJstDate(text)
  if (parsed === undefined) throw new RangeError(`not a day: ${text}`)
  return parsed
}

/** `20261120` of `2026-11-20`, or `202611200905` with a time `09:05`. */
export function stamp(date: JstDate, time = ''): string {
  return date.replaceAll('-', '') + time.replaceAll(':', '')
}

/** The day itself, or the next Monday where it falls on a weekend: out-patients come on working days. */
export function workingDay(date: JstDate): JstDate {
  const shift = [1, 0, 0, 0, 0, 0, 2][weekday(date)] ?? 0
  return addDays(date, shift)
}

/** A time of day, `HH:MM`, `minutes` after another. */
export function later(time: string, minutes: number): string {
  const [hours = 0, mins = 0] = time.split(':').map(Number)
  const total = Math.min(23 * 60 + 59, hours * 60 + mins + minutes)
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
