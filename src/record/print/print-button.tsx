import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useMayExport } from '../export/export-rights.ts'
import { useHasDocument } from './printable.ts'

/** Prints what the screen's `PrintDocument` holds; not there for professions that may not (DESIGN.md §8.13). */
export function PrintButton() {
  const { t } = useTranslation('record')
  const mayExport = useMayExport()
  const hasDocument = useHasDocument()
  if (!mayExport('print') || !hasDocument) return null
  const label = t(($) => $.printing.print)
  return (
    <Button variant="icon" aria-label={label} title={label} onClick={() => window.print()}>
      <Icon name="print" size={18} />
    </Button>
  )
}
