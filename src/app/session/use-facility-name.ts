import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'

/** The name of a facility in the language of the screen; its id where the network does not know it. */
export function useFacilityName(): (id: FacilityId) => string {
  const { i18n } = useTranslation()
  const { facilities } = useNetwork()
  return (id) => facilities.find((each) => each.id === id)?.name[languageOf(i18n)] ?? id
}
