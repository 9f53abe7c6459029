import { dayNumber, parseJstDate } from '../jst-date.ts'
import type { LabCell } from './lab-row.ts'
import { rowRange } from './row-range.ts'

/** A tiny line of one row, in a box of `width` × `height` (LAB-7). */
export interface Sparkline {
  /** Coordinates for an SVG polyline. */
  readonly points: string
  readonly last: { readonly x: number; readonly y: number }
  /** The reference range, where all results share one. */
  readonly band: { readonly y: number; readonly height: number } | undefined
}

/** From the first to the last day that the columns show, so that all rows have one time axis. */
export interface SparklineFrame {
  readonly from: string
  readonly until: string
  readonly width: number
  readonly height: number
}

interface Point {
  readonly day: number
  readonly value: number
}

/**
 * The course of the numeric results, straight from one to the next on the true time axis; texts, and values of which
 * only a bound is known, have no place on it (VAL-1, VAL-3). undefined for fewer than two.
 */
export function sparkline(cells: readonly LabCell[], frame: SparklineFrame): Sparkline | undefined {
  const points = cells.flatMap(pointOf)
  const last = points.at(-1)
  const [first, end] = [dayOf(frame.from), dayOf(frame.until)]
  if (points.length < 2 || last === undefined || first === undefined || end === undefined) return undefined
  const range = rowRange(cells)
  const own = range.kind === 'shared' ? cells.findLast(({ measurement }) => measurement.value)?.measurement : undefined
  const [low, high] = [own?.ranges[0]?.low?.magnitude, own?.ranges[0]?.high?.magnitude]
  const values = points.map(({ value }) => value)
  const bottom = Math.min(...values, low ?? Number.POSITIVE_INFINITY)
  const top = Math.max(...values, high ?? Number.NEGATIVE_INFINITY)
  const pad = 3
  const x = (day: number) => round(pad + ((day - first) / Math.max(1, end - first)) * (frame.width - 2 * pad))
  const y = (value: number) =>
    round(frame.height - pad - ((value - bottom) / (top - bottom || 1)) * (frame.height - 2 * pad))
  const hasBand = low !== undefined || high !== undefined
  const upper = high === undefined ? 0 : y(high)
  const lower = low === undefined ? frame.height : y(low)
  return {
    points: points.map(({ day, value }) => `${x(day)},${y(value)}`).join(' '),
    last: { x: x(last.day), y: y(last.value) },
    band: hasBand ? { y: upper, height: round(Math.max(1, lower - upper)) } : undefined,
  }
}

function pointOf({ at, measurement: { value } }: LabCell): readonly Point[] {
  if (value?.magnitude === undefined || value.comparator !== undefined) return []
  const day = dayOf(at?.text.slice(0, 10) ?? '')
  if (day === undefined) return []
  const [hours = 0, minutes = 0] = (at?.text.slice(11, 16) ?? '').split(':').map(Number)
  return [{ day: day + (hours * 60 + minutes) / 1440, value: value.magnitude }]
}

function dayOf(text: string): number | undefined {
  const date = parseJstDate(text)
  return date === undefined ? undefined : dayNumber(date)
}

function round(position: number): number {
  return Math.round(position * 10) / 10
}
