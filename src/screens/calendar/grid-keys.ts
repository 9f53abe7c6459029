import type { Axis } from '#clinical/calendar/calendar-axis.ts'
import { addMonths } from '#clinical/calendar/jst-month.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Direction } from './grid-direction.ts'

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
 * Where a key leads in the grid: arrows by one cell, Home and End to the leftmost and the rightmost column, with Ctrl also to
 * the first and the last row, Page Up and Page Down to the month before and after (on the month scale the year), however
 * time runs on the screen. undefined = not ours.
 */
export function moveCursor(
  pressed: Key,
  cursor: Cursor,
  { axis, direction }: { readonly axis: Axis; readonly direction: Direction },
  rows: readonly RowId[],
): Cursor | undefined {
  if (pressed.altKey || pressed.metaKey) return undefined
  const column = clamp(axis.columnOf(cursor.day), axis.count)
  const row = Math.max(0, rows.indexOf(cursor.row))
  const at = (toRow: number, toColumn: number): Cursor => ({
    row: rows[clamp(toRow, rows.length)] ?? cursor.row,
    day: axis.startOf(clamp(toColumn, axis.count)),
  })
  if (pressed.ctrlKey && pressed.key !== 'Home' && pressed.key !== 'End') return undefined
  const toRight = direction.isNewestFirst ? -1 : 1
  const months = axis.scale === 'day' ? 1 : 12
  switch (pressed.key) {
    case 'ArrowLeft':
      return at(row, column - toRight)
    case 'ArrowRight':
      return at(row, column + toRight)
    case 'ArrowUp':
      return at(row - 1, column)
    case 'ArrowDown':
      return at(row + 1, column)
    case 'Home':
      return at(pressed.ctrlKey ? 0 : row, direction.slotOf(0))
    case 'End':
      return at(pressed.ctrlKey ? rows.length - 1 : row, direction.slotOf(axis.count - 1))
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
