import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleInjection } from '#testing/sample-supplies.ts'
import { dosesBesideDrugs } from './injection-dose.ts'

const AT = '2026-11-18T09:00'
const dose = { text: '4', unit: '単位' }
const dailyDose = { text: '12', unit: '単位' }
const insulin = { name: sampleDrug('ノボラピッド注'), amount: undefined, strengthType: undefined }

describe('the doses of an injection', () => {
  it('MED-1: of a drug that is only named the doses of the line are told', () => {
    const line = sampleInjection('b', AT, [], { drugs: [insulin], dose, dailyDose })
    expect(dosesBesideDrugs(line)).toEqual({ dose, dailyDose })
  })

  it('MED-2: a dose that stands with its drug is not told twice, another one is', () => {
    const line = sampleInjection('b', AT, [], { drugs: [{ ...insulin, amount: dose }], dose })
    expect(dosesBesideDrugs(line).dose).toBeUndefined()
    expect(dosesBesideDrugs({ ...line, dose: { text: '0.04', unit: 'mL' } }).dose?.text).toBe('0.04')
  })

  it('MED-2: a mixture whose drugs each have an amount tells it by them; where one has none the dose is told', () => {
    const mixture = sampleInjection(
      'b',
      AT,
      [
        ['生理食塩液１００ｍＬ', '1'],
        ['セフトリアキソンＮａ静注用１ｇ', '1'],
      ],
      { dose },
    )
    expect(dosesBesideDrugs(mixture).dose).toBeUndefined()
    expect(dosesBesideDrugs({ ...mixture, drugs: [...mixture.drugs, insulin] }).dose).toEqual(dose)
  })
})
