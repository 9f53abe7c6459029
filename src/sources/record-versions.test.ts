import { describe, expect, it } from 'vitest'
import type { VersionedRecord } from '#sources/record-source.ts'
import { facility, LINK, NOW, PATIENT, result, type Served, signal } from '#testing/fhir-facility-server.ts'
import { FhirClient } from './fhir-client.ts'
import { FhirRecordSource } from './fhir-record-source.ts'
import { NO_TOKENS } from './token-provider.ts'

const RECORD: VersionedRecord = {
  key: 'a/Observation/k1',
  kind: 'laboratory',
  refs: [{ facility: facility('a').id, resourceType: 'Observation', id: 'k1' }],
}

const version = (number: string, stored: string, more: Served): Served =>
  result('k1', { meta: { versionId: number, lastUpdated: stored }, ...more })
const SECOND = version('2', '2026-11-02T15:20:00+09:00', {
  status: 'corrected',
  valueQuantity: { value: 4.1, unit: 'mmol/L' },
})
const FIRST = version('1', '2026-11-01T11:00:00+09:00', { valueQuantity: { value: 7.4, unit: 'mmol/L' } })

/** A server whose one result has these versions, or that answers the question for them with a status. */
function hospital(history: readonly Served[] | number, metadata?: Served) {
  const asked: string[] = []
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/fhir+json' } })
  const fake: typeof fetch = async (input) => {
    const { pathname } = new URL(String(input))
    asked.push(pathname.replace('/fhir/a/', ''))
    if (pathname.endsWith('/metadata')) return metadata === undefined ? json({}, 404) : json(metadata)
    if (pathname.endsWith('/_history')) {
      if (typeof history === 'number') return json({ resourceType: 'OperationOutcome' }, history)
      return json({ resourceType: 'Bundle', type: 'history', entry: history })
    }
    return json({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: PATIENT }] })
  }
  const client = new FhirClient({
    base: new URL('https://mihon.example/fhir/a/'),
    tokens: NO_TOKENS,
    fetch: fake,
    pause: async () => undefined,
    now: () => NOW,
  })
  const source = new FhirRecordSource(facility('a'), client)
  return { asked, versions: () => source.versions(LINK, RECORD, signal()) }
}

const entries = (...resources: readonly Served[]) => resources.map((resource) => ({ resource }))

describe('what a record said before', () => {
  it('E14, VAL-4, H-14: every version that the hospital keeps, the newest first, each with its own value and time', async () => {
    const { versions, asked } = hospital(entries(FIRST, SECOND))
    const answer = await versions()
    expect(asked).toContain('Observation/k1/_history')
    expect(answer).toMatchObject({
      state: 'data',
      gaps: [],
      rows: [
        {
          fact: { status: 'corrected', isRevised: true, value: { text: '4.1' } },
          storedAt: { text: '2026-11-02T15:20:00' },
        },
        { fact: { status: 'final', value: { text: '7.4' } }, storedAt: { text: '2026-11-01T11:00:00' } },
      ],
    })
    expect(answer.state === 'data' ? answer.rows.at(-1)?.fact : undefined).not.toHaveProperty('isRevised')
  })

  it.each([404, 405, 501])(
    'E14: a server that answers %d gives out no versions, which is not "none"',
    async (status) => {
      expect(await hospital(status).versions()).toEqual({
        state: 'failed',
        why: { reason: 'unsupported-search', isRetryable: false },
        at: NOW,
      })
    },
  )

  it('DESIGN §8.15: a statement without the history is believed, and the server is not asked for it', async () => {
    const interaction = [{ code: 'read' }, { code: 'search-type' }]
    const resource = ['Patient', 'Observation'].map((type) => ({
      type,
      interaction,
      searchParam: [{ name: 'identifier' }],
    }))
    const { versions, asked } = hospital(entries(SECOND), {
      resourceType: 'CapabilityStatement',
      rest: [{ mode: 'server', resource }],
    })
    expect(await versions()).toMatchObject({ state: 'failed', why: { reason: 'unsupported-search' } })
    expect(asked.filter((path) => path.includes('_history'))).toEqual([])
  })

  it('E3, SRC-1: a fault is a failure that can be tried again, a refusal is one of rights', async () => {
    expect(await hospital(500).versions()).toMatchObject({ state: 'failed', why: { isRetryable: true } })
    expect(await hospital(403).versions()).toEqual({ state: 'notPermitted' })
  })

  it('E13: a version of another patient is dropped and told', async () => {
    const foreign = { ...FIRST, subject: { reference: 'Patient/other' } }
    expect(await hospital(entries(SECOND, foreign)).versions()).toMatchObject({
      rows: [{ fact: { value: { text: '4.1' } } }],
      gaps: [{ kind: 'wrong-patient', count: 1 }],
    })
  })

  it('E10: a version that cannot be read is told, and that at which the record was deleted has nothing to say', async () => {
    const deletion = { request: { method: 'DELETE', url: 'Observation/k1' } }
    const unreadable = version('1', '2026-11-01T11:00:00+09:00', { modifierExtension: [{ url: 'urn:x' }] })
    expect(await hospital([...entries(SECOND), deletion, ...entries(unreadable)]).versions()).toMatchObject({
      rows: [{ fact: { value: { text: '4.1' } } }],
      gaps: [{ kind: 'unreadable', what: 'Observation/k1' }],
    })
  })

  it('VAL-5: what comes under another id among the versions is told, and is no version of this record', async () => {
    expect(await hospital(entries(SECOND, { ...FIRST, id: 'k2' })).versions()).toMatchObject({
      rows: [{ fact: { value: { text: '4.1' } } }],
      gaps: [{ kind: 'unreadable', what: 'Observation/k2' }],
    })
  })

  it('E5: a search result in the place of a history is no history', async () => {
    const { versions } = hospital(entries(SECOND))
    expect(await versions()).toMatchObject({ state: 'data' })
    const wrong = new FhirRecordSource(
      facility('a'),
      new FhirClient({
        base: new URL('https://mihon.example/fhir/a/'),
        tokens: NO_TOKENS,
        fetch: async () =>
          new Response(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: PATIENT }] }), {
            headers: { 'content-type': 'application/fhir+json' },
          }),
        pause: async () => undefined,
        now: () => NOW,
      }),
    )
    expect(await wrong.versions(LINK, RECORD, signal())).toMatchObject({ state: 'failed', why: { reason: 'not-fhir' } })
  })
})
