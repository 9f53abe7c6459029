import type { FormatLanguage } from './date.ts'

const ENGLISH = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })

/** A month of 1 to 12 as a calendar names it: `11` before 月 in Japanese, `Nov` in English, where a bare number reads as a day. */
export function monthName(month: number, language: FormatLanguage): string {
  return language === 'ja' ? String(month) : ENGLISH.format(Date.UTC(2026, month - 1, 1))
}
