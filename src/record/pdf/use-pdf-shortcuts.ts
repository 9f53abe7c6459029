import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../shortcuts.tsx'

/** The keys of the pages of a PDF, on the list of shortcuts. */
export function usePdfShortcuts(): void {
  const { t } = useTranslation('keys')
  useShortcuts(
    t(($) => $.pdf.title),
    [
      { keys: 'Page Up / Page Down', does: t(($) => $.pdf.pages) },
      { keys: 'Home / End', does: t(($) => $.pdf.ends) },
      { keys: '+ −', does: t(($) => $.pdf.zoom) },
      { keys: '0', does: t(($) => $.pdf.fit) },
      { keys: 'r', does: t(($) => $.pdf.rotate) },
    ],
  )
}
