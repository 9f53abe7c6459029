import { plainText } from './plain-text.ts'

const WEEKDAY = '[月火水木金土日]'
const COUNT = '[\\d一二三四五六]+'

/** Words of a dosing, without spaces and in half width, that leave days out. */
const LEAVES_OUT: readonly RegExp[] = [
  /隔日|隔週|日おき|日置き|奇数日|偶数日/,
  // 3日ごと, 2日に1回; 1日3回, 1日に2回 and 8時間ごと are every day.
  /(?<![\d.])(?:[2-9]|[1-9]\d+)日(?:毎|ごと|に[\d一二三]+[回度])/,
  new RegExp(`毎週|週間?(?:に|当たり|あたり)?${COUNT}(?:[~〜-]\\d+)?[回度]|週間?(?:毎|ごと|おき)|[偶奇]数週`),
  // 週3日, 1週間に3日; but 2週間 1日2回 and 1週7日分 are every day.
  /週(?:間?(?:に|当たり|あたり))?[1-6一二三四五六]日(?![分間目])/,
  // 1回/週, 1回/2週, 1回/3日; 1回/日 is every day.
  /[回度]\/(?:\d*(?:週|[かカヶヵケ]?月|w(?![a-z])|年)|(?:[2-9]|[1-9]\d+)日)/i,
  /\dw(?:毎|ごと|おき|に\d)|(?<![a-z])q(?:\d*w|\.?o\.?d)(?![a-z])/i,
  /毎月|(?<!\d)[かカヶヵケ]?月に?[\d一]+[回度]|[かカヶヵケ]月(?:毎|ごと|おき|に[\d一]+[回度])|年(?:毎|ごと|に[\d一]+[回度])/,
  new RegExp(`${WEEKDAY}曜|曜日指定|(?<!${WEEKDAY}|\\d)${WEEKDAY}(?:[・、,./]${WEEKDAY})+(?!\\d)`),
  // 月水金 without signs between them, in the order of the week; 年月日 is no weekday, nor is the day in 毎日水で.
  /(?<![\d年])(?:月(?=[火水木金土])|火(?=[水木金土日])|水(?=[木金土日])|木(?=[金土日])|金(?=[土日])|土(?=日))/,
  /(?<!\d)(?:[月火水木][~〜–-][火水木金土]|[金土][~〜–-][土日])|第[\d一二三四](?:[・、,./][\d一二三四])*(?:週|[月火水木金土])/,
  // 21日投与7日休薬, 4投2休, 日祝休み; a drug of the days with dialysis, or of those without. お休み前 is every evening.
  /休薬|(?<!お)休み(?!前)|投\d+休|日間?休|透析[日前後中時]|(?<![a-z])HD[日前後中時]/i,
  /everyother|alternate|weekly|monthly|(?:a|per|times|every\d*)(?:week|month)|every[2-9]\d*days|(?:mon|tues|wednes|thurs|fri|satur|sun)day/i,
  // Codes of JAMI's supplementary usage that came without words: intervals and weekdays (fhir-jp.md §2.2).
  /^[IW]\d{7}$/,
]

/**
 * Whether a dosing says that the drug is not taken every day: 隔日, 週1回, 月・木曜日, 3日ごと, 休薬 … Then 「4日分」 may be
 * four days of the calendar or four weeks of one dose each, and nobody can tell from it when the supply ends (MED-4, H-15).
 */
export function leavesDaysOut(texts: readonly string[]): boolean {
  const written = texts.map(plainText)
  return LEAVES_OUT.some((words) => written.some((text) => words.test(text)))
}
