import { useTranslation } from 'react-i18next'
import { isUndisclosed } from '#clinical/facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { LabColumn } from '#clinical/laboratory/lab-columns.ts'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { LabRow } from '#clinical/laboratory/lab-row.ts'
import { rowRange } from '#clinical/laboratory/row-range.ts'
import { unitText } from '#clinical/laboratory/unit-key.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import { PrintDocument, type PrintSheet } from '#record/print/print-document.tsx'
import { PrintNothing } from '#record/print/print-nothing.tsx'
import { sourceLines } from '#record/print/source-lines.ts'
import { usePeriodWords } from '#record/use-period-words.ts'
import { isStacked } from './grid-measures.ts'
import { FALLBACK_PERIOD, type LabsAddress } from './labs-address.ts'
import styles from './labs-print.module.css'
import { Microbiology } from './microbiology/microbiology.tsx'
import type { TakenRows } from './taken-rows.ts'
import type { LabsView } from './use-labs.ts'

interface LabsPrintProps {
  readonly person: Person
  readonly labs: LabsView
  readonly address: LabsAddress
  readonly taken: TakenRows
  /** What is taken along, in words. */
  readonly filters: string | undefined
}

/** What an A4 sheet across holds. */
const COLUMNS_A_SHEET = 10
const LINES_A_SHEET = 21

/** 検査結果 on paper: all rows and all columns of what is shown, sheet by sheet, the newest columns first (GRID-11). */
export function LabsPrint({ person, labs, address, taken, filters }: LabsPrintProps) {
  const { t } = useTranslation('labs')
  const periodWords = usePeriodWords()
  if (address.by === 'microbiology') {
    return (
      <PrintDocument
        heading={t(($) => $.view.microbiology)}
        person={person}
        period={periodWords(address, FALLBACK_PERIOD)}
        filters={filters}
        sources={sourceLines(labs.facilities, person, [labs.laboratory])}
      >
        {labs.microbiology.length > 0 ? (
          <Microbiology results={labs.microbiology} />
        ) : (
          <PrintNothing answers={[labs.laboratory]} what={t(($) => $.view.microbiology)} facility={address.facility} />
        )}
      </PrintDocument>
    )
  }
  // Rows of a closed set have no column: they are not printed, and so not counted as shown (SRC-6).
  const printed = taken.rows.filter((row) => taken.columns.some(({ cells }) => cells.has(row.key)))
  const cancelled = printed.reduce((sum, row) => sum + row.cancelled.length, 0)
  return (
    <PrintDocument
      heading={t(($) => $.title)}
      orientation="landscape"
      person={person}
      period={periodWords(address, FALLBACK_PERIOD)}
      filters={filters}
      counts={[
        t(($) => $.filter.shown, { total: labs.total, shown: printed.length }),
        cancelled === 0 ? '' : t(($) => $.foot.cancelled, { count: cancelled }),
      ]
        .filter((each) => each !== '')
        .join('　')}
      sources={sourceLines(labs.facilities, person, labs.answers)}
      sheets={() => sheetsOf(printed, taken, address.by === 'day')}
    >
      <PrintNothing
        answers={labs.answers}
        what={t(($) => $.what)}
        facility={address.facility}
        filter={{ words: filters ?? t(($) => $.printing.closed), total: labs.total }}
      />
    </PrintDocument>
  )
}

function sheetsOf(rows: readonly LabRow[], taken: TakenRows, isByDay: boolean): readonly PrintSheet[] {
  const sheets: PrintSheet[] = []
  for (const [at, columns] of inParts(taken.columns.toReversed(), COLUMNS_A_SHEET).entries()) {
    const shown = columns.toReversed()
    const filled = rows.filter((row) => shown.some((column) => column.cells.has(row.key)))
    for (const [part, members] of dealt(filled, shown).entries()) {
      sheets.push({
        key: `${at}-${part}`,
        content: <SheetTable rows={members} columns={shown} taken={taken} isByDay={isByDay} />,
      })
    }
  }
  return sheets
}

/** Rows sheet by sheet: one with several results in a cell takes as many lines. */
function dealt(rows: readonly LabRow[], columns: readonly LabColumn[]): readonly (readonly LabRow[])[] {
  const sheets: LabRow[][] = []
  let left = 0
  for (const row of rows) {
    const results = columns.map((column) => column.cells.get(row.key)?.length ?? 0)
    const lines = Math.max(row.breakTo === undefined ? 1 : 4, ...results)
    const sheet = sheets.at(-1)
    if (sheet === undefined || lines > left) {
      sheets.push([row])
      left = LINES_A_SHEET - lines
    } else {
      sheet.push(row)
      left -= lines
    }
  }
  return sheets
}

function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

interface SheetTableProps {
  readonly rows: readonly LabRow[]
  readonly columns: readonly LabColumn[]
  readonly taken: TakenRows
  readonly isByDay: boolean
}

function SheetTable({ rows, columns, taken, isByDay }: SheetTableProps) {
  const { t, i18n } = useTranslation('labs')
  const { t: record } = useTranslation('record')
  const language = languageOf(i18n)
  const words = useLabWords()
  const cells = rows.flatMap((row) => columns.flatMap((column) => column.cells.get(row.key) ?? []))
  const isCompared = cells.some(({ measurement }) => shownFlag(measurement)?.isCompared)
  const legend = [
    t(($) => $.foot.asReported),
    isCompared ? record(($) => $.value.comparedLegend) : '',
    rows.some(({ onlyOf }) => onlyOf !== undefined) ? `${t(($) => $.row.local)} ${t(($) => $.row.localAbout)}` : '',
  ]
  return (
    <table className={styles.table}>
      <caption>{legend.filter((each) => each !== '').join('　')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.heading.item)}</th>
          <th scope="col">{t(($) => $.heading.range)}</th>
          {columns.map(({ key, at, isAtReportTime, facilities }) => (
            <th key={key} scope="col">
              {isAtReportTime ? t(($) => $.column.reported) : null}{' '}
              {at === undefined ? t(($) => $.column.undated) : formatClinicalTime(at, language)}{' '}
              {facilities.map((facility) => (
                <FacilityLetter key={facility} facility={facility} />
              ))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const range = rowRange(taken.cellsOf(row))
          return (
            <tr key={row.key}>
              <th scope="row">
                {row.name[language]} <span>{unitText(row.unit)}</span>{' '}
                {row.onlyOf === undefined ? null : (
                  <>
                    <FacilityLetter facility={row.onlyOf} /> {t(($) => $.row.local)}
                  </>
                )}
                {row.breakTo === undefined ? null : <small>{breakWords(row.breakTo.reason)}</small>}
              </th>
              <td data-kind={range.kind}>
                {range.kind === 'shared' ? range.text : range.kind === 'varying' ? t(($) => $.range.varying) : ''}
              </td>
              {columns.map((column) => (
                <td key={column.key}>
                  {(column.cells.get(row.key) ?? []).map((cell, _, cells) => {
                    const flag = words.shown(cell.measurement)
                    return (
                      <div key={cell.key}>
                        {isByDay && isStacked(column, cells) ? (
                          <span>
                            {cell.at?.text.slice(11, 16)} <FacilityLetter facility={cell.facility} />{' '}
                          </span>
                        ) : null}
                        {isUndisclosed(cell.fact) ? `${record(($) => $.mark.undisclosed)} ` : null}
                        {cell.fact.status === 'corrected' ? `${record(($) => $.value.corrected)} ` : null}
                        {cell.fact.status === 'preliminary' ? `${t(($) => $.cell.preliminary)} ` : null}
                        {words.value(cell.measurement)}{' '}
                        {flag === undefined ? null : (
                          <b data-tone={flag.isOutlined === true ? 'compared' : flag.tone}>{flag.letter}</b>
                        )}
                      </div>
                    )
                  })}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )

  function breakWords(reason: NonNullable<LabRow['breakTo']>['reason']): string {
    return t(($) => $.breaks[reason])
  }
}
