import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Bundle } from '#standards/fhir/r4.ts'
import { r4Issues } from '#testing/validate-r4.ts'
import digest from './digest.json' with { type: 'json' }
import { digestOf } from './digest.ts'
import { FACILITIES, FACILITY_LETTERS } from './facilities.ts'
import { buildNetwork, generatePatient, generateStorage } from './generate.ts'
import type { HubFile, NetworkFile } from './network-files.ts'

const MIB = 1024 * 1024

describe('the sample network', () => {
  let build: ReadonlyMap<string, Uint8Array>
  let network: NetworkFile
  let hub: HubFile

  beforeAll(() => {
    build = buildNetwork()
    const json = (path: string) => JSON.parse(new TextDecoder().decode(build.get(path)))
    network = json('network.json')
    hub = json('hub.json')
  }, 60_000)

  it('is the one that the committed digest names (renew it: npm run -s sample-network -- --renew-digest)', () => {
    expect(digestOf(build)).toBe(digest.sha256)
  })

  it('is built byte for byte the same a second time', () => {
    const second = buildNetwork()
    expect([...second.keys()]).toEqual([...build.keys()])
    expect(digestOf(second)).toBe(digestOf(build))
  }, 60_000)

  it('holds at most eight mebibytes of records', () => {
    const size = network.patients.reduce((sum, { zipBytes }) => sum + zipBytes, 0)
    expect(size).toBeGreaterThan(2 * MIB)
    expect(size).toBeLessThanOrEqual(8 * MIB)
  })

  it('has sixty people, each with a zip, at eight facilities of which one is the user’s own', () => {
    expect(network.patients).toHaveLength(60)
    expect(new Set(network.patients.map(({ handle }) => handle)).size).toBe(60)
    for (const { handle, files } of network.patients) {
      const zip = build.get(`patients/${handle}.zip`)
      expect(Object.keys(unzipSync(zip ?? new Uint8Array()))).toHaveLength(files)
    }
    expect(network.facilities.map(({ letter }) => letter)).toEqual([...FACILITY_LETTERS])
    expect(network.facilities.filter(({ isOwn }) => isOwn).map(({ letter }) => letter)).toEqual(['A'])
  })

  it('discloses dispensing only at the pharmacy, notes, records and vital signs only at the nursing station', () => {
    expect(FACILITIES.F.disclosedKinds).toEqual(['prescription', 'note'])
    expect(FACILITIES.G.disclosedKinds).toEqual(['note', 'clinical-record', 'vital-sign', 'file'])
    expect(FACILITIES.D.disclosedKinds).not.toContain('report')
  })

  it('PID-12: says nothing about a person in a handle', () => {
    for (const { handle } of network.patients) expect(handle).toMatch(/^p[a-z2-7]{15}$/)
  })

  it('names every zip entry facility/storage/path, with the number that the hub knows', () => {
    for (const { handle, folders } of network.patients) {
      const entries = Object.keys(unzipSync(build.get(`patients/${handle}.zip`) ?? new Uint8Array()))
      for (const entry of entries) {
        const [facility, storage, first, second, id] = entry.split('/')
        const folder = folders.find((one) => one.facility === facility)
        expect(['standard', 'extended']).toContain(storage)
        expect(id).toBe(folder?.patientId)
        expect(id?.startsWith(`${first}${second}`)).toBe(true)
      }
    }
  })

  it('gives one facility’s storage alone: the rehabilitation hospital writes CP932', () => {
    const files = generateStorage(FACILITIES.E.id)
    expect(files.length).toBeGreaterThan(100)
    expect(files.every(({ facility }) => facility.letter === 'E')).toBe(true)
    const patient = files.find(({ path }) => path.includes('/ADT-00/'))
    expect(new TextDecoder('shift_jis').decode(patient?.bytes)).toContain('仮名^梅子')
  }, 60_000)

  it('gives the hub a patient for every handle, linked to its facilities', () => {
    const patients = hub.entry.flatMap(({ resource }) => (resource.resourceType === 'Patient' ? [resource] : []))
    expect(patients.map(({ id }) => id)).toEqual(network.patients.map(({ handle }) => handle))
    for (const { identifier, link } of patients) {
      expect(identifier?.[0]?.system).toBe(FACILITIES.A.patientIdSystem)
      expect(link?.length).toBeGreaterThan(0)
    }
    const kinds = new Set(hub.entry.map(({ resource }) => resource.resourceType))
    expect(kinds).toEqual(
      new Set(['Organization', 'Patient', 'Consent', 'Communication', 'DocumentReference', 'Flag', 'Basic']),
    )
  })

  it('gives the hub valid R4 resources, and the extended storages valid documents', () => {
    expect(hub.entry.flatMap(({ resource }) => r4Issues(resource))).toEqual([])
    const documents = network.patients.flatMap(({ handle }) =>
      generatePatient(handle).filter(({ path }) => path.endsWith('/document.json')),
    )
    expect(documents.length).toBeGreaterThan(4)
    for (const { bytes } of documents) {
      const document: Bundle = JSON.parse(new TextDecoder().decode(bytes))
      const resources = [document, ...(document.entry ?? []).flatMap(({ resource }) => resource ?? [])]
      // The validator does not follow `urn:uuid:` within a document, which is how its parts must refer to each other.
      const issues = resources.flatMap(r4Issues).filter((issue) => !issue.includes('Invalid reference: got "urn:uuid:'))
      expect(issues).toEqual([])
    }
  }, 60_000)

  it('writes all 26 data types, and every habit of an exporter that it claims', () => {
    const everything = network.patients.flatMap(({ handle }) => generatePatient(handle))
    const stored = FACILITY_LETTERS.map(
      (letter) => [letter, everything.filter(({ facility }) => facility.letter === letter)] as const,
    )
    const types = new Set(
      stored.flatMap(([, files]) =>
        files.flatMap(({ storage, path }) => (storage === 'standard' ? [path.split('/')[4] ?? ''] : [])),
      ),
    )
    const expected = [
      'ADT-00',
      'ADT-01',
      'ADT-12',
      'ADT-21',
      'ADT-22',
      'ADT-31',
      'ADT-32',
      'ADT-41',
      'ADT-42',
      'ADT-51',
      'ADT-52',
      'ADT-61',
      'PPR-01',
      'OMD',
      'OMP-01',
      'OMP-11',
      'OMP-02',
      'OMP-12',
      'OML-01',
      'OML-11',
      'OMG-01',
      'OMG-11',
      'OMG-02',
      'OMG-12',
      'OMG-03',
      'OMG-13',
    ]
    expect([...types].sort()).toEqual(expected.sort())
    const of = (letter: string) => stored.find(([one]) => one === letter)?.[1] ?? []
    const text = (letter: string) => of(letter).map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    expect(
      text('B').every(
        (one) => !one.startsWith('MSH') || one.length < 420 || one.endsWith('\r\x1c') || one.includes('ORU^R30'),
      ),
    ).toBe(true)
    expect(text('C').some((one) => /\rORC\|SC[^\r]*\rOBR\|/.test(one))).toBe(true)
    expect(new Set(of('C').map(({ root }) => root)).size).toBe(4)
    expect(text('D').every((one) => !one.startsWith('MSH') || one.includes('\r\n'))).toBe(true)
    expect(of('D').every(({ path }) => /_\d{15}_[^_]+_[012]$/.test(path))).toBe(true)
    expect(of('C').some(({ path }) => /_481_1$/.test(path))).toBe(true)
    expect(of('G').some(({ path }) => /_\d{17}_1\//.test(path))).toBe(true)
  }, 60_000)
})
