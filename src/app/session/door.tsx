import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageButton } from '../shell/language-button.tsx'
import { Logo } from '../shell/logo.tsx'
import styles from './door.module.css'

interface DoorProps {
  readonly width?: 'normal' | 'wide'
  /** At the foot, before the language. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** The one card of a page that shows nothing of a patient. */
export function Door({ width = 'normal', foot, children }: DoorProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <main id="main" className={styles.card} data-width={width} tabIndex={-1}>
        <p className={styles.product}>
          <Logo size={26} />
          {t(($) => $.app)}
        </p>
        {children}
        <div className={styles.foot}>
          {foot}
          <LanguageButton />
        </div>
      </main>
    </div>
  )
}
