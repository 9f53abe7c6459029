import type { FacilityId } from '#clinical/facility.ts'
import type { Answers } from '../facility-states.ts'
import { useEmptyListWords } from '../nothing-words.ts'
import styles from './print-document.module.css'

interface PrintNothingProps {
  readonly answers: readonly Answers[]
  /** What the list would show, in words: 検査結果. */
  readonly what: string
  readonly facility?: FacilityId | undefined
  /** What hides rows, in words, and how many there are without it (SRC-7). */
  readonly filter?: { readonly words: string; readonly total: number } | undefined
}

/**
 * On paper in the place of a list without rows: which kind of nothing it is, who was asked and when (SRC-1, GRID-9). An
 * empty page would read as 「なし」.
 */
export function PrintNothing(list: PrintNothingProps) {
  const { title, detail } = useEmptyListWords()(list)
  return (
    <p className={styles.nothing}>
      <b>{title}</b>
      {detail === undefined ? null : <span>{detail}</span>}
    </p>
  )
}
