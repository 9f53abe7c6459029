import { useTranslation } from 'react-i18next'
import type { Gap } from '#clinical/answer.ts'
import { useGapWords } from '#i18n/gap-words.ts'
import type { ViewportState } from '#imaging/viewport-state.ts'
import styles from './viewport.module.css'

interface FrameCountProps {
  readonly state: ViewportState
  /** Why the images are not all that there are. */
  readonly gaps: readonly Gap[]
}

/**
 * How many frames are at hand of how many (IMG-6), how many cannot be shown (E32), and both numbers where the list of the
 * hospital and what it delivers are not the same (E35).
 */
export function FrameCount({ state, gaps }: FrameCountProps) {
  const { t } = useTranslation('images')
  const words = useGapWords()
  const { count, ready, failed } = state
  const isWaiting = count > 0 && ready + failed.size < count
  return (
    <span className={styles.count}>
      {[...new Set(gaps.map(words))].map((each) => (
        <span key={each} data-tone="gap">
          {each}
        </span>
      ))}
      {failed.size === 0 ? null : (
        <span data-tone="gap">{t(($) => $.count.failed, { failed: failed.size, total: count })}</span>
      )}
      <span>{isWaiting ? t(($) => $.count.ready, { ready, total: count }) : t(($) => $.count.all, { count })}</span>
    </span>
  )
}
