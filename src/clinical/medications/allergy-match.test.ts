import { describe, expect, it } from 'vitest'
import { fakeAllergy, fakeContraindication } from '#testing/fake-facts.ts'
import { sampleDrug } from '#testing/sample-supplies.ts'
import type { Allergy } from '../condition-facts.ts'
import { cautionMatches, cautionText } from './allergy-match.ts'

const AMOXICILLIN = sampleDrug('アモキシシリンカプセル２５０ｍｇ「例示」', '6131001M2990')
const LOXOPROFEN_TAPE = sampleDrug('ロキソプロフェンＮａテープ１００ｍｇ「例示」', '2649735S3990')

const allergyTo = (text: string, code?: string, more: Partial<Allergy> = {}) =>
  fakeAllergy('a', text, '2012-03-19', { cause: sampleDrug(text, code), ...more })
const by = (...matches: ReturnType<typeof cautionMatches>) => matches.map((match) => match.by)

describe('MED-11: an allergy or contraindication that names a drug', () => {
  it('matches by the ingredient of its code', () => {
    expect(by(...cautionMatches([AMOXICILLIN], [allergyTo('サワシリン', '6131001M1020')]))).toEqual(['code'])
  })

  it('matches by its exact name within the name as ordered, across widths', () => {
    expect(by(...cautionMatches([AMOXICILLIN], [allergyTo('ｱﾓｷｼｼﾘﾝ')]))).toEqual(['name'])
  })

  it('matches by what a reaction names beside the cause, and says so: 抗菌薬（セファゾリン）', () => {
    const cefazolin = sampleDrug('セファゾリンナトリウム注射用１ｇ「例示」', '6132401D1990')
    const allergy = allergyTo('抗菌薬', undefined, { substances: [sampleDrug('セファゾリン')] })
    expect(cautionMatches([cefazolin], [allergy]).map(cautionText)).toEqual(['抗菌薬（セファゾリン）'])
    const coded = allergyTo('抗菌薬', undefined, { substances: [sampleDrug('CEZ', '6132401D1010')] })
    expect(by(...cautionMatches([cefazolin], [coded]))).toEqual(['code'])
    expect(cautionMatches([AMOXICILLIN], [allergy])).toEqual([])
    expect(cautionMatches([AMOXICILLIN], [allergyTo('アモキシシリン')]).map(cautionText)).toEqual(['アモキシシリン'])
  })

  it('a contraindication is known by what stands before its explanation', () => {
    const nsaid = fakeContraindication('a', 'ロキソプロフェン（ＮＳＡＩＤｓ） 喘息発作の既往')
    expect(by(...cautionMatches([LOXOPROFEN_TAPE], [nsaid]))).toEqual(['name'])
  })

  it.each([
    ['ロキソニンで蕁麻疹', 'ロキソニン錠６０ｍｇ'],
    ['アモキシシリン水和物', 'アモキシシリンカプセル２５０ｍｇ「例示」'],
    ['NSAIDs（ｱｽﾋﾟﾘﾝ喘息）', 'アスピリン腸溶錠１００ｍｇ「例示」'],
    ['カロナール使用後に皮疹', 'カロナール５００'],
    ['抗てんかん薬（バルプロ酸など）', 'バルプロ酸ナトリウム徐放錠２００ｍｇ「例示」'],
    ['ビソプロロールで徐脈', '【般】ビソプロロールフマル酸塩錠２．５ｍｇ'],
    ['リンゲル液でショック', 'リンゲル液「例示」'],
    ['乳酸リンゲルで発疹', '乳酸リンゲル液５００ｍＬ「例示」'],
    ['アルゲルドラートで下痢', 'アルゲルドラート細粒「例示」'],
    ['アルゲルドラートで下痢', 'アルゲルドラート'],
    ['透析液で発疹', '透析液「例示」'],
    ['塩化カリウムで血管痛', '塩化カリウム徐放錠６００ｍｇ「例示」'],
    ['ビタミンKで発疹', 'ビタミンＫ注１０ｍｇ「例示」'],
    ['バンコマイシンで紅潮', 'バンコマイシン塩酸塩点滴静注用０．５ｇ「例示」'],
    ['インスリン グラルギンで硬結', 'インスリン グラルギンＢＳ注ミリオペン「例示」'],
    ['ノボラピッドで硬結', 'ノボラピッド注ペンフィル'],
    ['スピリーバで口渇', 'スピリーバ吸入用カプセル１８μｇ'],
    ['モーラスで光線過敏', 'モーラステープＬ４０ｍｇ'],
    ['ロキソプロフェン錠で蕁麻疹', 'ロキソプロフェン錠６０ｍｇ「例示」'],
    ['lipiodol', 'Ｌｉｐｉｏｄｏｌ注１０ｍＬ'],
  ])('what was written in free words names the drug: %s, %s', (noted, ordered) => {
    expect(by(...cautionMatches([sampleDrug(ordered)], [allergyTo(noted)]))).toEqual(['name'])
  })

  it.each([
    ['ビタミンB1で発疹', 'ビタミンＢ１２注'],
    ['ビタミンCで発疹', 'ビタミンＫ注１０ｍｇ「例示」'],
    ['乳酸リン酸塩で発疹', '乳酸リンゲル液５００ｍＬ「例示」'],
    ['塩化ナトリウム', '塩化カリウム徐放錠６００ｍｇ「例示」'],
    ['アンピシリンで発疹', 'アモキシシリンカプセル２５０ｍｇ「例示」'],
    ['PL配合顆粒', 'ＭＳ配合顆粒「例示」'],
  ])('free words about another drug name it not: %s, %s', (noted, ordered) => {
    expect(cautionMatches([sampleDrug(ordered)], [allergyTo(noted)])).toEqual([])
  })

  it('does not match what is only of one kind (ペニシリン系), nor another drug', () => {
    expect(cautionMatches([AMOXICILLIN], [allergyTo('ペニシリン系'), allergyTo('セフェム')])).toEqual([])
    expect(cautionMatches([LOXOPROFEN_TAPE], [allergyTo('アモキシシリン', '6131001M2990')])).toEqual([])
  })

  it('does not match short words that stand in too many names', () => {
    expect(cautionMatches([LOXOPROFEN_TAPE], [allergyTo('Na'), allergyTo('テー')])).toEqual([])
  })

  it.each<[string, Partial<Allergy>]>([
    ['a negation (アレルギーなし)', { isNegation: true }],
    ['a refuted one', { isRefuted: true }],
    ['an inactive one', { isActive: false }],
    ['one entered in error', { status: 'entered-in-error' }],
    ['a food', { category: 'food' }],
  ])('H-17: does not match %s', (_, more) => {
    expect(cautionMatches([AMOXICILLIN], [allergyTo('アモキシシリン', '6131001M2990', more)])).toEqual([])
  })

  it('finds a match in any drug of a mixture', () => {
    expect(cautionMatches([LOXOPROFEN_TAPE, AMOXICILLIN], [allergyTo('アモキシシリン')])).toHaveLength(1)
  })
})
