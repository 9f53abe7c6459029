import '#i18n/record.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { useMayExport } from './export-rights.ts'

interface CopyButtonProps {
  readonly disabled?: boolean
  /** What is copied: 「選択した2剤 7件」; said beside the name of the button and when it is done. */
  readonly what?: string
  /** Only a part of what is shown is copied, which the reader chose: the name of the button says so. */
  readonly isChosen?: boolean
  make(): string
}

/** Copies text for a referral letter, and says whether that succeeded; not there for professions that may not. */
export function CopyButton({ disabled = false, what, isChosen = false, make }: CopyButtonProps) {
  const { t } = useTranslation('record')
  const mayExport = useMayExport()
  const announce = useAnnounce()
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  if (!mayExport('copy')) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(make())
      setOutcome('copied')
      announce(what === undefined ? t(($) => $.export.copied) : t(($) => $.export.copiedWhat, { what }))
    } catch {
      setOutcome('failed')
      announce(t(($) => $.export.copyFailed))
    }
  }
  const about = what === undefined ? undefined : t(($) => $.export.copyWhat, { what })
  const title = outcome === 'failed' ? t(($) => $.export.copyFailed) : about
  return (
    <Button
      disabled={disabled}
      {...(title === undefined ? {} : { title })}
      onClick={() => void copy()}
      onBlur={() => setOutcome(undefined)}
    >
      {outcome === 'copied' ? t(($) => $.export.copied) : t(($) => (isChosen ? $.export.copyChosen : $.export.copy))}
    </Button>
  )
}
