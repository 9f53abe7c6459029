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

  it('MED-2: the volume of a mixture is told beside the amounts of its drugs', () => {
    const mixture = sampleInjection(
      'b',
      AT,
      [
        ['ソリタ－Ｔ３号輸液５００ｍＬ', '1'],
        ['アドナ注（静脈用）５０ｍｇ', '1'],
      ],
      { dose: { text: '510', unit: 'mL' } },
    )
    expect(dosesBesideDrugs(mixture).dose).toEqual({ text: '510', unit: 'mL' })
    expect(dosesBesideDrugs({ ...mixture, dose: undefined }).dose).toBeUndefined()
  })
})
