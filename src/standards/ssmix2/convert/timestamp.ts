/** What a time stamp says. `dateTime` is a FHIR R4 dateTime; `problem` tells what of the text could not be kept. */
export interface TimestampReading {
  readonly dateTime?: string
  readonly problem?: string
}

/** `YYYY[MM[DD[HH[MM[SS[.S…]]]]]][±ZZZZ]`; 17 digits run together occur in real files (ss-mix2.md §2). */
const SHAPE =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,6})|(\d{3}))?)?)?)?)?)?([+-]\d{4})?$/

/** No zone is written in SS-MIX2: it is Japan's clock. */
const JAPAN = '+09:00'

/**
 * Reads a TS/DTM with just the precision given; nothing is filled in but the seconds that FHIR demands after minutes
 * (FHIR R4 §2.24.0.1: "may be zero-filled"). An hour alone cannot be written in FHIR: the day is kept and said so.
 */
export function readTimestamp(text: string): TimestampReading {
  if (text === '') return NOTHING
  const known = readings.get(text)
  if (known !== undefined) return known
  const reading = readDigits(text.trim())
  if (readings.size >= MOST_READINGS) readings.clear()
  readings.set(text, reading)
  return reading
}

const NOTHING: TimestampReading = {}
/** The results of one specimen have one time. */
const readings = new Map<string, TimestampReading>()
const MOST_READINGS = 200

function readDigits(trimmed: string): TimestampReading {
  if (trimmed === '') return NOTHING
  const match = SHAPE.exec(trimmed)
  if (match === null) return { problem: `「${trimmed}」 is not a time stamp (YYYY[MM[DD[HH[MM[SS]]]]])` }
  const [, year = '', month, day, hour, minute, second, fraction, milliseconds, zone] = match
  if (year === '0000') return { problem: `「${trimmed}」 is not a time stamp: there is no year 0` }
  if (month === undefined) return { dateTime: year }
  if (!isWithin(month, 1, 12)) return { problem: `「${trimmed}」 is not a time stamp: no such month` }
  if (day === undefined) return { dateTime: `${year}-${month}` }
  if (!isWithin(day, 1, daysOf(year, month))) return { problem: `「${trimmed}」 is not a time stamp: no such day` }
  const date = `${year}-${month}-${day}`
  if (hour === undefined) return { dateTime: date }
  if (minute === undefined) {
    return { dateTime: date, problem: `「${trimmed}」 gives the hour without minutes: the day alone is kept` }
  }
  if (!isWithin(hour, 0, 23) || !isWithin(minute, 0, 59) || !isWithin(second ?? '00', 0, 59)) {
    return { dateTime: date, problem: `「${trimmed}」 has a time of day that does not exist: the day alone is kept` }
  }
  const part = fraction ?? milliseconds
  const seconds = `${second ?? '00'}${part === undefined ? '' : `.${part}`}`
  return { dateTime: `${date}T${hour}:${minute}:${seconds}${offset(zone)}` }
}

/** The day of a FHIR dateTime, when it has one. */
export function dayOf(dateTime: string | undefined): string | undefined {
  return dateTime !== undefined && dateTime.length >= 10 ? dateTime.slice(0, 10) : undefined
}

/** A FHIR `instant` from a dateTime that has a time of day; undefined for coarser ones. */
export function instantOf(dateTime: string | undefined): string | undefined {
  return dateTime?.includes('T') ? dateTime : undefined
}

function isWithin(digits: string, from: number, to: number): boolean {
  const value = Number(digits)
  return value >= from && value <= to
}

function daysOf(year: string, month: string): number {
  const y = Number(year)
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  if (month === '02') return isLeap ? 29 : 28
  return ['04', '06', '09', '11'].includes(month) ? 30 : 31
}

/** Offsets beyond ±14:00 do not exist; such a zone is read as Japan's. */
function offset(zone: string | undefined): string {
  if (zone === undefined) return JAPAN
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(3)]
  return isWithin(hours, 0, 13) && isWithin(minutes, 0, 59) ? `${zone.slice(0, 3)}:${minutes}` : JAPAN
}
