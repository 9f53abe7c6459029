import '#i18n/patient-output.ts'
import { useTranslation } from 'react-i18next'
import type { PersonHandle } from '#clinical/person.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { CsvButton } from '#record/export/csv-button.tsx'
import { useMayExport } from '#record/export/export-rights.ts'
import { useHandlingLines } from '#record/export/identity-lines.ts'
import { Button } from '#ui/button/button.tsx'
import type { LookAlike } from '../look-alike.ts'
import { PatientListPrint } from './patient-list-print.tsx'
import styles from './patient-output.module.css'
import { type ListAbout, useListHead } from './use-list-head.ts'
import { usePatientRows } from './use-patient-rows.ts'

interface PatientOutputProps extends ListAbout {
  readonly lookAlikes: ReadonlyMap<PersonHandle, LookAlike>
}

/**
 * The list on paper and as a file, for the professions that the network names for just that (`policy.export.patients`,
 * B7). It is not copied: what names many people does not lie on the clipboard of a shared terminal.
 */
export default function PatientOutput(props: PatientOutputProps) {
  const mayExport = useMayExport()
  return mayExport('patients') ? <Offered {...props} /> : null
}

function Offered(list: PatientOutputProps) {
  const { t: record } = useTranslation('record')
  const mayExport = useMayExport()
  const csv = usePatientCsv(list)
  return (
    <div className={styles.tools}>
      {mayExport('print') ? (
        <>
          <Button onClick={() => window.print()}>{record(($) => $.printing.print)}</Button>
          <PatientListPrint {...list} />
        </>
      ) : null}
      <CsvButton fileName="patients" make={csv} />
    </div>
  )
}

function usePatientCsv(list: PatientOutputProps): () => CsvTable {
  const { t } = useTranslation('patientOutput')
  const { t: patients } = useTranslation('patients')
  const { t: record } = useTranslation('record')
  const head = useListHead(list)
  const rowsOf = usePatientRows(list.lookAlikes)
  const handling = useHandlingLines()
  return () => ({
    head: [
      [t(($) => $.whose), head.whose],
      [t(($) => $.count), head.count],
      [record(($) => $.export.filters), head.filters ?? record(($) => $.printing.noFilter)],
      [t(($) => $.order), head.order],
      [t(($) => $.asOf), head.asOf],
      ...handling(),
      ['', t(($) => $.caution)],
    ],
    columns: [
      patients(($) => $.column.name),
      t(($) => $.marks),
      patients(($) => $.column.kana),
      patients(($) => $.column.birthDate),
      patients(($) => $.column.age),
      patients(($) => $.column.sex),
      head.numberAt,
      patients(($) => $.column.links),
    ],
    rows: rowsOf(list.people).map(({ name, marks, kana, birthDate, age, sex, number, links }) => [
      name,
      marks,
      kana,
      birthDate,
      age,
      sex,
      number,
      links,
    ]),
  })
}
