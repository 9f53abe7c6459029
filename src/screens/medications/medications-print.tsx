import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { PrintDocument } from '#record/print/print-document.tsx'
import { PrintNothing } from '#record/print/print-nothing.tsx'
import { sourceLines } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { type LineRow, lineRows } from './line-rows.ts'
import { doseText, drugTexts, markText } from './line-texts.ts'
import styles from './medications-print.module.css'
import { useCautionLines } from './use-caution-lines.ts'
import type { ChosenLines } from './use-chosen-lines.ts'
import type { MedicationsView } from './use-medications.ts'
import type { Words } from './use-words.ts'

interface MedicationsPrintProps {
  readonly person: Person
  readonly view: MedicationsView
  readonly chosen: ChosenLines
  readonly words: Words
  readonly period: string
  readonly filters: string | undefined
  readonly facility: FacilityId | undefined
}

/** On paper the records, or those that are chosen, stand as a list, newest first, all of them (ACC-9, GRID-11). */
export function MedicationsPrint({ person, view, chosen, words, period, filters, facility }: MedicationsPrintProps) {
  const { t } = useTranslation('medications')
  const { facilities } = useNetwork()
  return (
    <PrintDocument
      heading={t(($) => $.title)}
      person={person}
      period={period}
      filters={filters}
      counts={
        chosen.isOn
          ? undefined
          : t(($) => $.filter.shown, {
              total: view.total,
              shown: view.groups.reduce((sum, { rows }) => sum + rows.length, 0),
            })
      }
      sources={sourceLines(facilities, person, [view.prescriptionAnswers, view.injectionAnswers])}
    >
      <PrintTable person={person} view={view} chosen={chosen} words={words} filters={filters} facility={facility} />
    </PrintDocument>
  )
}

function PrintTable({ person, view, chosen, words, filters, facility }: Omit<MedicationsPrintProps, 'period'>) {
  const { t } = useTranslation('medications')
  const cautionLines = useCautionLines()(person, view)
  const rows = chosen.isOn ? chosen.rows : lineRows(view)
  if (chosen.isOn && rows.length === 0) return <p>{t(($) => $.choose.noneAtHand)}</p>
  if (rows.length === 0) {
    return (
      <PrintNothing
        answers={[view.prescriptionAnswers, view.injectionAnswers]}
        what={t(($) => $.what)}
        facility={facility}
        filter={filters === undefined ? undefined : { words: filters, total: Math.max(view.total, view.inReach) }}
      />
    )
  }
  return (
    <>
      <p className={styles.basis}>
        {t(($) => $.basis)}　{t(($) => $.foot.estimated)}
        {cautionLines.map(([label, text]) => (
          <span key={label} className={styles.line}>
            {label}：{text}
          </span>
        ))}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['date', 'facility', 'act', 'drug', 'dosing', 'supply', 'period', 'status'] as const).map((column) => (
              <th key={column} scope="col">
                {t(($) => $.list[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PrintRow key={row.line.key} row={row} words={words} />
          ))}
        </tbody>
      </table>
    </>
  )
}

const HELD_BACK: ReadonlySet<LineRow['status']> = new Set(['stopped', 'on-hold', 'changed', 'not-given', 'cancelled'])

function PrintRow({ row, words }: { readonly row: LineRow; readonly words: Words }) {
  const { line, status, drugStatus, cautions } = row
  const { t } = useTranslation('medications')
  const { shortName } = useFacilityNames()
  const at = line.at ?? line.startsOn
  const isHeldBack = HELD_BACK.has(status)
  const word = t(($) => $.status[status])
  return (
    <tr>
      <td>{at === undefined ? t(($) => $.order.undated) : formatClinicalTime(at, words.language)}</td>
      <td>
        <FacilityLetter facility={line.facility} /> {shortName(line.facility)}
      </td>
      <td>{words.act(line)}</td>
      <td>
        {drugTexts(line).map((text, index) => (
          <b key={`${text}${index.toString()}`} className={styles.drug}>
            {text}
          </b>
        ))}
        {[...words.marks(row).map(markText), ...cautions.map(words.caution)].map((text) => (
          <span key={text} className={styles.boxed}>
            {text}
          </span>
        ))}
      </td>
      <td>{[...words.dosesOf(line).map(doseText), ...words.usage(line)].join('　')}</td>
      <td>
        {words.amounts(line).map((text) => (
          <span key={text} className={styles.amount}>
            {text}{' '}
          </span>
        ))}
      </td>
      <td>{words.stretch(line)}</td>
      <td>
        {isHeldBack ? <span className={styles.boxed}>{word}</span> : word}
        {drugStatus === undefined ? null : <span className={styles.line}>{words.drugStatus(drugStatus)}</span>}
      </td>
    </tr>
  )
}
