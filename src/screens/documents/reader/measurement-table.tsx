import { useTranslation } from 'react-i18next'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { FactBase } from '#clinical/fact-base.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { Measurement } from '#clinical/observation-facts.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { ComparedNote, LabValue } from '#record/lab-value.tsx'
import styles from './document.module.css'

/** One measurement of a document, or a text in the place of one. */
export type NamedMeasurement = Pick<FactBase, 'status' | 'sensitivity'> & {
  /** Collection or measurement; undefined where the record has none. */
  readonly at: ClinicalTime | undefined
  /** `at` is the report, because no collection time came (DT-5). */
  readonly isAtReportTime: boolean
  /** What else the record says of it: material, method, remarks. */
  readonly about: readonly string[]
} & ({ readonly measurement: Measurement } | { readonly title: string; readonly text: string })

/**
 * Values of a document as recorded, with unit, reported flag and the range of that very result (VAL-2, FLAG-1), each with
 * its time: two values of one item are told apart by it (DT-5).
 */
export function MeasurementTable({ rows }: { readonly rows: readonly NamedMeasurement[] }) {
  const { t } = useTranslation('documents')
  if (rows.length === 0) return null
  return (
    <>
      <table className={styles.values}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.report.item)}</th>
            <th scope="col">{t(($) => $.report.value)}</th>
            <th scope="col">{t(($) => $.report.unit)}</th>
            <th scope="col">{t(($) => $.report.time)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: results of one document may be the same to the letter
            <tr key={index} data-withdrawn={row.status === 'cancelled' || row.status === 'entered-in-error'}>
              {'measurement' in row ? <Measured row={row} /> : <Told row={row} />}
              <Time row={row} />
            </tr>
          ))}
        </tbody>
      </table>
      <ComparedNote results={rows.flatMap((row) => ('measurement' in row ? [row.measurement] : []))} />
    </>
  )
}

function Measured({ row }: { readonly row: Extract<NamedMeasurement, { measurement: Measurement }> }) {
  const { t } = useTranslation('documents')
  const { item, value, ranges } = row.measurement
  return (
    <>
      <th scope="row">
        {item.text} <Marks row={row} />
        {ranges.map(({ text, appliesTo }) => (
          <span key={`${text} ${appliesTo}`} className={styles.range}>
            {t(($) => $.fhir.range, { range: [text, appliesTo].filter((each) => each !== undefined).join('　') })}
          </span>
        ))}
        <About row={row} />
      </th>
      <td>
        <LabValue result={row.measurement} status={row.status} />
      </td>
      <td className={styles.unit}>{value?.unit}</td>
    </>
  )
}

function Told({ row }: { readonly row: Extract<NamedMeasurement, { text: string }> }) {
  return (
    <>
      <th scope="row">
        {row.title} <Marks row={row} />
        <About row={row} />
      </th>
      <td colSpan={2} className={styles.text}>
        {row.text}
      </td>
    </>
  )
}

/** 未告知 and 取消; 速報 and 訂正 stand at the value itself (PRV-1, VAL-4). */
function Marks({ row: { status, sensitivity } }: { readonly row: NamedMeasurement }) {
  const isWithdrawn = status === 'cancelled' || status === 'entered-in-error'
  return <FactMarks fact={{ status: isWithdrawn ? status : 'final', sensitivity }} />
}

function About({ row: { about } }: { readonly row: NamedMeasurement }) {
  return about.map((text) => (
    <span key={text} className={styles.range}>
      {text}
    </span>
  ))
}

function Time({ row: { at, isAtReportTime } }: { readonly row: NamedMeasurement }) {
  const { t, i18n } = useTranslation('documents')
  return (
    <td className={styles.unit}>
      {at === undefined ? t(($) => $.report.noTime) : formatClinicalTime(at, languageOf(i18n))}
      {isAtReportTime && at !== undefined ? (
        <span className={styles.range}>{t(($) => $.report.isReportTime)}</span>
      ) : null}
    </td>
  )
}
