import { useTranslation } from 'react-i18next'
import { type CalendarRow, toldApart } from '#clinical/calendar/calendar-rows.ts'
import { staysOn } from '#clinical/calendar/stay-bars.ts'
import { formatBirthDate, formatInstant, formatPlainDate } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { useSignedInUser } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { CalendarView } from '../use-calendar.ts'
import type { Words } from '../use-words.ts'
import { printColumns } from './print-columns.ts'
import styles from './print-pages.module.css'
import { printSheets } from './print-rows.ts'
import { cellOn, PrintTable } from './print-table.tsx'
import { sourceLines } from './source-lines.ts'

interface PrintPagesProps {
  readonly person: Person
  readonly view: CalendarView
  readonly words: Words
  readonly period: { readonly from: JstDate; readonly until: JstDate }
}

/** A4 landscape, a month (or a year) a page; each page names the patient, the period, the filters and every source (ACC-9). */
export function PrintPages(props: PrintPagesProps) {
  const { view, period } = props
  const { axis, calendar, scale } = view
  const pages = printColumns(axis, period.from, period.until).flatMap((columns) => {
    const lanes = Math.max(0, ...columns.map((day) => staysIn(view, day)))
    const cellsOf = (row: CalendarRow) => columns.flatMap((day) => cellOn(row, scale, day) ?? [])
    return printSheets(calendar.rows, cellsOf, lanes, scale).map((rows) => ({ columns, rows }))
  })
  return (
    <div className={styles.pages} lang={props.words.language}>
      {pages.map(({ columns, rows }, index) => (
        <Page
          key={`${columns[0]} ${rows[0]?.kind}`}
          {...props}
          columns={columns}
          rows={rows}
          page={index + 1}
          pages={pages.length}
        />
      ))}
    </div>
  )
}

function staysIn({ axis, calendar }: CalendarView, day: JstDate): number {
  return staysOn(calendar.stays.bars, day, axis.endOf(axis.columnOf(day))).length
}

interface PageProps extends PrintPagesProps {
  readonly columns: readonly JstDate[]
  readonly rows: readonly CalendarRow[]
  readonly page: number
  readonly pages: number
}

function Page({ person, view, words, columns, rows, page, pages }: PageProps) {
  const { t } = useTranslation('calendar')
  const first = columns[0] ?? view.today
  const last = addDays(view.axis.endOf(view.axis.columnOf(columns.at(-1) ?? first)), -1)
  const told = toldApart(view.calendar.remainder, view.scale).length
  return (
    <section className={styles.page}>
      <header className={styles.first}>
        <b>{t(($) => $.printing.heading)}</b>
        <span>{t(($) => $.printing.period, { from: formatPlainDate(first), to: formatPlainDate(last) })}</span>
        <span>{words.filter(view.filter)}</span>
        <span>{t(($) => $.filter.shown, { total: view.total, shown: view.shown })}</span>
      </header>
      <Identity person={person} words={words} />
      <Sources person={person} view={view} words={words} />
      <PrintTable view={view} words={words} columns={columns} rows={rows} />
      <p className={styles.legend}>
        <span className={styles.swatch} aria-hidden="true" />
        {t(($) => $.printing.hatch)}
        {told === 0 ? null : <span>{t(($) => $.legend.apart, { count: told })}</span>}
      </p>
      <Foot page={page} pages={pages} words={words} />
    </section>
  )
}

function Identity({ person, words }: { readonly person: Person; readonly words: Words }) {
  const { t } = useTranslation('calendar')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const { name } = useFacilityNames()
  const own = network.facilities.find((facility) => facility.isOwn)
  const number = person.links.find((link) => link.facility === own?.id)?.patientNumber
  const birth = person.birthDate
  return (
    <p className={styles.identity}>
      <b className={styles.name}>{person.name.ideographic ?? person.name.alphabetic ?? '—'}</b>
      <span>{person.name.phonetic}</span>
      <span>
        {t(($) => $.printing.birth)} <b>{birth === undefined ? '—' : formatBirthDate(birth, words.language)}</b>{' '}
        {birth === undefined ? '' : formatEraYear(birth, words.language)}
      </span>
      <span>
        {t(($) => $.printing.sex)} <b>{clinical(($) => $.sex[person.sex])}</b>
      </span>
      {own === undefined || number === undefined ? null : (
        <span>
          {name(own.id)} <b>{number}</b>
        </span>
      )}
    </p>
  )
}

/** Every hospital with its state; what is missing stands in bold (visual-design.md §5). */
function Sources({
  person,
  view,
  words,
}: {
  readonly person: Person
  readonly view: CalendarView
  readonly words: Words
}) {
  const { t } = useTranslation('calendar')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const { name } = useFacilityNames()
  return (
    <ul className={styles.sources} aria-label={t(($) => $.printing.sources)}>
      {sourceLines(network.facilities, person, view).map(({ facility, state, at }) => (
        <li key={facility} data-missing={state !== 'complete'}>
          <FacilityLetter facility={facility} size={18} /> {name(facility)}{' '}
          {state === 'complete'
            ? t(($) => $.printing.complete, { time: at === undefined ? '' : formatInstant(at, words.language) })
            : state === 'failed'
              ? clinical(($) => $.answer.failed)
              : state === 'asking'
                ? t(($) => $.panel.asking)
                : state === 'incomplete'
                  ? clinical(($) => $.answer.partial)
                  : t(($) => $.printing.notLinked)}
        </li>
      ))}
    </ul>
  )
}

function Foot({ page, pages, words }: { readonly page: number; readonly pages: number; readonly words: Words }) {
  const { t } = useTranslation('calendar')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const user = useSignedInUser()
  const { name } = useFacilityNames()
  return (
    <footer className={styles.foot}>
      <span>{t(($) => $.printing.printedAt, { time: formatInstant(now(network), words.language) })}</span>
      <span>
        {user.name} {clinical(($) => $.profession[user.profession])} {name(user.facility)}
      </span>
      <span>{t(($) => $.printing.page, { page, pages })}</span>
    </footer>
  )
}
