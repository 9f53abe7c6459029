import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import { daysTold, supplyOf } from './supply.ts'

const DRUG = sampleDrug('仮薬錠１ｍｇ')
const of = (text: string, unit: string | undefined, more = {}) =>
  sampleSupply('a', '2026-11-01', DRUG, undefined, { daysSupplied: { text, unit }, ...more })

describe('MED-4: 日分 are days', () => {
  it.each(['日', '日分', '日間', 'd', undefined])('14 of the unit %s are 14日分', (unit) => {
    expect(daysTold(of('14', unit))).toBe('14')
    expect(supplyOf(of('14', unit))).toMatchObject({ form: 'band', days: 14 })
  })

  it.each(['wk', '週', 'mo', 'か月', 'h'])('4 of the unit %s are not 4日分', (unit) => {
    expect(daysTold(of('4', unit))).toBeUndefined()
    expect(supplyOf(of('4', unit))).toEqual({ form: 'band', from: '2026-11-01', until: undefined, days: undefined })
  })

  it('外用 for 4 weeks has a duration all the same: an open band, no point', () => {
    expect(supplyOf(of('4', 'wk', { route: '外用' }))).toMatchObject({ form: 'band', until: undefined })
    expect(supplyOf(sampleSupply('a', '2026-11-01', DRUG, undefined, { route: '外用' }))).toMatchObject({
      form: 'point',
    })
  })
})

describe('MED-7: a drug that its statement calls completed is over', () => {
  const stated = (more: object) =>
    supplyOf(sampleSupply('a', '2026-06-01', DRUG, undefined, { act: 'stated', ...more }))

  it('without an end at the latest on the day on which it was said, else on the only day known', () => {
    const recordedAt = { text: '2026-06-20', precision: 'day' as const }
    expect(stated({ recordedAt })).toMatchObject({ form: 'band', from: '2026-06-01', until: '2026-06-21' })
    expect(stated({ recordedAt: undefined })).toMatchObject({ form: 'band', until: '2026-06-02' })
    expect(stated({ recordedAt: undefined, isAsNeeded: true })).toMatchObject({ form: 'band', until: '2026-06-02' })
  })

  it('said after its end and without its beginning it is known of its last day alone', () => {
    const until = { text: '2026-02-10', precision: 'day' as const }
    expect(stated({ until })).toMatchObject({ form: 'band', from: '2026-02-10', until: '2026-02-11' })
  })

  it('one that goes on has an open end', () => {
    expect(stated({ status: 'ongoing' })).toMatchObject({ form: 'band', until: undefined })
    expect(stated({ status: 'unknown' })).toMatchObject({ form: 'band', until: undefined })
  })
})
