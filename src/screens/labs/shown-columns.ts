import { dayOfColumn, type LabColumn, newestColumns } from '#clinical/laboratory/lab-columns.ts'
import type { LabCell, LabRow } from '#clinical/laboratory/lab-row.ts'
import { daysOf, type LabsAddress } from './labs-address.ts'

const NEWEST = 5

/** 直近5回, the chosen days, or all columns: what of them the address lets through. */
export function shownColumns(
  all: readonly LabColumn[],
  { columns, days }: { readonly columns?: LabsAddress['columns'] | undefined; readonly days?: string | undefined },
): readonly LabColumn[] {
  if (columns === 'newest-5') return newestColumns(all, NEWEST)
  const chosen = new Set<string>(daysOf({ days: days ?? '' }))
  return chosen.size === 0 ? all : all.filter((column) => chosen.has(dayOfColumn(column) ?? ''))
}

/** The results of a row in the columns that are shown, oldest first. */
export function cellsWithin(
  shown: readonly LabColumn[],
  all: readonly LabColumn[],
): (row: LabRow) => readonly LabCell[] {
  if (shown === all) return (row) => row.cells
  const cells = new Map<string, LabCell[]>()
  for (const column of shown) {
    for (const [key, each] of column.cells) cells.set(key, [...(cells.get(key) ?? []), ...each])
  }
  return (row) => cells.get(row.key) ?? []
}
