import { useTranslation } from 'react-i18next'
import type { FactStatus } from '#clinical/fact-base.ts'
import type { Measurement } from '#clinical/observation-facts.ts'
import { LabValue } from '#record/lab-value.tsx'
import styles from './document.module.css'

/** One measurement of a document, or a text in the place of one. */
export type NamedMeasurement =
  | { readonly measurement: Measurement; readonly status: FactStatus }
  | { readonly title: string; readonly text: string; readonly status: FactStatus }

/** Values of a document as recorded, with unit, reported flag and the range of that very result (VAL-2, FLAG-1). */
export function MeasurementTable({ rows }: { readonly rows: readonly NamedMeasurement[] }) {
  const { t } = useTranslation('documents')
  if (rows.length === 0) return null
  return (
    <table className={styles.values}>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.report.item)}</th>
          <th scope="col">{t(($) => $.report.value)}</th>
          <th scope="col">{t(($) => $.report.unit)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: results of one document may be the same to the letter
          <tr key={index} data-withdrawn={row.status === 'cancelled' || row.status === 'entered-in-error'}>
            {'measurement' in row ? <Measured row={row} /> : <Told row={row} />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Measured({ row }: { readonly row: Extract<NamedMeasurement, { measurement: Measurement }> }) {
  const { t } = useTranslation('documents')
  const { item, value, ranges } = row.measurement
  return (
    <>
      <th scope="row">
        {item.text}
        {ranges.map(({ text }) => (
          <span key={text} className={styles.range}>
            {t(($) => $.fhir.range, { range: text })}
          </span>
        ))}
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
      <th scope="row">{row.title}</th>
      <td colSpan={2} className={styles.text}>
        {row.text}
      </td>
    </>
  )
}
