import type { Allergy, Contraindication } from '../condition-facts.ts'
import type { Concept } from '../fact-base.ts'
import { drugWords } from './generic-name.ts'
import { priceListIngredient } from './ingredient.ts'
import { plainText } from './plain-text.ts'

export type Caution = Allergy | Contraindication

/** A recorded allergy or contraindication that names what a drug is, and by what that was told (MED-11). */
export interface CautionMatch {
  readonly caution: Caution
  /** What of the record names it: its cause, or a substance of one of its reactions. */
  readonly named: Concept
  readonly by: 'code' | 'name'
}

/** Shorter names stand in too many others (Na, 卵, 大豆): by code alone, and the screens say so (`caution.method`). */
const LEAST_NAME = 3

/**
 * The active allergies and contraindications that match the drugs of a row: by the ingredient part of a code, because
 * the recorded cause, or a substance that a reaction of it names, stands word for word in the ordered name, or because the recorded words name the drug (「ロキソニンで
 * 蕁麻疹」, 「アモキシシリン水和物」). Passive: it marks, it never judges (MED-11).
 */
export function cautionMatches(names: readonly Concept[], cautions: readonly Caution[]): readonly CautionMatch[] {
  return cautions.filter(isInForce).flatMap<CautionMatch>((caution) => {
    const all = caution.kind === 'allergy' ? [caution.cause, ...caution.substances] : [caution.what]
    const coded = all.find((each) => isCodeOf(each, names))
    if (coded !== undefined) return [{ caution, named: coded, by: 'code' }]
    const worded = all.find((each) => isNameOf(each, names))
    return worded === undefined ? [] : [{ caution, named: worded, by: 'name' }]
  })
}

function isCodeOf(cause: Concept, names: readonly Concept[]): boolean {
  const ingredient = priceListIngredient(cause)
  return ingredient !== undefined && names.some((name) => priceListIngredient(name) === ingredient)
}

function isNameOf(cause: Concept, names: readonly Concept[]): boolean {
  const said = comparable(cause.text)
  const word = comparable(causeName(cause.text))
  return names.some(
    (name) => isWithin(word, comparable(name.text)) || drugNames(name).some((each) => isWithin(each, said)),
  )
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

/** What is warned of, as recorded, with the substance of a reaction where that is what matched: 「抗菌薬（セファゾリン）」. */
export function cautionText({ caution, named }: CautionMatch): string {
  const cause = caution.kind === 'allergy' ? caution.cause : caution.what
  return named === cause ? cause.text : `${cause.text}（${named.text}）`
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
