import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { FactStatus } from '#clinical/fact-base.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { Tag } from '#ui/tag/tag.tsx'
import { useUndisclosedWords } from './undisclosed-words.ts'

/** What is struck through anyway, and what goes its usual course: the colour of a gap is for what may still change. */
const QUIET: ReadonlySet<FactStatus> = new Set(['cancelled', 'entered-in-error', 'ongoing', 'planned'])

/** Status that is not simply final (VAL-4), and marks that change who may see it: 未告知 (PRV-1), 閲覧制限 (B3). */
export function FactMarks({ fact }: { readonly fact: Pick<ClinicalFact, 'status' | 'sensitivity'> }) {
  const { t } = useTranslation('record')
  const undisclosed = useUndisclosedWords()(fact.sensitivity)
  const isRestricted = fact.sensitivity.some((each) => each.mark === 'restricted')
  const isPlain = fact.status === 'final' || fact.status === 'unknown'
  return (
    <>
      {undisclosed === undefined ? null : <Tag tone="black">{undisclosed}</Tag>}
      {isRestricted ? <Tag tone="outline">{t(($) => $.mark.restricted)}</Tag> : null}
      {isPlain ? null : <Tag tone={QUIET.has(fact.status) ? 'neutral' : 'gap'}>{t(($) => $.status[fact.status])}</Tag>}
    </>
  )
}
