import type { FailedPeriod } from '#clinical/laboratory/graph/failed-period.ts'
import type { GraphPoint, GraphSeries } from '#clinical/laboratory/graph/graph-series.ts'
import { type Line, lineOf } from '#clinical/laboratory/graph/line-segments.ts'
import { namedRanges, type RangeStep, rangeSteps } from '#clinical/laboratory/graph/range-steps.ts'
import { type SeriesSummary, seriesSummary } from '#clinical/laboratory/graph/series-summary.ts'
import type { Minute, TimeWindow } from '#clinical/laboratory/graph/time-axis.ts'
import { type ValueScale, valueScale } from '#clinical/laboratory/graph/value-scale.ts'
import { valueAtEdge } from './graph-geometry.ts'

/** One place of the line: a point, the edge at which a line enters, or (`y` null) a break. */
export interface DrawnPlace {
  readonly x: Minute
  readonly y: number | null
  readonly point: GraphPoint | undefined
}

/** A series as its chart draws it in one window. */
export interface DrawnSeries {
  readonly series: GraphSeries
  readonly summary: SeriesSummary
  readonly line: Line
  readonly places: readonly DrawnPlace[]
  readonly steps: readonly RangeStep[]
  readonly ranges: ReturnType<typeof namedRanges>
  readonly scale: ValueScale
}

export function drawnSeries(
  series: GraphSeries,
  window: TimeWindow,
  failed: readonly FailedPeriod[],
  mostIntervals: number,
): DrawnSeries {
  const summary = seriesSummary(series, window)
  const before = series.points.findLast(({ minute }) => minute < window.from)
  const line = lineOf(before === undefined ? summary.shown : [before, ...summary.shown], failed)
  const places = placesOf(line, window)
  const steps = rangeSteps(summary.shown, window)
  return {
    series,
    summary,
    line,
    places,
    steps,
    ranges: namedRanges(summary.shown),
    scale: valueScale(
      places.flatMap(({ y }) => y ?? []),
      steps,
      mostIntervals,
    ),
  }
}

function placesOf({ runs }: Line, window: TimeWindow): readonly DrawnPlace[] {
  return runs.flatMap((run) => {
    const places = run.flatMap((point, index): DrawnPlace | readonly DrawnPlace[] => {
      if (point.minute >= window.from) return { x: point.minute, y: point.value, point }
      const next = run[index + 1]
      return next === undefined ? [] : { x: window.from, y: valueAtEdge(point, next, window.from), point: undefined }
    })
    const last = places.at(-1)
    return last === undefined ? [] : [...places, { x: last.x, y: null, point: undefined }]
  })
}
