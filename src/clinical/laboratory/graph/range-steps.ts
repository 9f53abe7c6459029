import type { FacilityId } from '#clinical/facility.ts'
import type { GraphPoint, GraphRange } from './graph-series.ts'
import type { Minute, TimeWindow } from './time-axis.ts'

/** A stretch of the pale area: the range of the results within it, and of no other (GRAPH-4, H-08). */
export interface RangeStep {
  readonly from: Minute
  readonly until: Minute
  readonly low: number | undefined
  readonly high: number | undefined
}

/**
 * The area steps half-way between two results. Where a result has no range of its own there is no area. The first and
 * the last reach to the edges of the window.
 */
export function rangeSteps(points: readonly GraphPoint[], window: TimeWindow): readonly RangeStep[] {
  const steps: RangeStep[] = []
  for (const [index, point] of points.entries()) {
    const [before, after] = [points[index - 1], points[index + 1]]
    const from = Math.max(window.from, before === undefined ? window.from : (before.minute + point.minute) / 2)
    const until = Math.min(window.until, after === undefined ? window.until : (point.minute + after.minute) / 2)
    if (point.range === undefined || from >= until) continue
    const { low, high } = point.range
    const last = steps.at(-1)
    if (last !== undefined && last.until === from && last.low === low && last.high === high) {
      steps[steps.length - 1] = { ...last, until }
    } else {
      steps.push({ from, until, low, high })
    }
  }
  return steps
}

/** A range with the hospitals whose results carry it. */
export interface NamedRange {
  readonly text: string
  readonly appliesTo: string | undefined
  /** Empty where all results that are shown have this one range: then no hospital need be told. */
  readonly facilities: readonly FacilityId[]
}

/** The ranges of the results in view, each with its hospitals where they differ; `isMissing` where a result has none. */
export function namedRanges(points: readonly GraphPoint[]): {
  readonly ranges: readonly NamedRange[]
  readonly isMissing: boolean
} {
  const textOf = ({
    range,
    measurement,
  }: GraphPoint): GraphRange | { text: string; appliesTo: string | undefined } | undefined =>
    range ?? measurement.ranges[0]
  const named = points.filter((point) => textOf(point) !== undefined)
  const groups = [
    ...Map.groupBy(named, (point) => `${textOf(point)?.text ?? ''}|${textOf(point)?.appliesTo ?? ''}`).values(),
  ]
  const isMissing = named.length < points.length
  const isOne = groups.length === 1 && !isMissing
  return {
    isMissing,
    ranges: groups.flatMap((group) => {
      const [first] = group
      const range = first === undefined ? undefined : textOf(first)
      if (range === undefined) return []
      const facilities = isOne ? [] : [...new Set(group.map(({ facility }) => facility))].sort()
      return [{ text: range.text, appliesTo: range.appliesTo, facilities }]
    }),
  }
}
