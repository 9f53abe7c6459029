import { useTranslation } from 'react-i18next'
import { type Language, languageOf } from '#i18n/i18n.ts'
import { rememberLanguage } from '#session/remembered.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Segment } from '#ui/segment/segment.tsx'
import styles from './settings-dialog.module.css'

/** Language, density of rows (GRID-4) and single-key shortcuts; kept at the hub, or said not to be. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('tools')
  const { settings, change, isKept } = useUserSettings()
  const chooseLanguage = (language: Language) => {
    rememberLanguage(language)
    void i18n.changeLanguage(language)
  }
  return (
    <Dialog title={t(($) => $.tools.settings)} closeLabel={t(($) => $.tools.close)} onClose={onClose}>
      <div className={styles.settings}>
        <span aria-hidden="true">{t(($) => $.settings.language)}</span>
        <Segment<Language>
          label={t(($) => $.settings.language)}
          options={[
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
          value={languageOf(i18n)}
          onChange={chooseLanguage}
        />
        <span aria-hidden="true">{t(($) => $.settings.density)}</span>
        <Segment
          label={t(($) => $.settings.density)}
          options={[
            { value: 'standard', label: t(($) => $.settings.standard) },
            { value: 'relaxed', label: t(($) => $.settings.relaxed) },
          ]}
          value={settings.density}
          onChange={(density) => change({ density })}
        />
        <span aria-hidden="true">{t(($) => $.settings.keys)}</span>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={settings.singleKeys}
            onChange={(event) => change({ singleKeys: event.currentTarget.checked })}
          />
          {t(($) => $.settings.singleKeys)}
        </label>
      </div>
      <p className={styles.kept}>{isKept ? t(($) => $.settings.kept) : t(($) => $.settings.notKept)}</p>
    </Dialog>
  )
}
