import type { ClinicalTime } from '../clinical-time.ts'
import type { FacilityId } from '../facility.ts'
import type { LabCell, LabRow } from './lab-row.ts'

/** 採取ごと: one column a collection · 日ごと: one column a day, with everything of that day (LAB-4, GRID-10). */
export type ColumnGrouping = 'collection' | 'day'

/** A column of the grid, and what stands in it. */
export interface LabColumn {
  readonly key: string
  /** Of a day, without a time; undefined for results whose sender gave no time. */
  readonly at: ClinicalTime | undefined
  /** `at` is the report, because no collection time came (DT-5). */
  readonly isAtReportTime: boolean
  /** One for a collection; of a day, in the order of the cells. */
  readonly facilities: readonly FacilityId[]
  /** Of a day with more than one time or hospital: then no value tells its own without words (GRID-10). */
  readonly isSeveral: boolean
  /** By `LabRow.key`; several results of one item in one column all stand there (GRID-10). */
  readonly cells: ReadonlyMap<string, readonly LabCell[]>
}

interface Growing {
  readonly first: LabCell
  readonly facilities: Set<FacilityId>
  isSeveral: boolean
  readonly cells: Map<string, LabCell[]>
}

/**
 * The columns that rows need, oldest first (DT-7): `2026-05` before every day of that May, what has no time before all. A collection is told by
 * its hospital and its minute; a coarser time keeps its precision and is a column of its own (VAL-7).
 */
export function labColumns(rows: readonly LabRow[], grouping: ColumnGrouping): readonly LabColumn[] {
  const columns = new Map<string, Growing>()
  for (const row of rows) {
    for (const cell of row.cells) {
      const key = columnKey(cell, grouping)
      let column = columns.get(key)
      if (column === undefined) {
        column = { first: cell, facilities: new Set(), isSeveral: false, cells: new Map() }
        columns.set(key, column)
      }
      column.facilities.add(cell.facility)
      if (grouping === 'day' && !isOneCollection(column.first, cell)) column.isSeveral = true
      const cells = column.cells.get(row.key)
      if (cells === undefined) column.cells.set(row.key, [cell])
      else cells.push(cell)
    }
  }
  return [...columns]
    .sort(
      ([one, { first: a }], [other, { first: b }]) => byText(a.at?.text ?? '', b.at?.text ?? '') || byText(one, other),
    )
    .map(([key, { first, facilities, isSeveral, cells }]) => ({
      key,
      at: columnTime(first.at, grouping),
      isAtReportTime: first.isAtReportTime,
      facilities: [...facilities],
      isSeveral,
      cells,
    }))
}

function isOneCollection(one: LabCell, other: LabCell): boolean {
  return one.facility === other.facility && one.at?.text.slice(0, 16) === other.at?.text.slice(0, 16)
}

function columnKey({ at, facility, isAtReportTime }: LabCell, grouping: ColumnGrouping): string {
  const reported = isAtReportTime ? '|reported' : ''
  if (grouping === 'day') return `${at?.text.slice(0, 10) ?? ''}${reported}`
  return `${at?.text.slice(0, 16) ?? ''}|${facility}${reported}`
}

function byText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function columnTime(at: ClinicalTime | undefined, grouping: ColumnGrouping): ClinicalTime | undefined {
  if (at === undefined || grouping === 'collection' || at.text.length <= 10) return at
  return { text: at.text.slice(0, 10), precision: 'day' }
}

/** The day of a column for choosing dates: `2026-11-18`, or what is known of it: `2026-05`. */
export function dayOfColumn({ at }: LabColumn): string | undefined {
  return at?.text.slice(0, 10)
}

/** The newest collections (直近5回): the last columns that have a time. */
export function newestColumns(columns: readonly LabColumn[], count: number): readonly LabColumn[] {
  return columns.filter(({ at }) => at !== undefined).slice(-count)
}
