import { useTranslation } from 'react-i18next'
import type { Contraindication } from '#clinical/condition-facts.ts'

const FLAG_CATEGORY = 'http://terminology.hl7.org/CodeSystem/flag-category'

const CODES = [
  'diet',
  'drug',
  'lab',
  'admin',
  'contact',
  'clinical',
  'behavioral',
  'research',
  'advance-directive',
  'safety',
] as const

/**
 * The category of a caution in the words of the screen, where its text is but the English name or the code of an HL7
 * flag category; what the sender wrote in words of its own stays (VAL-5).
 */
export function useCategoryWords(): (category: Contraindication['category']) => string | undefined {
  const { t } = useTranslation('conditions')
  return (category) => {
    if (category === undefined) return undefined
    const coded = category.codings.find(({ system }) => system === FLAG_CATEGORY)
    const known = CODES.find((code) => code === coded?.code)
    const isOwnText = category.text !== coded?.display && category.text !== coded?.code
    return known === undefined || isOwnText ? category.text : t(($) => $.contraindication.category[known])
  }
}
