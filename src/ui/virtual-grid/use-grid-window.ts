import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { GridViewStore } from './grid-view.ts'
import { type Offsets, type Span, spanInView, spanWithin } from './offsets.ts'

interface GridWindowOptions {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Told of every place that the columns take. */
  readonly onColumns: (left: number, innerWidth: number) => void
  readonly rows: Offsets
  readonly columns: Offsets
  readonly rowKeys: readonly string[]
  readonly columnKeys: readonly string[]
  readonly frozenWidth: number
  readonly headHeight: number
  readonly opensAt: 'start' | 'end'
  readonly view: GridViewStore
}

export interface GridWindow {
  readonly rows: Span
  readonly columns: Span
  readonly onScroll: () => void
  /** Brings a cell into view; -1 for the heading leaves the rows where they are. */
  readonly reveal: (row: number, column: number) => void
  /** Rows that fit between the heading and the lower edge. */
  readonly page: () => number
}

interface Drawn {
  readonly rows: Span
  readonly columns: Span
}

/** Drawn beyond the window on either side, so that a scroll shows no blank before the next frame. */
const BEYOND = { rows: 4, columns: 2 }
/** The first drawing is what a reader waits for: nothing that is out of sight delays it (SPD-1). */
const NOTHING_BEYOND = { rows: 0, columns: 0 }

/**
 * Until the window has been measured, which is before anything is painted: cells that were drawn for a guess would have to be
 * laid out, and thrown away or added to, before the first of them is seen (SPD-1).
 */
const NOTHING_DRAWN: Drawn = { rows: { first: 0, end: 0 }, columns: { first: 0, end: 0 } }

/** Where nothing is laid out at all. */
const FIRST_SIZE = { width: 1166, height: 560 }

/** What lies at the edges of the window, kept still when rows or columns arrive on the far side (SPD-2). */
interface Anchor {
  readonly row: string | undefined
  readonly rowOffset: number
  readonly column: string | undefined
  readonly columnOffset: number
}

/** Which rows and columns are drawn, and where the grid stands after its rows or columns have changed. */
export function useGridWindow(options: GridWindowOptions): GridWindow {
  const { scroller, onColumns, rows, columns, rowKeys, columnKeys, frozenWidth, headHeight, opensAt, view } = options
  const anchor = useRef<Anchor>(undefined)
  const hasBeenMoved = useRef(false)
  const placedAt = useRef<number>(undefined)

  const beyond = useIsPainted() ? BEYOND : NOTHING_BEYOND
  const drawnAt = useCallback(
    (left: number, top: number, size: { readonly width: number; readonly height: number }): Drawn => ({
      rows: spanWithin(rows, top, top + size.height - headHeight, beyond.rows),
      columns: spanWithin(columns, left, left + size.width - frozenWidth, beyond.columns),
    }),
    [rows, columns, frozenWidth, headHeight, beyond],
  )
  const [drawn, setDrawn] = useState<Drawn>(NOTHING_DRAWN)

  const update = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const { scrollLeft: left, scrollTop: top } = element
    const size = sizeOf(element)
    const next = drawnAt(left, top, size)
    setDrawn((before) => (isSame(before.rows, next.rows) && isSame(before.columns, next.columns) ? before : next))
    const inner = { width: size.width - frozenWidth, height: size.height - headHeight }
    view.set({
      rows: spanInView(rows, top, top + inner.height),
      columns: spanInView(columns, left, left + inner.width),
    })
    const [row, column] = [rows.indexAt(top), columns.indexAt(left)]
    onColumns(left, inner.width)
    anchor.current = {
      row: rowKeys[row],
      rowOffset: top - rows.at(row),
      column: columnKeys[column],
      columnOffset: left - columns.at(column),
    }
  }, [scroller, onColumns, drawnAt, rows, columns, rowKeys, columnKeys, frozenWidth, headHeight, view])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (element !== null && Math.abs(element.scrollLeft - (placedAt.current ?? element.scrollLeft)) > 1) {
      // Back at the newest edge it belongs there again; the browser moves it there by itself when a panel beside it closes.
      hasBeenMoved.current = Math.abs(element.scrollLeft - edgeOf(element, columns, frozenWidth, opensAt)) > 1
      placedAt.current = element.scrollLeft
    }
    update()
  }, [scroller, columns, frozenWidth, opensAt, update])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const before = anchor.current
    if (!hasBeenMoved.current) {
      // Who has not scrolled stays at the newest, whichever side it is on and whatever arrives (DT-7, SPD-2).
      element.scrollLeft = edgeOf(element, columns, frozenWidth, opensAt)
      placedAt.current = element.scrollLeft
    } else if (before?.column !== undefined) {
      const column = columnKeys.indexOf(before.column)
      if (column >= 0) element.scrollLeft = columns.at(column) + before.columnOffset
    }
    if (before?.row !== undefined && element.scrollTop > 0) {
      const row = rowKeys.indexOf(before.row)
      if (row >= 0) element.scrollTop = rows.at(row) + before.rowOffset
    }
    update()
  }, [scroller, rows, columns, rowKeys, columnKeys, frozenWidth, opensAt, update])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      if (!hasBeenMoved.current) {
        element.scrollLeft = edgeOf(element, columns, frozenWidth, opensAt)
        placedAt.current = element.scrollLeft
      }
      update()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, columns, frozenWidth, opensAt, update])

  const reveal = useCallback(
    (row: number, column: number) => {
      const element = scroller.current
      if (element === null) return
      const size = sizeOf(element)
      if (row >= 0) {
        element.scrollTop = nearest(element.scrollTop, rows.at(row), rows.at(row + 1), size.height - headHeight)
      }
      if (column >= 0) {
        const inner = size.width - frozenWidth
        element.scrollLeft = nearest(element.scrollLeft, columns.at(column), columns.at(column + 1), inner)
      }
      update()
    },
    [scroller, rows, columns, frozenWidth, headHeight, update],
  )

  const page = useCallback(() => {
    const height = (scroller.current === null ? FIRST_SIZE : sizeOf(scroller.current)).height - headHeight
    return Math.max(1, Math.floor(height / Math.max(1, rows.total / Math.max(1, rows.count))) - 1)
  }, [scroller, rows, headHeight])

  return { ...drawn, onScroll, reveal, page }
}

/** False until the browser has shown the first drawing. */
function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return isPainted
}

/** Where the grid opens: the first column at the left, or the last one at the right edge. */
function edgeOf(
  element: HTMLElement,
  columns: Offsets,
  frozenWidth: number,
  opensAt: GridWindowOptions['opensAt'],
): number {
  if (opensAt === 'start') return 0
  return Math.max(0, columns.total + frozenWidth - sizeOf(element).width)
}

function sizeOf(element: HTMLElement) {
  const { clientWidth, clientHeight } = element
  return clientWidth === 0 ? FIRST_SIZE : { width: clientWidth, height: clientHeight }
}

/** The position nearest to `now` at which the stretch lies within a window of this size. */
function nearest(now: number, from: number, until: number, size: number): number {
  if (from < now) return from
  return until > now + size ? Math.min(from, until - size) : now
}

function isSame(one: Span, other: Span): boolean {
  return one.first === other.first && one.end === other.end
}
