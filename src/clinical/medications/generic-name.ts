import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'

const GENERIC_PRESCRIPTION = /^【般】/
/** Generic products are named 一般名 + 剤形 + 規格 + 「屋号」 by rule of the ministry (薬食審査発0922001, 2005). */
const MAKER = /「[^」]+」$/
const FORM =
  /(?:OD|口腔内崩壊|腸溶|徐放|舌下|チュアブル|分散|持続性|配合)*(?:錠|カプセル|細粒|顆粒|散|シロップ|ドライシロップ|テープ|パップ|ゲル|軟膏|クリーム|ローション|点眼液|点鼻液|坐剤|注射液|注射用|静注用|静注|皮下注|注|内用液|液|吸入).*$/

/**
 * The 一般名 that the records themselves give for a group (MED-1): the display of a code of the 一般名処方マスタ, else the
 * name of a 【般】 prescription or of a generic product up to its form. Undefined when they hold brand names only.
 */
export function genericName(names: readonly Concept[]): string | undefined {
  const listed = names.flatMap(({ codings }) => codings).find(({ system, display }) => isGeneric(system) && display)
  return withoutForm(listed?.display) ?? names.map(({ text }) => ofProduct(text)).find((name) => name !== undefined)
}

function isGeneric(system: string): boolean {
  return system === SYSTEM.generalOrder
}

/** Salts and water are left out where an allergy is noted: 「ビソプロロール」, not 「ビソプロロールフマル酸塩」. */
const SALT =
  /(?:塩酸塩|硫酸塩|硝酸塩|フマル酸塩|マレイン酸塩|メシル酸塩|ベシル酸塩|トシル酸塩|リン酸塩|酢酸塩|酒石酸塩|コハク酸塩|クエン酸塩|臭化水素酸塩|ナトリウム|カリウム|カルシウム|水和物|Na|K)+$/
/** `カロナール500`; digits behind a letter belong to the name (`ビタミンB12`). */
const STRENGTH = /(?<![a-z\d.])[\d.]+(?:mg|g|ml|%)?$/i

/**
 * `アモキシシリン` of 「アモキシシリンカプセル２５０ｍｇ「例示」」: the word under which people note a drug, be it a brand or an
 * ingredient. For matching only.
 */
export function drugWord(product: string): string {
  const name = withoutForm(product.replaceAll(/\s+/g, '')) ?? ''
  return name.replace(STRENGTH, '').replace(SALT, '')
}

function ofProduct(text: string): string | undefined {
  const name = text.normalize('NFKC')
  return GENERIC_PRESCRIPTION.test(name) || MAKER.test(name) ? withoutForm(name) : undefined
}

function withoutForm(name: string | undefined): string | undefined {
  const generic = name?.normalize('NFKC').replace(GENERIC_PRESCRIPTION, '').replace(MAKER, '').replace(FORM, '').trim()
  return generic === '' ? undefined : generic
}
