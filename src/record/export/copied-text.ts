import { useTranslation } from 'react-i18next'
import { languageOf } from '#i18n/i18n.ts'
import type { HeadLine } from './identity-lines.ts'

/** A copy for a referral letter, in one form for all screens: whose and taken how, an empty line, then what was taken. */
export function useCopiedText(): (head: readonly HeadLine[], lines: readonly string[]) => string {
  const { i18n } = useTranslation()
  const colon = languageOf(i18n) === 'ja' ? '：' : ': '
  return (head, lines) => [...head.map(([label, value]) => `${label}${colon}${value}`), '', ...lines].join('\n')
}
