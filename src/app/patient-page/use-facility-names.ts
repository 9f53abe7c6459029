import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'

/** Names and letters of the network in the language of the reader. A facility that is not configured goes by its id. */
export function useFacilityNames() {
  const { facilities } = useNetwork()
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n)
  const find = (id: FacilityId) => facilities.find((facility) => facility.id === id)
  const hub = (id: FacilityId) => (id === HUB_FACILITY_ID ? t(($) => $.strip.hub) : undefined)
  const letter = (id: FacilityId) => hub(id) ?? find(id)?.letter ?? id
  return {
    letter,
    /** `B・D`. */
    letters: (ids: readonly FacilityId[]) => ids.map(letter).join('・'),
    name: (id: FacilityId) => hub(id) ?? find(id)?.name[language] ?? id,
    shortName: (id: FacilityId) => hub(id) ?? find(id)?.shortName[language] ?? id,
  }
}
