import { useTranslation } from 'react-i18next'
import type { ImageStack } from '#clinical/imaging/image-study.ts'
import type { ViewportState } from '#imaging/viewport-state.ts'
import styles from './position-slider.module.css'

interface PositionSliderProps {
  readonly stack: ImageStack
  readonly state: ViewportState
  onGo(index: number): void
}

/** Where in the stack one is, for touch and pointer; images that cannot be shown are marked at their place (E32, IMG-6). */
export function PositionSlider({ stack, state, onGo }: PositionSliderProps) {
  const { t } = useTranslation('images')
  const { index, count, failed } = state
  const marks = failed.size === 0 ? [] : stack.frames.flatMap((frame, at) => (failed.has(frame.id) ? [at] : []))
  return (
    <div className={styles.slider}>
      {marks.length === 0 ? null : (
        <svg viewBox={`0 0 1 ${count}`} preserveAspectRatio="none" aria-hidden="true">
          {marks.map((at) => (
            <rect key={at} x="0" y={at} width="1" height="1" />
          ))}
        </svg>
      )}
      <input
        type="range"
        min={0}
        max={count - 1}
        value={index}
        aria-label={t(($) => $.pane.position)}
        aria-valuetext={t(($) => $.pane.positionText, { number: index + 1, count })}
        onChange={(event) => onGo(Number(event.currentTarget.value))}
      />
    </div>
  )
}
