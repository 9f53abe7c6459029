import { useTranslation } from 'react-i18next'
import type { PersonHandle } from '#clinical/person.ts'
import { PrintDocument } from '#record/print/print-document.tsx'
import table from '#record/print/print-table.module.css'
import type { LookAlike } from '../look-alike.ts'
import styles from './patient-output.module.css'
import { type ListAbout, useListHead } from './use-list-head.ts'
import { usePatientRows } from './use-patient-rows.ts'

interface PatientListPrintProps extends ListAbout {
  readonly lookAlikes: ReadonlyMap<PersonHandle, LookAlike>
}

/** 連携患者一覧 on A4 landscape: every row that the filters leave, drawn or not (GRID-11, ACC-9). */
export function PatientListPrint(list: PatientListPrintProps) {
  const { t } = useTranslation('patientOutput')
  const { t: patients } = useTranslation('patients')
  const { whose, count, filters, order, asOf, numberAt } = useListHead(list)
  return (
    <PrintDocument
      heading={patients(($) => $.title)}
      orientation="landscape"
      person={undefined}
      about={[whose, count, `${t(($) => $.order)} ${order}`, asOf, t(($) => $.caution)]}
      filters={filters}
      sources={[]}
    >
      <table className={`${table.table} ${styles.printed}`}>
        <thead>
          <tr>
            <th scope="col">{patients(($) => $.column.name)}</th>
            <th scope="col">{patients(($) => $.column.kana)}</th>
            <th scope="col">{patients(($) => $.column.birthDate)}</th>
            <th scope="col">{patients(($) => $.column.age)}</th>
            <th scope="col">{patients(($) => $.column.sex)}</th>
            <th scope="col">{numberAt}</th>
            <th scope="col">{patients(($) => $.column.links)}</th>
          </tr>
        </thead>
        <PrintedRows {...list} />
      </table>
    </PrintDocument>
  )
}

/** Put into words only while the browser prints: there may be thousands. */
function PrintedRows({ people, lookAlikes }: PatientListPrintProps) {
  const rowsOf = usePatientRows(lookAlikes)
  return (
    <tbody>
      {rowsOf(people).map(({ key, name, marks, kana, birthDate, age, sex, number, links }) => (
        <tr key={key}>
          <th scope="row">
            {name} {marks === '' ? null : <b>{marks}</b>}
          </th>
          <td>{kana}</td>
          <td>{birthDate}</td>
          <td>{age}</td>
          <td>{sex}</td>
          <td>{number}</td>
          <td>{links}</td>
        </tr>
      ))}
    </tbody>
  )
}
