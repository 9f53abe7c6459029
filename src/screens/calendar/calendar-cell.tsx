// biome-ignore-all lint/a11y/useSemanticElements: a two-way virtual grid is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus; headings are read, not entered
import { memo } from 'react'
import type { Cell } from '#clinical/calendar/calendar-rows.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import type { UnknownStretch } from '#clinical/calendar/unknown-stretches.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './calendar-grid.module.css'
import type { Words } from './use-words.ts'

interface CalendarCellProps {
  readonly row: Exclude<RowId, 'stay'>
  /** First day of the column. */
  readonly day: JstDate
  readonly columnIndex: number
  readonly left: number
  readonly width: number
  readonly cell: Cell | undefined
  /** Holds something that is new to this user (CAL-8). */
  readonly isNew: boolean
  readonly unknown: readonly UnknownStretch[]
  /** The column in words. */
  readonly columnName: string
  readonly hasIcon: boolean
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly words: Words
}

/** Id of a cell's button, by which the grid moves the focus. */
export function cellId(row: RowId, day: JstDate): string {
  return `cell-${row}-${day}`
}

/** One cell: kind, count and the letters of its hospitals (CAL-2); empty ones can be entered and opened as well. */
export const CalendarCell = memo(DrawnCell, isDrawnAlike)

function DrawnCell(props: CalendarCellProps) {
  const { row, day, columnIndex, left, width, cell, isNew, unknown, hasIcon, isActive, isSelected, columnName, words } =
    props
  const count = cell?.occurrences.length ?? 0
  return (
    <div
      role="gridcell"
      aria-colindex={columnIndex}
      aria-selected={isSelected}
      className={styles.cell}
      style={{ left, width }}
    >
      <button
        type="button"
        id={cellId(row, day)}
        tabIndex={isActive ? 0 : -1}
        data-row={row}
        data-day={day}
        data-ground={unknown.length > 0}
      >
        <span className="visually-hidden">{words.cell(row, columnName, cell, unknown, isNew)}</span>
        {cell === undefined || count === 0 ? null : (
          <span aria-hidden="true" className={styles.content} data-planned={cell.hasPlanned}>
            <span className={styles.count}>
              {hasIcon ? <Icon name={row} size={16} /> : null}
              {count}
              {isNew ? <span className={styles.new} /> : null}
            </span>
            <Letters cell={cell} width={width} />
          </span>
        )}
      </button>
    </div>
  )
}

function Letters({ cell, width }: { readonly cell: Cell; readonly width: number }) {
  const ids = cell.facilities.map((each) => each.facility)
  const room = ids.length <= 2 || width >= 58 ? 2 : 1
  return (
    <span className={styles.letters}>
      {ids.slice(0, room).map((id) => (
        <FacilityLetter key={id} facility={id} size={18} />
      ))}
      {ids.length > room ? <span className={styles.more}>+{ids.length - room}</span> : null}
    </span>
  )
}

/** Every answer builds all cells anew; only those whose records or gaps differ are drawn again. */
function isDrawnAlike(before: CalendarCellProps, after: CalendarCellProps): boolean {
  return (
    before.left === after.left &&
    before.width === after.width &&
    before.columnIndex === after.columnIndex &&
    before.isActive === after.isActive &&
    before.isNew === after.isNew &&
    before.isSelected === after.isSelected &&
    before.words === after.words &&
    before.columnName === after.columnName &&
    before.hasIcon === after.hasIcon &&
    hasSameItems(before.cell?.occurrences ?? [], after.cell?.occurrences ?? []) &&
    before.unknown.length === after.unknown.length &&
    before.unknown.every(({ facility, why }, index) => {
      const other = after.unknown[index]
      return other?.facility === facility && other.why === why
    })
  )
}

function hasSameItems<T>(before: readonly T[], after: readonly T[]): boolean {
  return before.length === after.length && before.every((each, index) => each === after[index])
}
