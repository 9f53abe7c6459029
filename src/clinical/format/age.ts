import type { ClinicalTime } from '../clinical-time.ts'
import { dayNumber, type JstDate, parseJstDate } from '../jst-date.ts'
import type { FormatLanguage } from './date.ts'

/**
 * Completed age on a day, in the unit that fits (PID-9). `between` is the honest answer to a birth date that is known to
 * the year or month only: one of two ages.
 */
export type Age =
  | { readonly unit: 'days'; readonly days: number }
  | { readonly unit: 'months'; readonly months: number }
  | { readonly unit: 'years-months'; readonly years: number; readonly months: number }
  | { readonly unit: 'years'; readonly years: number }
  | { readonly unit: 'between'; readonly from: number; readonly to: number }

/** The age on a day in Japan; undefined when the birth date is not known, not a date, or after that day. */
export function ageOn(birth: ClinicalTime | undefined, on: JstDate): Age | undefined {
  if (birth === undefined) return undefined
  const day = parseJstDate(birth.text.slice(0, 10))
  if (day !== undefined) return ageOfDay(day, on)
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(birth.text)
  if (match === null) return undefined
  const years = Number(on.slice(0, 4)) - Number(match[1])
  const months = match[2] === undefined ? undefined : Number(on.slice(5, 7)) - Number(match[2])
  if (years < 0 || (years === 0 && months !== undefined && months < 0)) return undefined
  if (months === undefined || months === 0)
    return years === 0 ? undefined : { unit: 'between', from: years - 1, to: years }
  return { unit: 'years', years: months < 0 ? years - 1 : years }
}

/**
 * Months are completed on the day of the birth day's number, and where a month has no such day on the first of the next:
 * who was born on 29 February completes a year on 1 March of a common year.
 */
function ageOfDay(birth: JstDate, on: JstDate): Age | undefined {
  const days = dayNumber(on) - dayNumber(birth)
  if (days < 0) return undefined
  const [birthYear, birthMonth, birthDay] = partsOf(birth)
  const [year, month, day] = partsOf(on)
  const months = (year - birthYear) * 12 + (month - birthMonth) - (day < birthDay ? 1 : 0)
  if (months < 1) return { unit: 'days', days }
  if (months < 24) return { unit: 'months', months }
  const years = Math.floor(months / 12)
  return years < 7 ? { unit: 'years-months', years, months: months % 12 } : { unit: 'years', years }
}

function partsOf(date: JstDate): readonly [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

/** `生後6日`, `18か月`, `6歳11か月`, `78歳`, `76〜77歳`. */
export function formatAge(age: Age, language: FormatLanguage): string {
  const isJapanese = language === 'ja'
  switch (age.unit) {
    case 'days':
      return isJapanese ? `生後${age.days}日` : `${age.days} d`
    case 'months':
      return isJapanese ? `${age.months}か月` : `${age.months} mo`
    case 'years-months':
      return isJapanese ? `${age.years}歳${age.months}か月` : `${age.years} y ${age.months} mo`
    case 'years':
      return isJapanese ? `${age.years}歳` : `${age.years} y`
    case 'between':
      return isJapanese ? `${age.from}〜${age.to}歳` : `${age.from}–${age.to} y`
  }
}
