import { useTranslation } from 'react-i18next'
import type { Diagnosis } from '#clinical/condition-facts.ts'
import { useOutcomeWords } from '#record/summary/outcome-words.ts'

/** 転帰, 継続, 転帰の記載なし or 否定 of a diagnosis: the same on the screen, in files and on paper (SUM-2). */
export function useCourseWords(): (diagnosis: Diagnosis) => string {
  const { t } = useTranslation('conditions')
  const outcomeWords = useOutcomeWords()
  return ({ status, outcome, isEnded }) => {
    if (status === 'cancelled') return t(($) => $.diagnosis.isRefuted)
    if (outcome !== undefined) return outcomeWords(outcome)
    return isEnded ? t(($) => $.diagnosis.outcomeUnrecorded) : t(($) => $.diagnosis.ongoing)
  }
}
