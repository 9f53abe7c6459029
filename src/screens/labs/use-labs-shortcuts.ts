import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'

/** The keys of the grid, on the list of shortcuts. */
export function useLabsShortcuts(): void {
  const { t } = useTranslation('keys')
  const { t: words } = useTranslation('labs')
  useShortcuts(
    words(($) => $.title),
    [
      { keys: '← → ↑ ↓', does: t(($) => $.labs.arrows) },
      { keys: 'Ctrl + ← → ↑ ↓', does: t(($) => $.labs.edges) },
      { keys: 'Home / End', does: t(($) => $.labs.ends) },
      { keys: 'Ctrl + Home / End', does: t(($) => $.labs.corners) },
      { keys: 'Page Up / Page Down', does: t(($) => $.labs.pages) },
      { keys: 'Enter', does: t(($) => $.labs.enter) },
      { keys: 'Esc', does: t(($) => $.labs.escape) },
    ],
  )
}
