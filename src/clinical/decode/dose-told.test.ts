import { describe, expect, it } from 'vitest'
import { decimal } from '#standards/fhir/exact-json.ts'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { DosageDoseAndRate } from '#standards/fhir/r4.ts'
import { doseTold } from './dose-told.ts'

const quantity = (value: string, unit: string) => ({ value: decimal(value), unit })
const aDay = (value: string, unit: string) => ({ numerator: quantity(value, unit), denominator: quantity('1', '日') })
const typed = (code: string) => ({ coding: [{ system: SYSTEM.strengthType, code }] })
const told = (...rated: readonly object[]) => doseTold(rated as readonly DosageDoseAndRate[])
const ranged = (doseRange: object) => told({ doseRange }).dose

describe('MED-2: doses of one line are amounts of one thing', () => {
  it('a preparation told by the day and an ingredient told by the dose are not mixed; the other is told in words', () => {
    const preparation = { type: typed('1'), rateRatio: aDay('3', 'g') }
    const ingredient = { type: typed('2'), doseQuantity: quantity('100', 'mg'), rateRatio: aDay('300', 'mg') }
    const expected = {
      dose: undefined,
      dailyDose: { text: '3', unit: 'g' },
      strengthType: 'preparation',
      others: [{ ja: '成分量 1回量 100 mg 1日量 300 mg', en: 'Of the ingredient: Dose 100 mg Daily dose 300 mg' }],
    }
    expect(told(preparation, ingredient)).toEqual(expected)
    expect(told(ingredient, preparation)).toEqual(expected)
  })

  it('a dose without a word is not of the ingredient because another one is', () => {
    const untyped = { doseQuantity: quantity('1', 'g') }
    expect(told(untyped, { type: typed('2'), doseQuantity: quantity('100', 'mg') })).toEqual({
      dose: { text: '1', unit: 'g' },
      dailyDose: undefined,
      strengthType: undefined,
      others: [{ ja: '成分量 1回量 100 mg', en: 'Of the ingredient: Dose 100 mg' }],
    })
  })

  it('1回量 and 1日量 of one kind may come apart; a second amount of the same kind is told in words', () => {
    const [dose, daily] = [{ doseQuantity: quantity('1', '錠') }, { rateRatio: aDay('3', '錠') }]
    expect(told(dose, daily)).toMatchObject({ dose: { text: '1' }, dailyDose: { text: '3' }, others: [] })
    expect(told(dose, daily, { doseQuantity: quantity('2', '錠') })).toMatchObject({
      dose: { text: '1' },
      dailyDose: { text: '3' },
      others: [{ ja: '1回量 2 錠', en: 'Dose 2 錠' }],
    })
    expect(told(dose, dose)).toMatchObject({ others: [] })
  })

  it('what says a rate alone is no dose', () => {
    expect(told({ type: typed('2'), rateQuantity: quantity('60', 'mL/h') })).toEqual({
      dose: undefined,
      dailyDose: undefined,
      strengthType: 'ingredient',
      others: [],
    })
  })
})

describe('VAL-1: a range of doses keeps its bounds', () => {
  it('both, with each unit where they differ', () => {
    expect(ranged({ low: quantity('1', '錠'), high: quantity('2', '錠') })).toEqual({ text: '1–2', unit: '錠' })
    expect(ranged({ low: quantity('500', 'mg'), high: quantity('1', 'g') })).toEqual({ text: '500 mg–1', unit: 'g' })
  })

  it('one alone says which it is', () => {
    expect(ranged({ high: quantity('2', '錠') })).toEqual({ text: '≤2', unit: '錠' })
    expect(ranged({ low: quantity('2', '錠') })).toEqual({ text: '≥2', unit: '錠' })
  })
})
