import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { isFiltering } from '#clinical/calendar/calendar-filter.ts'
import { type CalendarRow, toldApart } from '#clinical/calendar/calendar-rows.ts'
import { staysOn } from '#clinical/calendar/stay-bars.ts'
import { formatPlainDate } from '#clinical/format/date.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { PrintDocument, type PrintSheet } from '#record/print/print-document.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { CalendarEmptyOnPaper, emptiness } from '../calendar-empty.tsx'
import type { GridHandle } from '../calendar-grid.tsx'
import type { CalendarView } from '../use-calendar.ts'
import type { Words } from '../use-words.ts'
import styles from './calendar-print.module.css'
import { printColumns } from './print-columns.ts'
import { printSheets } from './print-rows.ts'
import { cellOn, PrintTable } from './print-table.tsx'
import { sourceLines } from './source-lines.ts'

interface CalendarPrintProps {
  readonly person: Person
  readonly view: CalendarView
  readonly words: Words
  /** Prints what it has in view. */
  readonly grid: RefObject<GridHandle | null>
}

/** A4 landscape, a month (or a year) a page; each page names the patient, the period, the filters and every source (ACC-9). */
export function CalendarPrint({ person, view, words, grid }: CalendarPrintProps) {
  const { t } = useTranslation('calendar')
  const network = useNetwork()
  const sheets = (): readonly PrintSheet[] => {
    const period = grid.current?.inView()
    return period === undefined ? [] : sheetsOf(view, period).map((sheet) => drawn(sheet, view, words))
  }
  return (
    <PrintDocument
      heading={t(($) => $.title)}
      orientation="landscape"
      person={person}
      filters={isFiltering(view.filter) ? words.filter(view.filter) : undefined}
      counts={t(($) => $.filter.shown, { total: view.total, shown: view.shown })}
      sources={sourceLines(network.facilities, person, view)}
      sheets={sheets}
    >
      <Empty view={view} words={words} />
    </PrintDocument>
  )
}

interface Sheet {
  readonly columns: readonly JstDate[]
  readonly rows: readonly CalendarRow[]
}

function sheetsOf(view: CalendarView, period: { readonly from: JstDate; readonly until: JstDate }): readonly Sheet[] {
  const { axis, calendar, scale } = view
  return printColumns(axis, period.from, period.until).flatMap((columns) => {
    const lanes = Math.max(0, ...columns.map((day) => staysIn(view, day)))
    const cellsOf = (row: CalendarRow) => columns.flatMap((day) => cellOn(row, scale, day) ?? [])
    return printSheets(calendar.rows, cellsOf, lanes, scale).map((rows) => ({ columns, rows }))
  })
}

function staysIn({ axis, calendar }: CalendarView, day: JstDate): number {
  return staysOn(calendar.stays.bars, day, axis.endOf(axis.columnOf(day))).length
}

function drawn({ columns, rows }: Sheet, view: CalendarView, words: Words): PrintSheet {
  const first = columns[0] ?? view.today
  const last = addDays(view.axis.endOf(view.axis.columnOf(columns.at(-1) ?? first)), -1)
  return {
    key: `${first} ${rows[0]?.kind}`,
    period: `${formatPlainDate(first)} – ${formatPlainDate(last)}`,
    content: (
      <>
        <Empty view={view} words={words} />
        <PrintTable view={view} words={words} columns={columns} rows={rows} />
        <Legend view={view} />
      </>
    ),
  }
}

/** An empty grid on paper would read as 「なし」: it says which kind of nothing it is (SRC-1, GRID-9). */
function Empty({ view, words }: Pick<CalendarPrintProps, 'view' | 'words'>) {
  const kind = emptiness(view)
  return kind === undefined ? null : <CalendarEmptyOnPaper view={view} words={words} kind={kind} />
}

function Legend({ view }: { readonly view: CalendarView }) {
  const { t } = useTranslation('calendar')
  const told = toldApart(view.calendar.remainder, view.scale).length
  return (
    <p className={styles.legend}>
      <span className={styles.swatch} aria-hidden="true" />
      {t(($) => $.printing.hatch)}
      {told === 0 ? null : <span>{t(($) => $.legend.apart, { count: told })}</span>}
    </p>
  )
}
