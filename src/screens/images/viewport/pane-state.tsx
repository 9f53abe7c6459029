import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Failure, Gap } from '#clinical/answer.ts'
import { formatClock } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { useGapWords } from '#i18n/gap-words.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import styles from './viewport.module.css'

interface PaneStateProps {
  readonly icon: IconName
  readonly title: string
  readonly detail?: string | undefined
  readonly tone?: 'gap'
  readonly children?: ReactNode
}

/** Instead of an image: what is the matter, in words, on the dark ground of the viewport (E33: never the image before). */
export function PaneState({ icon, title, detail, tone, children }: PaneStateProps) {
  return (
    <div className={styles.state} data-tone={tone} role="status">
      <Icon name={icon} size={20} />
      <p className={styles['state-title']}>{title}</p>
      {detail === undefined ? null : <p>{detail}</p>}
      {children}
    </div>
  )
}

interface NotAnsweredProps {
  readonly answer: Exclude<Answer<unknown>, { readonly state: 'data' }>
  readonly loading: string
  readonly failed: string
  readonly nothing: string
  onRetry(): void
}

/** Why an answer that a viewport waits for is none: asked, failed with its reason, refused or empty are told apart (SRC-1). */
export function NotAnswered({ answer, loading, failed, nothing, onRetry }: NotAnsweredProps) {
  const { t } = useTranslation('record')
  switch (answer.state) {
    case 'loading':
      return <PaneState icon="loading" title={loading} />
    case 'failed':
      return <Failed title={failed} why={answer.why} at={answer.at} onRetry={onRetry} />
    case 'none':
      return <PaneState icon="none" title={nothing} />
    case 'notDisclosed':
      return <PaneState icon="not-disclosed" title={t(($) => $.printing.notDisclosed)} />
    case 'notPermitted':
      return <PaneState icon="not-permitted" title={t(($) => $.printing.notPermitted)} />
    case 'outOfConsent':
      return <PaneState icon="not-permitted" title={t(($) => $.printing.outOfConsent)} />
    case 'notLinked':
      return <PaneState icon="not-linked" title={t(($) => $.printing.notLinked)} />
  }
}

interface NoneCameProps {
  readonly title: string
  readonly gaps: readonly Gap[]
  onRetry(): void
}

/** An answer of which nothing could be read says why; it is never taken for an empty one (H-05). */
export function NoneCame({ title, gaps, onRetry }: NoneCameProps) {
  const { t } = useTranslation('images')
  const gapWords = useGapWords()
  return (
    <PaneState icon="failed" tone="gap" title={title} detail={[...new Set(gaps.map(gapWords))].join('　')}>
      <Button size="small" variant="retry" onClick={onRetry}>
        {t(($) => $.pane.retry)}
      </Button>
    </PaneState>
  )
}

interface FailedProps {
  readonly title: string
  readonly why: Failure
  readonly at: Instant
  onRetry(): void
}

function Failed({ title, why, at, onRetry }: FailedProps) {
  const { t } = useTranslation('images')
  const { t: clinical } = useTranslation('clinical')
  const reason = clinical(($) => $.failure[why.reason])
  return (
    <PaneState
      icon="failed"
      tone="gap"
      title={title}
      detail={t(($) => $.pane.failedDetail, { reason, time: formatClock(at) })}
    >
      <Button size="small" variant="retry" onClick={onRetry}>
        {t(($) => $.pane.retry)}
      </Button>
    </PaneState>
  )
}
