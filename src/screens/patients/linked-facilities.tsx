import { useTranslation } from 'react-i18next'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { FacilityLink, LinkState, Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { HospitalLetter, type HospitalLetterState } from '#ui/hospital-letter/hospital-letter.tsx'
import styles from './linked-facilities.module.css'

interface LinkedFacilitiesProps {
  readonly person: Person
  readonly facilities: readonly Facility[]
  /** Left out: everybody on the list is a patient there. */
  readonly own: FacilityId
}

const LETTER_OF_LINK = {
  linked: 'solid',
  importing: 'outline',
  requested: 'outline',
  stopped: 'stopped',
  withdrawn: 'stopped',
  'not-linked': 'dashed',
  unknown: 'outline',
} as const satisfies Record<LinkState, HospitalLetterState>

/** The letters of the linked facilities; any state but 連携中 is said in words as well (LIST-1). */
export function LinkedFacilities({ person, facilities, own }: LinkedFacilitiesProps) {
  const { t, i18n } = useTranslation('patients')
  const { t: clinical } = useTranslation('clinical')
  const language = languageOf(i18n)
  const linked = facilities.flatMap((facility) => {
    const link = person.links.find((each) => each.facility === facility.id)
    return link === undefined || link.state === 'not-linked' || facility.id === own ? [] : [{ facility, link }]
  })
  if (linked.length === 0) return <span className={styles.none}>{t(($) => $.row.noLinks)}</span>
  return (
    <span className={styles.facilities}>
      {linked.map(({ facility, link }) => (
        <HospitalLetter
          key={facility.id}
          letter={facility.letter}
          state={LETTER_OF_LINK[link.state]}
          name={
            link.state === 'linked'
              ? facility.name[language]
              : t(($) => $.row.facilityState, {
                  facility: facility.name[language],
                  state: clinical(($) => $.link[link.state]),
                })
          }
        />
      ))}
      {statesInWords(linked).map(([state, letters]) => (
        <span key={state} className={styles.state}>
          {t(($) => $.row.stateOf, { letters, state: clinical(($) => $.link[state]) })}
        </span>
      ))}
    </span>
  )
}

function statesInWords(
  linked: readonly { readonly facility: Facility; readonly link: FacilityLink }[],
): readonly (readonly [LinkState, string])[] {
  const letters = new Map<LinkState, string[]>()
  for (const { facility, link } of linked) {
    if (link.state !== 'linked') letters.set(link.state, [...(letters.get(link.state) ?? []), facility.letter])
  }
  return [...letters].map(([state, each]) => [state, each.join('・')] as const)
}
