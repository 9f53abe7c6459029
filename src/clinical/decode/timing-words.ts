import { decimalText } from '#standards/fhir/exact-json.ts'
import type { Timing } from '#standards/fhir/r4.ts'
import { nonEmpty } from './elements.ts'

type Repeat = NonNullable<Timing['repeat']>

/** Stands behind words that no prescriber wrote: they were made from the structure of the record (VAL-5). */
const MADE = '（構造化データから）'

/** EventTiming of FHIR R4 in the words of Japanese dosing. */
const WHEN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    MORN: '朝',
    'MORN.early': '早朝',
    'MORN.late': '午前遅く',
    NOON: '正午',
    AFT: '午後',
    'AFT.early': '午後早く',
    'AFT.late': '午後遅く',
    EVE: '夕',
    'EVE.early': '夕方早く',
    'EVE.late': '夕方遅く',
    NIGHT: '夜',
    PHS: '就寝後',
    HS: '就寝前',
    WAKE: '起床時',
    C: '食事中',
    CM: '朝食中',
    CD: '昼食中',
    CV: '夕食中',
    AC: '食前',
    ACM: '朝食前',
    ACD: '昼食前',
    ACV: '夕食前',
    PC: '食後',
    PCM: '朝食後',
    PCD: '昼食後',
    PCV: '夕食後',
  }),
)

const DAYS: ReadonlyMap<string, string> = new Map(
  Object.entries({ mon: '月', tue: '火', wed: '水', thu: '木', fri: '金', sat: '土', sun: '日' }),
)

const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({ s: '秒', min: '分', h: '時間', d: '日', wk: '週間', mo: 'か月', a: '年' }),
)

/**
 * A dosing of which only the structure came, in words that say so: `1日3回 食後（構造化データから）`. undefined when there is
 * nothing to say. Codes that are not known stand as they are; nothing is computed.
 */
export function timingWords(timing: Timing | undefined): string | undefined {
  const repeat = timing?.repeat
  if (repeat === undefined) return undefined
  const words = [rateOf(repeat), daysOf(repeat), whenOf(repeat), timesOf(repeat), countOf(repeat)].filter(nonEmpty)
  return words.length === 0 ? undefined : `${words.join(' ')}${MADE}`
}

/** Whether a structure says that the drug is not taken every day: once in more than a day, or on certain weekdays. */
export function skipsDays(timing: Timing | undefined): boolean {
  const { period, periodMax, periodUnit, dayOfWeek = [] } = timing?.repeat ?? {}
  const span = Number(decimalText(periodMax ?? period) ?? 1)
  const isOverDays =
    periodUnit === 'd' ? span > 1 : periodUnit === 'h' ? span > 24 : ['wk', 'mo', 'a'].includes(periodUnit ?? '')
  return isOverDays || (dayOfWeek.length > 0 && new Set(dayOfWeek).size < 7)
}

function rateOf({ frequency, frequencyMax, period, periodMax, periodUnit }: Repeat): string | undefined {
  const times = range(frequency, frequencyMax)
  const span = range(period, periodMax)
  const unit = periodUnit === undefined ? undefined : (UNITS.get(periodUnit) ?? periodUnit)
  if (span === undefined || unit === undefined) return times === undefined ? undefined : `${times}回`
  // Once in each span, or only the span was told: every so often.
  const isEvery = times === undefined || times === '1'
  if (Number(span) !== 1) return isEvery ? `${span}${unit}ごと` : `${span}${unit}に${times}回`
  if (periodUnit === 'wk') return `週${times ?? '1'}回`
  if (periodUnit === 'mo') return `月${times ?? '1'}回`
  if (periodUnit === 'd' || periodUnit === 'a') return `1${unit}${times ?? '1'}回`
  return isEvery ? `1${unit}ごと` : `1${unit}に${times}回`
}

function daysOf({ dayOfWeek }: Repeat): string | undefined {
  const days = (dayOfWeek ?? []).map((day) => DAYS.get(day) ?? day)
  return days.length === 0 ? undefined : `${days.join('・')}曜日`
}

function whenOf({ when, offset }: Repeat): string | undefined {
  const minutes = decimalText(offset)
  const before = minutes === undefined || minutes === '0' ? '' : `${minutes}分`
  return nonEmpty((when ?? []).map((code) => `${WHEN.get(code) ?? code}${before}`).join('・'))
}

function timesOf({ timeOfDay }: Repeat): string | undefined {
  return nonEmpty((timeOfDay ?? []).map((time) => time.slice(0, 5)).join('・'))
}

function countOf({ count, countMax }: Repeat): string | undefined {
  const times = range(count, countMax)
  return times === undefined ? undefined : `計${times}回`
}

function range(least: number | undefined, most: number | undefined): string | undefined {
  const [from, to] = [decimalText(least), decimalText(most)]
  return from !== undefined && to !== undefined && from !== to ? `${from}〜${to}` : (from ?? to)
}
