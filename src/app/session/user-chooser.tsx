import '#ui/icon/profession-icons.ts'
import { useTranslation } from 'react-i18next'
import { PROFESSIONS, type Profession } from '#clinical/profession.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { SignIn } from '#session/sign-in.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import { useTitle } from '../shell/use-title.ts'
import styles from './door.module.css'
import { Door } from './door.tsx'
import { useFacilityName } from './use-facility-name.ts'

const ICON_OF_PROFESSION = {
  physician: 'physician',
  nurse: 'nurse',
  pharmacist: 'pharmacist',
  'care-manager': 'care-manager',
  clerk: 'institution',
} as const satisfies Record<Profession, IconName>

/** Who is looking, in the demonstration: one press chooses (A8). */
export function UserChooser({ chooser }: { readonly chooser: NonNullable<SignIn['chooser']> }) {
  const { t, i18n } = useTranslation('session')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const facilityName = useFacilityName()
  useTitle(t(($) => $.chooser.title))
  const inOrder = chooser.users.toSorted(
    (one, other) => PROFESSIONS.indexOf(one.profession) - PROFESSIONS.indexOf(other.profession),
  )
  return (
    <Door width="wide">
      <h1>{t(($) => $.chooser.title)}</h1>
      <p className={styles.lead}>{t(($) => $.chooser.lead, { network: network.name[languageOf(i18n)] })}</p>
      <ul className={styles.users}>
        {inOrder.map(({ id, name, profession, facility }) => (
          <li key={id}>
            <button type="button" className={styles.user} onClick={() => chooser.choose(id)}>
              <Icon name={ICON_OF_PROFESSION[profession]} size={20} />
              <b>{name}</b>
              <span>{clinical(($) => $.profession[profession])}</span>
              <span className={styles.facility}>{facilityName(facility)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.lead}>{t(($) => $.chooser.demo)}</p>
    </Door>
  )
}
