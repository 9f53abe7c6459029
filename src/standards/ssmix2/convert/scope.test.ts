import { describe, expect, it } from 'vitest'
import { convertFiles, FACILITY, file, PATIENT, pathOf } from '#testing/storage-fixture.ts'
import { deterministicId } from './deterministic-id.ts'
import { facilityIdentity } from './facility-identity.ts'

const STORAGE = new Map([
  file({ dataType: 'ADT-00' }, 'ADT^A08^ADT_A01', 'OBX|1|NM|9N001000000000001^身長^JC10||152.4|cm^cm^ISO+|||||F'),
  file({ dataType: 'ADT-61' }, 'ADT^A60^ADT_A60', 'IAM|1|DA^薬物^HL70127|1^ペニシリン^99XYZ||発疹|A^追加^HL70323'),
])

const idsOf = async (facility: string) =>
  (await convertFiles(STORAGE, facility)).flatMap(({ resources }) => resources.map(({ id }) => id ?? ''))

describe('ids of resources (DESIGN.md §5)', () => {
  it('are the same in every run, whichever version of the file told it', async () => {
    expect(await idsOf(FACILITY)).toEqual(await idsOf(FACILITY))
    const later = new Map(
      [...STORAGE].map(([path, bytes]) => [path.replace('20240401090000000', '20250101000000000'), bytes]),
    )
    const ids = (await convertFiles(later)).flatMap(({ resources }) => resources.map(({ id }) => id))
    expect(ids).toEqual(await idsOf(FACILITY))
  })

  it('H-01: two hospitals with the same patient number never give the same id', async () => {
    const [one, other] = [await idsOf(FACILITY), await idsOf('1310000001')]
    expect(one.length).toBe(3)
    expect(one.filter((id) => other.includes(id))).toEqual([])
  })

  it('hold no patient number and are ids in the sense of FHIR', async () => {
    for (const id of await idsOf(FACILITY)) {
      expect(id).toMatch(/^[a-z2-7]{52}$/)
      expect(id).not.toContain(PATIENT)
    }
  })

  it('are lower-case base32 of SHA-256', () => {
    // printf 'abc' | sha256sum | xxd -r -p | base32
    expect(deterministicId(['abc'])).toBe('xj4bnp4pahh6uqkbidpf3lrceoyagyndsylxvhfucd7wd4qacwwq')
  })

  it('tell parts apart by where they end', () => {
    expect(deterministicId(['ab', 'c'])).not.toBe(deterministicId(['a', 'bc']))
  })
})

describe('provenance', () => {
  it('every resource names its file and carries its identifier', async () => {
    for (const { path, resources } of await convertFiles(STORAGE)) {
      for (const resource of resources) {
        expect(resource.meta?.source).toBe(path)
        const identifier = 'identifier' in resource ? resource.identifier : undefined
        expect(identifier).toContainEqual({
          system: 'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier',
          value: resource.id,
        })
        expect(resource.meta?.lastUpdated).toBe('2024-04-01T09:00:00.000+09:00')
      }
    }
  })

  it('the path stays readable as it is on the disk', async () => {
    const [first] = await convertFiles(new Map([file({ dataType: 'ADT-00' }, 'ADT^A08^ADT_A01')]))
    expect(first?.resources[0]?.meta?.source).toBe(pathOf({ dataType: 'ADT-00' }))
  })
})

describe('what names a facility', () => {
  it('ten digits are an institution number with a patient number system of its own (fhir-jp.md §1)', () => {
    expect(facilityIdentity('1319999999')).toEqual({
      id: '1319999999',
      institutionNumber: '1319999999',
      patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11319999999',
    })
  })

  it('the OID of its patient numbers names the same facility', () => {
    expect(facilityIdentity('urn:oid:1.2.392.100495.20.3.51.11319999999')).toEqual(facilityIdentity('1319999999'))
  })

  it('another OID is the system of its patient numbers itself, a name gets one of ours', () => {
    expect(facilityIdentity('1.2.392.200119.6.51.7').patientIdSystem).toBe('urn:oid:1.2.392.200119.6.51.7')
    expect(facilityIdentity('見本 病院').patientIdSystem).toMatch(/^urn:ss-mix2:facility:%E8[^ ]+:patient-number$/)
  })
})
