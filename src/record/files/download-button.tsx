import '#i18n/documents.ts'
import { useTranslation } from 'react-i18next'
import { safeFileName } from '#clinical/documents/content-kind.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useMayExport } from '../export/export-rights.ts'
import type { FileAbout } from './file-about.ts'

/** How long the browser may take to begin reading a saved file before its address is withdrawn. */
const WITHDRAWN_AFTER_MS = 60_000

interface DownloadButtonProps {
  readonly about: FileAbout
  /** Among other icons of a toolbar. */
  readonly isIcon?: boolean
  /** The browser was told to save it; whether the reader then agreed nobody tells a page. */
  onSaved?(): void
}

/**
 * Saves a file as it came, for professions that may take records out (D7, DESIGN.md §8.13): never opened in this window,
 * and with a name that cannot deceive.
 */
export function DownloadButton({ about, isIcon = false, onSaved }: DownloadButtonProps) {
  const { t } = useTranslation('documents')
  const mayExport = useMayExport()
  if (!mayExport('csv')) {
    return isIcon ? null : <p>{t(($) => $.content.downloadNotPermitted)}</p>
  }
  const save = () => {
    const address = URL.createObjectURL(new Blob([about.content.bytes], { type: 'application/octet-stream' }))
    const link = document.createElement('a')
    link.href = address
    link.download = safeFileName(about.file.title, 'document.bin')
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), WITHDRAWN_AFTER_MS)
    onSaved?.()
  }
  if (isIcon) {
    const label = t(($) => $.pane.download)
    return (
      <Button variant="icon" aria-label={label} title={label} onClick={save}>
        <Icon name="download" size={18} />
      </Button>
    )
  }
  return (
    <Button onClick={save}>
      <Icon name="download" size={16} />
      {t(($) => $.pane.download)}
    </Button>
  )
}
