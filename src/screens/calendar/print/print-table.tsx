import { useTranslation } from 'react-i18next'
import type { CalendarRow, Cell } from '#clinical/calendar/calendar-rows.ts'
import { monthOf } from '#clinical/calendar/jst-month.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import { staysOn } from '#clinical/calendar/stay-bars.ts'
import { stretchesOn } from '#clinical/calendar/unknown-stretches.ts'
import { formatWeekday } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import { type JstDate, weekday } from '#clinical/jst-date.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import type { CalendarView } from '../use-calendar.ts'
import type { Words } from '../use-words.ts'
import styles from './calendar-print.module.css'

interface PrintTableProps {
  readonly view: CalendarView
  readonly words: Words
  readonly columns: readonly JstDate[]
  /** Those of this sheet. */
  readonly rows: readonly CalendarRow[]
}

/** The grid of one page as a real table: counts, letters, stays as black bars, hatch where a facility is unknown. */
export function PrintTable({ view, words, columns, rows }: PrintTableProps) {
  const { t } = useTranslation('calendar')
  const { axis } = view
  const first = columns[0] ?? view.today
  const era = formatEraYear({ text: first.slice(0, 7), precision: 'month' }, words.language)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            {axis.scale === 'day'
              ? words.column(first, 'month')
              : t(($) => $.heading.yearNumber, { year: first.slice(0, 4) })}{' '}
            <span className={styles.era}>{era}</span>
          </th>
          {columns.map((day) => (
            <th
              key={day}
              scope="col"
              data-rest={axis.scale === 'day' && (weekday(day) === 0 || weekday(day) === 6)}
              data-today={axis.columnOf(day) === axis.columnOf(view.today)}
            >
              {axis.scale === 'month' ? (
                words.month(Number(day.slice(5, 7)))
              ) : (
                <>
                  {Number(day.slice(8))}
                  <br />
                  {formatWeekday(day, words.language).slice(0, 2)}
                </>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <StayCells view={view} words={words} columns={columns} />
        {rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{words.kind(row.kind)}</th>
            {columns.map((day) => (
              <Count key={day} view={view} row={row} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function cellOn(row: CalendarRow, scale: 'day' | 'month', day: JstDate): Cell | undefined {
  return scale === 'day' ? row.byDay.get(day) : row.byMonth.get(monthOf(day))
}

function isUnknown(view: CalendarView, row: RowId, day: JstDate): boolean {
  const { axis } = view
  return stretchesOn(view.unknown.get(row) ?? [], day, axis.endOf(axis.columnOf(day))).length > 0
}

function Count({ view, row, day }: { readonly view: CalendarView; readonly row: CalendarRow; readonly day: JstDate }) {
  const cell = cellOn(row, view.scale, day)
  return (
    <td data-unknown={isUnknown(view, row.kind, day)}>
      {cell === undefined || cell.occurrences.length === 0 ? null : (
        <span className={styles.count}>
          <b>{cell.occurrences.length}</b>
          <span>
            {cell.facilities.map(({ facility }) => (
              <FacilityLetter key={facility} facility={facility} size={18} />
            ))}
          </span>
        </span>
      )}
    </td>
  )
}

function StayCells({ view, words, columns }: Omit<PrintTableProps, 'rows'>) {
  const { axis, calendar } = view
  return (
    <tr>
      <th scope="row">{words.kind('stay')}</th>
      {columns.map((day) => {
        const until = axis.endOf(axis.columnOf(day))
        const stays = staysOn(calendar.stays.bars, day, until)
        return (
          <td key={day} data-unknown={isUnknown(view, 'stay', day)}>
            {stays.map((bar) => (
              <span
                key={bar.occurrence.key}
                className={styles.stay}
                data-begins={bar.from >= day}
                data-ends={bar.until <= until && bar.ending !== 'ongoing'}
              >
                {bar.from >= day || day === columns[0] ? <FacilityLetter facility={bar.facility} size={18} /> : null}
              </span>
            ))}
          </td>
        )
      })}
    </tr>
  )
}
