import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { GraphPoint, GraphSeries, GraphText } from './graph-series.ts'
import type { Minute, TimeWindow } from './time-axis.ts'

/** A time at which any chart has a result: where the focus line can stand (GRAPH-7). */
export interface FocusStop {
  readonly minute: Minute
  readonly at: ClinicalTime
  /** All results of that time, chart by chart. */
  readonly results: readonly { readonly series: GraphSeries; readonly result: GraphPoint | GraphText }[]
}

/** The stops within a window, oldest first, none twice. */
export function focusStops(all: readonly GraphSeries[], window: TimeWindow): readonly FocusStop[] {
  const results = all.flatMap((series) => [...series.points, ...series.texts].map((result) => ({ series, result })))
  const inView = results.filter(({ result: { minute } }) => minute >= window.from && minute < window.until)
  return [...Map.groupBy(inView, ({ result }) => result.minute)]
    .sort(([a], [b]) => a - b)
    .flatMap(([minute, group]) => {
      const [first] = group
      return first === undefined ? [] : [{ minute, at: first.result.at, results: group }]
    })
}

/** The stop nearest to a time, as under a pointer. */
export function nearestStop(stops: readonly FocusStop[], minute: Minute): FocusStop | undefined {
  return stops.reduce<FocusStop | undefined>(
    (found, each) =>
      found === undefined || Math.abs(each.minute - minute) < Math.abs(found.minute - minute) ? each : found,
    undefined,
  )
}
