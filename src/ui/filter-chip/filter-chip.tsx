import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './filter-chip.module.css'

interface FilterChipProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  /** How many rows it would leave. */
  readonly count?: number
  /** Behind the count, in words: rows of which it is not known whether it would leave them. */
  readonly unsure?: string | undefined
  readonly children: ReactNode
}

/** A filter that is on or off; which filters are on is also said in words above the list (SRC-7). */
export function FilterChip({ isOn, onChange, count, unsure, children }: FilterChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      {isOn ? <Check size={16} strokeWidth={1.75} aria-hidden="true" /> : null}
      {children}
      {count === undefined ? null : (
        <span className={styles.count}>
          {count}
          {unsure}
        </span>
      )}
    </button>
  )
}
