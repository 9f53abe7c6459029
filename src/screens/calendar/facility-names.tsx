import { createContext, type ReactNode, use, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HospitalLetter, type HospitalLetterState } from '#ui/hospital-letter/hospital-letter.tsx'

interface FacilityNames {
  /** `A 例示中央クリニック`; the hub has no letter. */
  readonly withLetter: (id: FacilityId) => string
  readonly letter: (id: FacilityId) => string
  readonly name: (id: FacilityId) => string
  readonly shortName: (id: FacilityId) => string
}

const FacilityNamesContext = createContext<FacilityNames | undefined>(undefined)

export function FacilityNamesProvider({ children }: { readonly children: ReactNode }) {
  const network = useNetwork()
  const { i18n } = useTranslation()
  const language = languageOf(i18n)
  const names = useMemo<FacilityNames>(() => {
    const known = new Map<FacilityId, Facility>(
      [...network.facilities, network.hub.facility].map((each) => [each.id, each]),
    )
    // A facility that the configuration does not know is shown under its id: its records are never dropped (VAL-5).
    const name = (id: FacilityId) => known.get(id)?.name[language] ?? id
    return {
      withLetter: (id) => (id === network.hub.facility.id ? name(id) : `${known.get(id)?.letter ?? '?'} ${name(id)}`),
      letter: (id) => known.get(id)?.letter ?? '?',
      name,
      shortName: (id) => known.get(id)?.shortName[language] ?? id,
    }
  }, [network, language])
  return <FacilityNamesContext value={names}>{children}</FacilityNamesContext>
}

/** Letters and names of the network's facilities in the language of the screen. */
export function useFacilityNames(): FacilityNames {
  const names = use(FacilityNamesContext)
  if (names === undefined) throw new Error('useFacilityNames stands outside a FacilityNamesProvider')
  return names
}

interface FacilityLetterProps {
  readonly facility: FacilityId
  readonly size?: 18 | 20 | 22
  readonly state?: HospitalLetterState
}

export function FacilityLetter({ facility, size = 18, state = 'solid' }: FacilityLetterProps) {
  const { letter, name } = useFacilityNames()
  return <HospitalLetter letter={letter(facility)} name={name(facility)} size={size} state={state} />
}
