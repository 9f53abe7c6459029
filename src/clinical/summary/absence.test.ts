import { describe, expect, it } from 'vitest'
import { fakeAllergy } from '#testing/fake-facts.ts'
import type { AllergyCategory } from '../condition-facts.ts'
import { absenceOf, isWholeNegation } from './absence.ts'

const negation = (text: string, at = '2025-04-09', category: AllergyCategory = 'unknown') =>
  fakeAllergy('a', text, at, { isNegation: true, category })

describe('「アレルギーなし」', () => {
  it('HDR-2: needs a record that says so and the whole answer of everybody', () => {
    const by = negation('アレルギーなし')
    expect(absenceOf([by], true)).toEqual({ kind: 'confirmed', by })
  })

  it('H-03: is not said while anybody is missing, whatever a record says', () => {
    expect(absenceOf([negation('アレルギーなし')], false)).toEqual({ kind: 'denied-by-some' })
  })

  it('HDR-2, H-17: a denial that its sender calls unconfirmed proves nothing', () => {
    const unconfirmed = fakeAllergy('a', 'アレルギーなし', '2025', { isNegation: true, verification: 'unconfirmed' })
    expect(absenceOf([unconfirmed], true)).toEqual({ kind: 'denied-by-some' })
  })

  it('H-05: no record at all is 記録なし（未確認）, and before everybody has answered not even that', () => {
    expect([absenceOf([], true).kind, absenceOf([], false).kind]).toEqual(['not-recorded', 'unknown'])
  })

  it('H-17: 「薬物アレルギー：なし」 says nothing of food, and never stands for なし alone', () => {
    expect(absenceOf([negation('薬物アレルギー：特になし')], true)).toEqual({ kind: 'denied-by-some' })
    const whole = negation('なし', '2024-09-02')
    expect(absenceOf([negation('薬物アレルギー：特になし'), whole], true)).toEqual({ kind: 'confirmed', by: whole })
  })

  it.each([
    'アレルギーなし',
    'アレルギー：なし',
    'アレルギー（－）',
    'アレルギー歴 なし。',
    '既知のアレルギーなし',
    '特記すべきアレルギーなし',
    '特にアレルギーなし',
    'なし',
    '特になし',
    'No known allergies',
    'No Known Allergy (situation)',
    'NKA',
  ])('HDR-2: 「%s」 denies every allergy', (text) => {
    expect(isWholeNegation(negation(text))).toBe(true)
  })

  it.each([
    '薬剤アレルギーなし',
    '薬物アレルギー：特になし',
    '食物アレルギー なし',
    '造影剤アレルギーなし',
    'ヨードアレルギーなし',
    'ヨードアレルギー（－）',
    'そばアレルギーなし',
    '大豆アレルギーなし',
    '小麦アレルギーなし',
    '牛乳アレルギーなし',
    'ピリンアレルギーなし',
    'セフェムアレルギーなし',
    '局所麻酔アレルギーなし',
    'キシロカインアレルギーなし',
    'アスピリン過敏症なし',
    'アルコール過敏症なし',
    'その他アレルギーなし',
    '副作用なし',
    '禁忌なし',
    'アレルギーの登録は特になし',
    'エビ、アレルギーなし',
    'No known drug allergies',
    'No known latex allergy',
    'NKDA',
  ])('H-03, H-17: 「%s」 denies one thing and never all', (text) => {
    expect(isWholeNegation(negation(text))).toBe(false)
    expect(absenceOf([negation(text)], true)).toEqual({ kind: 'denied-by-some' })
  })

  it('H-17: a bare 「なし」 of the 区分 food denies no more than allergies to food', () => {
    expect(isWholeNegation(negation('なし', undefined, 'food'))).toBe(false)
    expect(isWholeNegation(negation('アレルギーなし', undefined, 'food'))).toBe(true)
  })

  it('reads the codes for "no known drug allergy" as what they are', () => {
    const codings = [{ system: 'http://snomed.info/sct', code: '409137002', display: undefined }]
    const coded = fakeAllergy('a', 'なし', '2025', {
      category: 'unknown',
      cause: { text: 'なし', codings, isStandard: true },
    })
    expect(isWholeNegation(coded)).toBe(false)
  })
})
