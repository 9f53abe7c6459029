import '#i18n/alerts.ts'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { useVisibleAnswers } from '#record/patient-facing-of-person.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { useRecords } from '#sources/records.query.ts'
import { AlertBlock } from './alert-block.tsx'
import { EVER } from './alert-kinds.ts'
import styles from './patient-header.module.css'

/**
 * アレルギー, 薬剤禁忌, 感染症 and 重要メモ from every facility, each with its own completeness (HDR-1). Before the patient no
 * memo stands here, as no note does on any screen: what colleagues write may hold what was not told (PRV-1).
 */
export function PatientAlerts({ person }: { readonly person: Person }) {
  const { t } = useTranslation('alerts')
  const { isOn: isPatientFacing } = usePatientFacing()
  const allergies = useVisibleAnswers(useRecords(person, 'allergy', EVER))
  const contraindications = useVisibleAnswers(useRecords(person, 'contraindication', EVER))
  const infections = useVisibleAnswers(useRecords(person, 'infection', EVER))
  const notes = useVisibleAnswers(useRecords(person, 'note', EVER))
  // 重要メモ are kept at the hub alone: what a hospital's own notes lack is no gap in them.
  const memos = new Map([...notes].filter(([facility]) => facility === HUB_FACILITY_ID))
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of one subject, not fields of a form
    <div role="group" aria-label={t(($) => $.alert.label)} className={styles.alerts}>
      <AlertBlock kind="allergy" answers={allergies} />
      <AlertBlock kind="contraindication" answers={contraindications} />
      <AlertBlock kind="infection" answers={infections} />
      {isPatientFacing ? null : <AlertBlock kind="memo" answers={memos} />}
    </div>
  )
}
