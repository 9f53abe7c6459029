import '#i18n/record.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { useMayExport } from './export-rights.ts'

interface CopyButtonProps {
  readonly disabled?: boolean
  make(): string
}

/** Copies text for a referral letter, and says whether that succeeded; not there for professions that may not. */
export function CopyButton({ disabled = false, make }: CopyButtonProps) {
  const { t } = useTranslation('record')
  const mayExport = useMayExport()
  const announce = useAnnounce()
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  if (!mayExport('copy')) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(make())
      setOutcome('copied')
      announce(t(($) => $.export.copied))
    } catch {
      setOutcome('failed')
      announce(t(($) => $.export.copyFailed))
    }
  }
  return (
    <Button
      disabled={disabled}
      {...(outcome === 'failed' ? { title: t(($) => $.export.copyFailed) } : {})}
      onClick={() => void copy()}
      onBlur={() => setOutcome(undefined)}
    >
      {outcome === 'copied' ? t(($) => $.export.copied) : t(($) => $.export.copy)}
    </Button>
  )
}
