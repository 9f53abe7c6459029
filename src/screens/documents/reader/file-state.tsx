import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import { sizeText } from '#record/files/file-about.ts'
import type { FileAnswer, FileProgress, FileRefusal } from '#sources/files/file-answer.ts'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'

interface FileStateProps {
  readonly content:
    | Exclude<FileAnswer, { state: 'data' }>
    | { readonly state: 'loading'; readonly progress: FileProgress | undefined }
  onRetry(): void
}

/** Why the content of a document is not on screen, each reason in its own words (SRC-1, ALRT-4). */
export function FileState({ content, onRetry }: FileStateProps) {
  const { t } = useTranslation('documents')
  const { t: clinical } = useTranslation('clinical')
  const progress = useProgressWords()
  switch (content.state) {
    case 'loading':
      return (
        <StateView
          state="loading"
          title={t(($) => $.content.loading)}
          skeletonRows={6}
          {...(content.progress === undefined ? {} : { detail: progress(content.progress) })}
        />
      )
    case 'absent':
      return (
        <StateView
          state="none"
          title={t(($) => $.content.absent)}
          detail={t(($) => $.content.absentDetail, { time: formatClock(content.at) })}
        />
      )
    case 'notPermitted':
      return <StateView state="notPermitted" title={t(($) => $.content.notPermitted)} />
    case 'refused':
      return <Refused why={content.why} />
    case 'failed':
      return (
        <StateView
          state="failed"
          title={t(($) => $.content.failed)}
          detail={t(($) => $.content.failedDetail, {
            reason: clinical(($) => $.failure[content.why.reason]),
            time: formatClock(content.at),
          })}
          action={
            <Button variant="retry" size="small" onClick={onRetry}>
              {t(($) => $.content.retry)}
            </Button>
          }
        />
      )
  }
}

function Refused({ why }: { readonly why: FileRefusal }) {
  const { t } = useTranslation('documents')
  switch (why.reason) {
    case 'no-address':
      return <StateView state="none" title={t(($) => $.content.noAddress)} />
    case 'foreign-address':
      return <StateView state="notPermitted" title={t(($) => $.content.foreign)} detail={why.address} />
    case 'too-large': {
      const detail = why.size === undefined ? {} : { detail: sizeText(why.size) }
      return <StateView state="none" title={t(($) => $.content.tooLarge, { limit: sizeText(why.limit) })} {...detail} />
    }
  }
}

function useProgressWords(): (progress: FileProgress) => string {
  const { t } = useTranslation('documents')
  return ({ received, total }) =>
    total === undefined
      ? t(($) => $.content.progressOpen, { received: sizeText(received) })
      : t(($) => $.content.progress, { received: sizeText(received), total: sizeText(total) })
}
