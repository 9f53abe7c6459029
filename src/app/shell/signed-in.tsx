import { useTranslation } from 'react-i18next'
import { languageOf } from '#i18n/i18n.ts'
import { useSession } from '#session/session-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import styles from './signed-in.module.css'

/** Name, profession and facility of whoever is looking, on every screen (A8, H-11). */
export function SignedIn() {
  const { t, i18n } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  const { user } = useSession()
  const { facilities } = useNetwork()
  if (user === undefined) return null
  const facility = facilities.find((each) => each.id === user.facility)
  return (
    <p className={styles.who}>
      <span className="visually-hidden">{t(($) => $.session.signedIn)}</span>
      <b>{user.name}</b> <span>{clinical(($) => $.profession[user.profession])}</span>{' '}
      <span className={styles.facility}>{facility?.name[languageOf(i18n)] ?? user.facility}</span>
    </p>
  )
}
