import { describe, expect, it } from 'vitest'
import { decimal } from '#standards/fhir/exact-json.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import type { FacilityId } from '../facility.ts'
import type { JstDate } from '../jst-date.ts'
import type { Prescription } from '../medication-facts.ts'
import { drugRows } from '../medications/drug-rows.ts'
import { decodeRecords } from './decode-records.ts'

const CORE = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const days = (value: string) => ({ value: decimal(value), unit: '日' })
const supply = (value: string) => ({ dispenseRequest: { expectedSupplyDuration: days(value) } })
const daysOfUse = (value: string) => ({
  extension: [{ url: `${CORE}/JP_MedicationDosage_UsageDuration`, valueDuration: days(value) }],
})

function lineOf(dosage: object, more: object = {}): Prescription {
  const resource: object = {
    resourceType: 'MedicationRequest',
    id: '1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    authoredOn: '2026-11-02',
    medicationCodeableConcept: { text: '仮薬錠１ｍｇ' },
    dosageInstruction: [dosage],
    ...more,
  }
  const context = { facility: 'a' as FacilityId, base: 'https://mihon.example/fhir/', person: undefined }
  const [fact] = decodeRecords([{ resource: resource as Resource, fullUrl: undefined, isMatch: true }], context).facts
  if (fact?.kind !== 'prescription') throw new Error('expected a prescription')
  return fact
}

describe('the last day of a supply', () => {
  it('MED-4: of a drug that is taken every day is start + days − 1', () => {
    expect(lineOf({ text: '1日1回朝食後' }, supply('4')).endsOn).toBe('2026-11-05')
  })

  it('H-15: methotrexate 週1回 for 4日分 is not over after four days: its end is not known, and it stays among 現在', () => {
    const methotrexate = { medicationCodeableConcept: { text: 'メトトレキサートカプセル２ｍｇ「例示」' } }
    const line = lineOf({ text: '週1回 月曜日 朝食後' }, { ...supply('4'), ...methotrexate })
    expect([line.daysSupplied?.text, line.endsOn]).toEqual(['4', undefined])
    const [row] = drugRows([line], '2026-11-12' as JstDate).flatMap(({ rows }) => rows)
    expect(row).toMatchObject({ status: 'open-ended', isCurrent: true, bands: [{ until: undefined, days: 4 }] })
  })

  it.each([
    ['an instruction', { text: '1日1回朝食後', additionalInstruction: [{ text: '１日おき' }] }],
    ['its structure alone', { text: '朝食後', timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } } }],
    ['its weekdays', { text: '朝食後', timing: { repeat: { dayOfWeek: ['mon', 'thu'] } } }],
    ['every other day as a period', { text: '朝食後', timing: { repeat: { period: 2, periodUnit: 'd' } } }],
  ])('H-15: nor where %s says that days are left out', (_, dosage) => {
    expect(lineOf(dosage, supply('14')).endsOn).toBeUndefined()
  })

  it('H-15: a drug known to be weekly has no end after 「4日分」 though its dosing says nothing of a week', () => {
    expect(lineOf({ text: '1日1回起床時' }, supply('4'))).toMatchObject({ endsOn: '2026-11-05' })
    const alendronate = { medicationCodeableConcept: { text: 'アレンドロン酸錠３５ｍｇ「見本」' } }
    const line = lineOf({ text: '1日1回起床時' }, { ...supply('4'), ...alendronate })
    expect([line.daysSupplied?.text, line.endsOn]).toEqual(['4', undefined])
    const twoCounts = lineOf({ text: '1日1回起床時', ...daysOfUse('4') }, { ...supply('28'), ...alendronate })
    expect(twoCounts.endsOn).toBe('2026-11-29')
  })

  it('H-15: 実服用日数 are no days of the calendar', () => {
    expect(lineOf({ text: '1日1回朝食後', ...daysOfUse('7') })).toMatchObject({
      daysSupplied: { text: '7' },
      endsOn: undefined,
    })
  })

  it('MED-4: of an 隔日 supply with 実服用日数 beside its days the two tell which are the calendar’s', () => {
    const everyOther = { text: '1日1回朝食後 隔日', ...daysOfUse('46') }
    expect(lineOf(everyOther, supply('91')).endsOn).toBe('2027-01-31')
    expect(lineOf({ ...everyOther, ...daysOfUse('91') }, supply('91')).endsOn).toBeUndefined()
  })

  it('MED-4: the end of 使用期間 that the sender gave is its end', () => {
    const period = {
      url: `${CORE}/JP_MedicationDosage_PeriodOfUse`,
      valuePeriod: { start: '2026-11-02', end: '2026-11-29' },
    }
    const [row] = drugRows(
      [lineOf({ text: '週1回', extension: [period] }, supply('4'))],
      '2026-11-12' as JstDate,
    ).flatMap(({ rows }) => rows)
    expect(row?.bands).toMatchObject([{ from: '2026-11-02', until: '2026-11-30' }])
  })

  it('MED-4: 日間 are days; 4 weeks are not told as days', () => {
    const lasting = (value: string, unit: string) =>
      lineOf({ text: '1日1回朝食後' }, { dispenseRequest: { expectedSupplyDuration: { ...days(value), unit } } })
    expect(lasting('4', '日間').endsOn).toBe('2026-11-05')
    expect(lasting('4', 'wk')).toMatchObject({ daysSupplied: { text: '4', unit: 'wk' }, endsOn: undefined })
  })

  describe('MED-4, H-15: of several dosages the first alone does not end the supply', () => {
    const lasting = (text: string, value: string, more: object = {}) => ({
      text,
      timing: { repeat: { boundsDuration: days(value) } },
      ...more,
    })
    const until = (end: string) => ({ timing: { repeat: { boundsPeriod: { end } } } })
    const several = (...dosageInstruction: readonly object[]) => lineOf({}, { dosageInstruction })

    it('lengths of dosages that follow one another are added', () => {
      expect(several(lasting('3錠', '7', { sequence: 1 }), lasting('2錠', '21', { sequence: 2 }))).toMatchObject({
        daysSupplied: { text: '28', unit: '日' },
        endsOn: '2026-11-29',
      })
    })

    it.each([
      ['of which nothing says how they follow', [lasting('3錠', '7'), lasting('2錠', '21')]],
      ['of which one has no length', [lasting('3錠', '7', { sequence: 1 }), { text: '2錠', sequence: 2 }]],
    ])('lengths of dosages %s are not known together', (_, dosages) => {
      expect(several(...dosages)).toMatchObject({ daysSupplied: undefined, endsOn: undefined })
    })

    it('lengths of dosages at the same time are as long as the longest, and what follows them is added', () => {
      const both = [lasting('朝', '7', { sequence: 1 }), lasting('夕', '21', { sequence: 1 })]
      expect(several(...both)).toMatchObject({ daysSupplied: { text: '21', unit: '日' }, endsOn: '2026-11-22' })
      expect(several(...both, lasting('夕', '7', { sequence: 2 })).endsOn).toBe('2026-11-29')
    })

    describe('each of which has its own first day', () => {
      const from = (start: string, value: string, more: object = {}) => ({
        ...lasting('1日1回', value, more),
        extension: [{ url: `${CORE}/JP_MedicationDosage_PeriodOfUse`, valuePeriod: { start } }],
      })
      const told = (...dosages: readonly object[]) => {
        const line = several(...dosages)
        return [line.startsOn?.text, line.endsOn, line.until?.text]
      }

      it('the last ends the supply, without numbers and in whatever order they stand', () => {
        const [first, second] = [from('2026-11-02', '7'), from('2026-11-09', '21')]
        expect(told(first, second)).toEqual(['2026-11-02', undefined, '2026-11-29'])
        expect(told(second, first)).toEqual(['2026-11-02', undefined, '2026-11-29'])
      })

      it('days between them are not left out of the count', () => {
        const apart = [from('2026-11-02', '7', { sequence: 1 }), from('2026-11-16', '21', { sequence: 2 })]
        expect(told(...apart)).toEqual(['2026-11-02', undefined, '2026-12-06'])
        const [row] = drugRows([several(...apart)], '2026-12-04' as JstDate).flatMap(({ rows }) => rows)
        expect(row).toMatchObject({ status: 'continuing', bands: [{ until: '2026-12-07' }] })
      })

      it('the end is not known where one begins by itself and another has no first day', () => {
        const untold = [lasting('3錠', '7', { sequence: 1 }), from('2026-11-16', '21', { sequence: 2 })]
        expect(several(...untold)).toMatchObject({ daysSupplied: undefined, endsOn: undefined, until: undefined })
      })
    })

    it('the last of all ends counts, and none where one dosage has no end', () => {
      expect(several(until('2026-11-08'), until('2026-11-29')).until?.text).toBe('2026-11-29')
      expect(several(until('2026-11-08'), { text: '以後1錠' }).until).toBeUndefined()
    })
  })

  it('MED-4: a drug taken as needed has none', () => {
    expect(lineOf({ text: '疼痛時', asNeededBoolean: true }, supply('10')).endsOn).toBeUndefined()
  })
})
