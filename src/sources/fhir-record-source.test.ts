import { describe, expect, it } from 'vitest'
import type { RecordKind } from '#clinical/record-kind.ts'
import {
  facility,
  facilityServer,
  LINK,
  NOW,
  outsideConsent,
  records,
  result,
  type Served,
  signal,
  source,
  WHOLE,
} from '#testing/fhir-facility-server.ts'
import { FhirClient } from './fhir-client.ts'
import { FhirRecordSource } from './fhir-record-source.ts'
import { NO_TOKENS } from './token-provider.ts'

describe('one facility over FHIR', () => {
  it('SRC-1, H-05: a complete empty answer is "none"', async () => {
    expect(await records({}, 'laboratory')).toEqual({ state: 'none', fetchedAt: NOW })
  })

  it('SRC-1: a kind that is not disclosed is never asked', async () => {
    const { of, asked } = source({}, facility('a', ['stay']))
    expect(await of.records(LINK, 'note', WHOLE, signal())).toEqual({ state: 'notDisclosed' })
    expect(asked).toEqual([])
  })

  it.each<[string, Served, RecordKind]>([
    ['laboratory', {}, 'laboratory'],
    ['vital-signs', { category: [{ coding: [{ code: 'vital-signs' }] }] }, 'vital-sign'],
    ['body-measurement', { category: [{ coding: [{ code: 'body-measurement' }] }] }, 'vital-sign'],
    ['exam', { category: [{ coding: [{ code: 'exam' }] }] }, 'physiology'],
    ['social-history', { category: [{ coding: [{ code: 'social-history' }] }], code: { text: '喫煙' } }, 'physiology'],
    ['survey', { category: [{ coding: [{ code: 'survey' }] }] }, 'physiology'],
    ['imaging', { category: [{ coding: [{ code: 'imaging' }] }] }, 'physiology'],
    ['activity', { category: [{ coding: [{ code: 'activity' }] }] }, 'physiology'],
    ['a code of the sender’s own', { category: [{ coding: [{ system: 'urn:oid:1.2', code: 'X9' }] }] }, 'physiology'],
    ['no category', { category: undefined }, 'physiology'],
    ['no category but a specimen', { category: undefined, specimen: { display: '血清' } }, 'laboratory'],
  ])('H-05: an observation of %s is asked for and becomes a record of one kind', async (_category, more, kind) => {
    const { of, asked } = source({ resources: [result('1', more)] })
    const kinds: RecordKind[] = []
    for (const each of ['laboratory', 'vital-sign', 'physiology'] as const) {
      const answer = await of.records(LINK, each, WHOLE, signal())
      if (answer.state === 'data') kinds.push(...answer.rows.map((row) => row.kind))
    }
    expect(kinds).toEqual([kind])
    const searches = asked.filter(({ pathname }) => pathname.endsWith('/Observation'))
    expect(searches.map(({ searchParams }) => searchParams.get('category'))).toEqual([null])
  })

  it.each(['requested', 'stopped', 'withdrawn', 'not-linked'] as const)(
    'SRC-1: a link that is %s asks nothing and says 未連携',
    async (state) => {
      const { of, asked } = source({})
      expect(await of.records({ ...LINK, state }, 'stay', WHOLE, signal())).toEqual({ state: 'notLinked' })
      expect(asked).toEqual([])
    },
  )

  it('SRC-1: a patient number that the facility does not know is "not linked"', async () => {
    expect(await records({ patients: [] }, 'stay')).toEqual({ state: 'notLinked' })
  })

  it('B2, SRC-1: a hospital whose 403 names the consent is 「同意範囲外」, not a missing right and not "none"', async () => {
    const every = { Observation: 403, DiagnosticReport: 403 }
    expect(await records({ statuses: every, outcome: outsideConsent() }, 'laboratory')).toEqual({
      state: 'outOfConsent',
    })
    expect(await records({ statuses: every }, 'laboratory')).toEqual({ state: 'notPermitted' })
    expect(await records({ statuses: { Patient: 403 }, outcome: outsideConsent() }, 'laboratory')).toEqual({
      state: 'outOfConsent',
    })
    const byId = source({ statuses: { Patient: 403 }, outcome: outsideConsent() })
    expect(await byId.of.records({ ...LINK, patientResourceId: 'p1' }, 'laboratory', WHOLE, signal())).toEqual({
      state: 'outOfConsent',
    })
  })

  it('B2, H-05: a part outside the consent makes the rest incomplete, and says why', async () => {
    const gaps = [{ kind: 'page-missing', why: { reason: 'out-of-consent' } }]
    const parts = { resources: [result('1')], statuses: { DiagnosticReport: 403 }, outcome: outsideConsent() }
    expect(await records(parts, 'laboratory')).toMatchObject({ state: 'data', rows: [{}], gaps })
    const withheld = { ...outsideConsent(), resourceType: 'OperationOutcome' }
    const asEntry = facilityServer({ resources: [] })
    const fake: typeof fetch = async (input) =>
      String(input).includes('/Observation')
        ? new Response(
            JSON.stringify({
              resourceType: 'Bundle',
              type: 'searchset',
              entry: [{ resource: result('1') }, { resource: withheld, search: { mode: 'outcome' } }],
            }),
            { headers: { 'content-type': 'application/fhir+json' } },
          )
        : asEntry.fake(input)
    const client = new FhirClient({ base: new URL('https://mihon.example/fhir/a/'), tokens: NO_TOKENS, fetch: fake })
    const of = new FhirRecordSource(facility('a'), client)
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ rows: [{}], gaps })
  })

  it('E19, SRC-1: a part that the role may not read is told as a matter of rights, not as a fault', async () => {
    const parts = { resources: [result('1')], statuses: { DiagnosticReport: 403 } }
    expect(await records(parts, 'laboratory')).toMatchObject({
      state: 'data',
      rows: [{ key: 'a/Observation/1' }],
      gaps: [{ kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } }],
    })
    expect(await records({ statuses: { DiagnosticReport: 403 } }, 'laboratory')).toMatchObject({ rows: [], gaps: [{}] })
  })

  it('H-05: "none" is not said when a search of the kind was refused; a type that is not kept at all says nothing', async () => {
    expect(await records({ statuses: { DiagnosticReport: 400 } }, 'laboratory')).toMatchObject({
      state: 'data',
      rows: [],
      gaps: [{ kind: 'unsupported-search', what: 'DiagnosticReport' }],
    })
    expect(await records({ statuses: { DiagnosticReport: 404 } }, 'laboratory')).toMatchObject({ state: 'none' })
  })

  it('E10: one invalid resource among many is listed with its JSON, and the others are shown', async () => {
    const broken = result('3', { code: {} })
    const answer = await records({ resources: [result('1'), result('2'), broken] }, 'laboratory')
    expect(answer).toMatchObject({
      state: 'data',
      rows: [{ key: 'a/Observation/1' }, { key: 'a/Observation/2' }],
      gaps: [{ kind: 'unreadable', what: 'Observation/3', why: 'no item is named', raw: JSON.stringify(broken) }],
    })
  })

  it('E10, D10: a resource whose elements are of other types is a gap, not a crash', async () => {
    const broken = result('1', { category: 7, code: 'Ｋ' })
    expect(await records({ resources: [broken] }, 'laboratory')).toMatchObject({
      state: 'data',
      rows: [],
      gaps: [{ kind: 'unreadable', what: 'Observation/1' }],
    })
  })

  it('E11, E14: of two versions the newer stands, and a result entered in error is no occurrence', async () => {
    const older = result('1', { meta: { versionId: '1', lastUpdated: '2026-11-01T09:00:00+09:00' } })
    const newer = result('1', {
      meta: { versionId: '2', lastUpdated: '2026-11-02T09:00:00+09:00' },
      status: 'corrected',
      valueQuantity: { value: 4.3, unit: 'mmol/L' },
    })
    const wrong = result('2', { status: 'entered-in-error', effectiveDateTime: '2026-11-03T08:00:00+09:00' })
    const parts = { resources: [newer, older, wrong] }
    const answer = await records(parts, 'laboratory')
    expect(answer).toMatchObject({
      rows: [
        { status: 'corrected', value: { text: '4.3' } },
        { key: 'a/Observation/2', status: 'entered-in-error' },
      ],
    })
    expect(await source(parts).of.timeline(LINK, 'laboratory', WHOLE, signal())).toMatchObject({
      rows: [{ start: { text: '2026-11-01T08:00:00' }, status: 'corrected' }],
    })
  })

  it('E19: a type that the role may not read is "not permitted"; with others it makes them partial', async () => {
    expect(await records({ statuses: { Condition: 403 } }, 'diagnosis')).toEqual({ state: 'notPermitted' })
    const order = {
      resourceType: 'MedicationRequest',
      id: '1',
      status: 'active',
      authoredOn: '2026-11-01',
      subject: { reference: 'Patient/p1' },
      medicationCodeableConcept: { text: '仮薬錠１ｍｇ' },
    }
    const answer = await records({ resources: [order], statuses: { MedicationDispense: 403 } }, 'prescription')
    expect(answer).toMatchObject({ state: 'data', rows: [{}], gaps: [{ kind: 'page-missing' }] })
  })

  it('H-05: nothing found and one search failed is a failure, never "none"', async () => {
    expect(await records({ statuses: { MedicationDispense: 500 } }, 'prescription')).toMatchObject({ state: 'failed' })
  })

  it('DESIGN §8.15: a list that lacks the type is said; no list at all is tried', async () => {
    const rest = [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'Observation' }] }]
    const metadata = { resourceType: 'CapabilityStatement', rest }
    expect(await records({ metadata }, 'diagnosis')).toMatchObject({
      state: 'failed',
      why: { reason: 'unsupported-search', isRetryable: false },
    })
    expect(await records({}, 'diagnosis')).toMatchObject({ state: 'none' })
  })

  it('PID-5: one of two who wait for a shared request may leave; the other gets its answer', async () => {
    const { of } = source({ resources: [result('1')] })
    const leaving = new AbortController()
    const left = of.records(LINK, 'laboratory', WHOLE, leaving.signal)
    const stays = of.records(LINK, 'laboratory', WHOLE, signal())
    leaving.abort(new DOMException('left', 'AbortError'))
    await expect(left).rejects.toThrow('left')
    expect(await stays).toMatchObject({ state: 'data', rows: [{}] })
  })

  it('asks once for what several kinds need at the same time', async () => {
    const { of, asked } = source({})
    await Promise.all((['prescription', 'injection'] as const).map((kind) => of.timeline(LINK, kind, WHOLE, signal())))
    const types = asked.map(({ pathname }) => pathname.split('/')[3])
    expect(types.filter((type) => type === 'MedicationRequest')).toHaveLength(1)
    expect(types.filter((type) => type === 'Patient')).toHaveLength(1)
  })
})
