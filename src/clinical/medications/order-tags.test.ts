import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { Concept } from '../fact-base.ts'
import { orderTags } from './order-tags.ts'

const MERIT9 = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicationCategoryMERIT9_CS'

function category(text: string, code?: string, system = MERIT9): Concept {
  return { text, codings: code === undefined ? [] : [{ system, code, display: text }], isStandard: code !== undefined }
}

const tags = (categories: readonly Concept[], more: object = {}) =>
  orderTags(sampleSupply('a', '2026-11-20', sampleDrug('仮薬錠'), 14, { categories, setting: undefined, ...more }))

describe('MED-9: 入院 and 外来, 院内 and 院外, 定期 and 臨時', () => {
  it('by the codes of MERIT-9', () => {
    expect(tags([category('', 'OHP'), category('', 'OHO')])).toEqual(['outpatient', 'outside'])
    expect(tags([category('', 'OHI'), category('', 'XTR')])).toEqual(['outpatient', 'in-house', 'temporary'])
    expect(tags([category('', 'IHP'), category('', 'DCG'), category('', 'ORD')])).toEqual([
      'inpatient',
      'discharge',
      'regular',
    ])
  })

  it('by the words of the sender where no code came', () => {
    expect(tags([category('院外処方'), category('臨時')])).toEqual(['outside', 'temporary'])
  })

  it('a code of another table means nothing here', () => {
    expect(
      tags([category('何か', 'OHO', 'urn:oid:1.2.3'), category('一般', '22', 'urn:ss-mix2:table:JHSI0002')]),
    ).toEqual([])
  })

  it('the setting of the record comes before that of the category', () => {
    expect(tags([category('', 'IHP')], { setting: 'emergency' })).toEqual(['emergency'])
  })

  it('頓用, 外用 and 自己注射', () => {
    expect(tags([category('頓用', '22', 'urn:ss-mix2:table:JHSP0003')], { isAsNeeded: true })).toEqual(['as-needed'])
    expect(tags([], { isAsNeeded: true })).toEqual(['as-needed'])
    expect(tags([category('外用', '23', 'urn:ss-mix2:table:JHSP0003')])).toEqual(['external'])
  })
})
