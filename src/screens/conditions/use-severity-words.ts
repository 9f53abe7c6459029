import { useTranslation } from 'react-i18next'

/** SNOMED CT codes and English names that HL7 proposes for the severity of a condition. */
const SEVERITIES = {
  severe: ['24484000', 'severe'],
  moderate: ['6736007', 'moderate'],
  mild: ['255604002', 'mild'],
} as const

/** 重症度 of a diagnosis in the words of the screen where the sender gave but a code or its English name (VAL-5). */
export function useSeverityWords(): (severity: string) => string {
  const { t } = useTranslation('conditions')
  return (severity) => {
    const plain = severity.trim().toLowerCase()
    const known = (['severe', 'moderate', 'mild'] as const).find((each) =>
      SEVERITIES[each].some((word) => word === plain),
    )
    return known === undefined ? severity : t(($) => $.allergy[known])
  }
}
