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

/** 週1回, 1週間に1回, 1回/週, 週1日, 7日に1回; of the days of an illness or of a rest (週1回休薬) it says nothing. */
const ONCE_A_WEEK: readonly RegExp[] = [
  /(?<![隔数第\d])1?週間?(?:に|当たり|あたり)?1[回度](?!休)/,
  /(?<!\d)1[回度]\/1?週/,
  /(?<![隔数第\d])1?週(?:間?に)?1日(?![分間目は休]|\d+[回度])/,
  /(?<!\d)7日(?:に1[回度]|毎|ごと)/,
  /(?<!twice|thrice|times|two|three|bi-?|semi-?)weekly|once(?:aweek|perweek|everyweek)/i,
]
const KANJI_DIGITS = '一二三四五六七'
const WEEKDAYS = /(?<!\d)([月火水木金土日])(?=(?:[・、,./]?[月火水木金土日])*曜)/g
const EVERY_WEEK = /毎週((?:[月火水木金土日][・、,./]?)+)/g
/** With these words a weekday is a rest, a beginning, a range, one of a month or one of several a week. */
const NOT_EACH_WEEK =
  /休|以外|除|(?<!データ)から|より|まで|開始|受診|再診|来院|隔|[偶奇]数|第[\d一二三四]|[2-9]週|毎月|(?<!\d)月に?\d回|週間?に?[2-9][回度日]|[曜月火水木金土日][~〜–-][月火水木金土日]/

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

/** 週1回, 1週間に1回, 毎週月曜日, 木曜日 朝食後 …; 2週に1回, 隔週1回, 週1回休薬 and two weekdays are something else. */
function isStatedWeekly({ usage, instructions }: MedicationLine): boolean {
  const text = plainText([usage ?? '', ...instructions].join(' ')).replaceAll(
    /[一二三四五六七](?=[回度週日])/g,
    (digit) => String(KANJI_DIGITS.indexOf(digit) + 1),
  )
  return ONCE_A_WEEK.some((words) => words.test(text)) || isOnOneWeekday(text)
}

function isOnOneWeekday(text: string): boolean {
  if (NOT_EACH_WEEK.test(text)) return false
  const named = [...text.matchAll(WEEKDAYS), ...text.matchAll(EVERY_WEEK)].flatMap(([, days = '']) => [...days])
  return new Set(named.filter((each) => /[月火水木金土日]/.test(each))).size === 1
}

/** A product that is known to be taken once a week, whatever its dosing says. */
export function isWeekly(name: Concept): boolean {
  if (priceListIngredient(name) === undefined && WEEKLY_NAMES.test(plainText(name.text))) return true
  return name.codings.some(isWeeklyCode)
}

function isWeeklyCode({ code }: { readonly code: string }): boolean {
  return WEEKLY_CODES.some((known) => code.startsWith(known))
}
