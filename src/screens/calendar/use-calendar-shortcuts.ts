import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'

/** The keys of the grid, on the list of shortcuts. */
export function useCalendarShortcuts(): void {
  const { t } = useTranslation('keys')
  const { t: words } = useTranslation('calendar')
  useShortcuts(
    words(($) => $.title),
    [
      { keys: '← → ↑ ↓', does: t(($) => $.calendar.arrows) },
      { keys: 'Home / End', does: t(($) => $.calendar.ends) },
      { keys: 'Page Up / Page Down', does: t(($) => $.calendar.pages) },
      { keys: 'Ctrl + Home / End', does: t(($) => $.calendar.corners) },
      { keys: 'Enter', does: t(($) => $.calendar.enter) },
    ],
  )
}
