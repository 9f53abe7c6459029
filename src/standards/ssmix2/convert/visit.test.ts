import { describe, expect, it } from 'vitest'
import { convertFiles, file, reported, resourcesOf } from '#testing/storage-fixture.ts'

const DEPARTMENT = 'http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment'
const PV1 = `PV1|0001|O|06^^^^^C||||D0101^医師^一郎^^^^^^^L^^^^^I|||06${'|'.repeat(34)}20240401083000`

const visitOf = async (event: string, pv1: string, department = '06') => {
  const converted = await convertFiles(
    new Map([file({ date: '20240401', dataType: 'ADT-12', department }, event, pv1)]),
  )
  return { visit: resourcesOf(converted, 'Encounter')[0], problems: reported(converted) }
}

describe('visits (ADT-12)', () => {
  it('ADT^A04: one outpatient Encounter with time, department, doctor and clinic', async () => {
    const { visit, problems } = await visitOf('ADT^A04^ADT_A01', PV1)
    expect(problems).toEqual([])
    expect(visit).toMatchObject({
      status: 'arrived',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      serviceType: { coding: [{ system: DEPARTMENT, code: '06' }], text: '消化器科' },
      participant: [
        {
          type: [{ coding: [{ code: 'ATND' }] }],
          individual: {
            display: '医師 一郎',
            identifier: { system: 'urn:ss-mix2:facility:1319999999:staff', value: 'D0101' },
          },
        },
      ],
      period: { start: '2024-04-01T08:30:00+09:00' },
      location: [{ location: { display: '消化器科' } }],
    })
  })

  it('ADT^A01 of class O, as some exporters send a visit, is no admission', async () => {
    const { visit, problems } = await visitOf('ADT^A01^ADT_A01', PV1)
    expect(visit?.class.code).toBe('AMB')
    expect(problems).toEqual([])
  })

  it('without PV1-44 the day of the folder stands in, and that is said', async () => {
    const { visit, problems } = await visitOf('ADT^A04^ADT_A01', 'PV1|0001|O', '081')
    expect(visit?.period?.start).toBe('2024-04-01')
    expect(visit?.serviceType).toEqual({ coding: [{ system: DEPARTMENT, code: '081' }], text: '循環器科' })
    expect(problems.join()).toContain('PV1-44')
  })

  it('a message that is no visit is kept as raw text with its reason', async () => {
    const converted = await convertFiles(
      new Map([file({ date: '20240401', dataType: 'ADT-12' }, 'ADT^A99^ADT_A99', PV1)]),
    )
    const [problem] = converted.flatMap(({ problems }) => problems)
    expect(problem?.severity).toBe('error')
    expect(problem?.raw).toContain('PV1|0001|O|06')
  })
})
