import { describe, expect, it } from 'vitest'
import { fakeProcedure, fakeStay } from '#testing/fake-facts.ts'
import { sampleLab } from '#testing/sample-lab-results.ts'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import { withoutSentences } from './without-sentences.ts'

const HIDDEN = '患者提示モードでは表示しません'
const UNTOLD = { hidden: HIDDEN, areNamesKnown: true }
const ASKING = { hidden: HIDDEN, areNamesKnown: false }

describe('before a patient from whom a diagnosis is kept', () => {
  it('PRV-1: a result keeps its value and its flag, and loses the remark of the laboratory', () => {
    const potassium = sampleLab({ name: 'K', value: '6.1', unit: 'mmol/L', flag: 'H' }, { notes: ['化療後の再検'] })
    const told = withoutSentences(potassium, UNTOLD)
    expect(told.notes).toEqual([])
    expect(told).toMatchObject({ value: { text: '6.1', unit: 'mmol/L' }, flag: { code: 'H' } })
  })

  it('PRV-1, VAL-3: 陰性 and 2+ stay; a finding in sentences is hidden in words, never as an empty value', () => {
    expect(withoutSentences(sampleLab({ name: '尿蛋白', value: '2+' }), UNTOLD).value?.text).toBe('2+')
    const biopsy = withoutSentences(sampleLab({ name: '病理', value: '高分化型。断端陰性。' }), UNTOLD)
    expect(biopsy.value?.text).toBe(HIDDEN)
  })

  it('PRV-1, MED-1: an order keeps dose and directions, and loses comments of staff, remarks and the reason of a stop', () => {
    const order = sampleSupply('a', '2026-11-10', sampleDrug('オキシコドン徐放錠５ｍｇ'), 14, {
      usage: '１日２回　１２時間毎',
      instructions: ['噛まずに服用', '疼痛緩和チームより'],
      comments: ['疼痛緩和チームより'],
      notes: ['告知前'],
      statusReason: '病勢進行',
      inEnglish: { usage: 'every 12 hours', instructions: ['噛まずに服用', '疼痛緩和チームより'], notes: ['告知前'] },
    })
    const told = withoutSentences(order, UNTOLD)
    expect(told).toMatchObject({ usage: '１日２回　１２時間毎', instructions: ['噛まずに服用'], notes: [] })
    expect(told.inEnglish).toEqual({ usage: 'every 12 hours', instructions: ['噛まずに服用'] })
    expect(told.statusReason).toBeUndefined()
  })

  it('PRV-1: of a stay the reasons are withheld; its diagnoses and the name of a treatment until all names are known', () => {
    const stay = { ...fakeStay('a', '2026-10-24'), reasons: ['精査加療'], diagnoses: ['糖尿病'] }
    expect(withoutSentences(stay, UNTOLD)).toMatchObject({ reasons: [], diagnoses: ['糖尿病'] })
    expect(withoutSentences(stay, ASKING)).toMatchObject({ reasons: [], diagnoses: [] })
    const resection = { ...fakeProcedure('a', '右上葉切除術', '2026-10-26'), outcome: '断端陰性' }
    expect(withoutSentences(resection, UNTOLD)).toMatchObject({ name: { text: '右上葉切除術' }, outcome: undefined })
    expect(withoutSentences(resection, ASKING).name.text).toBe(HIDDEN)
  })
})
