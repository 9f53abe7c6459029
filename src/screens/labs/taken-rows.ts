import { type LabColumn, labColumns } from '#clinical/laboratory/lab-columns.ts'
import type { LabCell, LabRow } from '#clinical/laboratory/lab-row.ts'
import type { LabsAddress } from './labs-address.ts'
import { cellsWithin, shownColumns } from './shown-columns.ts'
import type { LabsView } from './use-labs.ts'

/** What is copied, saved and printed: the rows that the reader chose, else all that are shown. */
export interface TakenRows {
  readonly isChosen: boolean
  readonly rows: readonly LabRow[]
  /** Chosen rows that a filter or a closed set keeps off the screen: they are taken along, and that is said (SRC-7). */
  readonly beyond: number
  /** Oldest first or newest first, as in the grid. */
  readonly columns: readonly LabColumn[]
  readonly cellsOf: (row: LabRow) => readonly LabCell[]
}

/**
 * Chosen rows keep the columns of the screen while all of them stand on it. The columns of the screen know nothing of a
 * row that does not: then the same choice of columns is made among those of the chosen rows, so that none comes out empty.
 */
export function takenRows(labs: LabsView, address: LabsAddress, chosen: readonly LabRow[]): TakenRows {
  const { columns, cellsOf } = labs
  // Microbiology stands by itself: no row of it can be chosen.
  if (chosen.length === 0 || address.by === 'microbiology') {
    return { isChosen: false, rows: labs.filtered.rows, beyond: 0, columns, cellsOf }
  }
  const onScreen = new Set(labs.lines.flatMap((line) => (line.kind === 'row' ? [line.row.key] : [])))
  const beyond = chosen.filter(({ key }) => !onScreen.has(key)).length
  if (beyond === 0) return { isChosen: true, rows: chosen, beyond, columns, cellsOf }
  const all = labColumns(chosen, address.by === 'day' ? 'day' : 'collection')
  const shown = shownColumns(all, address)
  return {
    isChosen: true,
    rows: chosen,
    beyond,
    columns: address.order === 'newest-first' ? shown.toReversed() : shown,
    cellsOf: cellsWithin(shown, all),
  }
}
