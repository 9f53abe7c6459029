import '#i18n/tools.ts'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { PrintButton } from '#record/print/print-button.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { SessionButtons } from '../shell/session-buttons.tsx'
import styles from './rail-tools.module.css'
import { SettingsDialog } from './settings-dialog.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { useSingleKeys } from './use-single-keys.ts'

/** At the foot of the rail: 患者提示モード, print, settings, shortcuts; below them lock, another user, sign out (§2.2). */
export function RailTools() {
  const { t } = useTranslation('tools')
  const { isOn, toggle } = usePatientFacing()
  const [open, setOpen] = useState<'settings' | 'shortcuts'>()
  useSingleKeys(useCallback(() => setOpen('shortcuts'), []))
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
