import '#i18n/conditions.ts'
import { useTranslation } from 'react-i18next'

/** Status codes that a sender gave in the place of a 転帰 (fhir-jp.md §4 G). */
const CODES = ['resolved', 'remission', 'inactive'] as const

/** 転帰 of a diagnosis as the sender named it; a status code or its English name in words: `resolved` is 治癒. */
export function useOutcomeWords(): (outcome: string) => string {
  const { t } = useTranslation('conditions')
  return (outcome) => {
    const code = CODES.find((each) => each === outcome.trim().toLowerCase())
    return code === undefined ? outcome : t(($) => $.diagnosis.outcome[code])
  }
}
