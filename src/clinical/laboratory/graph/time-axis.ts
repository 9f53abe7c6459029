import type { ClinicalTime } from '#clinical/clinical-time.ts'
import { addDays, dayNumber, type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'

/** Minutes of Japan's wall clock since 1970-01-01 00:00: the one measure along the time axis (DT-1, GRAPH-1). */
export type Minute = number

export const MINUTES_PER_DAY = 1_440

/** What all charts of a graph show: from its first minute to just before `until`. */
export interface TimeWindow {
  readonly from: Minute
  readonly until: Minute
}

/**
 * Where a recorded time stands on the axis. A day without a clock stands in the middle of its day; a mere month or year
 * has no place, because any day would be invented (VAL-7).
 */
export function minuteOf(time: ClinicalTime | undefined): Minute | undefined {
  const date = time === undefined ? undefined : parseJstDate(time.text.slice(0, 10))
  if (time === undefined || date === undefined) return undefined
  const clock = /^T(\d{2})(?::(\d{2}))?/.exec(time.text.slice(10))
  const minutes = clock === null ? MINUTES_PER_DAY / 2 : Number(clock[1]) * 60 + Number(clock[2] ?? 0)
  return minuteOfDate(date) + minutes
}

export function minuteOfDate(date: JstDate): Minute {
  return dayNumber(date) * MINUTES_PER_DAY
}

/**
 * The window of a half-open period: whole days, never past the end of `today`, because no result is. A period without
 * beginning begins with the month of the first result, and is at least a month long.
 */
export function timeWindow(period: Period, today: JstDate, first: Minute | undefined): TimeWindow {
  const tomorrow = addDays(today, 1)
  const until = minuteOfDate(period.until === undefined || period.until > tomorrow ? tomorrow : period.until)
  if (period.from !== undefined) return { from: Math.min(minuteOfDate(period.from), until - MINUTES_PER_DAY), until }
  const earliest = Math.min(first ?? until, until - 30 * MINUTES_PER_DAY)
  const { year, month } = monthAt(earliest)
  return { from: firstMinuteOf(year, month), until }
}

/** A boundary on the axis: a month, a year (DT-6) or, in short windows, a day. */
export interface TimeTick {
  readonly at: Minute
  readonly year: number
  /** 1–12. */
  readonly month: number
  readonly day: number
  readonly isYear: boolean
  /** Whether its name stands below the axis; the others are lines only. */
  readonly isNamed: boolean
}

/** From days within a month to years: the finest that leaves room for the names is taken. */
const STEPS_IN_MONTHS = [1, 2, 3, 6, 12, 24, 36, 60] as const
const DAYS_OF_MONTH = [1, 8, 15, 22] as const
const MOST_DAYS_WITH_DAY_TICKS = 45
const MOST_MONTHS_WITH_MONTH_LINES = 38

/** Boundaries within a window, at most `mostNames` of them named. */
export function timeTicks(window: TimeWindow, mostNames: number): readonly TimeTick[] {
  const days = (window.until - window.from) / MINUTES_PER_DAY
  if (days <= MOST_DAYS_WITH_DAY_TICKS) return dayTicks(window, mostNames)
  const months = days / 30.4
  const step = STEPS_IN_MONTHS.find((each) => months / each <= mostNames) ?? 120
  const line = months <= MOST_MONTHS_WITH_MONTH_LINES ? 1 : 12
  return monthsOf(window).flatMap(({ year, month }) => {
    const sinceZero = year * 12 + (month - 1)
    if (sinceZero % Math.min(line, step) !== 0) return []
    return tick(window, year, month, 1, sinceZero % step === 0)
  })
}

function dayTicks(window: TimeWindow, mostNames: number): readonly TimeTick[] {
  const days = monthsOf(window).flatMap(({ year, month }) => DAYS_OF_MONTH.map((day) => ({ year, month, day })))
  const ticks = days.flatMap(({ year, month, day }) => tick(window, year, month, day, true))
  return ticks.length <= mostNames ? ticks : ticks.map((each) => ({ ...each, isNamed: each.day % 14 === 1 }))
}

function tick(window: TimeWindow, year: number, month: number, day: number, isNamed: boolean): readonly TimeTick[] {
  const at = firstMinuteOf(year, month) + (day - 1) * MINUTES_PER_DAY
  if (at < window.from || at >= window.until) return []
  return [{ at, year, month, day, isYear: month === 1 && day === 1, isNamed }]
}

function monthsOf(window: TimeWindow): readonly { readonly year: number; readonly month: number }[] {
  const first = monthAt(window.from)
  const last = monthAt(window.until)
  const count = (last.year - first.year) * 12 + (last.month - first.month) + 1
  return Array.from({ length: count }, (_, at) => {
    const months = first.year * 12 + (first.month - 1) + at
    return { year: Math.floor(months / 12), month: (months % 12) + 1 }
  })
}

function firstMinuteOf(year: number, month: number): Minute {
  return (Date.UTC(year, month - 1, 1) / 86_400_000) * MINUTES_PER_DAY
}

function monthAt(minute: Minute): { readonly year: number; readonly month: number } {
  const date = new Date(minute * 60_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 }
}
