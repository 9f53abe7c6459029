import type { ReactNode } from 'react'
import { Icon } from '../icon/icon.tsx'
import styles from './gap-line.module.css'

/** One line directly above a list that says what is missing from it: not a banner (visual-design.md §2.3). */
export function GapLine({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.line}>
      <Icon name="failed" size={16} />
      <span>{children}</span>
    </p>
  )
}
