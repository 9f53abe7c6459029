// biome-ignore-all lint/a11y/useSemanticElements: a two-way virtual grid is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus
import type { CalendarRow, Cell } from '#clinical/calendar/calendar-rows.ts'
import { monthOf } from '#clinical/calendar/jst-month.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import { rectangles, stretchesOn, type UnknownStretch } from '#clinical/calendar/unknown-stretches.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { CalendarCell } from './calendar-cell.tsx'
import styles from './calendar-grid.module.css'
import type { Geometry } from './grid-geometry.ts'
import type { Cursor } from './grid-keys.ts'
import { RowLabel } from './row-label.tsx'
import { StayRow } from './stay-row.tsx'
import type { CalendarView } from './use-calendar.ts'
import type { GridScroll } from './use-grid-scroll.ts'
import type { Words } from './use-words.ts'

interface GridRowProps {
  readonly view: CalendarView
  readonly words: Words
  readonly cursor: Cursor
  readonly isPanelOpen: boolean
  readonly row: RowId
  readonly rowIndex: number
  readonly geometry: Geometry
  readonly scroll: GridScroll
  readonly cells: CalendarRow | undefined
}

const NOTHING_UNKNOWN: readonly UnknownStretch[] = []

/** One kind (or the stays): its label, what is unknown of it, and its cells. */
export function GridRow(props: GridRowProps) {
  const { row, rowIndex, geometry, scroll, cells, view, words, cursor, isPanelOpen } = props
  const { axis, direction, calendar } = view
  const unknown = view.unknown.get(row) ?? NOTHING_UNKNOWN
  const activeDay = cursor.row === row ? cursor.day : undefined
  const selectedDay = isPanelOpen ? activeDay : undefined
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.row}
      data-row={row}
      style={{ height: row === 'stay' ? geometry.stayHeight : geometry.rowHeight }}
    >
      <RowLabel row={row} width={geometry.labelWidth} silent={view.silent.get(row)} words={words} />
      {rectangles(unknown, axis.first, axis.afterLast).map((rectangle) => {
        const from = axis.columnOf(rectangle.from)
        const to = axis.scale === 'day' ? axis.columnOf(rectangle.until) : lastColumnOf(axis, rectangle.until) + 1
        return (
          <div
            key={`${rectangle.look}${rectangle.from}`}
            aria-hidden="true"
            className={styles.unknown}
            data-look={rectangle.look}
            style={{
              left: geometry.labelWidth + direction.leftOf(from, to) * geometry.columnWidth,
              width: (to - from) * geometry.columnWidth,
            }}
          />
        )
      })}
      {cells === undefined ? (
        <StayRow
          bars={calendar.stays.bars}
          axis={axis}
          direction={direction}
          geometry={geometry}
          scroll={scroll}
          unknown={unknown}
          activeDay={activeDay}
          selectedDay={selectedDay}
          words={words}
        />
      ) : (
        scroll.columns.map(({ index, slot, start }) => {
          const day = axis.startOf(index)
          const cell = cellOf(cells, axis.scale, day)
          return (
            <CalendarCell
              key={day}
              row={cells.kind}
              day={day}
              columnIndex={slot + 2}
              left={start}
              width={geometry.columnWidth}
              cell={cell}
              isNew={cell?.occurrences.some(view.isNew) ?? false}
              unknown={unknown.length === 0 ? NOTHING_UNKNOWN : stretchesOn(unknown, day, axis.endOf(index))}
              columnName={words.column(day, axis.scale)}
              hasIcon={axis.scale === 'day'}
              isActive={day === activeDay}
              isSelected={day === selectedDay}
              words={words}
            />
          )
        })
      )}
    </div>
  )
}

function cellOf(row: CalendarRow, scale: 'day' | 'month', day: JstDate): Cell | undefined {
  return scale === 'day' ? row.byDay.get(day) : row.byMonth.get(monthOf(day))
}

/** Column of the last day before `until`: a month that is unknown in part is hatched as a whole. */
function lastColumnOf(axis: CalendarView['axis'], until: JstDate): number {
  const column = axis.columnOf(until)
  return axis.startOf(column) === until ? column - 1 : column
}
