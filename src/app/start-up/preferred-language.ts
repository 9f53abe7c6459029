import type { InterfaceLanguage } from '#i18n/i18n.ts'
import { rememberedLanguage } from '#session/remembered.ts'

/** The language chosen on this device; Japanese otherwise, whatever the browser prefers. `pseudo` in development only. */
export function preferredLanguage(): InterfaceLanguage {
  const remembered = rememberedLanguage()
  if (remembered === 'pseudo' && import.meta.env.DEV) return 'pseudo'
  return remembered === 'en' ? 'en' : 'ja'
}
