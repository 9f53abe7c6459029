import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import type { LabCell, LabRow } from '#clinical/laboratory/lab-row.ts'
import type { GridHandle } from '#ui/virtual-grid/virtual-grid.tsx'
import type { LabsView } from './use-labs.ts'

/** The result whose detail stands beside the grid, by key: it stays the same result when others arrive. */
export function useOpenedResult(labs: LabsView, grid: RefObject<GridHandle | null>) {
  const [opened, setOpened] = useState<{ readonly row: string; readonly cell: string }>()
  const row = labs.rows.find(({ key }) => key === opened?.row)
  const cell = row?.cells.find(({ key }) => key === opened?.cell)
  const columnOf = (of: { readonly row: string; readonly cell: string } | undefined) =>
    labs.columns.find((each) => each.cells.get(of?.row ?? '')?.some(({ key }) => key === of?.cell))
  // The panel takes a part of the grid's width: what it is about stays in sight beside it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another result is opened, not when others arrive
  useLayoutEffect(() => {
    const column = columnOf(opened)
    if (opened !== undefined && column !== undefined) grid.current?.reveal(opened.row, column.key)
  }, [opened, grid])
  const open = useCallback((of: LabRow, result: LabCell) => setOpened({ row: of.key, cell: result.key }), [])
  const close = () => {
    setOpened(undefined)
    const column = columnOf(opened)
    if (opened !== undefined && column !== undefined) grid.current?.focus(opened.row, column.key)
  }
  return { opened: row === undefined || cell === undefined ? undefined : { row, cell }, open, close }
}
