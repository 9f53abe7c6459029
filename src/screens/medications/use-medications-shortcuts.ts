import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'

/** The keys of both grids, on the list of shortcuts. */
export function useMedicationsShortcuts(): void {
  const { t } = useTranslation('keys')
  const { t: words } = useTranslation('medications')
  useShortcuts(
    words(($) => $.title),
    [
      { keys: '↑ ↓', does: t(($) => $.medications.drugs) },
      { keys: '← →', does: t(($) => $.medications.line) },
      { keys: 'Home / End', does: t(($) => $.medications.ends) },
      { keys: 'Ctrl + Home / End', does: t(($) => $.medications.corners) },
      { keys: 'Page Up / Page Down', does: t(($) => $.medications.pages) },
      { keys: 'Enter', does: t(($) => $.medications.enter) },
      { keys: 'Esc', does: t(($) => $.medications.escape) },
    ],
  )
}
