import { type ChangeFromPrevious, changeFromPrevious } from './change-from-previous.ts'
import type { GraphPoint, GraphSeries, GraphText } from './graph-series.ts'
import type { TimeWindow } from './time-axis.ts'

/** What a reader is told of a chart without looking at it, and what is printed at its right (GRAPH-7, ACC-4). */
export interface SeriesSummary {
  readonly shown: readonly GraphPoint[]
  readonly texts: readonly GraphText[]
  /** The newest numeric result up to the end of the window, even where the window holds none. */
  readonly latest: GraphPoint | undefined
  readonly previous: GraphPoint | undefined
  readonly change: ChangeFromPrevious
  /** Of the results in the window; `<x` counts as x. */
  readonly lowest: GraphPoint | undefined
  readonly highest: GraphPoint | undefined
  /** The result in view whose value is named at its point: the gravest flag, then the farthest out; never the latest. */
  readonly extreme: GraphPoint | undefined
}

export function seriesSummary(series: GraphSeries, window: TimeWindow): SeriesSummary {
  const known = series.points.filter(({ minute }) => minute < window.until)
  const shown = known.filter(({ minute }) => minute >= window.from)
  const texts = series.texts.filter(({ minute }) => minute >= window.from && minute < window.until)
  const latest = known.at(-1)
  const previous = known.at(-2)
  return {
    shown,
    texts,
    latest,
    previous,
    change: changeFromPrevious(latest?.measurement.value, previous?.measurement.value),
    lowest: best(shown, (a, b) => a.value < b.value),
    highest: best(shown, (a, b) => a.value > b.value),
    extreme: extremeOf(shown.filter((point) => point !== latest)),
  }
}

const GRAVITY: Readonly<Record<string, number>> = { HH: 3, LL: 3, AA: 2, H: 1, L: 1, A: 1 }

/** Only a reported flag makes a point worth naming: without one nothing is called extreme (FLAG-1). */
function extremeOf(points: readonly GraphPoint[]): GraphPoint | undefined {
  const flagged = points.filter((point) => gravityOf(point) > 0)
  const middle = points.reduce((sum, { value }) => sum + value, 0) / Math.max(1, points.length)
  return best(flagged, (a, b) => {
    const more = gravityOf(a) - gravityOf(b)
    return more > 0 || (more === 0 && farOut(a, middle) > farOut(b, middle))
  })
}

/** How far a value lies out on the side that its flag names. */
function farOut({ value, measurement }: GraphPoint, middle: number): number {
  switch (measurement.flag?.code) {
    case 'H':
    case 'HH':
      return value - middle
    case 'L':
    case 'LL':
      return middle - value
    default:
      return Math.abs(value - middle)
  }
}

function gravityOf({ measurement }: GraphPoint): number {
  return GRAVITY[measurement.flag?.code ?? ''] ?? 0
}

function best<T>(list: readonly T[], isBetter: (one: T, than: T) => boolean): T | undefined {
  return list.reduce<T | undefined>(
    (found, each) => (found === undefined || isBetter(each, found) ? each : found),
    undefined,
  )
}
