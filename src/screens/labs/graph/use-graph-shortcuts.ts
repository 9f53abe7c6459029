import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'

/** The keys of the line across the charts, on the list of shortcuts. */
export function useGraphShortcuts(): void {
  const { t } = useTranslation('keys')
  const { t: words } = useTranslation('labsGraph')
  useShortcuts(
    words(($) => $.figure),
    [
      { keys: '← →', does: t(($) => $.graph.arrows) },
      { keys: 'Home / End', does: t(($) => $.graph.ends) },
      { keys: 'Page Up / Page Down', does: t(($) => $.graph.pages) },
      { keys: 'Esc', does: t(($) => $.graph.escape) },
    ],
  )
}
