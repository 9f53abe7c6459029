import { Skeleton } from '#ui/skeleton/skeleton.tsx'
import styles from './labs-skeleton.module.css'

const ROWS = 14
const CELLS = 9

/** The grid before its first answer, in its own columns and rows: nothing jumps when the results come (SPD-3). */
export function LabsSkeleton() {
  return (
    <div className={styles.grid} aria-hidden="true">
      <div className={styles.head} />
      {Array.from({ length: ROWS }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a skeleton have no other identity
        <div key={row} className={styles.row}>
          <Skeleton width={110} />
          <Skeleton width={64} />
          <span />
          {Array.from({ length: CELLS }, (_, cell) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor have its cells
            <Skeleton key={cell} width={44} />
          ))}
        </div>
      ))}
    </div>
  )
}
