import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'

const GENERIC_PRESCRIPTION = /^【般】/
/** Generic products are named 一般名 + 剤形 + 規格 + 「屋号」 by rule of the ministry (薬食審査発0922001, 2005). */
const MAKER = /「[^」]+」$/
const FORM_AND_REST = [
  '(?:OD|口腔内崩壊|腸溶|徐放|舌下|チュアブル|分散|持続性|配合|点滴|経口|外用|懸濁|眼|吸入用?)*',
  '(?:錠|カプセル|細粒|顆粒|散|ドライシロップ|シロップ|テープ|パップ|ゲル|軟膏|クリーム|ローション|点眼液|点鼻液|坐剤',
  '|注射液|注射用|静注液|静注用|静注|皮下注用|皮下注|筋注用|筋注|注|内用液|輸液|液|吸入)',
  '(?:小児用|用|剤|キット|シリンジ|バッグ|バイアル|カート|ソロスター|フレックスタッチ|オートインジェクター|(?:フレックス|ミリオ|クイック)?ペン(?:フィル)?)*',
  // `パップXR１２０ｍｇ`. Words that go on are a name in which a form stands by chance: リンゲル液, アルゲルドラート.
  '[A-Z]{0,2}(?![\\p{L}ー]).*$',
]
const FORM = new RegExp(FORM_AND_REST.join(''), 'u')

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

/** Salts and water are left out where an allergy is noted: 「ビソプロロール」, not 「ビソプロロールフマル酸塩」; K is none in ビタミンK. */
const SALT =
  /(?:塩酸塩|硫酸塩|硝酸塩|フマル酸塩|マレイン酸塩|メシル酸塩|ベシル酸塩|トシル酸塩|リン酸塩|酢酸塩|酒石酸塩|コハク酸塩|クエン酸塩|臭化水素酸塩|ナトリウム|カリウム|カルシウム|水和物|Na|(?<!ビタミン)K)+$/
/** `カロナール500`; digits behind a letter belong to the name (`ビタミンB12`). */
const STRENGTH = /(?<![a-z\d.])[\d.]+(?:mg|g|ml|%)?$/i
/** What is shorter is a part of too many names: 塩化 of 塩化カリウム, 透析 of 透析液. */
const LEAST_STEM = 3

/**
 * The words under which people note a drug, be it a brand or an ingredient: `アモキシシリン` of
 * 「アモキシシリンカプセル２５０ｍｇ「例示」」, and its whole name without the strength. For matching only.
 */
export function drugWords(product: string): readonly string[] {
  const name = ordered(product.replaceAll(/\s+/g, ''))
  const whole = name.replace(STRENGTH, '')
  const stem = [FORM, STRENGTH, SALT].reduce((word, end) => {
    const left = word.replace(end, '')
    return left.length < LEAST_STEM ? word : left
  }, name)
  return [...new Set([stem, whole])]
}

function ofProduct(text: string): string | undefined {
  const name = text.normalize('NFKC')
  return GENERIC_PRESCRIPTION.test(name) || MAKER.test(name) ? withoutForm(name) : undefined
}

function withoutForm(name: string | undefined): string | undefined {
  const generic = name === undefined ? '' : ordered(name).replace(FORM, '').trim()
  return generic === '' ? undefined : generic
}

/** The name without who makes it and how it was prescribed. */
function ordered(name: string): string {
  return name.normalize('NFKC').replace(GENERIC_PRESCRIPTION, '').replace(MAKER, '')
}
