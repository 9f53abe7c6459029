import { useTranslation } from 'react-i18next'
import type { ImageStack } from '#clinical/imaging/image-study.ts'
import type { ViewportState } from '#imaging/viewport-state.ts'
import { Button } from '#ui/button/button.tsx'
import { PaneState } from './pane-state.tsx'

interface FrameTileProps {
  readonly stack: ImageStack
  readonly state: ViewportState
  onRetry(): void
}

/** In the place of a frame that is not drawn: on its way, or which image cannot be shown and why (E32–E34). */
export function FrameTile({ stack, state, onRetry }: FrameTileProps) {
  const { t } = useTranslation('images')
  const number = state.index + 1
  const frame = stack.frames[state.index]
  const failure = frame === undefined ? undefined : state.failed.get(frame.id)
  if (state.phase !== 'failed' || failure === undefined) {
    return <PaneState icon="loading" title={t(($) => $.pane.loadingFrame, { number })} />
  }
  return (
    <PaneState
      icon="failed"
      tone="gap"
      title={t(($) => $.pane.noFrame, { number })}
      detail={t(($) => $.frame[failure.reason])}
    >
      {failure.isRetryable ? (
        <Button size="small" variant="retry" onClick={onRetry}>
          {t(($) => $.pane.retry)}
        </Button>
      ) : null}
    </PaneState>
  )
}
