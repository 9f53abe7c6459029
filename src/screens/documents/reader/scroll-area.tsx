import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './document.module.css'

/** The part of the pane that scrolls. A long text is read by keyboard, too, so it can have the focus (ACC-2). */
export function ScrollArea({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('documents')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t(($) => $.pane.text)}>
      {children}
    </section>
  )
}
