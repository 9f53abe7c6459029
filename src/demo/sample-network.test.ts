import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { patientResourceId } from '#standards/ssmix2/convert/scope.ts'
import { openSampleServer, type SampleServer } from '#testing/sample-server.ts'
import { TINY_HANDLE, TINY_PATIENT_ID, tinyNetwork } from '#testing/tiny-network.ts'
import { isObject, valuesAt } from './fhir-engine/elements.ts'
import { memoryJournal } from './hub-journal.ts'
import { HUB, openSampleNetwork } from './sample-network.ts'

const SLOW_MS = 60
const PATIENT = patientResourceId(facilityIdentity('1319999991'), TINY_PATIENT_ID)
const SYSTEM_A = 'urn:oid:1.2.392.100495.20.3.51.11319999991'
const SYSTEM_B = 'urn:oid:1.2.392.100495.20.3.51.11319999992'

let sample: SampleServer

beforeAll(async () => {
  sample = await openSampleServer({ files: tinyNetwork(), slowMs: SLOW_MS })
  sample.server.listen({ onUnhandledFrame: 'error' })
})

afterEach(() => {
  for (const server of ['A', 'B', 'hub']) sample.state.setLever(server, 'normal')
})

afterAll(() => sample.server.close())

async function get(server: string, path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(path, sample.fhirBase(server)), init)
  const text = await response.text()
  return { response, text, json: (): unknown => JSON.parse(text) }
}

describe('a hospital of the sample network', () => {
  it('has its records ready when the hub has been asked for a person', async () => {
    const files = tinyNetwork()
    const read: string[] = []
    const patientZip = async (handle: string) => {
      read.push(handle)
      return files.patientZip(handle)
    }
    const network = await openSampleNetwork({ ...files, patientZip }, memoryJournal(), sample.now)
    const request = { method: 'GET', base: 'http://localhost/fhir/hub', query: '', body: '' }
    const more = { ifNoneExist: undefined, ifMatch: undefined }
    await network.answer(HUB, { ...request, ...more, path: 'Patient' })
    expect(read).toEqual([])
    await network.answer(HUB, { ...request, ...more, path: `Patient/${TINY_HANDLE}` })
    // One file holds what all hospitals keep of a person.
    await vi.waitFor(() => expect(read).toEqual([TINY_HANDLE]), { timeout: 10_000 })
    expect(() => network.expect('nobody')).not.toThrow()
  })

  it('VAL-2: answers with the digits that stand in its SS-MIX2 file: 1.10 and 4.0', async () => {
    const { text } = await get('reiji', `Observation?patient=${PATIENT}&category=laboratory&_sort=date`)
    expect(text).toContain('"value":1.10,')
    expect(text).toContain('"value":4.0,')
  })

  it('E14: gives what a result said before it was corrected: the file that a later one of the same order replaced', async () => {
    const { json } = await get('reiji', `Observation?patient=${PATIENT}&date=2026-10-01`)
    const found = json()
    const [id] = valuesAt(found, 'entry.resource.id')
    expect(valuesAt(found, 'entry.resource.valueQuantity.value')).toEqual([4])
    expect(valuesAt(found, 'entry.resource.meta.versionId')).toEqual(['2'])
    const { text } = await get('reiji', `Observation/${id}/_history`)
    const history: unknown = JSON.parse(text)
    expect(valuesAt(history, 'type')).toEqual(['history'])
    expect(valuesAt(history, 'entry.resource.id')).toEqual([id, id])
    expect(valuesAt(history, 'entry.resource.meta.versionId')).toEqual(['2', '1'])
    expect(text).toContain('"value":0.40,')
    expect((await get('reiji', 'Observation/nobody/_history')).response.status).toBe(404)
  })

  it('finds its patient by number, by POST so that the number stands in no address', async () => {
    const body = new URLSearchParams({ identifier: `${SYSTEM_A}|${TINY_PATIENT_ID}` })
    const { json } = await get('reiji', 'Patient/_search', { method: 'POST', body })
    expect(valuesAt(json(), 'entry.resource.id')).toEqual([PATIENT])
  })

  it('says nothing of what another hospital keeps (E12)', async () => {
    const { json } = await get('reiji', `Observation?patient=${PATIENT}`)
    const ofA = valuesAt(json(), 'entry.resource.id')
    const other = patientResourceId(facilityIdentity('1319999992'), TINY_PATIENT_ID)
    const ofB = valuesAt((await get('mihon', `Observation?patient=${other}`)).json(), 'entry.resource.id')
    expect(ofA.length).toBeGreaterThan(0)
    expect(ofB.length).toBeGreaterThan(0)
    expect(ofA.filter((id) => ofB.includes(id))).toEqual([])
    expect(valuesAt((await get('reiji', `Observation?patient=${other}`)).json(), 'total')).toEqual([0])
  })

  it('tells when it took a record in, from the time in the name of its file', async () => {
    const { json } = await get('reiji', `Observation?patient=${PATIENT}&_lastUpdated=ge2026-09-15T00:00:00%2B09:00`)
    expect(valuesAt(json(), 'entry.resource.meta.lastUpdated')).toEqual(['2026-10-01T09:30:15.333+09:00'])
  })

  it('reads one resource by its id', async () => {
    const { json } = await get('reiji', `Observation?patient=${PATIENT}`)
    const [id] = valuesAt(json(), 'entry.resource.id')
    expect(valuesAt((await get('reiji', `Observation/${String(id)}`)).json(), 'id')).toEqual([id])
    expect((await get('reiji', 'Observation/absent')).response.status).toBe(404)
  })

  it('E7: warns that a file could not be taken in, in the searches it belongs to and in no other', async () => {
    const { json, text } = await get('reiji', `Observation?patient=${PATIENT}`)
    expect(valuesAt(json(), 'entry.search.mode').filter((mode) => mode === 'outcome')).toHaveLength(1)
    expect(valuesAt(json(), 'entry.resource.issue.diagnostics')).toEqual([
      expect.stringMatching(/^検体検査結果.* 20261002: /),
    ])
    expect(text).not.toContain('9.99')
    expect(text).not.toContain('9999999')
    expect((await get('reiji', `Condition?patient=${PATIENT}`)).text).not.toContain('OperationOutcome')
  })

  it('refuses a search that names no patient instead of answering with part of what it has', async () => {
    expect((await get('reiji', 'Observation?category=laboratory')).response.status).toBe(400)
  })

  it('is not asked at addresses that only look like it', async () => {
    await expect(get('nobody', 'Patient')).rejects.toThrow()
  })
})

describe('the hub', () => {
  it('joins the numbers of one person by $ihe-pix [ITI-83] and names the Patient there', async () => {
    const source = encodeURIComponent(`${SYSTEM_A}|${TINY_PATIENT_ID}`)
    const { json } = await get('hub', `Patient/$ihe-pix?sourceIdentifier=${source}&targetSystem=${SYSTEM_B}`)
    const other = patientResourceId(facilityIdentity('1319999992'), TINY_PATIENT_ID)
    expect(json()).toEqual({
      resourceType: 'Parameters',
      parameter: [
        { name: 'targetIdentifier', valueIdentifier: { system: SYSTEM_B, value: TINY_PATIENT_ID } },
        { name: 'targetId', valueReference: { reference: `${sample.fhirBase('mihon')}Patient/${other}` } },
      ],
    })
  })

  it.each([
    [`sourceIdentifier=${SYSTEM_A}|0`, 404],
    ['sourceIdentifier=urn:oid:9.9|1', 400],
    [`sourceIdentifier=${SYSTEM_A}|${TINY_PATIENT_ID}&targetSystem=urn:oid:9.9`, 403],
    ['', 400],
  ])('$ihe-pix?%s is answered %i', async (query, status) => {
    expect((await get('hub', `Patient/$ihe-pix?${query.replaceAll('|', '%7C')}`)).response.status).toBe(status)
  })

  it('E22: creates a note once, however often the same key is sent, two at a time included', async () => {
    const note = {
      resourceType: 'Communication',
      status: 'completed',
      identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:1' }],
      subject: { reference: `Patient/${TINY_HANDLE}` },
      payload: [{ contentString: '見本の申し送り' }],
    }
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json', 'if-none-exist': 'identifier=urn:ietf:rfc:3986|urn:uuid:1' },
      body: JSON.stringify(note),
    }
    const answers = await Promise.all([get('hub', 'Communication', init), get('hub', 'Communication', init)])
    expect(answers.map(({ response }) => response.status).sort()).toEqual([200, 201])
    const { json } = await get('hub', `Communication?subject=Patient/${TINY_HANDLE}`)
    expect(valuesAt(json(), 'entry.resource.payload.contentString')).toEqual(['見本の申し送り'])
  })

  it('E23: refuses to overwrite what somebody else has changed meanwhile', async () => {
    const headers = { 'content-type': 'application/fhir+json' }
    const body = JSON.stringify({ resourceType: 'Basic', code: { text: 'state' } })
    const created = (await get('hub', 'Basic', { method: 'POST', headers, body })).json()
    const [id] = valuesAt(created, 'id')
    const put = (ifMatch: string) =>
      get('hub', `Basic/${String(id)}`, { method: 'PUT', headers: { ...headers, 'if-match': ifMatch }, body })
    expect((await put('W/"1"')).response.status).toBe(200)
    expect((await put('W/"1"')).response.status).toBe(412)
    expect((await get('hub', `Basic/${String(id)}`, { method: 'DELETE' })).response.status).toBe(204)
    expect((await get('hub', `Basic/${String(id)}`)).response.status).toBe(404)
  })

  it.each(['Patient', 'Organization'])('does not let anybody write a %s', async (type) => {
    const body = JSON.stringify({ resourceType: type })
    expect((await get('hub', type, { method: 'POST', body })).response.status).toBe(405)
  })
})

describe('the levers', () => {
  const search = `Observation?patient=${PATIENT}`

  it('E1: down is a network error, for this hospital only', async () => {
    sample.state.setLever('A', 'down')
    await expect(get('reiji', search)).rejects.toThrow(TypeError)
    expect((await get('mihon', 'metadata')).response.status).toBe(200)
  })

  it('E2: slow answers late, and stops waiting when it is no longer wanted', async () => {
    sample.state.setLever('A', 'slow')
    const before = performance.now()
    expect((await get('reiji', 'metadata')).response.status).toBe(200)
    expect(performance.now() - before).toBeGreaterThanOrEqual(SLOW_MS - 5)
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS + 5))
    await expect(get('reiji', 'metadata', { signal: AbortSignal.timeout(10) })).rejects.toThrow()
  })

  it('E19: refusing is 403 with an OperationOutcome', async () => {
    sample.state.setLever('A', 'refusing')
    const { response, json } = await get('reiji', search)
    expect(response.status).toBe(403)
    const body = json()
    expect(isObject(body) && body.resourceType).toBe('OperationOutcome')
  })

  it('E5: html200 is a page of HTML with status 200', async () => {
    sample.state.setLever('A', 'html200')
    const { response, text } = await get('reiji', search)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(text).toContain('<!doctype html>')
  })

  it('E6: malformed breaks off in the middle of the JSON', async () => {
    sample.state.setLever('A', 'malformed')
    const { response, json } = await get('reiji', search)
    expect(response.status).toBe(200)
    expect(json).toThrow(SyntaxError)
  })

  it('reaches the hub as well', async () => {
    sample.state.setLever('hub', 'down')
    await expect(get('hub', 'Patient')).rejects.toThrow(TypeError)
  })
})
