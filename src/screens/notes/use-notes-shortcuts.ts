import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'

/** The keys of the feed, on the list of shortcuts. */
export function useNotesShortcuts(): void {
  const { t } = useTranslation('keys')
  const { t: words } = useTranslation('notes')
  useShortcuts(
    words(($) => $.title),
    [{ keys: 'Page Up / Page Down', does: t(($) => $.notes.pages) }],
  )
}
