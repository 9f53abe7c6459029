import { parseJstDate } from '../jst-date.ts'
import type { FailedPeriod } from './graph/failed-period.ts'
import { arrowOf } from './graph/graph-series.ts'
import { type LinePoint, lineOf } from './graph/line-segments.ts'
import { MINUTES_PER_DAY, minuteOf, minuteOfDate } from './graph/time-axis.ts'
import type { LabCell } from './lab-row.ts'
import { rowRange } from './row-range.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** A tiny line of one row, in a box of `width` × `height` (LAB-7). */
export interface Sparkline {
  /** Coordinates for SVG polylines, one for each stretch that may be joined. */
  readonly lines: readonly string[]
  /** Results that may be joined with neither neighbour. */
  readonly dots: readonly Place[]
  /** Neighbours stand apart because results between them may be missing. */
  readonly hasGap: boolean
  readonly last: Place
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

interface Point extends LinePoint {
  readonly value: number
}

/**
 * The course of the numeric results on the true time axis: texts, and values of which only a bound is known, have no
 * place on it (VAL-1, VAL-3). Straight from one to the next where the graph would join them, too (`lineOf`): never across a
 * bound, nor across a time of which a hospital's results may be missing (GRAPH-1, F-B4). undefined for fewer than two.
 */
export function sparkline(
  cells: readonly LabCell[],
  frame: SparklineFrame,
  failed: readonly FailedPeriod[],
): Sparkline | undefined {
  const all = cells.flatMap(pointOf)
  const points = all.filter(isMeasured)
  const last = points.at(-1)
  const [first, end] = [parseJstDate(frame.from), parseJstDate(frame.until)]
  if (points.length < 2 || last === undefined || first === undefined || end === undefined) return undefined
  const range = rowRange(cells)
  const own = range.kind === 'shared' ? cells.findLast(({ measurement }) => measurement.value)?.measurement : undefined
  const [low, high] = [own?.ranges[0]?.low?.magnitude, own?.ranges[0]?.high?.magnitude]
  const values = points.map(({ value }) => value)
  const bottom = Math.min(...values, low ?? Number.POSITIVE_INFINITY)
  const top = Math.max(...values, high ?? Number.NEGATIVE_INFINITY)
  const pad = 3
  const [start, length] = [minuteOfDate(first), minuteOfDate(end) + MINUTES_PER_DAY - minuteOfDate(first)]
  const x = (minute: number) => round(pad + ((minute - start) / length) * (frame.width - 2 * pad))
  const y = (value: number) =>
    round(frame.height - pad - ((value - bottom) / (top - bottom || 1)) * (frame.height - 2 * pad))
  const place = ({ minute, value }: Point): Place => ({ x: x(minute), y: y(value) })
  const hasBand = low !== undefined || high !== undefined
  const upper = high === undefined ? 0 : y(high)
  const lower = low === undefined ? frame.height : y(low)
  const { runs, breaks } = lineOf(all, failed)
  const drawn = runs.map((run) => run.filter(isMeasured).map(place))
  return {
    lines: drawn.flatMap((run) => (run.length < 2 ? [] : [run.map((at) => `${at.x},${at.y}`).join(' ')])),
    dots: drawn.flatMap((run) => (run.length === 1 ? run : [])),
    hasGap: breaks.some(({ why }) => why === 'failed'),
    last: place(last),
    band: hasBand ? { y: upper, height: round(Math.max(1, lower - upper)) } : undefined,
  }
}

function pointOf({ at, measurement, fact }: LabCell): readonly Point[] {
  const { value } = measurement
  const minute = minuteOf(at)
  if (value?.magnitude === undefined || minute === undefined) return []
  return [{ minute, value: value.magnitude, arrow: arrowOf(value), measurement, fact }]
}

function isMeasured({ arrow }: Point): boolean {
  return arrow === undefined
}

function round(position: number): number {
  return Math.round(position * 10) / 10
}
