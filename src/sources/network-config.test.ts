import { describe, expect, it } from 'vitest'
import { readNetworkConfig } from './network-config.ts'
import { DEFAULT_EXPORT } from './policy-config.ts'

const name = { ja: '見本総合病院', en: 'Mihon General Hospital' }

const facility = (id: string, letter: string, more: object = {}) => ({
  id,
  letter,
  type: 'hospital',
  name,
  shortName: name,
  patientIdSystem: `urn:oid:1.2.392.100495.20.3.51.1131990002${letter.charCodeAt(0) - 64}`,
  disclosedKinds: ['stay', 'laboratory'],
  base: `fhir/${id}/`,
  ...more,
})

const config = (more: object = {}) => ({
  name,
  hub: { base: 'fhir/hub/', arePatientIdsOpaque: true },
  facilities: [facility('b', 'B'), facility('a', 'A', { isOwn: true })],
  ...more,
})

const read = (json: unknown) => readNetworkConfig(json, 'https://viewer.example/app/')

function problems(json: unknown): readonly string[] {
  const reading = read(json)
  return 'problems' in reading ? reading.problems.map(({ at }) => at) : []
}

describe('the configuration of a deployment', () => {
  it('SRC-4: gives facilities in the order of their letters, bases absolute, policy with its defaults', () => {
    const reading = read(config())
    expect(reading).toMatchObject({
      config: {
        facilities: [{ facility: { id: 'a', isOwn: true } }, { facility: { id: 'b', isOwn: false } }],
        hub: { arePatientIdsOpaque: true, crossReference: 'link' },
        policy: { imageTools: 'reference', firstByteMs: 30_000 },
      },
    })
    expect('config' in reading && reading.config.facilities[1]?.base.href).toBe('https://viewer.example/app/fhir/b/')
  })

  it('DESIGN §8.13: says which professions may print, save and copy; without a statement the defaults; an empty list is nobody', () => {
    const exportOf = (given: unknown) => {
      const reading = read(config({ policy: { export: given } }))
      return 'config' in reading ? reading.config.policy.export : reading.problems.map(({ at }) => at)
    }
    expect(exportOf(undefined)).toEqual(DEFAULT_EXPORT)
    expect(exportOf({ csv: [], copy: ['nurse'] })).toEqual({ ...DEFAULT_EXPORT, csv: [], copy: ['nurse'] })
    expect(exportOf({ patients: [] })).toEqual({ ...DEFAULT_EXPORT, patients: [] })
    expect(exportOf({ print: ['doctor'], csv: 'nurse' })).toEqual(['policy.export.print[0]', 'policy.export.csv'])
  })

  it('gives picture servers, viewers and the store of annotations, each only where it is configured', () => {
    const pictures = { dicomweb: 'dicomweb/b/', imageDisplay: 'https://pacs.example/view?site=1' }
    const reading = read(
      config({
        facilities: [facility('b', 'B', pictures), facility('a', 'A', { isOwn: true })],
        annotations: { base: 'dicomweb/hub/' },
      }),
    )
    const [a, b] = 'config' in reading ? reading.config.facilities : []
    expect([a?.dicomweb, a?.imageDisplay]).toEqual([undefined, undefined])
    expect([b?.dicomweb?.href, b?.imageDisplay?.href]).toEqual([
      'https://viewer.example/app/dicomweb/b/',
      'https://pacs.example/view?site=1',
    ])
    expect('config' in reading && reading.config.annotations?.base.href).toBe(
      'https://viewer.example/app/dicomweb/hub/',
    )
  })

  it('A5, A10, B1: says when the screen locks, when a note needs the person again, and what a profession reads; else the defaults', () => {
    const policyOf = (policy: unknown) => {
      const reading = read(config({ policy }))
      return 'config' in reading ? reading.config.policy : reading.problems.map(({ at }) => at)
    }
    expect(policyOf(undefined)).toMatchObject({
      idleMinutes: 10,
      signingMinutes: 60,
      emergencyMinutes: 60,
      professions: {},
    })
    const given = { idleMinutes: 3, professions: { nurse: { months: 24 }, clerk: { kinds: ['visit'] } } }
    expect(policyOf(given)).toMatchObject({
      idleMinutes: 3,
      professions: {
        nurse: { kinds: undefined, months: 24 },
        clerk: { kinds: new Set(['visit']), months: undefined },
      },
    })
    expect(policyOf({ idleMinutes: 20, professions: { doctor: {} } })).toEqual([
      'policy.idleMinutes',
      'policy.professions.doctor',
    ])
  })

  it('C9: keeps the audience of a server beside its base', () => {
    const token = { audience: 'urn:mihon' }
    const reading = read(config({ facilities: [facility('a', 'A', { isOwn: true, token }), facility('b', 'B')] }))
    expect('config' in reading && reading.config.facilities.map(({ tokenAudience }) => tokenAudience)).toEqual([
      'urn:mihon',
      undefined,
    ])
  })

  it('H-02: lets facilities share a server only where tags tell whose a record is', () => {
    const shared = (tags: object) => [
      facility('a', 'A', { isOwn: true, base: 'fhir/all/', isTagged: true }),
      facility('b', 'B', { base: 'fhir/all/', ...tags }),
    ]
    expect(problems(config({ facilities: shared({ isTagged: true }) }))).toEqual([])
    expect(problems(config({ facilities: shared({}) }))).toEqual(['facilities[1].isTagged'])
  })

  it('C8: lets an EHR launch from servers of the configuration only', () => {
    const launches = (launchIssuers: readonly string[]) =>
      problems(
        config({
          signIn: {
            issuer: 'https://login.example',
            clientId: 'viewer',
            acrValues: ['mfa'],
            professions: { codes: { '1': 'physician' } },
            launchIssuers,
          },
        }),
      )
    expect(launches(['fhir/a/', 'fhir/hub/'])).toEqual([])
    expect(launches(['https://elsewhere.example/fhir/'])).toEqual(['signIn.launchIssuers[0]'])
  })

  it.each([
    ['a key that nobody knows', config({ polcy: {} }), 'polcy'],
    [
      'a misspelt key of a facility',
      config({ facilities: [facility('a', 'A', { isOwn: true, dicomWeb: 'x/' })] }),
      'facilities[0].dicomWeb',
    ],
    [
      'a word in place of true',
      config({ hub: { base: 'fhir/hub/', arePatientIdsOpaque: 'true' } }),
      'hub.arePatientIdsOpaque',
    ],
    [
      'an unknown kind',
      config({ facilities: [facility('a', 'A', { isOwn: true, disclosedKinds: ['labs'] })] }),
      'facilities[0].disclosedKinds[0]',
    ],
    ['a base without its slash', config({ hub: { base: 'fhir/hub' } }), 'hub.base'],
    ['a base that is no http', config({ hub: { base: 'javascript:alert(1)/' } }), 'hub.base'],
    [
      'a DICOMweb root without its slash',
      config({ facilities: [facility('a', 'A', { isOwn: true, dicomweb: 'x' })] }),
      'facilities[0].dicomweb',
    ],
    [
      'one picture server for two hospitals, whose numbers would be mixed (H-19)',
      config({
        facilities: [facility('a', 'A', { isOwn: true, dicomweb: 'w/' }), facility('b', 'B', { dicomweb: 'w/' })],
      }),
      'facilities[1].dicomweb',
    ],
    [
      'a viewer that is no page',
      config({ facilities: [facility('a', 'A', { isOwn: true, imageDisplay: 'javascript:1' })] }),
      'facilities[0].imageDisplay',
    ],
    ['a store of annotations without address', config({ annotations: {} }), 'annotations.base'],
    ['no facility of one’s own', config({ facilities: [facility('a', 'A')] }), 'facilities'],
    [
      'a letter given twice',
      config({ facilities: [facility('a', 'A', { isOwn: true }), facility('b', 'A')] }),
      'facilities[1].letter',
    ],
    [
      'a system of other numbers',
      config({ facilities: [facility('a', 'A', { isOwn: true, patientIdSystem: 'urn:oid:1.2.3' })] }),
      'facilities[0].patientIdSystem',
    ],
    ['the id of the hub', config({ facilities: [facility('hub', 'A', { isOwn: true })] }), 'facilities[0].id'],
    ['no facilities', config({ facilities: [] }), 'facilities'],
  ])('E39: %s is named with its place', (_what, json, at) => {
    expect(problems(json)).toContain(at)
  })

  it.each([undefined, null, 7, [], 'text', {}])('E39: %j is refused with reasons', (json) => {
    expect(problems(json).length).toBeGreaterThan(0)
  })
})
