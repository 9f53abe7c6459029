import { isObject, textAt } from './elements.ts'

/**
 * Date search of FHIR R4 (§3.1.1.4.7): both the value asked for and the recorded one are spans, because both have a
 * precision. A value without an offset is read as Japan's time, where the servers of the network stand.
 */
export interface InstantSpan {
  /** First millisecond of the span. */
  readonly from: number
  /** The first millisecond after it. */
  readonly until: number
}

const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'] as const
type DatePrefix = (typeof PREFIXES)[number]

export interface DateCriterion {
  readonly prefix: DatePrefix
  readonly span: InstantSpan
}

const DATE_TIME =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/
const JST_OFFSET_MINUTES = 540
const MS_PER_MINUTE = 60_000

/** The span that a FHIR date, dateTime or instant covers; undefined for a text that is none (`2026-02-30` is none). */
function dateTimeSpan(text: string): InstantSpan | undefined {
  const match = DATE_TIME.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  const numbers = [year, month ?? '01', day ?? '01', hour ?? '00', minute ?? '00', second ?? '00'].map(Number)
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = numbers
  if (mo < 1 || mo > 12 || d < 1 || d > daysInMonth(y, mo) || h > 24 || mi > 59 || s > 60) return undefined
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000)
  const shift = offsetMinutes(zone) * MS_PER_MINUTE
  const from = Date.UTC(y, mo - 1, d) + ((h * 60 + mi) * 60 + s) * 1000 + milliseconds - shift
  if (month === undefined) return { from, until: Date.UTC(y + 1, 0, 1) - shift }
  if (day === undefined) return { from, until: Date.UTC(y, mo, 1) - shift }
  if (hour === undefined) return { from, until: Date.UTC(y, mo - 1, d + 1) - shift }
  if (second === undefined) return { from, until: from + MS_PER_MINUTE }
  return { from, until: from + (fraction === undefined ? 1000 : 1) }
}

/** The span of an element of type date, dateTime, instant, Period or Timing; an open end reaches without limit. */
export function elementSpan(value: unknown): InstantSpan | undefined {
  if (typeof value === 'string') return dateTimeSpan(value)
  if (!isObject(value)) return undefined
  const start = dateTimeSpan(textAt(value, 'start') ?? '')
  const end = dateTimeSpan(textAt(value, 'end') ?? '')
  if (start === undefined && end === undefined) return undefined
  return { from: start?.from ?? Number.NEGATIVE_INFINITY, until: end?.until ?? Number.POSITIVE_INFINITY }
}

/** Reads `ge2026-09-05T00:00:00+09:00`; undefined when the value is no date of FHIR or its prefix is not supported. */
export function parseDateCriterion(text: string): DateCriterion | undefined {
  const prefix = PREFIXES.find((each) => text.startsWith(each))
  const span = dateTimeSpan(prefix === undefined ? text : text.slice(2))
  return span === undefined ? undefined : { prefix: prefix ?? 'eq', span }
}

export function meetsDate(recorded: InstantSpan, { prefix, span }: DateCriterion): boolean {
  switch (prefix) {
    case 'eq':
      return recorded.from >= span.from && recorded.until <= span.until
    case 'ne':
      return !(recorded.from >= span.from && recorded.until <= span.until)
    case 'gt':
      return recorded.until > span.until
    case 'ge':
      return recorded.until > span.from
    case 'lt':
      return recorded.from < span.from
    case 'le':
      return recorded.from < span.until
    case 'sa':
      return recorded.from >= span.until
    case 'eb':
      return recorded.until <= span.from
  }
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined) return JST_OFFSET_MINUTES
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
