import '#i18n/record.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type CautionMatch, cautionText } from '#clinical/medications/allergy-match.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { useFacilityNames } from './facility-names.tsx'
import { type Answers, facilityStates } from './facility-states.ts'

/** Unless complete, an allergy may be missing: then a drug without a mark proves nothing (SRC-2). */
export type CautionsState = 'complete' | 'asking' | 'incomplete'

/** Of the questions for allergies and contraindications: what failed, was refused or came in part is told although others are still asked. */
export function cautionsStateOf(answers: readonly Answers[]): CautionsState {
  const states = facilityStates(answers)
  const isLost = states.some(
    ({ states: own, gaps, unreadable }) =>
      gaps.length + unreadable.length > 0 || own.has('failed') || own.has('notPermitted') || own.has('outOfConsent'),
  )
  if (isLost) return 'incomplete'
  return states.some(({ states: own }) => own.has('loading')) ? 'asking' : 'complete'
}

/** 「禁忌 ロキソプロフェン（○病院）」: which record it is that matches. */
export function useCautionWords(): (match: CautionMatch) => string {
  const { t } = useTranslation('record')
  const { name } = useFacilityNames()
  return useMemo(
    () => (match) =>
      t(($) => $.caution.said, {
        kind: t(($) => $.caution[match.caution.kind]),
        cause: cautionText(match),
        facility: name(match.caution.facility),
      }),
    [t, name],
  )
}

/** Allergies and contraindications that match what a row names, beside it: one mark a kind (MED-11). */
export function CautionTags({ cautions }: { readonly cautions: readonly CautionMatch[] }) {
  return (['contraindication', 'allergy'] as const).map((kind) => (
    <CautionTag key={kind} kind={kind} matches={cautions.filter(({ caution }) => caution.kind === kind)} />
  ))
}

interface CautionTagProps {
  readonly kind: 'allergy' | 'contraindication'
  readonly matches: readonly CautionMatch[]
}

/** Which records say so is told on pointing and to readers (MED-11). */
function CautionTag({ kind, matches }: CautionTagProps) {
  const { t } = useTranslation('record')
  const words = useCautionWords()
  if (matches.length === 0) return null
  const said = matches.map(words).join(t(($) => $.caution.separator))
  return (
    <span title={said}>
      <Tag tone="alert">
        <Icon name={kind} size={14} />
        {t(($) => $.caution[kind])}
        <span className="visually-hidden">{said}</span>
      </Tag>
    </span>
  )
}

interface CautionNotesProps {
  readonly state: CautionsState
  readonly gapClassName?: string | undefined
  /** False where the method is said elsewhere. */
  readonly hasMethod?: boolean
}

/** By what drugs are matched and whether all allergies and contraindications are at hand, as items of a list (SRC-2, MED-11). */
export function CautionNotes({ state, gapClassName, hasMethod = true }: CautionNotesProps) {
  const { t } = useTranslation('record')
  return (
    <>
      {hasMethod ? <li>{t(($) => $.caution.method)}</li> : null}
      {state === 'asking' ? <li>{t(($) => $.caution.asking)}</li> : null}
      {state === 'incomplete' ? (
        <li className={gapClassName}>
          <Icon name="failed" size={16} />
          {t(($) => $.caution.incomplete)}
        </li>
      ) : null}
    </>
  )
}
