import type { FacilityId } from '#clinical/facility.ts'
import type { GraphPoint, GraphRange } from './graph-series.ts'
import type { Minute, TimeWindow } from './time-axis.ts'
import type { NumericRange } from './value-scale.ts'

/** A stretch of the pale area: a range that results within it carry, and no other (GRAPH-4, H-08). */
export interface RangeStep extends NumericRange {
  readonly from: Minute
  readonly until: Minute
  /** Within the range of every hospital that reports at this time; false for what only some of them call their range. */
  readonly isCommon: boolean
}

/**
 * The area steps half-way between results of different ranges; the first and the last reach to the edges of the window.
 * Where hospitals take turns, the range of each lasts from its first to its last result: steps of single results would
 * be a comb in which nobody finds a range. Where they differ meanwhile, the range of each is a step; what is common to
 * all stands behind these in the list, for it is drawn over them. A result without a range of its own stands on no area, whatever
 * the others around it or of its very minute carry (H-08).
 */
export function rangeSteps(points: readonly GraphPoint[], window: TimeWindow): readonly RangeStep[] {
  const bands = hospitalBands(points, window)
  const edges = [...new Set(bands.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b)
  const slices = edges.slice(1).flatMap((until, index) => {
    const from = edges[index] ?? until
    return stepsOf(bands.filter((band) => band.from < until && band.until > from)).map((step) => ({
      ...step,
      from,
      until,
    }))
  })
  return joined(slices)
}

interface HospitalBand extends NumericRange {
  readonly from: Minute
  until: Minute
}

/**
 * For each hospital the stretches in which its results carry one range. Results of one minute are one place, which reaches
 * half-way to the minutes before and after it; where one of them has no range, no area reaches there.
 */
function hospitalBands(points: readonly GraphPoint[], window: TimeWindow): readonly HospitalBand[] {
  const bands: HospitalBand[] = []
  const latest = new Map<FacilityId, HospitalBand>()
  const places = [...Map.groupBy(points, ({ minute }) => minute)]
  for (const [index, [minute, results]] of places.entries()) {
    if (results.some(({ range }) => range === undefined)) {
      latest.clear()
      continue
    }
    const [before, after] = [places[index - 1]?.[0], places[index + 1]?.[0]]
    const from = before === undefined ? window.from : Math.max(window.from, (before + minute) / 2)
    const until = after === undefined ? window.until : Math.min(window.until, (minute + after) / 2)
    for (const { facility, range } of results) {
      if (range === undefined) continue
      const { low, high } = range
      const own = latest.get(facility)
      if (own !== undefined && own.low === low && own.high === high) {
        own.until = until
        continue
      }
      const band = { from, until, low, high }
      bands.push(band)
      latest.set(facility, band)
    }
  }
  return bands.filter(({ from, until }) => from < until)
}

/** One range where all agree; else the range of each, and then what is common to them, if anything is. */
function stepsOf(ranges: readonly NumericRange[]): readonly (NumericRange & Pick<RangeStep, 'isCommon'>)[] {
  const distinct = ranges.filter(
    ({ low, high }, index) => index === ranges.findIndex((each) => each.low === low && each.high === high),
  )
  const lows = distinct.flatMap(({ low }) => low ?? [])
  const highs = distinct.flatMap(({ high }) => high ?? [])
  const low = lows.length === 0 ? undefined : Math.max(...lows)
  const high = highs.length === 0 ? undefined : Math.min(...highs)
  const isEmpty = distinct.length === 0 || (low !== undefined && high !== undefined && low > high)
  return [
    ...(distinct.length < 2 ? [] : distinct.map((range) => ({ low: range.low, high: range.high, isCommon: false }))),
    ...(isEmpty ? [] : [{ low, high, isCommon: true }]),
  ]
}

/** Stretches of one height that follow each other are one; what is common stands last. */
function joined(slices: readonly RangeStep[]): readonly RangeStep[] {
  const steps: RangeStep[] = []
  const last = new Map<string, number>()
  for (const slice of slices) {
    const key = `${slice.low} ${slice.high} ${slice.isCommon}`
    const at = last.get(key)
    const before = at === undefined ? undefined : steps[at]
    if (at !== undefined && before?.until === slice.from) steps[at] = { ...before, until: slice.until }
    else last.set(key, steps.push(slice) - 1)
  }
  return [...steps.filter(({ isCommon }) => !isCommon), ...steps.filter(({ isCommon }) => isCommon)]
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
