import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { areSentencesWithheld, usePatientFacing } from './patient-facing.tsx'
import styles from './withheld-line.module.css'

/** What is withheld before the patient, in words that tell the patient nothing of it; undefined while nothing is (PRV-1). */
export function useWithheldWords():
  | { readonly label: string; readonly what: string; readonly line: string }
  | undefined {
  const { t } = useTranslation('record')
  if (!areSentencesWithheld(usePatientFacing())) return undefined
  const what = t(($) => $.patientFacing.withheld)
  return { label: t(($) => $.patientFacing.label), what, line: t(($) => $.patientFacing.line, { what }) }
}

/** Once on each screen: nothing of its records says that a remark is missing, so that the screen does (PRV-1, SRC-1). */
export function WithheldLine() {
  const words = useWithheldWords()
  return words === undefined ? null : (
    <p className={styles.line} role="note">
      {words.line}
    </p>
  )
}
