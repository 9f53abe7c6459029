import { describe, expect, it } from 'vitest'
import type { Resource } from '#standards/fhir/r4.ts'
import type { FacilityId } from '../facility.ts'
import { decodeRecords } from './decode-records.ts'

const CONTEXT = { facility: 'a' as FacilityId, base: 'https://mihon.example/fhir/', person: undefined }

function reportsOf(more: object) {
  const resource = {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    subject: { reference: 'Patient/p1' },
    code: { text: '胸部CT読影' },
    ...more,
  } as unknown as Resource
  const { facts } = decodeRecords([{ resource, fullUrl: undefined, isMatch: true }], CONTEXT)
  return facts.flatMap((fact) => (fact.kind === 'report' ? [fact] : []))
}

const div = '<div xmlns="http://www.w3.org/1999/xhtml">肝に低吸収域</div>'
const laboratory = { category: [{ coding: [{ code: 'LAB' }] }] }

describe('VAL-5: what a report concludes', () => {
  it('in words and in codes: neither is dropped for the other', () => {
    const [report] = reportsOf({
      conclusion: '右下葉に浸潤影',
      conclusionCode: [{ text: '細菌性肺炎' }, { text: '胸水' }],
    })
    expect(report?.conclusion).toBe('右下葉に浸潤影\n細菌性肺炎、胸水')
  })

  it('a code that is a whole line or sentence of the conclusion is not said twice', () => {
    const conclusionCode = [{ text: '細菌性肺炎' }, { text: '胸水' }]
    const [report] = reportsOf({ conclusion: '右下葉に浸潤影。細菌性肺炎。\n胸水\n再検を', conclusionCode })
    expect(report?.conclusion).toBe('右下葉に浸潤影。細菌性肺炎。\n胸水\n再検を')
  })

  it('a code whose letters stand in a sentence that denies or extends them is said', () => {
    const [denied] = reportsOf({ conclusion: '肺癌は否定的。', conclusionCode: [{ text: '肺癌' }] })
    expect(denied?.conclusion).toBe('肺癌は否定的。\n肺癌')
    const [other] = reportsOf({ conclusion: '非結核性抗酸菌症', conclusionCode: [{ text: '結核' }] })
    expect(other?.conclusion).toBe('非結核性抗酸菌症\n結核')
  })

  it('the words of its author are kept; those that a machine made of its coded parts are not said again', () => {
    expect(reportsOf({ text: { status: 'additional', div } })[0]?.narrative).toBe(div)
    expect(reportsOf({ text: { status: 'generated', div } })[0]).not.toHaveProperty('narrative')
  })

  it('a laboratory report with words of its author is a report; one that only names its results is none', () => {
    expect(reportsOf({ ...laboratory, text: { status: 'additional', div } })).toHaveLength(1)
    expect(reportsOf({ ...laboratory, text: { status: 'generated', div } })).toEqual([])
  })
})
