import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { LanguageButton } from '../shell/language-button.tsx'
import { SignedIn } from '../shell/signed-in.tsx'
import { SwitchUserButton } from '../shell/switch-user-button.tsx'
import styles from './patient-rail.module.css'

/** Back to the list, the screens of this patient that exist, and at the foot who is signed in (A8). */
export function PatientRail({ person }: { readonly person: Person | undefined }) {
  const { t } = useTranslation()
  return (
    <section className={styles.rail} aria-label={t(($) => $.menu.rail)}>
      <Link to="/" className={styles.back}>
        <Icon name="previous" size={18} />
        <span>{t(($) => $.menu.back)}</span>
      </Link>
      <nav aria-label={t(($) => $.menu.label)} className={styles.menu}>
        {person === undefined ? null : (
          <Link to="/p/$handle/calendar" params={{ handle: person.handle }} className={styles.item}>
            <Icon name="calendar" size={18} />
            {t(($) => $.menu.calendar)}
          </Link>
        )}
      </nav>
      <div className={styles.foot}>
        <SignedIn />
        <div className={styles.tools}>
          <SwitchUserButton />
          <LanguageButton />
        </div>
      </div>
    </section>
  )
}
