import { useTranslation } from 'react-i18next'
import { languageOf } from '#i18n/i18n.ts'
import { rememberLanguage } from '#session/remembered.ts'
import { Button } from '#ui/button/button.tsx'

/** Named in the language it leads to, so that whoever needs it can read it. */
export function LanguageButton() {
  const { t, i18n } = useTranslation()
  const other = languageOf(i18n) === 'ja' ? 'en' : 'ja'
  return (
    <Button
      variant="text"
      size="small"
      lang={other}
      aria-label={t(($) => $.language.label)}
      onClick={() => {
        rememberLanguage(other)
        void i18n.changeLanguage(other)
      }}
    >
      {t(($) => $.language.other)}
    </Button>
  )
}
