import { useTranslation } from 'react-i18next'
import { PROFESSIONS, type Profession } from '#clinical/profession.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useSession } from '#session/session-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import { LanguageButton } from './language-button.tsx'
import { Logo } from './logo.tsx'
import { useTitle } from './use-title.ts'
import styles from './user-chooser.module.css'

const ICON_OF_PROFESSION = {
  physician: 'physician',
  nurse: 'nurse',
  pharmacist: 'pharmacist',
  'care-manager': 'care-manager',
  clerk: 'institution',
} as const satisfies Record<Profession, IconName>

/** Who is looking: asked before anything of the network is shown. One press chooses (A8). */
export function UserChooser() {
  const { t, i18n } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  const language = languageOf(i18n)
  const network = useNetwork()
  const { users, chooseUser } = useSession()
  useTitle(t(($) => $.session.title))
  const inOrder = [...users].sort(
    (one, other) => PROFESSIONS.indexOf(one.profession) - PROFESSIONS.indexOf(other.profession),
  )
  return (
    <div className={styles.page}>
      <main id="main" className={styles.card} tabIndex={-1}>
        <p className={styles.product}>
          <Logo size={26} />
          {t(($) => $.app)}
        </p>
        {users.length === 0 ? (
          <>
            <h1>{t(($) => $.session.none)}</h1>
            <p>{t(($) => $.session.noneDetail)}</p>
          </>
        ) : (
          <>
            <h1>{t(($) => $.session.title)}</h1>
            <p>{t(($) => $.session.lead, { network: network.name[language] })}</p>
            <ul className={styles.users}>
              {inOrder.map((user) => (
                <li key={user.id}>
                  <button type="button" className={styles.user} onClick={() => chooseUser(user.id)}>
                    <Icon name={ICON_OF_PROFESSION[user.profession]} size={20} />
                    <b>{user.name}</b>
                    <span>{clinical(($) => $.profession[user.profession])}</span>
                    <span className={styles.facility}>
                      {network.facilities.find(({ id }) => id === user.facility)?.name[language] ?? user.facility}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {__DEMO__ ? <p className={styles.demo}>{t(($) => $.session.demo)}</p> : null}
          </>
        )}
        <LanguageButton />
      </main>
    </div>
  )
}
