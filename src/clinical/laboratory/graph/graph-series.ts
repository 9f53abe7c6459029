import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { MeasuredValue } from '#clinical/fact-base.ts'
import type { LabResult, Measurement, ReferenceRange, VitalSign } from '#clinical/observation-facts.ts'
import { isShownResult } from '../shown-result.ts'
import { unitKey } from '../unit-key.ts'
import { type Minute, minuteOf } from './time-axis.ts'
import type { NumericRange } from './value-scale.ts'

/** One result of an item: the measurement, and the fact that carries it (for a component, the fact it is part of). */
export interface GraphResult {
  readonly key: string
  readonly fact: LabResult | VitalSign
  readonly measurement: Measurement
}

/** An item to be drawn: results that may stand in one row (LAB-1). */
export interface GraphItem {
  readonly key: string
  readonly name: string
  readonly results: readonly GraphResult[]
}

/** A numeric result at its place; `arrow` where the value lies beyond what was measured (GRAPH-2). */
export interface GraphPoint extends GraphResult {
  readonly at: ClinicalTime
  readonly minute: Minute
  readonly facility: FacilityId
  /** For plotting only; `text` is what a reader sees (VAL-2). */
  readonly value: number
  readonly text: string
  readonly arrow: 'below' | 'above' | undefined
  /** The range that came with this very result, where it has numbers in this result's unit (H-08). */
  readonly range: GraphRange | undefined
}

export interface GraphRange extends NumericRange {
  readonly text: string
  readonly appliesTo: string | undefined
}

/** A result in words, or why there is none: it stands under the axis and never on it (VAL-3, VAL-6). */
export interface GraphText extends GraphResult {
  readonly at: ClinicalTime
  readonly minute: Minute
  readonly facility: FacilityId
  readonly text: string
}

/** One chart: one item in one unit (NUM-2, GRAPH-3). */
export interface GraphSeries {
  readonly key: string
  readonly name: string
  readonly unit: string | undefined
  /** Oldest first; results of one minute in the order of their hospitals. */
  readonly points: readonly GraphPoint[]
  readonly texts: readonly GraphText[]
  /** Results whose time has no place on the axis: a month, a year or none (VAL-7). They stand in the table. */
  readonly unplaced: readonly GraphResult[]
  /** Cancelled results and those entered in error: left out, and counted (VAL-4). */
  readonly withdrawn: number
}

/**
 * The charts of an item: one for each unit that its results have, however it is spelt. Nothing is converted (NUM-2,
 * NUM-3, H-06).
 */
export function graphSeries(item: GraphItem): readonly GraphSeries[] {
  const current = item.results.filter(isShownResult)
  const withdrawn = item.results.length - current.length
  const placed = current.flatMap(placedResult)
  const unplaced = current.filter(({ fact }) => minuteOf(fact.at) === undefined)
  const points = placed.filter((each) => 'value' in each).sort(byTime)
  const texts = placed.filter((each) => !('value' in each)).sort(byTime)
  const byUnit = [...Map.groupBy(points, ({ measurement }) => unitKey(measurement.value?.unit ?? ''))]
  // The unit of the newest result heads the charts; what has no unit of its own stands with it.
  byUnit.sort(([, a], [, b]) => (b.at(-1)?.minute ?? 0) - (a.at(-1)?.minute ?? 0))
  if (byUnit.length === 0) {
    return [{ key: item.key, name: item.name, unit: undefined, points: [], texts, unplaced, withdrawn }]
  }
  return byUnit.map(([unit, ofUnit], index) => ({
    key: index === 0 ? item.key : `${item.key}|${unit}`,
    name: item.name,
    unit: ofUnit.at(-1)?.measurement.value?.unit,
    points: ofUnit,
    texts: index === 0 ? texts : [],
    unplaced: index === 0 ? unplaced : [],
    withdrawn: index === 0 ? withdrawn : 0,
  }))
}

function placedResult(result: GraphResult): readonly (GraphPoint | GraphText)[] {
  const { fact, measurement } = result
  const { at, facility } = fact
  const minute = minuteOf(at)
  if (at === undefined || minute === undefined) return []
  const { value, absentReason } = measurement
  const place = { ...result, at, minute, facility }
  if (value?.magnitude !== undefined && Number.isFinite(value.magnitude)) {
    const range = numericRange(measurement.ranges, value.unit)
    return [{ ...place, value: value.magnitude, text: value.text, arrow: arrowOf(value), range }]
  }
  const text = value?.text ?? absentReason
  return text === undefined ? [] : [{ ...place, text }]
}

/** The side on which a value lies beyond what was measured; undefined for one that was measured. */
export function arrowOf({ comparator }: MeasuredValue): GraphPoint['arrow'] {
  switch (comparator) {
    case '<':
    case '<=':
      return 'below'
    case '>':
    case '>=':
      return 'above'
    case undefined:
      return undefined
  }
}

/** The first range with numbers; one given in another unit than its result is named, never drawn (H-06). */
function numericRange(ranges: readonly ReferenceRange[], unit: string | undefined): GraphRange | undefined {
  for (const { low, high, text, appliesTo } of ranges) {
    const isSameUnit = [low, high].every(
      (bound) => bound?.unit === undefined || unitKey(bound.unit) === unitKey(unit ?? ''),
    )
    const numbers = { low: low?.magnitude, high: high?.magnitude }
    if (isSameUnit && (numbers.low !== undefined || numbers.high !== undefined)) return { ...numbers, text, appliesTo }
  }
  return undefined
}

interface Placed extends GraphResult {
  readonly minute: Minute
  readonly facility: FacilityId
}

function byTime(a: Placed, b: Placed): number {
  if (a.minute !== b.minute) return a.minute - b.minute
  const [one, other] = [`${a.facility}|${a.key}`, `${b.facility}|${b.key}`]
  return one < other ? -1 : one > other ? 1 : 0
}
