import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { inPseudoLanguage } from './pseudo-language.ts'
import { follow } from './registered-words.ts'
import { en, ja, type Namespaces } from './resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: Namespaces
    enableSelector: true
  }
}

/** Languages of the product. Dates, ages and doses come from `clinical/format`, which takes the same type. */
export type Language = 'ja' | 'en'

/** `pseudo` shows at a glance which text does not come from here; it exists in development only. */
export type InterfaceLanguage = Language | 'pseudo'

/** Starts a translator; the words of the first page and of whatever has been loaded are there at once. */
export function startI18n(language: InterfaceLanguage): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ja',
    defaultNS: 'shell',
    ns: Object.keys(ja),
    resources: import.meta.env.DEV ? { ja, en, pseudo: inPseudoLanguage(ja) } : { ja, en },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  follow(instance)
  return instance
}

/** The language in which values are formatted: the pseudo-language formats as Japanese does. */
export function languageOf(instance: { readonly language: string }): Language {
  return instance.language === 'en' ? 'en' : 'ja'
}
