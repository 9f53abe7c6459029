import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { GraphResult, GraphSeries } from './graph-series.ts'
import { minuteOf, type TimeWindow } from './time-axis.ts'

/** One line of the table that says what the graph draws (ACC-4): a collection of one hospital. */
export interface GraphTableRow {
  readonly key: string
  readonly at: ClinicalTime | undefined
  readonly isAtReportTime: boolean
  readonly facility: FacilityId
  /** One entry per series, each with all its results of that collection (GRID-10). */
  readonly cells: readonly (readonly GraphResult[])[]
}

/** The very values of the graph, newest on top (DT-7); results whose time has no place on the axis stand last. */
export function graphTable(all: readonly GraphSeries[], window: TimeWindow): readonly GraphTableRow[] {
  const entries = all.flatMap((series, column) =>
    [...series.points, ...series.texts, ...series.unplaced]
      .filter(({ fact }) => isShown(fact.at, window))
      .map((result) => ({ column, result })),
  )
  const groups = Map.groupBy(entries, ({ result: { fact } }) => `${fact.at?.text ?? ''}|${fact.facility}`)
  return [...groups]
    .flatMap(([key, group]) => {
      const [first] = group
      if (first === undefined) return []
      const { at, facility, isAtReportTime } = first.result.fact
      const cells = all.map((_, column) => group.filter((each) => each.column === column).map(({ result }) => result))
      return [{ key, at, isAtReportTime, facility, cells }]
    })
    .sort(newestFirst)
}

function isShown(at: ClinicalTime | undefined, window: TimeWindow): boolean {
  const minute = minuteOf(at)
  return minute === undefined || (minute >= window.from && minute < window.until)
}

function newestFirst(a: GraphTableRow, b: GraphTableRow): number {
  const [one, other] = [minuteOf(a.at), minuteOf(b.at)]
  if (one !== undefined && other !== undefined && one !== other) return other - one
  if ((one === undefined) !== (other === undefined)) return one === undefined ? 1 : -1
  const [first, second] = [`${b.at?.text ?? ''}`, `${a.at?.text ?? ''}`]
  if (first !== second) return first < second ? -1 : 1
  return a.facility < b.facility ? -1 : a.facility > b.facility ? 1 : 0
}
