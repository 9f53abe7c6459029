import { describe, expect, it } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import {
  facility,
  facilityServer,
  LINK,
  NOW,
  PATIENT,
  PATIENT_SYSTEM,
  records,
  result,
  signal,
  source,
  WHOLE,
} from '#testing/fhir-facility-server.ts'
import { FhirClient } from './fhir-client.ts'
import { FhirRecordSource } from './fhir-record-source.ts'
import { NO_TOKENS } from './token-provider.ts'

describe('whose the records of a facility are', () => {
  it('SPD-1: a person whom the hospital has been told of is not looked for again by the first question', async () => {
    const { asked, of } = source({ resources: [result('r1')] })
    const patients = () => asked.filter(({ pathname }) => pathname.includes('/Patient')).length
    await of.meet(LINK, signal())
    expect(patients()).toBe(1)
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'data' })
    expect(patients()).toBe(1)
  })

  it('H-02: a patient number that leads to two patients shows nothing of either', async () => {
    const other = { ...PATIENT, id: 'p2' }
    expect(await records({ patients: [PATIENT, other], resources: [result('1')] }, 'laboratory')).toMatchObject({
      state: 'failed',
      why: { reason: 'several-patients' },
    })
  })

  it('H-02: a lenient server that answers another patient for the number is not believed', async () => {
    const stranger = { ...PATIENT, identifier: [{ system: PATIENT_SYSTEM, value: '99999999' }] }
    expect(await records({ patients: [stranger], resources: [result('1')] }, 'laboratory')).toEqual({
      state: 'notLinked',
    })
  })

  it('E15: a patient record that was merged into another, met by its id, shows nothing and says why', async () => {
    const merged = { ...PATIENT, link: [{ type: 'replaced-by', other: { reference: 'Patient/p2' } }] }
    const fake: typeof fetch = async () =>
      new Response(JSON.stringify(merged), { headers: { 'content-type': 'application/fhir+json' } })
    const base = new URL('https://mihon.example/fhir/a/')
    const of = new FhirRecordSource(facility('a'), new FhirClient({ base, tokens: NO_TOKENS, fetch: fake }))
    expect(await of.records({ ...LINK, patientResourceId: 'p1' }, 'stay', WHOLE, signal())).toMatchObject({
      state: 'failed',
      why: { reason: 'patient-merged' },
    })
  })

  it('E13, DESIGN §8.1: a resource of another patient is dropped, counted and makes the answer partial', async () => {
    const foreign = [
      result('2', { subject: { reference: 'Patient/p2' } }),
      result('3', { subject: { reference: 'https://other.example/fhir/Patient/p1' } }),
      result('4', { subject: { identifier: { system: PATIENT_SYSTEM, value: '99999999' } } }),
    ]
    expect(await records({ resources: [result('1'), ...foreign] }, 'laboratory')).toMatchObject({
      state: 'data',
      rows: [{ key: 'a/Observation/1' }],
      gaps: [{ kind: 'wrong-patient', count: 3 }],
    })
  })

  it('fhir-jp.md §0.4: the subject may be the address, the number or the insurance key of the patient', async () => {
    const insurance = {
      system: 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID',
      value: '00012345:あ:１:05',
    }
    const patient = { ...PATIENT, identifier: [...PATIENT.identifier, insurance] }
    const own = [
      result('1', { subject: { reference: 'https://mihon.example/fhir/a/Patient/p1' } }),
      result('2', { subject: { identifier: { system: PATIENT_SYSTEM, value: '00012345' } } }),
      result('3', { subject: { identifier: { ...insurance, value: '00012345:あ:1:05' } } }),
    ]
    const answer = await records({ patients: [patient], resources: own }, 'laboratory')
    expect(answer).toMatchObject({ state: 'data', rows: [{}, {}, {}], gaps: [] })
  })

  it('E12: equal ids of two facilities never collide', async () => {
    const a = await source({ resources: [result('1')] }).of.records(LINK, 'laboratory', WHOLE, signal())
    const b = await source({ resources: [result('1')] }, facility('b')).of.records(LINK, 'laboratory', WHOLE, signal())
    const keys = [a, b].flatMap((answer) => (answer.state === 'data' ? answer.rows.map(({ key }) => key) : []))
    expect(new Set(keys).size).toBe(2)
  })

  it('H-02, E15: who somebody is is asked again where the clock was set back since, not only when it has run on', async () => {
    let now = NOW
    const { asked, fake } = facilityServer({})
    const base = new URL('https://mihon.example/fhir/a/')
    const client = new FhirClient({ base, tokens: NO_TOKENS, fetch: fake, now: () => now })
    const of = new FhirRecordSource(facility('a'), client)
    const looked = async () => {
      await of.records(LINK, 'stay', WHOLE, signal())
      return asked.filter(({ pathname }) => pathname.includes('/Patient')).length
    }
    expect(await looked()).toBe(1)
    now = (now + 60_000) as Instant
    expect(await looked()).toBe(1)
    now = (now - 86_400_000) as Instant
    expect(await looked()).toBe(2)
  })
})
