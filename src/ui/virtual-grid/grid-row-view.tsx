// biome-ignore-all lint/a11y/useSemanticElements: a row of an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid sets the tabindex of the one cell that carries the focus
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role of a frozen cell is rowheader or gridcell, and both take them
import { memo } from 'react'
import type { Offsets } from './offsets.ts'
import styles from './virtual-grid.module.css'
import type { GridColumn, GridContent, GridRow } from './virtual-grid.tsx'

interface GridRowViewProps {
  readonly row: GridRow
  readonly index: number
  readonly top: number
  /** Scrolling columns that are drawn. */
  readonly first: number
  readonly end: number
  /** A column beyond those, because it holds the focus. */
  readonly apart: number | undefined
  readonly columns: readonly GridColumn[]
  readonly columnOffsets: Offsets
  readonly frozen: readonly GridColumn[]
  readonly frozenOffsets: Offsets
  readonly content: GridContent
}

/** One row; drawn anew only when its place, its columns in view or the content have changed. */
export const GridRowView = memo(function GridRowView(props: GridRowViewProps) {
  const { row, index, top, first, end, apart, columns, columnOffsets, frozen, frozenOffsets, content } = props
  if (row.isSpan === true) {
    return (
      <div role="row" aria-rowindex={index + 2} className={styles['span-row']} style={{ top, height: row.height }}>
        <div
          role="rowheader"
          aria-colindex={1}
          aria-colspan={frozen.length + columns.length}
          data-place={`${index} 0`}
          data-span=""
          className={styles.span}
        >
          {content.span(index)}
        </div>
      </div>
    )
  }
  const overlay = content.overlay?.(index)
  // The span in view is of the drawing before: fewer columns may be left by now.
  const drawn = Array.from({ length: Math.max(0, Math.min(end, columns.length) - first) }, (_, at) => first + at)
  if (apart !== undefined) drawn.push(apart)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-mark={row.mark}
      className={styles.row}
      style={{ top, height: row.height }}
    >
      <div role="presentation" className={styles.frozen} style={{ width: frozenOffsets.total }}>
        {frozen.map((column, at) => (
          <div
            key={column.key}
            role={at === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 1}
            data-place={`${index} ${at}`}
            className={styles['frozen-cell']}
            style={{ left: frozenOffsets.at(at), width: column.width }}
          >
            {content.frozen(index, at)}
          </div>
        ))}
      </div>
      {drawn.map((at) => (
        <div
          key={columns[at]?.key}
          role="gridcell"
          aria-colindex={frozen.length + at + 1}
          data-place={`${index} ${frozen.length + at}`}
          data-mark={columns[at]?.mark}
          className={styles.cell}
          style={{ left: frozenOffsets.total + columnOffsets.at(at), width: columnOffsets.size(at) }}
        >
          {content.cell(index, at)}
        </div>
      ))}
      {overlay === undefined ? null : (
        <div
          role="presentation"
          className={styles.overlay}
          style={{
            left: frozenOffsets.total + columnOffsets.at(overlay.from),
            width: columnOffsets.total - columnOffsets.at(overlay.from),
          }}
        >
          <span style={{ left: frozenOffsets.total + 8 }}>{overlay.content}</span>
        </div>
      )}
    </div>
  )
})
