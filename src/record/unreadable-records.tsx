import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { FacilityName } from './facility-names.tsx'
import { type Answers, facilityStates } from './facility-states.ts'
import { usePatientFacing } from './patient-facing.tsx'
import styles from './unreadable-records.module.css'

interface UnreadableRecordsProps {
  readonly answers: readonly Answers[]
  readonly facility?: FacilityId | undefined
}

/**
 * 「表示できない項目 n件」 with each record as it was sent: never dropped, never shown as if understood (VAL-5, E10). Before
 * the patient their number alone: what was sent may hold what the patient has not been told (PRV-1).
 */
export function UnreadableRecords({ answers, facility }: UnreadableRecordsProps) {
  const { t } = useTranslation('record')
  const { isOn: isPatientFacing } = usePatientFacing()
  const found = facilityStates(answers, facility).flatMap((state) =>
    state.unreadable.map((gap) => ({ facility: state.facility, gap })),
  )
  if (found.length === 0) return null
  if (isPatientFacing) {
    return <p className={styles.unreadable}>{t(($) => $.completeness.unreadable, { count: found.length })}</p>
  }
  return (
    <details className={styles.unreadable}>
      <summary>{t(($) => $.completeness.unreadable, { count: found.length })}</summary>
      <ul>
        {found.map(({ facility: id, gap }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two damaged records may be the same to the letter
          <li key={index}>
            <p>
              <FacilityName facility={id} /> {gap.what}
            </p>
            <p>{gap.why}</p>
            <pre>{gap.raw}</pre>
          </li>
        ))}
      </ul>
    </details>
  )
}
