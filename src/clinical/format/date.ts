import type { ClinicalTime } from '../clinical-time.ts'
import { type Instant, type JstDate, jstDateAt, parseJstDate, weekday } from '../jst-date.ts'

/** Language of a formatted text; `i18n` uses the same two. */
export type FormatLanguage = 'ja' | 'en'

const WEEKDAYS = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

const MS_PER_MINUTE = 60_000
const JST_OFFSET_MS = 9 * 60 * MS_PER_MINUTE

/** `土` or `Sat`. */
export function formatWeekday(date: JstDate, language: FormatLanguage): string {
  return WEEKDAYS[language][weekday(date)]
}

/** `2026/11/21(土)`: the one short form everywhere (DT-2). */
export function formatDate(date: JstDate, language: FormatLanguage): string {
  return `${formatPlainDate(date)}(${formatWeekday(date, language)})`
}

/** `1948/04/12`: without weekday, for birth dates and for places where a weekday says nothing. */
export function formatPlainDate(date: JstDate): string {
  return date.replaceAll('-', '/')
}

/**
 * A recorded time with just the precision it has (VAL-7): `2024年`, `2024年5月`, `2026/11/21(土)`,
 * `2026/11/21(土) 09:05`. Seconds are not shown. A text that is not a time is shown as it was recorded.
 */
export function formatClinicalTime(time: ClinicalTime, language: FormatLanguage): string {
  const date = parseJstDate(time.text.slice(0, 10))
  if (date === undefined) return formatPartial(time.text, language)
  const clock = time.text.slice(11, 16)
  if (clock === '') return formatDate(date, language)
  if (clock.length === 2) return `${formatDate(date, language)} ${language === 'ja' ? `${clock}時` : `${clock} h`}`
  return `${formatDate(date, language)} ${clock}`
}

/** A birth date with its precision: `1948/04/12`, `1949年4月`, `1949年`. */
export function formatBirthDate(time: ClinicalTime, language: FormatLanguage): string {
  const date = parseJstDate(time.text.slice(0, 10))
  return date === undefined ? formatPartial(time.text, language) : formatPlainDate(date)
}

function formatPartial(text: string, language: FormatLanguage): string {
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(text)
  if (match === null) return text
  const [, year, month] = match
  if (month === undefined) return language === 'ja' ? `${year}年` : `${year}`
  return language === 'ja' ? `${year}年${Number(month)}月` : `${year}/${month}`
}

/** `09:05`, the clock of Japan at an instant, whatever the zone of the device (DT-1). */
export function formatClock(instant: Instant): string {
  return new Date(instant + JST_OFFSET_MS).toISOString().slice(11, 16)
}

/** `2026/11/21(土) 09:05` in Japan. */
export function formatInstant(instant: Instant, language: FormatLanguage): string {
  return `${formatDate(jstDateAt(instant), language)} ${formatClock(instant)}`
}
