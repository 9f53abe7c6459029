import type { FormatLanguage } from './date.ts'

/** Several things in one text: `発疹、発熱`, `発疹, 発熱`. */
export function formatList(parts: readonly string[], language: FormatLanguage): string {
  return parts.join(language === 'ja' ? '、' : ', ')
}
