import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toldApart } from '#clinical/calendar/calendar-rows.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import { type SelectionTab, selectionTabs } from '#clinical/calendar/selection.ts'
import { stretchesOn } from '#clinical/calendar/unknown-stretches.ts'
import { dayNumber, type JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { NOTE_WRITERS } from '#clinical/profession.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { ToScreen } from '#record/to-screen.tsx'
import { useSignedInUser } from '#session/session-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { Cursor } from '../grid-keys.ts'
import type { CalendarView } from '../use-calendar.ts'
import type { Words } from '../use-words.ts'
import { ApartList } from './apart-list.tsx'
import { KindPanel } from './kind-panel.tsx'
import styles from './panel.module.css'
import { SilentOfPeriod, UnknownOfPeriod } from './unknown-of-period.tsx'

interface DayPanelProps {
  readonly person: Person
  readonly view: CalendarView
  readonly words: Words
  /** The open cell; undefined for the list of what has no day. */
  readonly cursor: Cursor | undefined
  onMove(cursor: Cursor): void
  onClose(): void
  onOpenDay(day: JstDate): void
}

/** The side panel: one day (or month) by kind and hospital (CAL-6), with what is unknown of it said in words. */
export function DayPanel(props: DayPanelProps) {
  const { person, view, words, cursor, onClose } = props
  const { t } = useTranslation('calendar')
  const title = cursor === undefined ? t(($) => $.panel.apart) : words.column(cursor.day, view.scale)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    <aside className={styles.panel} aria-label={t(($) => $.panel.label, { period: title })} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {cursor === undefined ? null : <Steps {...props} cursor={cursor} />}
        <Button variant="icon" aria-label={t(($) => $.panel.close)} onClick={onClose}>
          <Icon name="close" size={18} />
        </Button>
      </div>
      {cursor === undefined ? (
        <ApartList records={toldApart(view.calendar.remainder, view.scale)} words={words} />
      ) : (
        <CellPanel key={`${view.scale}${cursor.day}`} {...props} cursor={cursor} person={person} />
      )}
    </aside>
  )
}

interface OfCell extends DayPanelProps {
  readonly cursor: Cursor
}

function Steps({ view, cursor, onMove }: OfCell) {
  const { t } = useTranslation('calendar')
  const { axis } = view
  const column = axis.columnOf(cursor.day)
  const step = (by: number) => onMove({ row: cursor.row, day: axis.startOf(column + by) })
  const isDay = axis.scale === 'day'
  return (
    <>
      <Button
        variant="icon"
        aria-label={isDay ? t(($) => $.panel.previousDay) : t(($) => $.panel.previousMonth)}
        disabled={column <= 0}
        onClick={() => step(-1)}
      >
        <Icon name="previous" size={18} />
      </Button>
      <Button
        variant="icon"
        aria-label={isDay ? t(($) => $.panel.nextDay) : t(($) => $.panel.nextMonth)}
        disabled={column >= axis.count - 1}
        onClick={() => step(1)}
      >
        <Icon name="next" size={18} />
      </Button>
    </>
  )
}

function CellPanel({ person, view, words, cursor, onMove, onOpenDay }: OfCell) {
  const { t } = useTranslation('calendar')
  const { axis, scale } = view
  const column = axis.columnOf(cursor.day)
  const period = { from: axis.startOf(column), until: axis.endOf(column) }
  const tabs = selectionTabs(view.calendar, scale, period)
  const total = tabs.reduce((sum, tab) => sum + tab.occurrences.length, 0)
  // SRC-2: "no records" is said only of a day for which everybody can be vouched.
  const isUnknown = [...view.unknown.values()].some((each) => stretchesOn(each, period.from, period.until).length > 0)
  const shown = tabs.find((tab) => tab.row === cursor.row)
  const settings = [...new Set(tabs.flatMap((tab) => tab.occurrences.map((each) => each.setting)))].filter(
    (each) => each !== undefined,
  )
  const lastDay = shown?.occurrences
    .map((each) => each.start?.text.slice(0, 10) ?? '')
    .sort()
    .at(-1)
  return (
    <>
      <p className={styles.about}>
        {scale === 'day' ? <span>{distance(view.today, cursor.day, t)}</span> : null}
        {settings.map((setting) => (
          <span key={setting}>{words.setting(setting)}</span>
        ))}
        <span>{t(($) => $.panel.total, { count: total })}</span>
        {scale === 'month' && lastDay !== undefined && lastDay.length === 10 ? (
          <button type="button" className={styles.link} onClick={() => onOpenDay(lastDay as JstDate)}>
            {t(($) => $.panel.openDay)}
          </button>
        ) : null}
      </p>
      <KindTabs tabs={tabs} row={cursor.row} words={words} onRow={(row) => onMove({ row, day: cursor.day })} />
      {shown === undefined ? (
        <p className={styles.none}>
          {tabs.length > 0 && !isUnknown
            ? t(($) => $.panel.noneOfKind, { kind: words.kind(cursor.row) })
            : isUnknown
              ? t(($) => $.panel.nonePartly)
              : scale === 'day'
                ? t(($) => $.panel.none)
                : t(($) => $.panel.noneMonth)}
        </p>
      ) : (
        <KindPanel key={shown.row} person={person} view={view} words={words} tab={shown} period={period} />
      )}
      <UnknownOfPeriod view={view} words={words} row={cursor.row} period={period} />
      <SilentOfPeriod view={view} words={words} row={cursor.row} />
      {scale === 'day' && cursor.day <= view.today ? <WriteNote view={view} day={cursor.day} /> : null}
    </>
  )
}

/** To the editor of notes, with this day; not before the patient, and not for those who write none. */
function WriteNote({ view, day }: { readonly view: CalendarView; readonly day: JstDate }) {
  const { t } = useTranslation('calendar')
  const { hubStore } = useNetwork()
  const { profession } = useSignedInUser()
  const { isOn: isPatientFacing } = usePatientFacing()
  if (hubStore === undefined || isPatientFacing || !NOTE_WRITERS.includes(profession)) return null
  const { facility } = view.filter
  return (
    <p className={styles.write}>
      <Icon name="note" size={16} />
      <ToScreen screen="notes" view={facility === undefined ? {} : { facility }} search={{ about: day }}>
        {t(($) => $.panel.writeNote)}
      </ToScreen>
    </p>
  )
}

function distance(today: JstDate, day: JstDate, t: ReturnType<typeof useTranslation<'calendar'>>['t']): string {
  const days = dayNumber(today) - dayNumber(day)
  if (days === 0) return t(($) => $.panel.today)
  return days > 0 ? t(($) => $.panel.daysAgo, { count: days }) : t(($) => $.panel.daysAhead, { count: -days })
}

interface KindTabsProps {
  readonly tabs: readonly SelectionTab[]
  readonly row: RowId
  readonly words: Words
  onRow(row: RowId): void
}

/** Kinds of the day with their counts, as tabs that the arrow keys walk. */
function KindTabs({ tabs, row, words, onRow }: KindTabsProps) {
  const { t } = useTranslation('calendar')
  const [list, setList] = useState<HTMLElement | null>(null)
  const current = tabs.findIndex((tab) => tab.row === row)
  if (tabs.length === 0) return null
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(current + by + tabs.length) % tabs.length]
    if (by === 0 || next === undefined) return
    event.preventDefault()
    onRow(next.row)
    list?.querySelector<HTMLElement>(`[data-row="${next.row}"]`)?.focus()
  }
  return (
    <div
      ref={setList}
      role="tablist"
      aria-label={t(($) => $.panel.kinds)}
      className={styles.tabs}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab, index) => (
        <button
          key={tab.row}
          type="button"
          role="tab"
          data-row={tab.row}
          aria-selected={tab.row === row}
          tabIndex={index === Math.max(0, current) ? 0 : -1}
          onClick={() => onRow(tab.row)}
        >
          {words.kind(tab.row)} <span>{tab.occurrences.length}</span>
        </button>
      ))}
    </div>
  )
}
