import type { i18n } from 'i18next'
import { inPseudoLanguage } from './pseudo-language.ts'
import type { Namespaces } from './resources.ts'

interface Bundle {
  readonly ja: object
  readonly en: object
}

const registered = new Map<keyof Namespaces, Bundle>()
const translators = new Set<i18n>()

/**
 * Brings the words of a screen with the code of that screen, so that the first page loads only its own. Called by
 * `src/i18n/<namespace>.ts`, which whatever shows those words imports.
 */
export function registerWords(namespace: keyof Namespaces, words: Bundle): void {
  registered.set(namespace, words)
  for (const translator of translators) add(translator, namespace, words)
}

/** Gives a translator what is registered already, and what will be. */
export function follow(translator: i18n): void {
  translators.add(translator)
  for (const [namespace, words] of registered) add(translator, namespace, words)
}

function add(translator: i18n, namespace: keyof Namespaces, { ja, en }: Bundle): void {
  translator.addResourceBundle('ja', namespace, ja)
  translator.addResourceBundle('en', namespace, en)
  if (import.meta.env.DEV) translator.addResourceBundle('pseudo', namespace, inPseudoLanguage(ja))
}
