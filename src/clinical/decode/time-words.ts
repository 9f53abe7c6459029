import type { Quantity } from '#standards/fhir/r4.ts'
import type { FormatLanguage } from '../format/date.ts'
import { amountOf, amountText, nonEmpty } from './elements.ts'
import { labelled } from './own-words.ts'

interface TimeInWords {
  readonly text?: string | undefined
  readonly age?: Quantity | undefined
  readonly range?: { readonly low?: Quantity; readonly high?: Quantity } | undefined
}

const LABEL = {
  onset: { ja: '発症', en: 'Onset' },
  end: { ja: '終了', en: 'Ended' },
  performed: { ja: '実施', en: 'Performed' },
  given: { ja: '接種', en: 'Given' },
} as const

/**
 * A time that is told in words (`幼少時`), as an age or as a range of ages, for the remarks of a record: `発症：幼少時`. No day
 * can be made of it, and without it the record would look as if its sender had said nothing (VAL-5, VAL-7).
 */
export function timeWords(
  what: keyof typeof LABEL,
  { text, age, range }: TimeInWords,
  language: FormatLanguage,
): readonly string[] {
  const ages = [ageText(range?.low, language), ageText(range?.high, language)]
  const span = ages.some((each) => each !== undefined) ? ages.join(language === 'ja' ? '〜' : '–') : undefined
  const words = nonEmpty(text) ?? ageText(age, language) ?? span
  return words === undefined ? [] : [labelled(LABEL[what], words, language)]
}

/** `45歳`, `45 y`; a unit other than years stands as it was sent. */
function ageText(age: Quantity | undefined, language: FormatLanguage): string | undefined {
  const amount = amountOf(age)
  if (amount === undefined) return undefined
  if (!['a', '歳', '年', 'year', 'years'].includes(amount.unit ?? '')) return amountText(amount)
  return language === 'ja' ? `${amount.text}歳` : `${amount.text} y`
}
