import type { LabCell, LabRow, LabSetId } from './lab-row.ts'

/** A group of the grid: what the reader pinned, then the sets of LAB-5. */
export type LineGroup = LabSetId | 'pinned'

/** A line of the grid from above: the heading of a group, or a row of it. */
export type GridLine =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly group: LineGroup
      /** Items that stand below, and those that do not because nothing of them is in the columns (LAB-5). */
      readonly shown: number
      readonly empty: number
      readonly isClosed: boolean
    }
  | {
      readonly kind: 'row'
      readonly key: string
      readonly row: LabRow
      /** In the columns that are shown, oldest first. */
      readonly cells: readonly LabCell[]
      /** Every fifth row of a group, so that the eye keeps its row (GRID-5). */
      readonly isFifth: boolean
    }

interface LineOptions {
  /** `itemKey`s in the order of the reader. */
  readonly pinned: readonly string[]
  readonly closed: ReadonlySet<LineGroup>
  readonly cellsOf: (row: LabRow) => readonly LabCell[]
}

/** The lines of the grid: each group with its count (GRID-13), empty rows left out and counted, nothing of it lost. */
export function gridLines(rows: readonly LabRow[], { pinned, closed, cellsOf }: LineOptions): readonly GridLine[] {
  const onTop = pinned.flatMap((item) => rows.filter(({ itemKey }) => itemKey === item))
  const groups = new Map<LineGroup, readonly LabRow[]>()
  if (onTop.length > 0) groups.set('pinned', onTop)
  for (const [set, members] of Map.groupBy(
    rows.filter((row) => !onTop.includes(row)),
    ({ setId }) => setId,
  )) {
    groups.set(set, members)
  }
  return [...groups].flatMap(([group, members]) => linesOf(group, members, closed.has(group), cellsOf))
}

function linesOf(
  group: LineGroup,
  members: readonly LabRow[],
  isClosed: boolean,
  cellsOf: LineOptions['cellsOf'],
): readonly GridLine[] {
  const filled = members.filter((row) => (isClosed ? row.cells : cellsOf(row)).length > 0)
  const heading: GridLine = {
    kind: 'group',
    key: `group:${group}`,
    group,
    shown: filled.length,
    empty: members.length - filled.length,
    isClosed,
  }
  if (isClosed) return [heading]
  return [
    heading,
    ...filled.map(
      (row, at): GridLine => ({
        kind: 'row',
        key: row.key,
        row,
        cells: cellsOf(row),
        isFifth: (at + 1) % 5 === 0 && at + 1 < filled.length,
      }),
    ),
  ]
}
