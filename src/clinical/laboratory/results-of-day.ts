import type { LabCell, LabRow } from './lab-row.ts'

/** What stands in the detail of a cell (LAB-2). */
export interface ResultsOfDay {
  /** The opened result first, then the others of its row and day in the order of time (GRID-10). */
  readonly current: readonly LabCell[]
  /** 取消 and 誤入力 of the same row and day: what a corrected result said before (VAL-4, H-14). */
  readonly withdrawn: readonly LabCell[]
}

export function resultsOfDay(row: LabRow, cell: LabCell): ResultsOfDay {
  const day = dayOf(cell)
  const isSameDay = (other: LabCell) => other.key !== cell.key && day !== '' && dayOf(other) === day
  return { current: [cell, ...row.cells.filter(isSameDay)], withdrawn: row.cancelled.filter(isSameDay) }
}

function dayOf({ at }: LabCell): string {
  return at?.text.slice(0, 10) ?? ''
}
