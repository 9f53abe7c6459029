import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FacilityLink } from '#clinical/person.ts'
import { networkOverServers, put, systemOf } from '#testing/network-over-servers.ts'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'

/** Documents by IHE MHD [ITI-67] of a real FHIR server; what only a responder of MHD insists on is a lever of the host. */
let server: FhirFacility
let insistsOnStatus = false
let restore = (): void => undefined

beforeAll(async () => {
  const refusal = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'required' }] }
  server = await startFhirFacility({
    isStrict: true,
    fault: ({ url = '' }: IncomingMessage, response: ServerResponse) => {
      if (!insistsOnStatus || !url.includes('/DocumentReference?') || url.includes('status=')) return false
      response.writeHead(400, { 'Content-Type': 'application/fhir+json' }).end(JSON.stringify(refusal))
      return true
    },
  })
  restore = server.hold()
})

beforeEach(() => {
  insistsOnStatus = false
  restore()
})

afterAll(() => server.close())

const LINK: FacilityLink = {
  facility: 'a' as FacilityLink['facility'],
  state: 'linked',
  patientNumber: '00001',
  patientResourceId: undefined,
  since: undefined,
}

function documents() {
  const [source] = networkOverServers({ hub: server, facilities: { a: server } }).sources
  return source?.records(LINK, 'file', { from: undefined, until: undefined }, new AbortController().signal)
}

const IDENTIFIER = { system: systemOf('a'), value: '00001' }

const reference = (subject: string | undefined, title: string, more: object = {}) => ({
  resourceType: 'DocumentReference',
  status: 'current',
  masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${crypto.randomUUID()}` },
  ...(subject === undefined ? {} : { subject: { reference: `Patient/${subject}` } }),
  content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/1', title } }],
  ...more,
})

describe('documents by MHD (ITI-67, fhir-jp.md §7.4)', () => {
  it.each([false, true])(
    'DOC-1: earlier versions stay reachable; the server insists on a status: %s',
    async (insists) => {
      const patient = await put(server, { resourceType: 'Patient', identifier: [IDENTIFIER] } as never)
      await put(server, reference(patient, '第一版', { status: 'superseded' }))
      await put(server, reference(patient, '第二版'))
      insistsOnStatus = insists
      const answer = await documents()
      expect(answer).toMatchObject({ state: 'data', gaps: [] })
      expect(answer?.state === 'data' ? answer.rows : []).toHaveLength(2)
    },
  )

  it('a document of minimal metadata (no title, type, author, date) is listed', async () => {
    const patient = await put(server, { resourceType: 'Patient', identifier: [IDENTIFIER] } as never)
    await put(server, {
      resourceType: 'DocumentReference',
      status: 'current',
      subject: { reference: `Patient/${patient}` },
      content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/1' } }],
    } as never)
    expect(await documents()).toMatchObject({ state: 'data', rows: [{}], gaps: [] })
  })

  it('H-05: a server that refuses with a status, too, is a stated gap, never "no documents"', async () => {
    await put(server, { resourceType: 'Patient', identifier: [IDENTIFIER] } as never)
    const strict = await startFhirFacility({
      fault: ({ url = '' }, response) => url.includes('/DocumentReference') && Boolean(response.writeHead(400).end()),
    })
    try {
      await put(strict, { resourceType: 'Patient', identifier: [IDENTIFIER] } as never)
      const [source] = networkOverServers({ hub: strict, facilities: { a: strict } }).sources
      const period = { from: undefined, until: undefined }
      expect(await source?.records(LINK, 'file', period, new AbortController().signal)).toMatchObject({
        state: 'failed',
        why: { reason: 'unsupported-search' },
      })
    } finally {
      await strict.close()
    }
  })
})
