import { firstDayOf, monthNumber, monthOf, monthOfNumber } from '../calendar/jst-month.ts'
import { addDays, dayNumber, type JstDate } from '../jst-date.ts'
import type { DaySpan } from './drug-row.ts'

/** A true time axis of days: the same width for every day; older left, unless the reader turned it round (GRAPH-1, DT-7). */
export interface DayAxis extends DaySpan {
  readonly pixelsPerDay: number
  readonly width: number
  readonly isNewestFirst: boolean
}

/** What a stretch of days takes up on the axis, in pixels from its left edge. */
export interface Extent {
  readonly left: number
  readonly width: number
}

export function dayAxis({ from, until }: DaySpan, pixelsPerDay: number, isNewestFirst = false): DayAxis {
  return { from, until, pixelsPerDay, width: (dayNumber(until) - dayNumber(from)) * pixelsPerDay, isNewestFirst }
}

/** Pixels from the left edge of the axis to the beginning of a day; days outside lie outside. */
export function positionOf(axis: DayAxis, day: JstDate): number {
  const days = axis.isNewestFirst ? dayNumber(axis.until) - dayNumber(day) : dayNumber(day) - dayNumber(axis.from)
  return days * axis.pixelsPerDay
}

/** The part of a span that lies on the axis; a span wholly outside takes up nothing, at the edge it lies beyond. */
export function extentOf(axis: DayAxis, { from, until }: DaySpan): Extent {
  const within = (pixels: number) => Math.max(0, Math.min(axis.width, pixels))
  const [one, other] = [within(positionOf(axis, from)), within(positionOf(axis, until))]
  return { left: Math.min(one, other), width: Math.abs(other - one) }
}

/** The first of every month within the axis. */
export function monthStarts({ from, until }: DaySpan): readonly JstDate[] {
  const [first, last] = [monthNumber(monthOf(from)), monthNumber(monthOf(addDays(until, -1)))]
  return Array.from({ length: last - first + 1 }, (_, at) => firstDayOf(monthOfNumber(first + at))).filter(
    (day) => day >= from,
  )
}

/** The 8th, 15th and 22nd of every month, where the scale leaves room for them. */
export function weekMarks(span: DaySpan): readonly JstDate[] {
  const months = monthStarts({ from: firstDayOf(monthOf(span.from)), until: span.until })
  return months.flatMap((first) => [7, 14, 21].map((days) => addDays(first, days))).filter((day) => isWithin(day, span))
}

function isWithin(day: JstDate, { from, until }: DaySpan): boolean {
  return from <= day && day < until
}
