import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { networkOverServers, put, systemOf } from '#testing/network-over-servers.ts'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'
import { readFile } from './files/read-file.ts'
import { NO_TOKENS } from './token-provider.ts'

type Fault = (request: IncomingMessage, response: ServerResponse) => boolean

const OUTSIDE = (): boolean => false

/** One real FHIR server twice: as lenient as its engine is, and as strict as production servers are (real-servers.md §5). */
const servers: { lenient?: FhirFacility; strict?: FhirFacility } = {}
const restores: (() => void)[] = []
let fault: Fault = OUTSIDE
let seenBefore = 0

beforeAll(async () => {
  const options = { fault: (request: IncomingMessage, response: ServerResponse) => fault(request, response) }
  servers.lenient = await startFhirFacility(options)
  servers.strict = await startFhirFacility({ ...options, isStrict: true })
  restores.push(servers.lenient.hold(), servers.strict.hold())
})

beforeEach(() => {
  fault = OUTSIDE
  for (const restore of restores) restore()
})

afterAll(() => Promise.all([servers.lenient?.close(), servers.strict?.close()]))

const signal = () => new AbortController().signal
const WHOLE = { from: undefined, until: undefined }

const LINK: FacilityLink = {
  facility: 'a' as FacilityLink['facility'],
  state: 'linked',
  patientNumber: '00001',
  patientResourceId: undefined,
  since: undefined,
}

/** The one hospital of a network at this server, asked as a screen asks it. */
function hospital(server: FhirFacility, link: FacilityLink = LINK) {
  const [source] = networkOverServers({ hub: server, facilities: { a: server } }).sources
  if (source === undefined) throw new Error('no source')
  seenBefore = server.seen.length
  return (kind: RecordKind, from?: string, until?: string) => {
    const period = { from: from as JstDate | undefined, until: until as JstDate | undefined }
    return source.records(link, kind, period, signal())
  }
}

const sent = (server: FhirFacility, path: string) =>
  server.seen.slice(seenBefore).filter(({ url }) => new URL(url, server.base).pathname.endsWith(path))

async function patientAt(server: FhirFacility, more: object = {}): Promise<string> {
  return put(server, {
    resourceType: 'Patient',
    identifier: [{ system: systemOf('a'), value: '00001' }],
    ...more,
  } as never)
}

const observation = (patient: string, effectiveDateTime: string, more: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
  ],
  code: { text: 'Ｋ' },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime,
  valueQuantity: { value: 4.1, unit: 'mmol/L' },
  ...more,
})

const dayOfSeptember = (day: number) => `2026-09-${String(day).padStart(2, '0')}`

const daysOf = (answer: Awaited<ReturnType<ReturnType<typeof hospital>>>) =>
  answer.state === 'data' ? answer.rows.map(({ at }) => at?.text.slice(0, 10)).toSorted() : answer.state

describe.each(['lenient', 'strict'] as const)('real-servers.md §5: a %s server', (which) => {
  const server = (): FhirFacility => {
    const running = servers[which]
    if (running === undefined) throw new Error('not started')
    return running
  }

  it('understands every search that the viewer sends: none is refused, none asks for an operation it may lack', async () => {
    await patientAt(server())
    const ask = hospital(server())
    for (const kind of RECORD_KINDS) {
      expect([kind, (await ask(kind, '2026-09-01')).state]).toEqual([kind, 'none'])
    }
    const searches = server().seen.slice(seenBefore)
    expect(searches.filter(({ url }) => /\$|_has|_include=\*|_include=%2A|Patient\/[^?]+\//.test(url))).toEqual([])
    expect(searches.filter(({ url }) => url.includes('?')).every(({ url }) => url.includes('_count='))).toBe(true)
  })

  it('H-12: gives the results of 23:30 on their day in Japan, neither a day more nor one less', async () => {
    const patient = await patientAt(server())
    for (let day = 1; day <= 30; day += 1) {
      await put(server(), observation(patient, `${dayOfSeptember(day)}T23:30:00+09:00`))
    }
    const ask = hospital(server())
    expect(daysOf(await ask('laboratory', '2026-09-05', '2026-09-06'))).toEqual(['2026-09-05'])
    expect(daysOf(await ask('laboratory', '2026-09-05', '2026-09-11'))).toHaveLength(6)
    expect(daysOf(await ask('laboratory', '2026-09-01', '2026-10-01'))).toHaveLength(30)
    // `+` never bare, instants with their seconds: anything else is another day, or 400, somewhere.
    const [search] = sent(server(), '/Observation')
    expect(search?.url).toContain('date=ge2026-09-05T00%3A00%3A00%2B09%3A00&date=lt2026-09-06T00%3A00%3A00%2B09%3A00')
  })

  it('H-05: is read to its last page, whether it counts or not', async () => {
    const patient = await patientAt(server())
    for (let day = 1; day <= 30; day += 1) {
      const entry = Array.from({ length: 15 }, (_each, minute) => ({
        resource: observation(patient, `${dayOfSeptember(day)}T08:${String(minute).padStart(2, '0')}:00+09:00`),
        request: { method: 'POST', url: 'Observation' },
      }))
      const headers = { 'content-type': 'application/fhir+json' }
      const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry })
      await fetch(server().base, { method: 'POST', headers, body })
    }
    const answer = await hospital(server())('laboratory')
    expect(answer).toMatchObject({ state: 'data', gaps: [] })
    expect(daysOf(answer)).toHaveLength(450)
    expect(sent(server(), '/Observation').length).toBeGreaterThan(1)
  })

  it('E14, VAL-4: says what a result was before it was corrected', async () => {
    const patient = await patientAt(server())
    const first = observation(patient, '2026-09-01T08:00:00+09:00')
    const id = await put(server(), first)
    const corrected = { ...first, id, status: 'corrected', valueQuantity: { value: 7.4, unit: 'mmol/L' } }
    const answer = await fetch(`${server().base}Observation/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify(corrected),
    })
    expect(answer.ok).toBe(true)
    const [source] = networkOverServers({ hub: server(), facilities: { a: server() } }).sources
    const records = await source?.records(LINK, 'laboratory', WHOLE, signal())
    const [record] = records?.state === 'data' ? records.rows : []
    if (record === undefined) throw new Error('no result')
    const versions = await source?.versions?.(LINK, record, signal())
    expect(versions).toMatchObject({
      state: 'data',
      gaps: [],
      rows: [
        { fact: { status: 'corrected', value: { text: '7.4' } } },
        { fact: { status: 'final', value: { text: '4.1' } } },
      ],
    })
  })

  it('E14: says of a deleted Patient 404 or 410, and both mean that nobody is there any more', async () => {
    const patient = await patientAt(server())
    await put(server(), observation(patient, '2026-09-01T08:00:00+09:00'))
    const byAddress = hospital(server(), { ...LINK, patientResourceId: patient })
    expect(daysOf(await byAddress('laboratory'))).toHaveLength(1)
    await fetch(`${server().base}Patient/${patient}`, { method: 'DELETE' })
    const again = hospital(server(), { ...LINK, patientResourceId: patient })
    expect(await again('laboratory')).toEqual({ state: 'notLinked' })
    expect((await fetch(`${server().base}Patient/${patient}`)).status).toBe(which === 'strict' ? 410 : 404)
  })

  it('D10: may hold a code that no binding allows: it is shown, not dropped', async () => {
    const patient = await patientAt(server(), { gender: 'INVALID' })
    await put(server(), observation(patient, '2026-09-01T08:00:00+09:00', { status: 'INVALID' }))
    expect(await hospital(server())('laboratory')).toMatchObject({ rows: [{ kind: 'laboratory' }] })
  })

  it('E4: that is flooded (429) is given time, and asked to the end', async () => {
    const patient = await patientAt(server())
    await put(server(), observation(patient, '2026-09-01T08:00:00+09:00'))
    let refusals = 2
    fault = ({ url }, response) => {
      if (url?.includes('/Observation') !== true || refusals === 0) return false
      refusals -= 1
      response.writeHead(429, { 'Retry-After': '1', 'Content-Type': 'application/fhir+json' })
      response.end(
        JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'throttled' }] }),
      )
      return true
    }
    const began = Date.now()
    expect(daysOf(await hospital(server())('laboratory'))).toEqual(['2026-09-01'])
    // Timers go by another clock, and round.
    expect(Date.now() - began).toBeGreaterThanOrEqual(1990)
  })

  it('E19: forbids one type (403): that is a matter of rights, and the other types are there', async () => {
    const patient = await patientAt(server())
    const subject = { reference: `Patient/${patient}` }
    await put(server(), { resourceType: 'Condition', subject, code: { text: '見本病' } } as never)
    fault = ({ url }, response) => {
      if (url?.includes('/AllergyIntolerance') !== true) return false
      response.writeHead(403, { 'Content-Type': 'application/fhir+json' }).end('{"resourceType":"OperationOutcome"}')
      return true
    }
    const ask = hospital(server())
    expect(await ask('allergy')).toEqual({ state: 'notPermitted' })
    expect(await ask('diagnosis')).toMatchObject({ state: 'data', gaps: [] })
  })

  it('ITI-68: gives the content of a document as bytes or as a Binary, and says when it is gone', async () => {
    const pdf = 'JVBERi0xLjQK'
    const id = await put(server(), { resourceType: 'Binary', contentType: 'application/pdf', data: pdf } as never)
    const file = { contentType: 'application/pdf', size: 9, url: `Binary/${id}`, data: undefined }
    const from = { base: new URL(server().base), tokens: NO_TOKENS }
    const answer = await readFile(from, file, signal())
    expect(answer).toMatchObject({ state: 'data', contentType: 'application/pdf', isOtherSize: false })
    expect(answer.state === 'data' ? Buffer.from(answer.bytes).toString('base64') : '').toBe(pdf)
    await fetch(`${server().base}Binary/${id}`, { method: 'DELETE' })
    expect(await readFile(from, file, signal())).toMatchObject({ state: 'absent' })
  })
})

describe('DESIGN §8.15: what a server says that it can do is remembered, and what it cannot is said', () => {
  const stated = async (resource: readonly object[], run: (server: FhirFacility) => Promise<void>) => {
    const rest = [{ mode: 'server' as const, resource: resource as never }]
    const server = await startFhirFacility({ statement: { rest } })
    try {
      await patientAt(server)
      await run(server)
    } finally {
      await server.close()
    }
  }
  const search = (...names: readonly string[]) => ({ searchParam: names.map((name) => ({ name, type: 'token' })) })
  const PATIENT = { type: 'Patient', ...search('identifier', '_id') }

  it('a type that it does not list is not asked, and is a stated gap', () =>
    stated([PATIENT, { type: 'Observation', ...search('patient', 'date') }], async (server) => {
      const ask = hospital(server)
      expect(await ask('diagnosis')).toMatchObject({ state: 'failed', why: { reason: 'unsupported-search' } })
      expect(sent(server, '/Condition')).toEqual([])
      await ask('laboratory')
      expect(sent(server, '/metadata')).toHaveLength(1)
    }))

  it('a type that it keeps but does not search is a stated gap', () =>
    stated([PATIENT, { type: 'Condition', interaction: [{ code: 'read' }] }], async (server) => {
      expect(await hospital(server)('diagnosis')).toMatchObject({ why: { reason: 'unsupported-search' } })
    }))

  it('H-03: one that does not search patients by number is a stated fault, never 未連携', () =>
    stated([{ type: 'Patient', ...search('family') }, { type: 'Condition' }], async (server) => {
      expect(await hospital(server, { ...LINK, patientNumber: '404' })('diagnosis')).toMatchObject({
        state: 'failed',
        why: { reason: 'unsupported-search' },
      })
    }))

  it('H-05: a date that it does not search by is not sent, for a lenient server would answer nothing', () =>
    stated([PATIENT, { type: 'Observation', ...search('patient') }, { type: 'DiagnosticReport' }], async (server) => {
      const { entry } = (await (await fetch(`${server.base}Patient`)).json()) as {
        readonly entry: readonly { readonly resource: { readonly id: string } }[]
      }
      const patient = entry[0]?.resource.id ?? ''
      await put(server, observation(patient, '2026-09-01T08:00:00+09:00'))
      await put(server, observation(patient, '2025-09-01T08:00:00+09:00'))
      expect(daysOf(await hospital(server)('laboratory', '2026-01-01'))).toEqual(['2026-09-01'])
      expect(sent(server, '/Observation').map(({ url }) => url.includes('date='))).toEqual([false])
    }))

  it('a statement that could not be read for a fault is asked for again when a reader asks again', async () => {
    let isDown = true
    const server = await startFhirFacility({
      statement: { rest: [{ mode: 'server', resource: [PATIENT as never] }] },
      fault: ({ url }, response) =>
        isDown && url?.endsWith('/metadata') === true && Boolean(response.writeHead(500).end()),
    })
    try {
      await patientAt(server)
      const [source] = networkOverServers({ hub: server, facilities: { a: server } }).sources
      expect(await source?.records(LINK, 'diagnosis', WHOLE, signal())).toMatchObject({ state: 'none' })
      isDown = false
      source?.askAnyway?.()
      expect(await source?.records(LINK, 'diagnosis', WHOLE, signal())).toMatchObject({
        why: { reason: 'unsupported-search' },
      })
    } finally {
      await server.close()
    }
  })
})
