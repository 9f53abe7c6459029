import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { CautionNotes } from '#record/caution-marks.tsx'
import type { Answers } from '#record/facility-states.ts'
import { UnreadableRecords } from '#record/unreadable-records.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './medications.module.css'
import type { MedicationsView } from './use-medications.ts'
import { useOutOfView } from './use-out-of-view.ts'
import type { Words } from './use-words.ts'

/** Drugs below the view are named where few fit into the line; more are counted (MED-12). */
const MOST_NAMED = 3
const MOST_LETTERS = 40

interface MedicationsFootProps {
  readonly view: MedicationsView
  readonly words: Words
  readonly answers: readonly Answers[]
  /** The hospital filter in force. */
  readonly facility: FacilityId | undefined
  readonly frame: RefObject<HTMLElement | null>
}

/** What the drawing means, what lies below, what was left out and what could not be read. */
export function MedicationsFoot({ view, words, answers, facility, frame }: MedicationsFootProps) {
  const { t } = useTranslation('medications')
  const { below } = useOutOfView(frame, view)
  const names = [...new Set(below)].join(words.separator)
  return (
    <div className={styles.foot}>
      <ul>
        {below.length === 0 ? null : (
          <li className={styles.below}>
            <Icon name="descending" size={14} />
            {below.length <= MOST_NAMED && names.length <= MOST_LETTERS
              ? t(($) => $.grid.below, { names })
              : t(($) => $.grid.belowCount, { count: below.length })}
          </li>
        )}
        <li>{t(($) => $.foot.estimated)}</li>
        <li>
          <span className={styles['sample-change']} aria-hidden="true" />
          {t(($) => $.foot.change)}
        </li>
        <li>
          <span className={styles['sample-point']} aria-hidden="true" />
          {t(($) => $.foot.point)}
        </li>
        <li>
          <span className={styles['sample-hatch']} aria-hidden="true" />
          {t(($) => $.foot.hatch)}
        </li>
        <LeftOut view={view} />
      </ul>
      <UnreadableRecords answers={answers} facility={facility} />
    </div>
  )
}

/** Of a list, which needs no words about a drawing: what was left out, what was not compared, what could not be read. */
export function ListFoot({ view, answers, facility }: Pick<MedicationsFootProps, 'view' | 'answers' | 'facility'>) {
  return (
    <div className={styles.foot}>
      <ul>
        <LeftOut view={view} />
      </ul>
      <UnreadableRecords answers={answers} facility={facility} />
    </div>
  )
}

function LeftOut({ view: { setAside, cautionsState } }: Pick<MedicationsFootProps, 'view'>) {
  const { t } = useTranslation('medications')
  return (
    <>
      {setAside === 0 ? null : <li>{t(($) => $.foot.setAside, { count: setAside })}</li>}
      <CautionNotes state={cautionsState} gapClassName={styles.gap} />
    </>
  )
}
