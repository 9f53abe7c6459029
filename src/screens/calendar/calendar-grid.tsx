// biome-ignore-all lint/a11y/useSemanticElements: a two-way virtual grid is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus; headings are read, not entered
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { beginsGroup } from '#clinical/calendar/calendar-axis.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import { edgeCounts } from '#clinical/calendar/record-days.ts'
import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { bringIntoPage, focusInPage } from '#ui/focus-in-page.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { type Size, useElementSize } from '#ui/use-element-size.ts'
import { cellId } from './calendar-cell.tsx'
import styles from './calendar-grid.module.css'
import { CalendarHeadings, isDayOfRest } from './calendar-headings.tsx'
import { type Geometry, gridGeometry, rowsBelow } from './grid-geometry.ts'
import { type Cursor, moveCursor } from './grid-keys.ts'
import { GridRow } from './grid-row.tsx'
import type { CalendarView } from './use-calendar.ts'
import { type GridScroll, useGridScroll } from './use-grid-scroll.ts'
import { type Holidays, useHolidays } from './use-holidays.ts'
import type { Words } from './use-words.ts'

export interface GridHandle {
  focus(cursor: Cursor): void
  reveal(day: JstDate): void
  /** First and last day of the columns in view, for the print view. */
  inView(): { readonly from: JstDate; readonly until: JstDate } | undefined
}

interface CalendarGridProps {
  readonly view: CalendarView
  readonly words: Words
  readonly cursor: Cursor
  readonly isPanelOpen: boolean
  readonly handle: RefObject<GridHandle | null>
  /** Turns time round; it stands in the corner of the headings. */
  readonly order: ReactNode
  onMove(cursor: Cursor): void
  onOpen(row: RowId, day: JstDate): void
  onClose(): void
  onJump(direction: 'previous' | 'next', from: JstDate): void
}

/** Kinds that the hint at the lower edge names; it stays on one line. */
const MOST_NAMED_BELOW = 5

/** ゆったり adds 10 px to every row (visual-design.md §7). */
const RELAXED_EXTRA = 10
const DEFAULT_SIZE: Size = { width: 870, height: 600 }

/** 診療カレンダー: kinds by days (or months), with a complete keyboard (GRID-1, GRID-3, ACC-2). */
export function CalendarGrid(props: CalendarGridProps) {
  const { view, words, isPanelOpen, handle, order, onMove, onOpen, onClose, onJump } = props
  const { axis, direction, calendar, rowIds, records, today } = view
  const cursor = useDrawnCursor(props.cursor, rowIds)
  const { t } = useTranslation('calendar')
  const scroller = useRef<HTMLDivElement>(null)
  const size = useElementSize(scroller) ?? DEFAULT_SIZE
  const { settings } = useUserSettings()
  const geometry = gridGeometry(
    size,
    axis.scale,
    calendar.stays.lanes,
    settings.density === 'relaxed' ? RELAXED_EXTRA : 0,
  )
  const activeColumn = axis.columnOf(cursor.day)
  const scroll = useGridScroll({ scroller, axis, direction, geometry, width: size.width, activeColumn, opensAt: today })
  const holidays = useHolidays()
  const edge = edgeCounts(records, axis, scroll.firstInView, scroll.lastInView)

  const [scrollTop, setScrollTop] = useState(0)
  const below = calendar.rows
    .slice(calendar.rows.length - rowsBelow(geometry, size, calendar.rows.length, scrollTop))
    .filter((row) => row.count > 0)

  const wantsFocus = useRef(false)
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    focusCell(cursor)
  }, [cursor])
  // The hint of rows below comes and goes, and moves the cells by its height.
  const hasBelow = below.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the hint comes or goes
  useLayoutEffect(() => {
    const focused = document.activeElement
    if (focused instanceof HTMLElement && scroller.current?.contains(focused) === true) bringIntoPage(focused)
  }, [hasBelow])
  // A cell that is opened is never behind the panel that its opening makes room for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the panel opens or the width changes, not while scrolling
  useLayoutEffect(() => {
    if (isPanelOpen && size.width > 0) scroll.reveal(activeColumn)
  }, [isPanelOpen, size.width])

  useImperativeHandle(handle, () => ({
    focus: focusCell,
    reveal: (day) => scroll.reveal(axis.columnOf(day)),
    inView: () => ({ from: axis.startOf(Math.max(0, scroll.firstInView)), until: axis.endOf(scroll.lastInView) }),
  }))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isPanelOpen) {
      event.preventDefault()
      onClose()
      return
    }
    const next = moveCursor(event, cursor, view, rowIds)
    if (next === undefined) return
    event.preventDefault()
    wantsFocus.current = true
    scroll.reveal(axis.columnOf(next.day))
    revealRow(scroller.current, next.row, geometry)
    onMove(next)
  }

  return (
    <div className={styles.frame} data-below={hasBelow}>
      <div className={styles.order}>{order}</div>
      {edge.before > 0 ? (
        <EdgeHint
          side={direction.isNewestFirst ? 'right' : 'left'}
          count={edge.before}
          name={t(($) => $.edge.before, { count: edge.before })}
          onClick={() => onJump('previous', axis.startOf(Math.max(0, scroll.firstInView)))}
        />
      ) : null}
      {edge.after > 0 ? (
        <EdgeHint
          side={direction.isNewestFirst ? 'left' : 'right'}
          count={edge.after}
          name={t(($) => $.edge.after, { count: edge.after })}
          onClick={() => onJump('next', axis.startOf(scroll.lastInView))}
        />
      ) : null}
      {below.length === 0 ? null : (
        <button
          type="button"
          className={styles.edge}
          data-side="below"
          onClick={() => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })}
        >
          <Icon name="descending" size={14} />
          <span>
            {t(($) => $.edge.below, {
              rows: [
                ...below
                  .slice(0, MOST_NAMED_BELOW)
                  .map((row) => t(($) => $.edge.row, { kind: words.kind(row.kind), count: row.count })),
                ...(below.length > MOST_NAMED_BELOW
                  ? [t(($) => $.edge.moreRows, { count: below.length - MOST_NAMED_BELOW })]
                  : []),
              ].join(words.separator),
            })}
          </span>
        </button>
      )}
      <div
        ref={scroller}
        role="grid"
        aria-label={t(($) => $.title)}
        aria-rowcount={rowIds.length + 2}
        aria-colcount={axis.count + 1}
        aria-readonly="true"
        tabIndex={-1}
        className={styles.grid}
        onScroll={(event) => {
          scroll.onScroll()
          setScrollTop(event.currentTarget.scrollTop)
        }}
        onKeyDown={onKeyDown}
        onClick={(event) => openCell(event.target, rowIds, onOpen)}
      >
        <div className={styles.canvas} style={{ width: geometry.labelWidth + axis.count * geometry.columnWidth }}>
          <CalendarHeadings
            axis={axis}
            direction={direction}
            geometry={geometry}
            scroll={scroll}
            today={today}
            holidays={holidays}
            words={words}
          />
          <div role="rowgroup" className={styles.body}>
            <Columns view={view} geometry={geometry} scroll={scroll} holidays={holidays} />
            {rowIds.map((row, index) => (
              <GridRow
                key={row}
                view={view}
                words={words}
                cursor={cursor}
                isPanelOpen={isPanelOpen}
                row={row}
                rowIndex={index + 3}
                geometry={geometry}
                scroll={scroll}
                cells={calendar.rows[index - 1]}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

interface EdgeHintProps {
  readonly side: 'left' | 'right'
  readonly count: number
  readonly name: string
  onClick(): void
}

/** What lies beyond the edge, with its count; it leads there (CAL-5, SRC-8). */
function EdgeHint({ side, count, name, onClick }: EdgeHintProps) {
  const { t } = useTranslation('calendar')
  return (
    <button type="button" className={styles.edge} data-side={side} aria-label={name} onClick={onClick}>
      {side === 'left' ? <Icon name="earlier" size={14} /> : null}
      {t(($) => $.edge.count, { count })}
      {side === 'right' ? <Icon name="later" size={14} /> : null}
    </button>
  )
}

/** Grounds of weekends and holidays, month lines and the lines of today: one element a column, behind all rows (CAL-4). */
function Columns({
  view,
  geometry,
  scroll,
  holidays,
}: {
  readonly view: CalendarView
  readonly geometry: Geometry
  readonly scroll: GridScroll
  readonly holidays: Holidays
}) {
  const { axis, direction, today } = view
  const begins = (column: number) => beginsGroup(axis, column)
  const todayColumn = axis.columnOf(today)
  return (
    <div aria-hidden="true" className={styles.columns}>
      {scroll.columns.map(({ index, start }) => {
        const day = axis.startOf(index)
        return (
          <div
            key={day}
            data-begins={direction.hasLine(index, begins)}
            data-today={index === todayColumn}
            data-rest={axis.scale === 'day' && isDayOfRest(day, holidays)}
            style={{ left: start, width: geometry.columnWidth }}
          />
        )
      })}
    </div>
  )
}

/** One listener for all cells: a click, a tap, or Enter on the button of a cell. */
function openCell(target: EventTarget, rows: readonly RowId[], open: (row: RowId, day: JstDate) => void): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('button[data-day]') : null
  const row = rows.find((each) => each === button?.dataset.row)
  const day = parseJstDate(button?.dataset.day ?? '')
  if (row !== undefined && day !== undefined) open(row, day)
}

function focusCell({ row, day }: Cursor): void {
  const cell = document.getElementById(cellId(row, day))
  if (cell !== null) focusInPage(cell)
}

/** Scrolls a row into view below the headings when it is hidden (CAL-5: rows above and below). */
function revealRow(scroller: HTMLElement | null, row: RowId, geometry: Geometry): void {
  const element = scroller?.querySelector<HTMLElement>(`[role=row][data-row="${row}"]`)
  if (scroller === null || element === null || element === undefined) return
  const top = element.offsetTop
  const bottom = top + element.offsetHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (bottom + geometry.headHeight > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = bottom + geometry.headHeight - scroller.clientHeight
  }
}

/** A row that is not drawn, because nothing of it has come or nobody else may see it, cannot be where Tab leads. */
function useDrawnCursor(cursor: Cursor, rows: readonly RowId[]): Cursor {
  const [first = cursor.row] = rows
  const isDrawn = rows.includes(cursor.row)
  return useMemo(() => (isDrawn ? cursor : { ...cursor, row: first }), [cursor, isDrawn, first])
}
