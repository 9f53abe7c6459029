import '#i18n/calendar.ts'
import { useMemo, useRef, useState } from 'react'
import type { Scale } from '#clinical/calendar/calendar-axis.ts'
import { firstDayOf, monthOf } from '#clinical/calendar/jst-month.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import { nextRecordDay, previousRecordDay } from '#clinical/calendar/record-days.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { OrderChip } from '#record/order-chip.tsx'
import styles from './calendar.module.css'
import type { CalendarAddress } from './calendar-address.ts'
import { CalendarBar } from './calendar-bar.tsx'
import { CalendarEmpty, emptiness } from './calendar-empty.tsx'
import { CalendarFilterLine } from './calendar-filter-line.tsx'
import { CalendarGrid, type GridHandle } from './calendar-grid.tsx'
import { CalendarLegend } from './calendar-legend.tsx'
import type { Cursor } from './grid-keys.ts'
import { DayPanel } from './panel/day-panel.tsx'
import { CalendarPrint } from './print/calendar-print.tsx'
import { useCalendar } from './use-calendar.ts'
import { useCalendarShortcuts } from './use-calendar-shortcuts.ts'
import { useWords } from './use-words.ts'

interface CalendarScreenProps {
  readonly person: Person
  /** From `readCalendarAddress` of the address's search part. */
  readonly address: CalendarAddress
  /** Asks for another address; `replace` where 戻る should not stop, as while arrow keys walk. */
  onAddress(address: CalendarAddress, how: { readonly replace: boolean }): void
}

/** 診療カレンダー of one person. Another person starts it anew: nothing of the former is kept (PID-3, PID-4, H-28). */
export function CalendarScreen(props: CalendarScreenProps) {
  return <CalendarOfPerson key={props.person.handle} {...props} />
}

function CalendarOfPerson({ person, address, onAddress }: CalendarScreenProps) {
  // Words that are looked for may be a name: they stand in no address (PID-12).
  const [search, setSearch] = useState('')
  const view = useCalendar(person, address, search)
  const words = useWords()
  const grid = useRef<GridHandle>(null)
  const [cursor, setCursor] = useCursor(address, view.today)
  const panel = panelOf(address)
  const aligned = useMemo(() => alignedTo(cursor, view.scale), [cursor, view.scale])
  useCalendarShortcuts()

  const moveTo = (next: Cursor) => {
    setCursor(next)
    if (panel === 'cell') onAddress({ ...address, date: next.day, row: next.row }, { replace: true })
  }
  const open = (row: RowId, day: JstDate) => {
    setCursor({ row, day })
    onAddress({ ...address, date: day, row }, { replace: panel !== undefined })
  }
  const close = () => {
    const { row: _row, ...rest } = address
    onAddress(rest, { replace: false })
    grid.current?.focus(aligned)
  }
  const goTo = (day: JstDate) => {
    grid.current?.reveal(day)
    const column = view.axis.startOf(Math.max(0, Math.min(view.axis.count - 1, view.axis.columnOf(day))))
    const next = { row: aligned.row, day: column }
    setCursor(next)
    onAddress({ ...address, date: next.day }, { replace: panel !== undefined })
  }
  const jump = (direction: 'previous' | 'next', from: JstDate) => {
    const day = direction === 'previous' ? previousRecordDay(view.records, from) : nextRecordDay(view.records, from)
    if (day !== undefined) goTo(day)
  }
  const changeScale = (scale: Scale) => {
    const { scale: _scale, row: _row, ...rest } = address
    onAddress(scale === 'month' ? { ...rest, scale } : rest, { replace: false })
  }

  const empty = emptiness(view)
  return (
    <div className={styles.screen}>
      <CalendarBar
        person={person}
        view={view}
        address={address}
        words={words}
        at={aligned.day}
        onAddress={(next) => onAddress(next, { replace: false })}
        onScale={changeScale}
        onGoTo={goTo}
        onJump={(direction) => jump(direction, aligned.day)}
        search={search}
        onSearch={setSearch}
        grid={grid}
      />
      <CalendarFilterLine
        view={view}
        words={words}
        onClear={() => {
          setSearch('')
          onAddress(withoutFilter(address), { replace: false })
        }}
      />
      <div className={styles.work}>
        <div className={styles.main}>
          {empty === undefined ? null : <CalendarEmpty view={view} words={words} kind={empty} />}
          <CalendarGrid
            view={view}
            words={words}
            cursor={aligned}
            isPanelOpen={panel === 'cell'}
            handle={grid}
            order={<OrderChip view={address} onView={(next) => onAddress(next, { replace: false })} />}
            onMove={moveTo}
            onOpen={open}
            onClose={close}
            onJump={jump}
          />
          <CalendarLegend
            view={view}
            words={words}
            onApart={() => onAddress({ ...address, row: 'apart' }, { replace: false })}
            onGoTo={goTo}
          />
        </div>
        {panel === undefined ? null : (
          <DayPanel
            key={panel}
            person={person}
            view={view}
            words={words}
            cursor={panel === 'cell' ? aligned : undefined}
            onMove={moveTo}
            onClose={close}
            onOpenDay={(day) => {
              const { scale: _scale, ...rest } = address
              setCursor({ row: aligned.row, day })
              onAddress({ ...rest, date: day, row: aligned.row }, { replace: false })
            }}
          />
        )}
      </div>
      <CalendarPrint person={person} view={view} words={words} grid={grid} />
    </div>
  )
}

/** The cursor lives here while the panel is closed, and follows the address when 戻る or a link changes that. */
function useCursor(address: CalendarAddress, today: JstDate): [Cursor, (cursor: Cursor) => void] {
  const [cursor, setCursor] = useState<Cursor>(() => ({
    row: rowOfAddress(address) ?? 'stay',
    day: address.date ?? today,
  }))
  const [seen, setSeen] = useState(address)
  if (address !== seen) {
    setSeen(address)
    const isElsewhere = address.date !== undefined && address.date !== seen.date && address.date !== cursor.day
    if (isElsewhere || (rowOfAddress(address) ?? cursor.row) !== cursor.row) {
      setCursor({ row: rowOfAddress(address) ?? cursor.row, day: address.date ?? cursor.day })
    }
  }
  return [cursor, setCursor]
}

function rowOfAddress({ row }: CalendarAddress): RowId | undefined {
  return row === 'apart' ? undefined : row
}

function panelOf({ row }: CalendarAddress): 'cell' | 'apart' | undefined {
  if (row === undefined) return undefined
  return row === 'apart' ? 'apart' : 'cell'
}

/** On the month scale a cell is named by the first of its month. */
function alignedTo(cursor: Cursor, scale: Scale): Cursor {
  return scale === 'day' ? cursor : { row: cursor.row, day: firstDayOf(monthOf(cursor.day)) }
}

function withoutFilter(address: CalendarAddress): CalendarAddress {
  const { facility: _facility, setting: _setting, department: _department, ...rest } = address
  return rest
}
