import '#i18n/tools.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { PrintButton } from '#record/print/print-button.tsx'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { SessionButtons } from '../shell/session-buttons.tsx'
import styles from './rail-tools.module.css'
import { SettingsDialog } from './settings-dialog.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'

/** At the foot of the rail: 患者提示モード, print, settings, shortcuts; below them lock, another user, sign out (§2.2). */
export function RailTools() {
  const { t } = useTranslation('tools')
  const { isOn, toggle } = usePatientFacing()
  const [open, setOpen] = useState<'settings' | 'shortcuts'>()
  useSingleKeys(() => setOpen('shortcuts'))
  const facing = t(($) => $.tools.patientFacing)
  const settings = t(($) => $.tools.settings)
  const shortcuts = t(($) => $.tools.shortcuts)
  return (
    <>
      {isOn ? <p className={styles.facing}>{t(($) => $.tools.patientFacingOn)}</p> : null}
      <div className={styles.tools}>
        <Button variant="icon" aria-pressed={isOn} aria-label={facing} title={facing} onClick={toggle}>
          <Icon name="patient-facing" size={18} />
        </Button>
        <PrintButton />
        <Button variant="icon" aria-label={settings} title={settings} onClick={() => setOpen('settings')}>
          <Icon name="settings" size={18} />
        </Button>
        <Button variant="icon" aria-label={shortcuts} title={shortcuts} onClick={() => setOpen('shortcuts')}>
          <Icon name="shortcuts" size={18} />
        </Button>
      </div>
      <div className={styles.tools}>
        <SessionButtons isCompact />
      </div>
      {open === 'settings' ? <SettingsDialog onClose={() => setOpen(undefined)} /> : null}
      {open === 'shortcuts' ? <ShortcutsDialog onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}

/** Outside a field `?` opens the list and `b` leads to the content, unless single keys are switched off (WCAG 2.1.4, ACC-2). */
function useSingleKeys(open: () => void): void {
  const { settings } = useUserSettings()
  useEffect(() => {
    if (!settings.singleKeys) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return
      if (event.key !== '?' && event.key !== 'b') return
      event.preventDefault()
      if (event.key === '?') open()
      else document.getElementById('main')?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [settings.singleKeys, open])
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null
}
