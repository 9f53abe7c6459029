import {
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { focusInPage } from '../focus-in-page.ts'
import { type CellPlace, placeAfterKey } from './cell-place.ts'
import type { GridWindow } from './use-grid-window.ts'
import type { GridColumn, GridHandle, GridRow } from './virtual-grid.tsx'

interface GridCursorOptions {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rows: readonly GridRow[]
  readonly rowKeys: readonly string[]
  readonly columnKeys: readonly string[]
  readonly frozen: readonly GridColumn[]
  readonly window: GridWindow
  readonly handle: Ref<GridHandle> | undefined
}

interface GridCursor {
  /** The cell in the tab order. */
  readonly place: CellPlace
  onKeyDown(event: KeyboardEvent<HTMLDivElement>): void
  onFocus(event: FocusEvent<HTMLDivElement>): void
}

/** Where the focus is, by key: it stays with its cell when rows or columns arrive before it. */
interface Cursor {
  readonly isHeading: boolean
  readonly row: string | undefined
  readonly column: string | undefined
}

/** Moves the focus of the grid by keys, by pointer and by its handle; one cell at a time is in the tab order. */
export function useGridCursor(options: GridCursorOptions): GridCursor {
  const { scroller, rows, rowKeys, columnKeys, frozen, window, handle } = options
  const [cursor, setCursor] = useState<Cursor>({ isHeading: false, row: rowKeys[0], column: frozen[0]?.key })
  const place = useMemo<CellPlace>(() => {
    const row = cursor.row === undefined ? -1 : rowKeys.indexOf(cursor.row)
    const column = placeOfColumn(cursor.column, frozen, columnKeys)
    return { row: cursor.isHeading ? -1 : Math.max(0, row), column: Math.max(0, column) }
  }, [cursor, rowKeys, columnKeys, frozen])
  const wantsFocus = useRef(false)
  const focused = useRef<HTMLElement>(undefined)

  const goTo = useCallback(
    (next: CellPlace) => {
      const column = next.column < frozen.length ? frozen[next.column]?.key : columnKeys[next.column - frozen.length]
      wantsFocus.current = true
      window.reveal(next.row, next.column - frozen.length)
      setCursor({ isHeading: next.row < 0, row: rowKeys[next.row], column })
    },
    [frozen, columnKeys, rowKeys, window],
  )
  useImperativeHandle(
    handle,
    () => ({
      focus: (row, column) =>
        goTo({
          row: Math.max(0, rowKeys.indexOf(row)),
          column: Math.max(0, placeOfColumn(column, frozen, columnKeys)),
        }),
      reveal: (row, column) =>
        window.reveal(rowKeys.indexOf(row), placeOfColumn(column, frozen, columnKeys) - frozen.length),
      revealColumn: (column) => window.reveal(-1, column),
      revealRow: (row) => window.reveal(row, -1),
    }),
    [goTo, window, rowKeys, columnKeys, frozen],
  )

  // After every drawing: the cell of the cursor is the one in the tab order, and takes the focus when a key asked for it.
  useLayoutEffect(() => {
    const target = focusTarget(scroller.current, place)
    if (target === undefined) return
    if (focused.current !== target) {
      if (focused.current !== undefined) focused.current.tabIndex = -1
      target.tabIndex = 0
      focused.current = target
    }
    if (wantsFocus.current) {
      wantsFocus.current = false
      focusInPage(target)
    }
  })

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.closest('input, select, textarea') !== null) return
    const extent = { rows: rows.length, columns: frozen.length + columnKeys.length, page: window.page() }
    const next = placeAfterKey(place, event, extent)
    if (next === undefined) return
    event.preventDefault()
    goTo(next)
  }
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLElement)) return
    const cell = event.target.closest<HTMLElement>('[data-place]')
    const [row = Number.NaN, column = Number.NaN] = (cell?.dataset.place ?? '').split(' ').map(Number)
    if (Number.isNaN(row) || Number.isNaN(column) || (row === place.row && column === place.column)) return
    // A heading of a group is one cell: the column to return to stays.
    const isSpan = rows[row]?.isSpan === true
    const key = column < frozen.length ? frozen[column]?.key : columnKeys[column - frozen.length]
    setCursor((before) => ({ isHeading: row < 0, row: rowKeys[row], column: isSpan ? before.column : key }))
  }

  return { place, onKeyDown, onFocus }
}

function placeOfColumn(key: string | undefined, frozen: readonly GridColumn[], columnKeys: readonly string[]): number {
  const isFrozen = frozen.findIndex((each) => each.key === key)
  if (isFrozen >= 0) return isFrozen
  const at = key === undefined ? -1 : columnKeys.indexOf(key)
  return at < 0 ? -1 : frozen.length + at
}

/** The button of a cell, or the cell itself where nothing can be opened; a group heading stands for all its columns. */
function focusTarget(grid: HTMLElement | null, { row, column }: CellPlace): HTMLElement | undefined {
  const cell =
    grid?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`) ??
    grid?.querySelector<HTMLElement>(`[data-place="${row} 0"][data-span]`)
  return cell?.querySelector<HTMLElement>('button') ?? cell ?? undefined
}
