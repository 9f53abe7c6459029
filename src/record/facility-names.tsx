import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HUB_FACILITY_ID, type Network } from '#sources/record-source.ts'
import { HospitalLetter, type HospitalLetterState } from '#ui/hospital-letter/hospital-letter.tsx'
import styles from './facility-names.module.css'

interface FacilityNames {
  /** `A 例示中央クリニック`; the hub has no letter. */
  readonly withLetter: (id: FacilityId) => string
  readonly letter: (id: FacilityId) => string
  /** `B・D`. */
  readonly letters: (ids: readonly FacilityId[]) => string
  readonly name: (id: FacilityId) => string
  readonly shortName: (id: FacilityId) => string
}

/** Cells ask by the hundred: the names of a network are put together once for each language. */
const known = new WeakMap<Network, Map<string, FacilityNames>>()

/** Letters and names of the network's facilities in the language of the screen (SRC-4). */
export function useFacilityNames(): FacilityNames {
  const network = useNetwork()
  const { t, i18n } = useTranslation('record')
  const byLanguage = known.get(network) ?? new Map<string, FacilityNames>()
  known.set(network, byLanguage)
  const names =
    byLanguage.get(i18n.language) ??
    namesOf(
      network,
      languageOf(i18n),
      t(($) => $.hub),
    )
  byLanguage.set(i18n.language, names)
  return names
}

function namesOf(network: Network, language: 'ja' | 'en', hub: string): FacilityNames {
  const facilities = new Map<FacilityId, Facility>(network.facilities.map((each) => [each.id, each]))
  // A facility that the configuration does not know is shown under its id: its records are never dropped (VAL-5).
  const name = (id: FacilityId) => (id === HUB_FACILITY_ID ? hub : (facilities.get(id)?.name[language] ?? id))
  const letter = (id: FacilityId) => (id === HUB_FACILITY_ID ? hub : (facilities.get(id)?.letter ?? id))
  return {
    withLetter: (id) => (id === HUB_FACILITY_ID ? hub : `${letter(id)} ${name(id)}`),
    letter,
    letters: (ids) => ids.map(letter).join('・'),
    name,
    shortName: (id) => (id === HUB_FACILITY_ID ? hub : (facilities.get(id)?.shortName[language] ?? id)),
  }
}

interface FacilityLetterProps {
  readonly facility: FacilityId
  readonly size?: 18 | 20 | 22
  readonly state?: HospitalLetterState
}

/** The letter of a facility in its shape; nothing for the hub, which has none. */
export function FacilityLetter({ facility, size = 18, state = 'solid' }: FacilityLetterProps) {
  const { letter, name } = useFacilityNames()
  if (facility === HUB_FACILITY_ID) return null
  return <HospitalLetter letter={letter(facility)} name={name(facility)} size={size} state={state} />
}

/** Letter and short name, as a row or a heading names where it comes from (SRC-4). */
export function FacilityName({ facility, size = 18, state = 'solid' }: FacilityLetterProps) {
  const { shortName } = useFacilityNames()
  return (
    <span className={styles.name}>
      <FacilityLetter facility={facility} size={size} state={state} />
      {shortName(facility)}
    </span>
  )
}
