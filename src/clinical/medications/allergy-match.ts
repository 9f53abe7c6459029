import type { Allergy, Contraindication } from '../condition-facts.ts'
import type { Concept } from '../fact-base.ts'
import { drugWords } from './generic-name.ts'
import { priceListIngredient } from './ingredient.ts'
import { plainText } from './plain-text.ts'

export type Caution = Allergy | Contraindication

/** A recorded allergy or contraindication that names what a drug is, and by what that was told (MED-11). */
export interface CautionMatch {
  readonly caution: Caution
  readonly by: 'code' | 'name'
}

/** Shorter names stand in too many others (Na, 卵, 大豆): by code alone, and the screens say so (`caution.method`). */
const LEAST_NAME = 3

/**
 * The active allergies and contraindications that match the drugs of a row: by the ingredient part of a code, because
 * the recorded cause stands word for word in the ordered name, or because the recorded words name the drug (「ロキソニンで
 * 蕁麻疹」, 「アモキシシリン水和物」). Passive: it marks, it never judges (MED-11).
 */
export function cautionMatches(names: readonly Concept[], cautions: readonly Caution[]): readonly CautionMatch[] {
  return cautions.filter(isInForce).flatMap<CautionMatch>((caution) => {
    const cause = causeOf(caution)
    const ingredient = priceListIngredient(cause)
    if (ingredient !== undefined && names.some((name) => priceListIngredient(name) === ingredient)) {
      return [{ caution, by: 'code' }]
    }
    const said = comparable(cause.text)
    const word = comparable(causeName(cause.text))
    const isNamed = names.some(
      (name) => isWithin(word, comparable(name.text)) || drugNames(name).some((each) => isWithin(each, said)),
    )
    return isNamed ? [{ caution, by: 'name' }] : []
  })
}

function isWithin(word: string, text: string): boolean {
  return word.length >= LEAST_NAME && text.includes(word)
}

function drugNames({ text }: Concept): readonly string[] {
  return drugWords(text).map(comparable)
}

function comparable(text: string): string {
  return plainText(text).toLowerCase()
}

export function causeOf(caution: Caution): Concept {
  return caution.kind === 'allergy' ? caution.cause : caution.what
}

function isInForce(caution: Caution): boolean {
  if (!caution.isActive || caution.status === 'entered-in-error' || caution.status === 'cancelled') return false
  if (caution.kind === 'contraindication') return true
  const isOfDrugs = caution.category !== 'food' && caution.category !== 'environment'
  return !caution.isNegation && !caution.isRefuted && isOfDrugs
}

/** `ロキソプロフェン` of 「ロキソプロフェン（ＮＳＡＩＤｓ） 喘息発作の既往」: what stands before a bracket or a space. */
function causeName(text: string): string {
  return (
    text
      .normalize('NFKC')
      .trim()
      .split(/[\s(「『【［[、,]/)[0] ?? ''
  )
}
