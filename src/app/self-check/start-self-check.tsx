import '#i18n/self-check.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { languageOf, startI18n } from '#i18n/i18n.ts'
import { preferredLanguage } from '../start-up/preferred-language.ts'
import { SelfCheckPage } from './self-check-page.tsx'

/** The self-check in place of the viewer: it needs no sign-in and no configuration that is right. */
export function startSelfCheck(place: HTMLElement): void {
  const i18n = startI18n(preferredLanguage())
  const tellLanguage = () => {
    document.documentElement.lang = languageOf(i18n)
  }
  tellLanguage()
  i18n.on('languageChanged', tellLanguage)
  createRoot(place).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <SelfCheckPage address={new URL(`${import.meta.env.BASE_URL}config.json`, location.origin)} />
      </I18nextProvider>
    </StrictMode>,
  )
}
