import type { Quantity } from '#standards/fhir/r4.ts'
import { amountOf, amountText, nonEmpty } from './elements.ts'

interface Ages {
  readonly low?: Quantity
  readonly high?: Quantity
}

/**
 * A time that is told in words (`幼少時`), as an age or as a range of ages, for the remarks of a record: `発症：幼少時`. No day
 * can be made of it, and without it the record would look as if its sender had said nothing (VAL-5, VAL-7).
 */
export function timeWords(what: string, text: string | undefined, age?: Quantity, range?: Ages): readonly string[] {
  const ages = [ageText(range?.low), ageText(range?.high)]
  const words =
    nonEmpty(text) ?? ageText(age) ?? (ages.some((each) => each !== undefined) ? ages.join('〜') : undefined)
  return words === undefined ? [] : [`${what}：${words}`]
}

/** `45歳`; a unit other than years stands as it was sent. */
function ageText(age: Quantity | undefined): string | undefined {
  const amount = amountOf(age)
  if (amount === undefined) return undefined
  return ['a', '歳', '年', 'year', 'years'].includes(amount.unit ?? '') ? `${amount.text}歳` : amountText(amount)
}
