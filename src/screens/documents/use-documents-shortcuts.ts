import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'

/** The keys of the list, on the list of shortcuts. */
export function useDocumentsShortcuts(): void {
  const { t } = useTranslation('keys')
  const { t: words } = useTranslation('documents')
  useShortcuts(
    words(($) => $.title),
    [
      { keys: '↑ ↓', does: t(($) => $.documents.arrows) },
      { keys: 'Home / End', does: t(($) => $.documents.ends) },
      { keys: 'Enter', does: t(($) => $.documents.enter) },
      { keys: 'Esc', does: t(($) => $.documents.escape) },
    ],
  )
}
