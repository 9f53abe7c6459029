import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { BlockSources } from '#record/block-sources.tsx'
import { NothingHere } from '#record/nothing-here.tsx'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { UnreadableRecords } from '#record/unreadable-records.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import styles from './conditions.module.css'
import type { BlockView } from './use-conditions.ts'
import type { FilterWords } from './use-filter-words.ts'

interface BlockProps {
  readonly name: string
  readonly icon?: IconName
  readonly block: Pick<BlockView<ClinicalFact, unknown>, 'answers' | 'total'>
  /** What is counted: lines in force; never a negation (HDR-2). Without any, no number is told. */
  readonly count: number
  /** Whether there is nothing to list; without this, whether none is in force. */
  readonly isEmpty?: boolean
  /** In which order the lines stand (GRID-7). */
  readonly order?: ReactNode
  readonly facility: FacilityId | undefined
  readonly filter: FilterWords | undefined
  /** In the place of 該当なし, where no filter hides anything. */
  readonly nothing?: ReactNode
  /** 取消・誤入力, left out of the list and told by their number (VAL-4). */
  readonly withdrawn: readonly ReactNode[]
  readonly children: ReactNode
}

/** One of the four blocks with its own completeness at the right end of its title (SUM-1). */
export function Block(props: BlockProps) {
  const {
    name,
    icon,
    block,
    count,
    isEmpty = count === 0,
    order,
    facility,
    filter,
    nothing,
    withdrawn,
    children,
  } = props
  const { answers, total } = block
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
        {isEmpty ? null : <b className={styles.count}>{count}</b>}
        {isEmpty || order === undefined ? null : <span className={styles.order}>{order}</span>}
        <BlockSources answers={[answers]} what={name} facility={facility} />
      </div>
      {!isEmpty ? null : nothing !== undefined && filter === undefined ? (
        nothing
      ) : (
        <NothingHere
          answers={[answers]}
          what={name}
          facility={facility}
          filter={filter === undefined ? undefined : { ...filter, total }}
        />
      )}
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
