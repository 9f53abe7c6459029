import type { ReactNode } from 'react'
import { Button } from '#ui/button/button.tsx'
import styles from './filter-line.module.css'

interface FilterLineProps {
  /** 「絞り込み：…」, the filters by name. */
  readonly inForce: string
  /** 「20件中 3件を表示」; nothing while nothing can be counted. */
  readonly shown?: ReactNode
  readonly clear: string
  onClear(): void
}

/** The filter in force in words, with what it shows of all, and one click to be rid of it (SRC-7, H-28). */
export function FilterLine({ inForce, shown, clear, onClear }: FilterLineProps) {
  return (
    <p className={styles.line} role="status">
      <b>{inForce}</b>
      {shown === undefined ? null : <span>{shown}</span>}
      <Button size="strip" variant="outline" onClick={onClear}>
        {clear}
      </Button>
    </p>
  )
}
