import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { Prescription } from '../medication-facts.ts'
import { doseChange } from './dose-change.ts'

const DRUG = sampleDrug('フロセミド錠２０ｍｇ「見本」', '2139005F1990')
const line = (more: Partial<Prescription>) => sampleSupply('b', '2026-11-08', DRUG, 10, more)
const daily = (text: string, unit = '錠', more: Partial<Prescription> = {}) =>
  line({ dose: undefined, dailyDose: { text, unit }, ...more })

describe('MED-8: a dose change is marked with old and new where both can be compared', () => {
  it('less a day is 減, with the digits of the sender', () => {
    expect(doseChange(daily('2'), daily('0.5'))).toEqual({
      direction: 'decrease',
      what: 'daily-dose',
      strengthType: undefined,
      from: '2',
      to: '0.5',
      unit: '錠',
    })
  })

  it('more a day is 増; 10 is more than 9', () => {
    expect(doseChange(daily('9'), daily('10'))?.direction).toBe('increase')
  })

  it('the same dose in other digits is no change', () => {
    expect(doseChange(daily('1'), daily('1.0'))).toBeUndefined()
  })

  it('different units are never compared; half and full width are one unit', () => {
    expect(doseChange(daily('20', 'mg'), daily('1', '錠'))).toBeUndefined()
    expect(doseChange(daily('20', 'ｍｇ'), daily('40', 'mg'))?.direction).toBe('increase')
  })

  it('製剤量 and 成分量 are never compared (MED-2)', () => {
    const drugs = [{ name: DRUG, amount: undefined, strengthType: 'ingredient' as const }]
    expect(doseChange(daily('2', 'g'), daily('1', 'g', { drugs }))).toBeUndefined()
    expect(doseChange(daily('2', 'g', { drugs }), daily('1', 'g', { drugs }))?.strengthType).toBe('ingredient')
  })

  it('1回量 tells a change only where it is taken as often', () => {
    const single = (text: string, usage: string) => line({ dose: { text, unit: '錠' }, dailyDose: undefined, usage })
    expect(doseChange(single('1', '分1 朝'), single('2', '分1 朝'))).toMatchObject({ what: 'dose', to: '2' })
    expect(doseChange(single('1', '分3 毎食後'), single('2', '分1 朝'))).toBeUndefined()
  })

  it('one with 1日量 and one without are not compared', () => {
    expect(doseChange(daily('2'), line({ dailyDose: undefined }))).toBeUndefined()
  })

  it('every day and 隔日 are not compared: the same number means another dose', () => {
    const everyOther = daily('2', '錠', { usage: '1日1回朝食後 隔日' })
    expect(doseChange(everyOther, daily('1', '錠', { usage: '1日1回朝食後' }))).toBeUndefined()
    expect(doseChange(everyOther, daily('1', '錠', { usage: '1日1回朝食後 隔日' }))?.direction).toBe('decrease')
  })

  it('頓用 and a range have no dose that could change', () => {
    expect(doseChange(daily('2', '錠', { isAsNeeded: true }), daily('1'))).toBeUndefined()
    expect(doseChange(daily('1–2'), daily('3'))).toBeUndefined()
  })
})
