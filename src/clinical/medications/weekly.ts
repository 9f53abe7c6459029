import type { Concept } from '../fact-base.ts'
import type { MedicationLine } from '../medication-facts.ts'
import type { Weekly } from './drug-row.ts'
import { priceListIngredient } from './ingredient.ts'
import type { InjectionCourse } from './injection-courses.ts'
import { plainText } from './plain-text.ts'

/**
 * Products that are taken once a week and do harm when taken daily, by the beginning of their code in the price list:
 * methotrexate for rheumatism (by mouth and as 皮下注), alendronate 35 mg. What else is weekly is told by its dosing text.
 */
const WEEKLY_CODES = ['3999016', '3999018F2'] as const
/** The same by name, for records without such a code; 2.5 mg of methotrexate is for other diseases. */
const WEEKLY_NAMES =
  /(?:リウマトレックス|メトトレキサート).*[^\d.]2mg|(?:アレンドロン酸|ボナロン|フォサマック).*35mg|メトジェクト/i

const TIMES_A_WEEK = /(\d*)週間?(?:に|当たり)?1[回度](?!休)/g
const WEEKDAYS = /([月火水木金土日])(?=曜|(?:[・、,][月火水木金土日])+曜)/g
const ONLY_THEN = /毎週|のみ|だけ/
const IN_ENGLISH = /once(?:aweek|weekly|perweek)/i

/**
 * Whether a drug is taken once a week (H-15), by the lines in force: an old 「週1回」 must not vouch for a newer 「1日1回」,
 * which is the very error that the mark is for. `history` = all lines of the drug.
 */
export function weeklyOf(
  inForce: readonly MedicationLine[],
  history: readonly MedicationLine[] = inForce,
): Weekly | undefined {
  if (inForce.length > 0 && inForce.every(isStatedWeekly)) return 'stated'
  if (inForce.some(({ drugs }) => drugs.some(({ name }) => isWeekly(name)))) return 'ingredient'
  return history.some(isStatedWeekly) ? 'formerly' : undefined
}

/** The same of an injection: by its newest order, with all its orders and administrations. */
export function weeklyOfCourse({ newest, runs, undated }: InjectionCourse): Weekly | undefined {
  const events = [...runs.flatMap((run) => run.events), ...undated]
  const orders = events.flatMap(({ ordered }) => ordered ?? [])
  return weeklyOf([newest], [newest, ...orders])
}

/** 週1回, 1週間に1回, 毎週月曜日, 月曜日のみ …; 2週に1回, 週1回休薬 and two weekdays are something else. */
function isStatedWeekly({ usage, instructions }: MedicationLine): boolean {
  const text = plainText([usage ?? '', ...instructions].join(' '))
  const isOnceAWeek = [...text.matchAll(TIMES_A_WEEK)].some(([, weeks]) => weeks === '' || weeks === '1')
  return isOnceAWeek || isOnOneWeekday(text) || IN_ENGLISH.test(text)
}

function isOnOneWeekday(text: string): boolean {
  return new Set([...text.matchAll(WEEKDAYS)].map(([, day]) => day)).size === 1 && ONLY_THEN.test(text)
}

/** A product that is known to be taken once a week, whatever its dosing says. */
export function isWeekly(name: Concept): boolean {
  if (priceListIngredient(name) === undefined && WEEKLY_NAMES.test(plainText(name.text))) return true
  return name.codings.some(isWeeklyCode)
}

function isWeeklyCode({ code }: { readonly code: string }): boolean {
  return WEEKLY_CODES.some((known) => code.startsWith(known))
}
