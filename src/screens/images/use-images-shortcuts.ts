import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'

/** The keys of a viewport, on the list of shortcuts; those of one character only where the user wants them (IMG-7). */
export function useImagesShortcuts(areSingleKeysOn: boolean): void {
  const { t } = useTranslation('images')
  const named = [
    { keys: '↑ ↓', does: t(($) => $.keys.step) },
    { keys: 'Home / End', does: t(($) => $.keys.ends) },
    { keys: 'Page Up / Page Down', does: t(($) => $.keys.series) },
    { keys: '← →', does: t(($) => $.keys.viewport) },
    { keys: 'Ctrl + ← → ↑ ↓', does: t(($) => $.keys.pan) },
    { keys: 'Shift + ← → ↑ ↓', does: t(($) => $.keys.window) },
    { keys: 'Enter', does: t(($) => $.keys.maximise) },
    { keys: 'Esc', does: t(($) => $.keys.cancel) },
  ]
  const single = [
    { keys: '+ − =', does: t(($) => $.keys.zoom) },
    { keys: '1 – 9', does: t(($) => $.keys.presets) },
    { keys: 'W M Z S', does: t(($) => $.keys.tools) },
    { keys: 'R / L', does: t(($) => $.keys.rotate) },
    { keys: 'H / V', does: t(($) => $.keys.flip) },
    { keys: 'I', does: t(($) => $.keys.invert) },
    { keys: 'C', does: t(($) => $.keys.cine) },
    { keys: 'K', does: t(($) => $.keys.link) },
    { keys: 'Space', does: t(($) => $.keys.reset) },
  ]
  const off = { keys: '—', does: t(($) => $.keys.off) }
  useShortcuts(
    t(($) => $.keys.title),
    areSingleKeysOn ? [...named, ...single] : [...named, off],
  )
}
