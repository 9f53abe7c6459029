import { Fragment, use } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import type { KeyResult } from '#clinical/summary/key-analytes.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { emptiness, facilityStates } from '#record/facility-states.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { ComparedNote, LabValue, useLabWords } from '#record/lab-value.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { FaceBlock, Nothing } from './face-block.tsx'
import styles from './face-sheet.module.css'
import { SheetContext } from './sheet-context.ts'
import type { FaceSheet } from './use-face-sheet.ts'

/** 主要検査: the newest result of each, as recorded; on the screen with the one before it in the same row (LAB-1, VAL-2). */
export function ResultsBlock({ sheet }: { readonly sheet: FaceSheet }) {
  const { t } = useTranslation('faceSheet')
  const { letters } = useFacilityNames()
  const { isPaper } = use(SheetContext)
  const { answers } = sheet.results
  const { lines, unread } = sheet.results.lines
  const name = t(($) => $.block.results)
  const inOrder = facilityStates(answers).flatMap(({ facility }) =>
    unread.facilities.includes(facility) ? [facility] : [],
  )
  // Results came, but none of these items: another thing than no results.
  const isOther = lines.length === 0 && emptiness(answers) === 'none' && answers.some(hasRows)
  return (
    <FaceBlock name={name} about={t(($) => $.reported)} answers={answers} screen="labs" open={t(($) => $.open.labs)}>
      {lines.length === 0 ? (
        <Nothing answers={answers} what={name} usually={11} {...(isOther ? { words: t(($) => $.result.none) } : {})} />
      ) : (
        <table className={styles.table} data-of="results">
          {isPaper ? null : <Head />}
          <tbody>
            {lines.map((result) => (
              <Fragment key={result.row.key}>
                <ResultRow result={result} />
                {isPaper ? <MeasuredRow result={result} /> : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      <ComparedNote
        results={lines.flatMap(({ latest, measured }) => comparedOf(latest, isPaper ? measured?.cell : undefined))}
      />
      {unread.count === 0 ? null : (
        <p className={styles.quiet}>
          {t(($) => $.result.unread, { count: unread.count, facilities: letters(inOrder) })}
        </p>
      )}
    </FaceBlock>
  )
}

function comparedOf(...cells: readonly (LabCell | undefined)[]) {
  return cells.flatMap((cell) => (cell === undefined ? [] : [cell.measurement]))
}

function hasRows(answers: FaceSheet['results']['answers'][number]): boolean {
  return [...answers.values()].some((answer) => answer.state === 'data' && answer.rows.length > 0)
}

/** What was measured last and what before stand apart by their headings, each beside its own date. */
function Head() {
  const { t } = useTranslation('faceSheet')
  return (
    <thead>
      <tr className={styles.head}>
        <th scope="col">{t(($) => $.result.item)}</th>
        <th scope="colgroup" colSpan={4}>
          {t(($) => $.result.latest)}
        </th>
        <th scope="col">{t(($) => $.result.previous)}</th>
      </tr>
    </thead>
  )
}

function ResultRow({ result }: { readonly result: KeyResult }) {
  const { t, i18n } = useTranslation('faceSheet')
  const { isPaper } = use(SheetContext)
  const language = languageOf(i18n)
  const { row, latest, isByName } = result
  return (
    <tr>
      <th scope="row">
        <b>{row.name[language]}</b> {isByName ? <Tag tone="note">{t(($) => $.result.byName)}</Tag> : null}{' '}
        <FactMarks fact={{ status: 'final', sensitivity: latest.fact.sensitivity }} />
      </th>
      <ValueCells cell={latest} />
      {isPaper ? null : <Previous result={result} />}
    </tr>
  )
}

/** Value, unit, date and hospital of one result, each in its column. */
function ValueCells({ cell }: { readonly cell: LabCell }) {
  const { isPaper } = use(SheetContext)
  const { measurement, fact, facility } = cell
  return (
    <>
      <td className={styles.number}>
        <LabValue result={measurement} status={fact.status} />
      </td>
      <td className={styles.unit}>{measurement.value?.unit}</td>
      <td>
        <ResultDate cell={cell} />
      </td>
      <td className={isPaper ? undefined : styles.letter}>
        <FacilityMarks facilities={[facility]} isShort />
      </td>
    </>
  )
}

/** The day of collection; where only the report is dated, that day as such (DT-5). */
function ResultDate({ cell: { at, isAtReportTime } }: { readonly cell: LabCell }) {
  const { t, i18n } = useTranslation('faceSheet')
  if (at === undefined) return t(($) => $.undated)
  const date = formatBirthDate(at, languageOf(i18n))
  return isAtReportTime ? `${date} ${t(($) => $.atReport)}` : date
}

/** On paper, where no result before stands beside it: the last number of what was last not measurable (VAL-6, H-05). */
function MeasuredRow({ result: { measured } }: { readonly result: KeyResult }) {
  const { t, i18n } = useTranslation('faceSheet')
  const language = languageOf(i18n)
  if (measured === undefined) return null
  const { row, cell } = measured
  return (
    <tr>
      <th scope="row">
        {row.name[language]} {t(($) => $.result.measured)}{' '}
        <FactMarks fact={{ status: 'final', sensitivity: cell.fact.sensitivity }} />
      </th>
      <ValueCells cell={cell} />
    </tr>
  )
}

/**
 * The result before with its own date, and its hospital where that is another (FACE-2). Where the latest has no number it
 * is the last number, as black as the reason, with its name and unit where these are others (VAL-6).
 */
function Previous({ result: { row, latest, previous, measured } }: { readonly result: KeyResult }) {
  const { i18n } = useTranslation()
  const words = useLabWords()
  const shown = measured?.cell ?? previous
  if (shown === undefined) return <td className={styles.previous} />
  const { measurement, fact, facility } = shown
  const isOtherRow = measured !== undefined && measured.row.key !== row.key
  const value = [
    isOtherRow ? measured.row.name[languageOf(i18n)] : undefined,
    words.mark(fact.status)?.text,
    words.value(measurement),
    words.flag(measurement.flag)?.letter,
    isOtherRow ? measurement.value?.unit : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
  return (
    <td className={styles.previous} data-measured={measured !== undefined}>
      <span>{value}</span>{' '}
      <span>
        <ResultDate cell={shown} />{' '}
        {facility === latest.facility ? null : <FacilityMarks facilities={[facility]} isShort />}
      </span>
    </td>
  )
}
