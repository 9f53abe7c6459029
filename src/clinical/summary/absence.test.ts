import { describe, expect, it } from 'vitest'
import { fakeAllergy } from '#testing/fake-facts.ts'
import { absenceOf, isWholeNegation } from './absence.ts'

const negation = (text: string, at = '2025-04-09') => fakeAllergy('a', text, at, { isNegation: true })

describe('「アレルギーなし」', () => {
  it('HDR-2: needs a record that says so and the whole answer of everybody', () => {
    const by = negation('アレルギーなし')
    expect(absenceOf([by], true)).toEqual({ kind: 'confirmed', by })
  })

  it('H-03: is not said while anybody is missing, whatever a record says', () => {
    expect(absenceOf([negation('アレルギーなし')], false)).toEqual({ kind: 'denied-by-some' })
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
    ['アレルギーなし', true],
    ['特記すべきアレルギーなし', true],
    ['なし', true],
    ['No known allergies', true],
    ['薬剤アレルギーなし', false],
    ['食物アレルギー なし', false],
    ['No known drug allergies', false],
  ])('%s denies everything: %s', (text, isWhole) => {
    expect(isWholeNegation(negation(text))).toBe(isWhole)
  })

  it('reads the codes for "no known drug allergy" as what they are', () => {
    const codings = [{ system: 'http://snomed.info/sct', code: '409137002', display: undefined }]
    const coded = fakeAllergy('a', 'なし', '2025', { cause: { text: 'なし', codings, isStandard: true } })
    expect(isWholeNegation(coded)).toBe(false)
  })
})
