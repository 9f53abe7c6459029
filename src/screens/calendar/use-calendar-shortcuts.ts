import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'

/** The keys of the grid, on the list of shortcuts. */
export function useCalendarShortcuts(): void {
  const { t } = useTranslation('calendar')
  useShortcuts(
    t(($) => $.title),
    [
      { keys: '← → ↑ ↓', does: t(($) => $.keys.arrows) },
      { keys: 'Home / End', does: t(($) => $.keys.ends) },
      { keys: 'Page Up / Page Down', does: t(($) => $.keys.pages) },
      { keys: 'Ctrl + Home / End', does: t(($) => $.keys.corners) },
      { keys: 'Enter', does: t(($) => $.keys.enter) },
    ],
  )
}
