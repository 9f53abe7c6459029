import { beforeAll, describe, expect, it } from 'vitest'
import type { Encounter, Resource } from '#standards/fhir/r4.ts'
import { convertPatient } from '#standards/ssmix2/convert/convert-patient.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { indexStorage } from '#standards/ssmix2/storage-index.ts'
import { FACILITIES, FACILITY_LETTERS, type FacilityLetter } from './facilities.ts'
import { type FacilityFile, generatePatient } from './generate.ts'
import { SAMPLE_PEOPLE } from './people.ts'

/** Everything that is wrong in the network on purpose: whose record, where, and the words that name it. */
const REVIEWED: readonly (readonly [person: string, at: FacilityLetter, what: RegExp])[] = [
  ['torichigae-jiro', 'D', /WRONG PATIENT/],
  ['shiken-jiro', 'C', /another patient; its value is not used/],
  ['nayose-kazumi', 'C', /entry is deleted/],
  ['tanaka-sample', 'B', /without any IAM/],
  ['kowareta-natsu', 'B', /no name of an SS-MIX2 storage/],
  ['kowareta-natsu', 'B', /the date folder is 20260601/],
  ['kowareta-natsu', 'B', /the file is empty/],
  ['kowareta-natsu', 'B', /names no drug/],
  ['kowareta-natsu', 'B', /several versions of one record are marked current/],
]

interface Read {
  readonly person: string
  readonly at: FacilityLetter
  readonly resources: readonly Resource[]
  readonly problems: readonly string[]
}

async function readAt(person: string, at: FacilityLetter, files: readonly FacilityFile[]): Promise<Read> {
  const bytes = new Map(files.map((file) => [file.path, file.bytes]))
  const index = indexStorage(bytes.keys())
  const problems = index.problems.map(({ what }) => what)
  const resources: Resource[] = []
  for (const patient of index.patients.values()) {
    const read = async (path: string) => bytes.get(path) ?? new Uint8Array()
    for await (const file of convertPatient(facilityIdentity(FACILITIES[at].institutionNumber), patient, read)) {
      resources.push(...file.resources)
      problems.push(...file.problems.map(({ what }) => what))
    }
  }
  return { person, at, resources, problems }
}

describe('the storages of the sample network, read as any other', () => {
  const everything: Read[] = []
  const resourcesOf = (person: string, at: FacilityLetter) =>
    everything.find((read) => read.person === person && read.at === at)?.resources ?? []

  beforeAll(async () => {
    for (const [person, { handle }] of SAMPLE_PEOPLE) {
      const byFacility = Map.groupBy(generatePatient(handle), ({ facility }) => facility.letter)
      for (const at of FACILITY_LETTERS) {
        const files = byFacility.get(at)
        if (files !== undefined) everything.push(await readAt(person, at, files))
      }
    }
  }, 120_000)

  it('convert without a problem, except those that were damaged on purpose', () => {
    const unexpected = everything.flatMap(({ person, at, problems }) =>
      problems
        .filter((what) => !REVIEWED.some(([who, where, words]) => who === person && where === at && words.test(what)))
        .map((what) => `${person} at ${at}: ${what}`),
    )
    expect(unexpected).toEqual([])
  })

  it('and each of those is found', () => {
    for (const [person, at, words] of REVIEWED) {
      const found = everything.find((read) => read.person === person && read.at === at)?.problems ?? []
      expect(
        found.some((what) => words.test(what)),
        `${person} at ${at}: ${words}`,
      ).toBe(true)
    }
  })

  it('E13: the value of the other patient is nowhere among the resources', () => {
    expect(JSON.stringify(resourcesOf('torichigae-jiro', 'D'))).not.toContain('18.420')
  })

  it('give every kind of resource that a screen shows', () => {
    const types = new Set(everything.flatMap(({ resources }) => resources.map(({ resourceType }) => resourceType)))
    const wanted = [
      'AllergyIntolerance',
      'Condition',
      'Coverage',
      'DiagnosticReport',
      'DocumentReference',
      'Encounter',
      'ImagingStudy',
      'Immunization',
      'MedicationAdministration',
      'MedicationDispense',
      'MedicationRequest',
      'NutritionOrder',
      'Observation',
      'Patient',
      'Procedure',
      'RelatedPerson',
      'ServiceRequest',
      'Specimen',
    ]
    for (const type of wanted) expect(types, type).toContain(type)
  })

  it('put one stay together from its seven messages: admitted 2026-10-24, discharged 2026-11-08', () => {
    const stays = resourcesOf('mihon-taro', 'B').filter(
      (resource): resource is Encounter => resource.resourceType === 'Encounter' && resource.class?.code === 'IMP',
    )
    expect(stays.map(({ status, period }) => [status, period?.start, period?.end])).toEqual([
      ['finished', '2026-10-24T15:02:00+09:00', '2026-11-08T10:30:00+09:00'],
    ])
  })
})
