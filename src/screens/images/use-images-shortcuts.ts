import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#record/shortcuts.tsx'
import type { KeyedCommand, SingleKeys } from './key-map.ts'
import { nameOfKey } from './key-names.ts'

/** The keys of a viewport, on the list of shortcuts; those of one character only where the user wants them (IMG-7). */
export function useImagesShortcuts(keys: SingleKeys | undefined): void {
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
  const of = (...commands: readonly KeyedCommand[]) =>
    commands.map((command) => nameOfKey(keys?.[command] ?? '')).join(' ')
  const single = [
    { keys: of('zoom-in', 'zoom-out', 'fit'), does: t(($) => $.keys.zoom) },
    { keys: '1 – 9', does: t(($) => $.keys.presets) },
    { keys: of('window', 'pan', 'zoom', 'scroll'), does: t(($) => $.keys.tools) },
    { keys: of('rotate-right', 'rotate-left'), does: t(($) => $.keys.rotate) },
    { keys: of('flip-horizontal', 'flip-vertical'), does: t(($) => $.keys.flip) },
    { keys: of('invert'), does: t(($) => $.keys.invert) },
    { keys: of('cine'), does: t(($) => $.keys.cine) },
    { keys: of('link'), does: t(($) => $.keys.link) },
    { keys: of('reset'), does: t(($) => $.keys.reset) },
  ]
  const off = { keys: '—', does: t(($) => $.keys.off) }
  useShortcuts(
    t(($) => $.keys.title),
    keys !== undefined ? [...named, ...single] : [...named, off],
  )
}
