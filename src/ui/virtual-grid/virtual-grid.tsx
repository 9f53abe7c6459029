// biome-ignore-all lint/a11y/useSemanticElements: a two-way virtual grid is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time carries the focus; its tabindex is set where it is
import { type ReactNode, type Ref, useMemo, useRef } from 'react'
import { GridRowView } from './grid-row-view.tsx'
import type { GridViewStore } from './grid-view.ts'
import { offsetsOf } from './offsets.ts'
import { useCutCovers } from './use-cut-covers.ts'
import { useGridCursor } from './use-grid-cursor.ts'
import { useGridWindow } from './use-grid-window.ts'
import styles from './virtual-grid.module.css'

export interface GridColumn {
  readonly key: string
  readonly width: number
  /** `edge` draws a line at its left (a year begins), `soft-edge` a pale one, `unknown` hatches it through all rows. */
  readonly mark?: 'edge' | 'soft-edge' | 'unknown' | undefined
}

export interface GridRow {
  readonly key: string
  readonly height: number
  /** One cell from edge to edge: the heading of a group. */
  readonly isSpan?: boolean
  /** `fifth` draws a stronger line below, so that the eye keeps its row (GRID-5). */
  readonly mark?: 'fifth' | 'chosen' | 'chosen-fifth' | undefined
}

/** A word above several columns, as a year above its collections. */
export interface GridBand {
  readonly key: string
  readonly from: number
  /** Index behind the last column. */
  readonly end: number
  readonly label: ReactNode
}

/** What stands in the cells. Must stay the same object while nothing in it has changed: drawn rows are kept. */
export interface GridContent {
  readonly frozenHeading: (frozen: number) => ReactNode
  readonly heading: (column: number) => ReactNode
  /** Cells of the frozen columns; the first is the heading of its row. */
  readonly frozen: (row: number, frozen: number) => ReactNode
  /** null where nothing is. A cell that can be opened holds one button with tabIndex -1. */
  readonly cell: (row: number, column: number) => ReactNode
  readonly span: (row: number) => ReactNode
  /** Words over the cells of a row from a column on, where its results end and go on elsewhere. */
  readonly overlay?: (row: number) => { readonly from: number; readonly content: ReactNode } | undefined
}

export interface GridHandle {
  /** Brings a cell into view and gives it the focus; `column` counts the frozen columns first. */
  focus(row: string, column: string): void
  /** Brings a cell into view and leaves the focus where it is. */
  reveal(row: string, column: string): void
  revealColumn(column: number): void
  revealRow(row: number): void
}

interface VirtualGridProps {
  readonly label: string
  /** Id of a text that says what more there is to know of the grid. */
  readonly describedBy?: string
  readonly rows: readonly GridRow[]
  readonly columns: readonly GridColumn[]
  readonly frozen: readonly GridColumn[]
  readonly bands?: readonly GridBand[]
  readonly bandHeight?: number
  readonly headingHeight: number
  readonly opensAt: 'start' | 'end'
  readonly content: GridContent
  readonly view: GridViewStore
  readonly handle?: Ref<GridHandle>
  readonly isBusy?: boolean
}

/**
 * A grid of any number of rows and columns of which only those in view are drawn: headings stay in both directions
 * (GRID-1), every cell is reached by arrow keys, Home, End, Page and their Ctrl forms, and one cell is in the tab order.
 */
export function VirtualGrid({
  label,
  describedBy,
  rows,
  columns,
  frozen,
  bands = [],
  bandHeight = 0,
  headingHeight,
  opensAt,
  content,
  view,
  handle,
  isBusy = false,
}: VirtualGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rowOffsets = useMemo(() => offsetsOf(rows.map(({ height }) => height)), [rows])
  const columnOffsets = useMemo(() => offsetsOf(columns.map(({ width }) => width)), [columns])
  const frozenOffsets = useMemo(() => offsetsOf(frozen.map(({ width }) => width)), [frozen])
  const rowKeys = useMemo(() => rows.map(({ key }) => key), [rows])
  const columnKeys = useMemo(() => columns.map(({ key }) => key), [columns])
  const headHeight = bandHeight + headingHeight
  const covers = useCutCovers(columnOffsets, frozenOffsets.total)
  const window = useGridWindow({
    scroller,
    onColumns: covers.lay,
    rows: rowOffsets,
    columns: columnOffsets,
    rowKeys,
    columnKeys,
    frozenWidth: frozenOffsets.total,
    headHeight,
    opensAt,
    view,
  })

  const { place, onKeyDown, onFocus } = useGridCursor({ scroller, rows, rowKeys, columnKeys, frozen, window, handle })

  const width = frozenOffsets.total + columnOffsets.total
  const cursorColumn = place.column - frozen.length
  const isColumnApart = (row: number) =>
    row === place.row &&
    cursorColumn >= 0 &&
    (cursorColumn < window.columns.first || cursorColumn >= window.columns.end)
  const drawnRows = indexesOf(window.rows, place.row, rows.length)
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-describedby={describedBy}
      aria-rowcount={rows.length + 1}
      aria-colcount={frozen.length + columns.length}
      aria-busy={isBusy}
      className={styles.grid}
      onScroll={window.onScroll}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div role="rowgroup" className={styles.head} style={{ width, height: headHeight }}>
        {bands.map(({ key, from, end, label: word }) =>
          end <= window.columns.first || from >= window.columns.end ? null : (
            <div
              key={key}
              className={styles.band}
              style={{
                left: frozenOffsets.total + columnOffsets.at(from),
                width: columnOffsets.at(end) - columnOffsets.at(from),
                height: bandHeight,
              }}
              aria-hidden="true"
            >
              <span style={{ left: frozenOffsets.total }}>{word}</span>
            </div>
          ),
        )}
        <div role="row" aria-rowindex={1} className={styles['heading-row']} style={{ top: bandHeight }}>
          <div
            role="presentation"
            className={styles.frozen}
            style={{ width: frozenOffsets.total, height: headHeight, marginTop: -bandHeight }}
          >
            {frozen.map((each, at) => (
              <div
                key={each.key}
                role="columnheader"
                aria-colindex={at + 1}
                data-place={`-1 ${at}`}
                className={styles['frozen-heading']}
                style={{ left: frozenOffsets.at(at), width: each.width }}
              >
                {content.frozenHeading(at)}
              </div>
            ))}
            <div ref={covers.head.start} className={styles['head-cover']} style={{ left: '100%', top: bandHeight }} />
            <div ref={covers.head.end} className={styles['head-cover']} style={{ top: bandHeight }} />
          </div>
          {indexesOf(window.columns, place.row === -1 ? cursorColumn : -1, columns.length).map((at) => (
            <div
              key={columnKeys[at]}
              role="columnheader"
              aria-colindex={frozen.length + at + 1}
              data-place={`-1 ${frozen.length + at}`}
              data-mark={columns[at]?.mark}
              className={styles.heading}
              style={{
                left: frozenOffsets.total + columnOffsets.at(at),
                width: columnOffsets.size(at),
                height: headingHeight,
              }}
            >
              {content.heading(at)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ width, height: rowOffsets.total }}>
        <div role="presentation" className={styles.covers}>
          <div ref={covers.body.start} className={styles.cover} style={{ left: frozenOffsets.total }} />
          <div ref={covers.body.end} className={styles.cover} />
        </div>
        {columns.map((each, at) =>
          each.mark === 'unknown' ? (
            <div
              key={each.key}
              role="presentation"
              className={styles.unknown}
              style={{ left: frozenOffsets.total + columnOffsets.at(at), width: each.width }}
            />
          ) : null,
        )}
        {drawnRows.map((at) => {
          const row = rows[at]
          return row === undefined ? null : (
            <GridRowView
              key={row.key}
              row={row}
              index={at}
              top={rowOffsets.at(at)}
              first={window.columns.first}
              end={window.columns.end}
              apart={isColumnApart(at) ? cursorColumn : undefined}
              columns={columns}
              columnOffsets={columnOffsets}
              frozen={frozen}
              frozenOffsets={frozenOffsets}
              content={content}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The indexes of a span in order, and the one that holds the cursor wherever it is, so that the focus is never lost. */
function indexesOf({ first, end }: { readonly first: number; readonly end: number }, cursor: number, count: number) {
  const indexes = Array.from({ length: Math.max(0, Math.min(end, count) - first) }, (_, at) => first + at)
  if (cursor < 0 || cursor >= count || (cursor >= first && cursor < end)) return indexes
  return cursor < first ? [cursor, ...indexes] : [...indexes, cursor]
}
