import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { Gap } from '#clinical/answer.ts'
import { useGapWords } from '#i18n/gap-words.ts'

/** The types of resource that records are searched by, each with words of its own. */
const NAMED_TYPES = [
  'AllergyIntolerance',
  'Communication',
  'Condition',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Flag',
  'ImagingStudy',
  'Immunization',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationRequest',
  'MedicationStatement',
  'NutritionOrder',
  'Observation',
  'Procedure',
  'RelatedPerson',
  'ServiceRequest',
] as const

/**
 * Why records of a hospital are missing, in words; of what a limit cut also which records those are, for a list is put
 * together from several searches, and only one of them may have been cut (SRC-6, E9).
 */
export function useReasonWords(): (gap: Gap) => string {
  const { t } = useTranslation('record')
  const gapWords = useGapWords()
  return (gap) => {
    if (gap.kind !== 'capped' || gap.of === undefined) return gapWords(gap)
    const known = NAMED_TYPES.find((type) => type === gap.of)
    return t(($) => $.cut.of, {
      records: known === undefined ? gap.of : t(($) => $.cut.records[known]),
      words: gapWords(gap),
    })
  }
}
