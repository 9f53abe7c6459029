import type { Amount } from '../fact-base.ts'
import type { Drug, MedicationLine } from '../medication-facts.ts'
import { plainText } from './plain-text.ts'

/** Units of which a piece is counted: 製剤量 says nothing more of them. */
const COUNTED =
  /^(?:\d*回)?(?:錠|t|tab|カプセル|c|cp|cap|包|枚|本|個|丸|筒|瓶|管|キット|シリンジ|バイアル|アンプル|袋|滴|噴霧|吸入|プッシュ|ブリスター)$/i
const MASS = /^(?:[mμu]?g|mcg|グラム)$/i
/** 散剤 and 液剤 by their names: there a dose in g or mg may be of the preparation or of its ingredient. Extracts (漢方) have but one. */
const POWDER_OR_LIQUID =
  /^(?!.*エキス).*(?:散|細粒|顆粒|ドライシロップ|DS|原末|末(?![梢期])|シロップ|内用液|エリキシル)/

/**
 * What the doses of a line must be told to be amounts of (MED-2): 製剤量 or 成分量 (力価) as its sender said; `untold`
 * where a powder or a liquid came with a mass and without a word, which may mean a tenfold difference. undefined where
 * nothing can be mistaken: pieces are counted.
 */
export function strengthTold({ dose, dailyDose, drugs }: MedicationLine): Drug['strengthType'] | 'untold' {
  const [drug] = drugs
  const units = [dose, dailyDose, drug?.amount].flatMap((amount) => unitOf(amount))
  if (drug === undefined || units.length === 0) return undefined
  const type = drug.strengthType
  if (type === 'ingredient') return type
  if (type === 'preparation') return units.every((unit) => COUNTED.test(unit)) ? undefined : type
  const isPowder = drugs.length === 1 && POWDER_OR_LIQUID.test(plainText(drug.name.text))
  return isPowder && units.some((unit) => MASS.test(unit)) ? 'untold' : undefined
}

function unitOf(amount: Amount | undefined): readonly string[] {
  return amount === undefined ? [] : [plainText(amount.unit ?? '')]
}
