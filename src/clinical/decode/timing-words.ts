import { decimalText } from '#standards/fhir/exact-json.ts'
import type { Timing } from '#standards/fhir/r4.ts'
import type { FormatLanguage } from '../format/date.ts'
import { nonEmpty } from './elements.ts'
import { A_UNIT, DAYS, MADE, UNITS, WHEN } from './timing-terms.ts'

type Repeat = NonNullable<Timing['repeat']>

/**
 * A dosing of which only the structure came, in words that say so: `1日3回 食後（構造化データから）`, `3 times a day, after
 * meals (from structured data)`. undefined when there is nothing to say. Codes that are not known stand as they are;
 * nothing is computed.
 */
export function timingWords(timing: Timing | undefined, language: FormatLanguage): string | undefined {
  const repeat = timing?.repeat
  if (repeat === undefined) return undefined
  const parts = language === 'ja' ? inJapanese(repeat) : inEnglish(repeat)
  const words = parts.filter(nonEmpty).join(language === 'ja' ? ' ' : ', ')
  return words === '' ? undefined : `${words}${MADE[language]}`
}

/** Whether a structure says that the drug is not taken every day: once in more than a day, or on certain weekdays. */
export function skipsDays(timing: Timing | undefined): boolean {
  const { period, periodMax, periodUnit, dayOfWeek = [] } = timing?.repeat ?? {}
  const span = Number(decimalText(periodMax ?? period) ?? 1)
  const isOverDays =
    periodUnit === 'd' ? span > 1 : periodUnit === 'h' ? span > 24 : ['wk', 'mo', 'a'].includes(periodUnit ?? '')
  return isOverDays || (dayOfWeek.length > 0 && new Set(dayOfWeek).size < 7)
}

function inJapanese(repeat: Repeat): readonly (string | undefined)[] {
  const { dayOfWeek = [], count, countMax } = repeat
  const days = dayOfWeek.map((day) => DAYS.get(day)?.ja ?? day).join('・')
  const minutes = minutesOf(repeat)
  const when = (repeat.when ?? []).map(
    (code) => `${WHEN.get(code)?.ja ?? code}${minutes === undefined ? '' : `${minutes}分`}`,
  )
  const all = range(count, countMax, '〜')
  return [
    rateInJapanese(repeat),
    days === '' ? undefined : `${days}曜日`,
    when.join('・'),
    clocksOf(repeat).join('・'),
    all === undefined ? undefined : `計${all}回`,
  ]
}

function rateInJapanese({ frequency, frequencyMax, period, periodMax, periodUnit }: Repeat): string | undefined {
  const times = range(frequency, frequencyMax, '〜')
  const span = range(period, periodMax, '〜')
  const unit = periodUnit === undefined ? undefined : (UNITS.get(periodUnit)?.ja ?? periodUnit)
  if (span === undefined || unit === undefined) return times === undefined ? undefined : `${times}回`
  // Once in each span, or only the span was told: every so often.
  const isEvery = times === undefined || times === '1'
  if (Number(span) !== 1) return isEvery ? `${span}${unit}ごと` : `${span}${unit}に${times}回`
  if (periodUnit === 'wk') return `週${times ?? '1'}回`
  if (periodUnit === 'mo') return `月${times ?? '1'}回`
  if (periodUnit === 'd' || periodUnit === 'a') return `1${unit}${times ?? '1'}回`
  return isEvery ? `1${unit}ごと` : `1${unit}に${times}回`
}

function inEnglish(repeat: Repeat): readonly (string | undefined)[] {
  const { dayOfWeek = [], count, countMax } = repeat
  const minutes = minutesOf(repeat)
  const when = (repeat.when ?? []).map(
    (code) => `${minutes === undefined ? '' : `${minutes} min `}${WHEN.get(code)?.en ?? code}`,
  )
  const all = range(count, countMax, '–')
  return [
    rateInEnglish(repeat),
    dayOfWeek.map((day) => DAYS.get(day)?.en ?? day).join(', '),
    when.join(', '),
    clocksOf(repeat).join(', '),
    all === undefined ? undefined : `${timesInEnglish(all)} in all`,
  ]
}

function rateInEnglish({ frequency, frequencyMax, period, periodMax, periodUnit }: Repeat): string | undefined {
  const times = range(frequency, frequencyMax, '–')
  const span = range(period, periodMax, '–')
  const unit = periodUnit === undefined ? undefined : (UNITS.get(periodUnit)?.en ?? periodUnit)
  if (span === undefined || unit === undefined) return times === undefined ? undefined : timesInEnglish(times)
  if (Number(span) === 1) return `${timesInEnglish(times ?? '1')} a ${A_UNIT.get(periodUnit ?? '') ?? unit}`
  const isEvery = times === undefined || times === '1'
  return isEvery ? `every ${span} ${unit}` : `${timesInEnglish(times)} in ${span} ${unit}`
}

function timesInEnglish(times: string): string {
  return times === '1' ? 'once' : `${times} times`
}

function minutesOf({ offset }: Repeat): string | undefined {
  const minutes = decimalText(offset)
  return minutes === '0' ? undefined : minutes
}

function clocksOf({ timeOfDay }: Repeat): readonly string[] {
  return (timeOfDay ?? []).map((time) => time.slice(0, 5))
}

function range(least: number | undefined, most: number | undefined, to: string): string | undefined {
  const [from, until] = [decimalText(least), decimalText(most)]
  return from !== undefined && until !== undefined && from !== until ? `${from}${to}${until}` : (from ?? until)
}
