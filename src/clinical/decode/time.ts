import type { ClinicalTime, TimePrecision } from '../clinical-time.ts'
import { parseJstDate } from '../jst-date.ts'

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

const JST_MINUTES = 9 * 60

/**
 * A FHIR date, dateTime or instant as Japan's wall clock with the precision given (DT-1, VAL-7). Without an offset it is
 * Japan's already. undefined for a text that is no time of the calendar: `2026-02-30`, `24:00`, `0000-00-00` (D10).
 */
export function clinicalTime(text: string): ClinicalTime | undefined {
  const match = SHAPE.exec(text.trim())
  if (match === null) return undefined
  const [, year = '', month, day, hour, minute, second, offset] = match
  if (year === '0000') return undefined
  if (month === undefined) return { text: year, precision: 'year' }
  if (day === undefined) {
    return parseJstDate(`${year}-${month}-01`) && { text: `${year}-${month}`, precision: 'month' }
  }
  const date = parseJstDate(`${year}-${month}-${day}`)
  if (date === undefined) return undefined
  if (hour === undefined) return { text: date, precision: 'day' }
  if (Number(hour) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined
  const precision: TimePrecision = minute === undefined ? 'hour' : second === undefined ? 'minute' : 'second'
  const clock = `${date}T${hour}:${minute ?? '00'}:${second ?? '00'}`
  return { text: inJapan(clock, offset).slice(0, LENGTH[precision]), precision }
}

const LENGTH: Readonly<Record<TimePrecision, number>> = { year: 4, month: 7, day: 10, hour: 13, minute: 16, second: 19 }

function inJapan(clock: string, offset: string | undefined): string {
  if (offset === undefined || offset === '+09:00') return clock
  const sign = offset.startsWith('-') ? -1 : 1
  const minutes = offset === 'Z' ? 0 : sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)))
  const instant = Date.parse(`${clock}Z`) + (JST_MINUTES - minutes) * 60_000
  return new Date(instant).toISOString().slice(0, 19)
}

/** The day on which a time stands, when its precision reaches that far. */
export function dayOfTime(time: ClinicalTime | undefined) {
  return time === undefined ? undefined : parseJstDate(time.text.slice(0, 10))
}
