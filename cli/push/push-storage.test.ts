import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { RECORDED_VALUE, STORAGE_FACILITY_SYSTEM, STORAGE_RECORD_SYSTEM } from '#standards/fhir/canonical.ts'
import { parseExact, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, DocumentReference, Resource } from '#standards/fhir/r4.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'
import { SAMPLE_MESSAGES } from '#testing/sample-messages.ts'
import { bytesOf, FACILITY, file, header, PATIENT, PID, pathOf } from '#testing/storage-fixture.ts'
import { storageFolders } from '../storage-folders.ts'
import { type PushSummary, pushStorage } from './push-storage.ts'
import { RecordServer } from './record-server.ts'

type Fault = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

const PATIENT_SYSTEM = `urn:oid:1.2.392.100495.20.3.51.1${FACILITY}`
const LAB = SAMPLE_MESSAGES.find(([path]) => path.includes('/OML-11/'))?.[0] ?? ''
const NOTHING_DONE = { created: 0, updated: 0, deleted: 0, refused: 0, deletionsWithheld: 0 }

let folder: string
let server: FhirFacility
let fault: Fault
let problems: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'push-'))
  fault = () => false
  problems = []
  server = await startFhirFacility({ fault: (request, response) => fault(request, response) })
  for (const [path, bytes] of SAMPLE_MESSAGES) write(path, bytes)
})

afterEach(async () => {
  rmSync(folder, { recursive: true })
  await server.close()
})

function write(path: string, bytes: Uint8Array): void {
  const place = join(folder, FACILITY, path)
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, bytes)
}

async function push(patienceMs = 0, mayDeleteMost = false): Promise<PushSummary> {
  const storage = storageFolders([folder])
  if (storage === undefined) throw new Error('no storage')
  return pushStorage(
    storage,
    facilityIdentity(FACILITY),
    new RecordServer({ base: new URL(server.base), tokens: NO_TOKENS }),
    {
      problems: { isClosed: false, write: async (lines) => void problems.push(...lines), flush: async () => undefined },
      patienceMs,
      mayDeleteMost,
    },
  )
}

/** What stands at the server, asked by nobody's code but the test's. */
async function held<T extends Resource['resourceType']>(
  type: T,
): Promise<readonly Extract<Resource, { resourceType: T }>[]> {
  const answer = await fetch(`${server.base}${type}?_count=200`)
  const bundle = parseExact(await answer.text()) as Bundle
  return (bundle.entry ?? []).map(({ resource }) => resource as Extract<Resource, { resourceType: T }>)
}

async function post(resource: object): Promise<void> {
  const type = 'resourceType' in resource ? resource.resourceType : ''
  const answer = await fetch(`${server.base}${type}`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(resource),
  })
  expect(answer.status).toBe(201)
}

/** Somebody else's next version of what is there. */
async function replace(resource: object): Promise<void> {
  const { resourceType, id } = resource as Resource
  const answer = await fetch(`${server.base}${resourceType}/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/fhir+json' },
    body: stringifyExact(resource),
  })
  expect(answer.status).toBe(200)
}

const writesSeen = (): number =>
  server.seen.filter(({ method, url }) => method !== 'GET' && !url.endsWith('_search')).length

describe('push of a storage into a real FHIR server (issue 5 §4, DESIGN.md §8.6)', () => {
  it('writes every record once, its references to what the server made of the others', async () => {
    const done = await push()
    expect(done).toMatchObject({ patients: 1, refused: 0, problems: 0 })
    expect(done.created).toBeGreaterThan(20)
    const [patient, ...others] = await held('Patient')
    expect(others).toEqual([])
    const observations = await held('Observation')
    expect(observations.length).toBeGreaterThan(0)
    expect(new Set(observations.map(({ subject }) => subject?.reference))).toEqual(new Set([`Patient/${patient?.id}`]))
    const [report] = await held('DiagnosticReport')
    const ids = new Set(observations.map(({ id }) => `Observation/${id}`))
    expect((report?.result ?? []).filter(({ reference }) => !ids.has(reference ?? ''))).toEqual([])
  })

  it('changes nothing when it is run twice', async () => {
    const first = await push()
    const before = writesSeen()
    expect(await push()).toMatchObject({ ...NOTHING_DONE, unchanged: first.created })
    expect(writesSeen()).toBe(before)
  })

  it('H-10 DESIGN.md §8.5: 1.10 is still 1.10 where the server makes it 1.1', async () => {
    const [path, bytes] = file(
      { dataType: 'ADT-00' },
      'ADT^A08^ADT_A01',
      'OBX|1|NM|9N001000000000001^身長^JC10||1.10|m^m^ISO+|||||F',
    )
    write(path, bytes)
    await push()
    const texts = (await held('Observation')).map((each) => stringifyExact(each))
    const height = texts.find((text) => text.includes('身長'))
    expect(height).toContain('"value":1.1,')
    expect(height).toContain(`{"url":"${RECORDED_VALUE}","valueString":"1.10"}`)
  })

  it('E14: after a correction and a deletion in the storage writes just these', async () => {
    const first = await push()
    const corrected = SAMPLE_MESSAGES.find(([path]) => path === LAB)?.[1] ?? new Uint8Array()
    write(
      LAB,
      new Uint8Array(Buffer.from(Buffer.from(corrected).toString('latin1').replace('||6.10|', '||7.20|'), 'latin1')),
    )
    const gone = SAMPLE_MESSAGES.find(([path]) => path.includes('/PPR-01/'))?.[0] ?? ''
    rmSync(join(folder, FACILITY, gone))
    const diagnoses = (await held('Condition')).length
    const second = await push()
    expect(second).toMatchObject({ created: 0, deleted: diagnoses, refused: 0 })
    expect(second.updated).toBeGreaterThan(0)
    expect(second.updated).toBeLessThan(5)
    expect(second.updated + second.deleted + second.unchanged).toBe(first.created)
    expect(await held('Condition')).toEqual([])
    expect((await held('Observation')).map((each) => stringifyExact(each)).join()).toContain('"value":7.2')
    expect(await push()).toMatchObject(NOTHING_DONE)
  })

  describe('of a document', () => {
    const DAY = `${PATIENT.slice(0, 3)}/${PATIENT.slice(3, 6)}/${PATIENT}/20261118`
    const TYPE = 'L20001^退院時サマリー^99ZZZ^18842-5^退院時サマリー^LN'
    const CONTENT = `${DAY}/${TYPE}/${PATIENT}_20261118_${TYPE}_000002900016489_20261118092054392_08_1`
    const bytes = (text: string) => new TextEncoder().encode(text)
    const filesOf = ([document]: readonly DocumentReference[]) =>
      (document?.content ?? []).map(({ attachment }) => attachment)
    const contents = async () =>
      (await held('Binary')).map(({ data }) => Buffer.from(data ?? '', 'base64').toString()).sort()

    beforeEach(() => {
      write(`${CONTENT}/summary.txt`, bytes('退院時サマリー'))
      write(`${CONTENT}/appendix.txt`, bytes('別紙'))
    })

    it('the files go with it, each once, and no path of the storage does: it holds the number of the patient', async () => {
      const first = await push()
      const files = filesOf(await held('DocumentReference'))
      expect(files).toHaveLength(2)
      expect(files.every(({ url }) => /^Binary\/[\w-]+$/.test(url ?? ''))).toBe(true)
      expect(files.map(({ size }) => String(size)).sort()).toEqual(['21', '6'])
      expect(await contents()).toEqual(['別紙', '退院時サマリー'])
      const [patient] = await held('Patient')
      expect((await held('Binary')).map(({ securityContext }) => securityContext?.reference)).toEqual([
        `Patient/${patient?.id}`,
        `Patient/${patient?.id}`,
      ])
      expect(await push()).toMatchObject({ ...NOTHING_DONE, unchanged: first.created })
      expect(await contents()).toHaveLength(2)
    })

    it('a changed file is a changed document, whose former file is gone; so is that of a deleted one', async () => {
      await push()
      write(`${CONTENT}/appendix.txt`, bytes('別紙（訂正）'))
      expect(await push()).toMatchObject({ ...NOTHING_DONE, updated: 1 })
      expect(await contents()).toEqual(['別紙（訂正）', '退院時サマリー'])
      rmSync(join(folder, FACILITY, CONTENT), { recursive: true })
      expect(await push()).toMatchObject({ ...NOTHING_DONE, deleted: 1 })
      expect(await contents()).toEqual([])
    })

    /** Loses the answer to the first write of a document, which was done. */
    function loseAnswer(): () => boolean {
      let isLost = false
      fault = async (request, response) => {
        if (isLost || request.method === 'GET' || !/^\/fhir\/(?:DocumentReference.*)?$/.test(request.url ?? ''))
          return false
        isLost = true
        response.end = () => {
          request.socket.destroy()
          return response
        }
        return false
      }
      return () => isLost
    }

    it('E22: a changed document whose answer is lost keeps its file', async () => {
      await push()
      write(`${CONTENT}/appendix.txt`, bytes('別紙（訂正）'))
      const isLost = loseAnswer()
      await push()
      expect(isLost()).toBe(true)
      const there = new Set((await held('Binary')).map(({ id }) => `Binary/${id}`))
      const files = filesOf(await held('DocumentReference'))
      expect(files).toHaveLength(2)
      expect(files.every(({ url }) => there.has(url ?? ''))).toBe(true)
      expect(await contents()).toContain('別紙（訂正）')
    })

    it('E22: a new document whose answer is lost keeps its files, each once', async () => {
      await push()
      rmSync(join(folder, FACILITY, CONTENT), { recursive: true })
      await push()
      write(`${CONTENT}/summary.txt`, bytes('退院時サマリー'))
      const isLost = loseAnswer()
      expect(await push()).toMatchObject({ created: 0, refused: 0 })
      expect(isLost()).toBe(true)
      const [file] = filesOf(await held('DocumentReference'))
      expect((await held('Binary')).map(({ id }) => `Binary/${id}`)).toEqual([file?.url])
    })

    it('a document that is refused leaves no file behind', async () => {
      fault = async (request, response) => {
        if (request.url !== '/fhir/') return false
        response.writeHead(422, { 'Content-Type': 'application/fhir+json' }).end('{"resourceType":"OperationOutcome"}')
        return true
      }
      await push()
      // Nothing but the whole Bundles was refused: one by one every record was taken.
      expect(await contents()).toHaveLength(2)
      rmSync(join(folder, FACILITY, CONTENT), { recursive: true })
      fault = () => false
      await push()
      write(`${CONTENT}/summary.txt`, bytes('退院時サマリー'))
      fault = async (request, response) => {
        if (request.method !== 'POST' || !/^\/fhir\/(?:DocumentReference)?$/.test(request.url ?? '')) return false
        response.writeHead(422, { 'Content-Type': 'application/fhir+json' }).end('{"resourceType":"OperationOutcome"}')
        return true
      }
      expect(await push()).toMatchObject({ created: 0, refused: 1 })
      expect(await contents()).toEqual([])
    })

    it('a server that keeps no Binaries gets the bytes in the document', async () => {
      fault = (request, response) => {
        if (request.method !== 'POST' || request.url !== '/fhir/Binary') return false
        response.writeHead(404, { 'Content-Type': 'application/fhir+json' }).end('{"resourceType":"OperationOutcome"}')
        return true
      }
      await push()
      const data = filesOf(await held('DocumentReference')).map((each) =>
        Buffer.from(each.data ?? '', 'base64').toString(),
      )
      expect(data.sort()).toEqual(['別紙', '退院時サマリー'])
    })
  })

  it('goes on where it was cut, and leaves everything there once (E22)', async () => {
    let writes = 0
    fault = (request) => {
      if (request.method !== 'POST' || request.url?.endsWith('_search') === true) return false
      writes += 1
      if (writes <= 2) return false
      request.socket.destroy()
      return true
    }
    const cut = await push()
    expect(cut.stopped).toContain('unreachable')
    expect(cut.patients).toBe(0)
    fault = () => false
    const rest = await push()
    expect(rest.stopped).toBeUndefined()
    expect(rest.unchanged).toBeGreaterThan(0)
    const names = (await held('Observation')).map(({ identifier }) => JSON.stringify(identifier))
    expect(new Set(names).size).toBe(names.length)
    expect(await push()).toMatchObject({ ...NOTHING_DONE, unchanged: rest.created + rest.unchanged })
  })

  it('E22: an answer that is lost behind a write makes no second record', async () => {
    let isLost = false
    fault = async (request, response) => {
      if (isLost || request.method !== 'POST' || request.url !== '/fhir/') return false
      isLost = true
      response.end = () => {
        request.socket.destroy()
        return response
      }
      return false
    }
    const done = await push()
    expect(isLost).toBe(true)
    expect(done).toMatchObject({ patients: 1, refused: 0 })
    const names = (await held('Observation')).map(({ identifier }) => JSON.stringify(identifier))
    expect(new Set(names).size).toBe(names.length)
    // Nobody can tell who wrote what was lost: it is there, and is not counted as made.
    expect(done.unchanged).toBeGreaterThan(0)
    expect(await push()).toMatchObject({ ...NOTHING_DONE, unchanged: done.created + done.unchanged })
    const [patient] = await held('Patient')
    expect(new Set((await held('Observation')).map(({ subject }) => subject?.reference))).toEqual(
      new Set([`Patient/${patient?.id}`]),
    )
  })

  it('H-02, H-05: a record that stands under another Patient is refused and told, never counted as created', async () => {
    await push()
    const [observation] = await held('Observation')
    await replace({ ...observation, subject: { reference: 'Patient/somebody-else' } })
    const done = await push()
    expect(done).toMatchObject({ created: 0, updated: 0, deleted: 0, refused: 1 })
    expect(problems.join('\n')).toContain('not among those of this Patient')
    const there = (await held('Observation')).find(({ id }) => id === observation?.id)
    expect(there?.subject?.reference).toBe('Patient/somebody-else')
  })

  it('H-02: what refers to a record that stands under another Patient is refused, too, and written when that is put right', async () => {
    await push()
    const [report] = await held('DiagnosticReport')
    const [result] = report?.result ?? []
    const observation = (await held('Observation')).find(({ id }) => `Observation/${id}` === result?.reference)
    expect(observation).toBeDefined()
    await replace({ ...observation, subject: { reference: 'Patient/somebody-else' } })
    await fetch(`${server.base}DiagnosticReport/${report?.id}`, { method: 'DELETE' })
    const others = (await held('DiagnosticReport')).length
    expect(await push()).toMatchObject({ created: 0, updated: 0, deleted: 0, refused: 2 })
    expect(problems.join('\n')).toContain('what it refers to is not certain')
    expect(await held('DiagnosticReport')).toHaveLength(others)
    await replace({ ...observation })
    expect(await push()).toMatchObject({ created: 1, refused: 0 })
    const written = (await held('DiagnosticReport')).map((each) => each.result?.map(({ reference }) => reference))
    expect(written).toContainEqual(report?.result?.map(({ reference }) => reference))
  })

  it('H-02: where our Patient has lost the number of the hospital, nothing is put to it', async () => {
    await push()
    const [patient] = await held('Patient')
    await replace({ ...patient, identifier: patient?.identifier?.filter(({ system }) => system !== PATIENT_SYSTEM) })
    write(...file({ dataType: 'PPR-01', key: '000000000000777' }, 'PPR^ZD1^PPR_ZD1', 'PRB|AD|20240401|1^見本病^99X|1'))
    const before = await held('Condition')
    const done = await push()
    expect(done).toMatchObject({ created: 0, updated: 0, deleted: 0, unchanged: 0 })
    expect(done.refused).toBeGreaterThan(20)
    expect(problems.join('\n')).toContain('its Patient is not certain')
    expect(await held('Condition')).toEqual(before)
  })

  it('tells which record a server refuses and why, writes the others, and then deletes nothing', async () => {
    await push()
    fault = async (request, response) => {
      if (request.method !== 'PUT' && !(request.method === 'POST' && request.url === '/fhir/')) return false
      response.writeHead(422, { 'Content-Type': 'application/fhir+json' })
      const issue = [{ severity: 'error', code: 'value', details: { text: 'no such unit here' } }]
      response.end(JSON.stringify({ resourceType: 'OperationOutcome', issue }))
      return true
    }
    const corrected = SAMPLE_MESSAGES.find(([path]) => path === LAB)?.[1] ?? new Uint8Array()
    write(
      LAB,
      new Uint8Array(Buffer.from(Buffer.from(corrected).toString('latin1').replace('||6.10|', '||7.20|'), 'latin1')),
    )
    rmSync(join(folder, FACILITY, SAMPLE_MESSAGES.find(([path]) => path.includes('/PPR-01/'))?.[0] ?? ''))
    const done = await push()
    expect(done.refused).toBeGreaterThan(0)
    expect(done.deleted).toBe(0)
    expect(done.deletionsWithheld).toBeGreaterThan(0)
    expect(problems.join('\n')).toContain('no such unit here')
    expect((await held('Condition')).length).toBeGreaterThan(0)
  })

  it('H-05: a file that cannot be read is no deletion', async () => {
    await push()
    const [path] = SAMPLE_MESSAGES.find(([name]) => name.includes('/PPR-01/')) ?? ['']
    write(path, bytesOf([header('PPR^ZD1^PPR_ZD1'), 'PID|1||0000999999', 'PRB|AD|20240401|1^見本病^99X|1']))
    const done = await push()
    expect(done.deleted).toBe(0)
    expect(done.deletionsWithheld).toBeGreaterThan(0)
    expect((await held('Condition')).length).toBeGreaterThan(0)
  })

  it('H-05: a root that is missing is no deletion of most of the records, unless somebody says so', async () => {
    await push()
    for (const [path] of SAMPLE_MESSAGES) if (!path.includes('/ADT-00/')) rmSync(join(folder, FACILITY, path))
    const done = await push()
    expect(done.deleted).toBe(0)
    expect(done.deletionsWithheld).toBeGreaterThan(10)
    expect(problems.join('\n')).toContain('--allow-deletions')
    expect((await push(0, true)).deleted).toBe(done.deletionsWithheld)
  })

  it('H-05, H-02: what another hospital wrote to the same Patient of a shared server stays', async () => {
    await push()
    const [patient] = await held('Patient')
    const tag = [{ system: STORAGE_FACILITY_SYSTEM, code: 'urn:oid:1.2.392.100495.20.3.51.11318888888' }]
    const identifier = [{ system: STORAGE_RECORD_SYSTEM, value: 'of-another-hospital' }]
    const subject = { reference: `Patient/${patient?.id}` }
    await post({ resourceType: 'Condition', meta: { tag }, identifier, code: { text: '他院の病名' }, subject })
    expect(await push()).toMatchObject(NOTHING_DONE)
    expect((await held('Condition')).map((each) => each.code?.text)).toContain('他院の病名')
  })

  it("puts the records to the Patient that the hospital's own system keeps, and leaves that one as it is", async () => {
    const identifier = [{ system: PATIENT_SYSTEM, value: PATIENT }]
    await post({ resourceType: 'Patient', identifier, gender: 'female', birthDate: '1958-03-12', language: 'ja' })
    expect(await push()).toMatchObject({ patients: 1, refused: 0 })
    const [patient, ...others] = await held('Patient')
    expect(others).toEqual([])
    expect(patient).toMatchObject({ language: 'ja', meta: { versionId: expect.any(String) } })
    expect(patient?.identifier).toEqual(identifier)
    expect((await held('Observation'))[0]?.subject?.reference).toBe(`Patient/${patient?.id}`)
    expect(await push()).toMatchObject(NOTHING_DONE)
  })

  it('H-02: writes nothing to a Patient of the same number with another date of birth', async () => {
    const identifier = [{ system: PATIENT_SYSTEM, value: PATIENT }]
    await post({ resourceType: 'Patient', identifier, gender: 'female', birthDate: '1990-01-01' })
    const done = await push()
    expect(done.created).toBe(0)
    expect(done.refused).toBeGreaterThan(0)
    expect(problems.join('\n')).toContain('another date of birth or sex')
    expect(await held('Observation')).toEqual([])
  })

  it('H-02: writes nothing where the server has two Patients of the number', async () => {
    const identifier = [{ system: PATIENT_SYSTEM, value: PATIENT }]
    await post({ resourceType: 'Patient', identifier })
    await post({ resourceType: 'Patient', identifier })
    expect((await push()).created).toBe(0)
    expect(problems.join('\n')).toContain('2 Patients of this number')
    expect(await held('Observation')).toEqual([])
  })

  it('E23: somebody else changed a record in between: compares anew, and loses nothing', async () => {
    await push()
    write(...file({ dataType: 'PPR-01' }, 'PPR^ZD1^PPR_ZD1', 'ZPR', 'PRB|AD|20240401|1^見本病^99X|1'))
    const corrected = SAMPLE_MESSAGES.find(([path]) => path === LAB)?.[1] ?? new Uint8Array()
    write(
      LAB,
      new Uint8Array(Buffer.from(Buffer.from(corrected).toString('latin1').replace('||6.10|', '||7.20|'), 'latin1')),
    )
    let isChanged = false
    fault = async (request) => {
      if (isChanged || request.method === 'GET' || request.url?.endsWith('_search') === true) return false
      isChanged = true
      for (const observation of await held('Observation')) await replace({ ...observation, language: 'ja' })
      return false
    }
    expect((await push()).stopped).toBeUndefined()
    expect(isChanged).toBe(true)
    expect((await held('Observation')).map((each) => stringifyExact(each)).join()).toContain('"value":7.2')
  })

  it('E4: waits for a server that asks for patience', async () => {
    let refusals = 0
    fault = (_, response) => {
      if (refusals >= 4) return false
      refusals += 1
      response.writeHead(429, { 'Retry-After': '0', 'Content-Type': 'text/plain' }).end('later')
      return true
    }
    expect(await push(60_000)).toMatchObject({ patients: 1, refused: 0 })
  })

  it('a patient of whom the storage says nothing is told, not made up', async () => {
    const other = '0000777777'
    write(
      pathOf({ dataType: 'ADT-00', flag: '0' }, other),
      bytesOf([header('ADT^A08^ADT_A01'), PID.replaceAll(PATIENT, other)]),
    )
    const done = await push()
    expect(done.patients).toBeGreaterThanOrEqual(1)
    expect((await held('Patient')).length).toBe(1)
  })
})
