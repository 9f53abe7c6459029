import type { Axis } from '#clinical/calendar/calendar-axis.ts'
import { addMonths } from '#clinical/calendar/jst-month.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import type { JstDate } from '#clinical/jst-date.ts'

/** Where the reader is in the grid: one row, one column (named by its first day). */
export interface Cursor {
  readonly row: RowId
  readonly day: JstDate
}

interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/**
 * Where a key leads in the grid: arrows by one cell, Home and End to the oldest and the newest column, with Ctrl also to
 * the first and the last row, Page Up and Page Down by a month (on the month scale by a year). undefined = not ours.
 */
export function moveCursor(pressed: Key, cursor: Cursor, axis: Axis, rows: readonly RowId[]): Cursor | undefined {
  if (pressed.altKey || pressed.metaKey) return undefined
  const column = clamp(axis.columnOf(cursor.day), axis.count)
  const row = Math.max(0, rows.indexOf(cursor.row))
  const at = (toRow: number, toColumn: number): Cursor => ({
    row: rows[clamp(toRow, rows.length)] ?? cursor.row,
    day: axis.startOf(clamp(toColumn, axis.count)),
  })
  if (pressed.ctrlKey && pressed.key !== 'Home' && pressed.key !== 'End') return undefined
  const months = axis.scale === 'day' ? 1 : 12
  switch (pressed.key) {
    case 'ArrowLeft':
      return at(row, column - 1)
    case 'ArrowRight':
      return at(row, column + 1)
    case 'ArrowUp':
      return at(row - 1, column)
    case 'ArrowDown':
      return at(row + 1, column)
    case 'Home':
      return at(pressed.ctrlKey ? 0 : row, 0)
    case 'End':
      return at(pressed.ctrlKey ? rows.length - 1 : row, axis.count - 1)
    case 'PageUp':
      return at(row, axis.columnOf(addMonths(axis.startOf(column), -months)))
    case 'PageDown':
      return at(row, axis.columnOf(addMonths(axis.startOf(column), months)))
    default:
      return undefined
  }
}

function clamp(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index))
}
