import { useTranslation } from 'react-i18next'
import styles from './skip-link.module.css'

/** The first stop of the Tab key (ACC-2). It moves the focus itself: the address holds the screen, not a fragment. */
export function SkipLink() {
  const { t } = useTranslation()
  return (
    <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
      {t(($) => $.skip)}
    </button>
  )
}
