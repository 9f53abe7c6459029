import { useTranslation } from 'react-i18next'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { LanguageButton } from './language-button.tsx'
import { Logo } from './logo.tsx'
import { SessionButtons } from './session-buttons.tsx'
import { SignedIn } from './signed-in.tsx'
import styles from './top-bar.module.css'

/** The bar above screens that show no patient: product, network, and who is signed in. */
export function TopBar() {
  const { t, i18n } = useTranslation()
  const { name } = useNetwork()
  return (
    <header className={styles.bar}>
      <p className={styles.product}>
        <Logo />
        {t(($) => $.app)}
      </p>
      <p className={styles.network}>{name[languageOf(i18n)]}</p>
      <div className={styles.who}>
        <SignedIn />
        <SessionButtons />
        <LanguageButton />
      </div>
    </header>
  )
}
