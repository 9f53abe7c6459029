import { useTranslation } from 'react-i18next'
import type { Allergy } from '#clinical/condition-facts.ts'
import { isWholeNegation } from '#clinical/summary/absence.ts'
import { timeOf } from '#clinical/summary/allergy-lines.ts'
import { emptiness } from '#record/facility-states.ts'
import { NothingHere } from '#record/nothing-here.tsx'
import { useAbsenceWords } from '#record/summary/absence-words.ts'
import { EntryDate } from '#record/summary/entry-date.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { AllergyTable } from './allergy-table.tsx'
import { Block } from './block.tsx'
import styles from './conditions.module.css'
import { Fold } from './fold.tsx'
import type { ConditionsView } from './use-conditions.ts'
import type { FilterWords } from './use-filter-words.ts'

interface AllergyBlockProps {
  readonly view: ConditionsView
  readonly filter: FilterWords | undefined
}

/** アレルギー: active ones in a table; 「なし」 only as what it is, a dated record of a hospital (SUM-3, HDR-2, H-17). */
export function AllergyBlock({ view, filter }: AllergyBlockProps) {
  const { t } = useTranslation('conditions')
  const { lines } = view.allergy
  const name = t(($) => $.block.allergy)
  const isEmpty = lines.active.length === 0
  const { today, isNew } = view
  return (
    <Block
      name={name}
      icon="allergy"
      block={view.allergy}
      count={lines.active.length}
      order={lines.active.length < 2 ? undefined : t(($) => $.order.allergy)}
      facility={view.filter.facility}
      filter={filter}
      nothing={<NoAllergy view={view} what={name} />}
      withdrawn={lines.withdrawn.map(({ cause }) => cause.text)}
    >
      {isEmpty ? null : <AllergyTable lines={lines.active} today={today} isNew={isNew} />}
      {lines.negations.length === 0 ? null : (
        <Negations negations={lines.negations} isConflicting={!isEmpty} today={today} />
      )}
      {lines.refuted.length === 0 ? null : (
        <Fold words={t(($) => $.allergy.refuted, { count: lines.refuted.length })}>
          <AllergyTable lines={lines.refuted} today={today} isNew={isNew} />
        </Fold>
      )}
      {lines.inactive.length === 0 ? null : (
        <Fold words={t(($) => $.allergy.inactive, { count: lines.inactive.length })}>
          <AllergyTable lines={lines.inactive} today={today} isNew={isNew} />
        </Fold>
      )}
    </Block>
  )
}

interface NoAllergyProps {
  readonly view: ConditionsView
  readonly what: string
}

/** No active allergy: なし, 記録なし（未確認）, or why neither can be said (HDR-2, H-03). */
function NoAllergy({ view, what }: NoAllergyProps) {
  const { answers, lines } = view.allergy
  const words = useAbsenceWords().ofAllergies(answers, lines.negations)
  const isAnswered = emptiness([answers]) === 'none'
  if (!isAnswered && lines.negations.length === 0) return <NothingHere answers={[answers]} what={what} />
  return (
    <StateView
      state={words.isProven ? 'none' : 'notLinked'}
      title={words.title}
      {...(words.detail === undefined ? {} : { detail: words.detail })}
    />
  )
}

interface NegationsProps {
  readonly negations: readonly Allergy[]
  readonly isConflicting: boolean
  readonly today: ConditionsView['today']
}

/** 「アレルギーなし」: each record with its words, date and hospital, beside what contradicts it; never counted (HDR-2). */
function Negations({ negations, isConflicting, today }: NegationsProps) {
  const { t } = useTranslation('conditions')
  const count = negations.length
  return (
    <div className={styles.negations} data-conflicting={isConflicting}>
      <h3>{isConflicting ? t(($) => $.allergy.conflicting, { count }) : t(($) => $.allergy.negations, { count })}</h3>
      <ul>
        {negations.map((negation) => (
          <li key={negation.key} data-part={!isWholeNegation(negation)}>
            <span>{negation.cause.text}</span>
            <EntryDate at={timeOf(negation)} today={today} />
            <FacilityMarks facilities={[negation.facility]} />
          </li>
        ))}
      </ul>
    </div>
  )
}
