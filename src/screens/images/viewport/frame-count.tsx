import { useTranslation } from 'react-i18next'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import type { ViewportState } from '#imaging/viewport-state.ts'
import styles from './viewport.module.css'

interface FrameCountProps {
  readonly series: ImageSeries
  readonly state: ViewportState
  /** Instances that the picture server told of. */
  readonly received: number
}

/**
 * How many frames are at hand of how many (IMG-6), how many cannot be shown (E32), and both numbers where the list of the
 * hospital and what it delivers are not the same (E35).
 */
export function FrameCount({ series, state, received }: FrameCountProps) {
  const { t } = useTranslation('images')
  const { count, ready, failed } = state
  const listed = series.instanceCount
  const isWaiting = count > 0 && ready + failed.size < count
  return (
    <span className={styles.count}>
      {listed === undefined || listed === received ? null : (
        <span data-tone="gap">
          {t(($) => (received < listed ? $.count.listed : $.count.more), { listed, received })}
        </span>
      )}
      {failed.size === 0 ? null : (
        <span data-tone="gap">{t(($) => $.count.failed, { failed: failed.size, total: count })}</span>
      )}
      <span>
        {isWaiting ? t(($) => $.count.ready, { ready, total: count }) : t(($) => $.count.all, { total: count })}
      </span>
    </span>
  )
}
