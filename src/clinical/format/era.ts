import type { ClinicalTime } from '../clinical-time.ts'
import type { FormatLanguage } from './date.ts'

interface Era {
  readonly kanji: string
  readonly short: string
  readonly roman: string
  readonly initial: string
  /** First day of the era, the 改元日. */
  readonly from: string
}

/** Newest first. 明治 begins on the day to which the edict dates it back, in the calendar of today. */
const ERAS: readonly Era[] = [
  { kanji: '令和', short: '令', roman: 'Reiwa', initial: 'R', from: '2019-05-01' },
  { kanji: '平成', short: '平', roman: 'Heisei', initial: 'H', from: '1989-01-08' },
  { kanji: '昭和', short: '昭', roman: 'Shōwa', initial: 'S', from: '1926-12-25' },
  { kanji: '大正', short: '大', roman: 'Taishō', initial: 'T', from: '1912-07-30' },
  { kanji: '明治', short: '明', roman: 'Meiji', initial: 'M', from: '1868-01-25' },
]

/**
 * The 元号 year of a time (DT-3): `昭和23年`, short `昭23`. A time that is known to the year or month only, where the era
 * changed within it, gets both: `昭和64年／平成元年`. Undefined before 明治, where no era is given.
 */
export function formatEraYear(
  time: ClinicalTime,
  language: FormatLanguage,
  form: 'long' | 'short' = 'long',
): string | undefined {
  if (!/^\d{4}/.test(time.text)) return undefined
  const year = Number(time.text.slice(0, 4))
  const first = eraAt(completed(time.text, '-01-01'))
  const last = eraAt(completed(time.text, '-12-31'))
  if (last === undefined) return undefined
  const eras = first === undefined || first === last ? [last] : [first, last]
  return eras.map((era) => eraYear(era, year, language, form)).join(language === 'ja' ? '／' : ' / ')
}

/** First year, in the Gregorian calendar, of an era named in any of its forms: `S`, `昭`, `昭和`; undefined for others. */
export function firstYearOfEra(name: string): number | undefined {
  const era = ERAS.find((candidate) => [candidate.initial, candidate.short, candidate.kanji].includes(name))
  return era === undefined ? undefined : Number(era.from.slice(0, 4))
}

/** A date of the precision of days: what `text` does not say is taken from `rest`, `-MM-DD`. */
function completed(text: string, rest: string): string {
  const day = text.slice(0, 10)
  return day + rest.slice(day.length - 4)
}

function eraAt(date: string): Era | undefined {
  return ERAS.find((era) => era.from <= date)
}

function eraYear(era: Era, year: number, language: FormatLanguage, form: 'long' | 'short'): string {
  const count = year - Number(era.from.slice(0, 4)) + 1
  if (language === 'en') return form === 'long' ? `${era.roman} ${count}` : `${era.initial}${count}`
  if (form === 'short') return `${era.short}${count}`
  return `${era.kanji}${count === 1 ? '元' : count}年`
}
