import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { BlockSources } from '#record/block-sources.tsx'
import type { Answers } from '#record/facility-states.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { UnreadableRecords } from '#record/unreadable-records.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import styles from './conditions.module.css'

interface BlockProps {
  readonly name: string
  readonly icon?: IconName
  /** What is counted: lines in force; never a negation (HDR-2). undefined while nothing can be counted. */
  readonly count: number | undefined
  /** In which order the lines stand (GRID-7). */
  readonly order?: ReactNode
  readonly answers: Answers
  readonly facility: FacilityId | undefined
  /** 取消・誤入力, left out of the list and told by their number (VAL-4). */
  readonly withdrawn: readonly ReactNode[]
  readonly children: ReactNode
}

/** One of the four blocks with its own completeness at the right end of its title (SUM-1). */
export function Block({ name, icon, count, order, answers, facility, withdrawn, children }: BlockProps) {
  const { t } = useTranslation('conditions')
  const { isOn: isPatientFacing } = usePatientFacing()
  return (
    <section className={styles.block} aria-label={name}>
      <div className={styles.title}>
        {icon === undefined ? null : (
          <span className={styles.icon}>
            <Icon name={icon} size={20} />
          </span>
        )}
        <h2>{name}</h2>
        {count === undefined ? null : <b className={styles.count}>{count}</b>}
        {order === undefined ? null : <span className={styles.order}>{order}</span>}
        <BlockSources answers={[answers]} what={name} facility={facility} />
      </div>
      {children}
      {withdrawn.length === 0 ? null : (
        <details className={styles.fold}>
          <summary>{t(($) => $.withdrawn, { count: withdrawn.length })}</summary>
          <ul className={styles.struck}>
            {withdrawn.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two withdrawn records may read the same
              <li key={index}>{each}</li>
            ))}
          </ul>
        </details>
      )}
      {/* The raw text of what could not be read may hold what the patient has not been told (PRV-1). */}
      {isPatientFacing ? null : <UnreadableRecords answers={[answers]} facility={facility} />}
    </section>
  )
}
