import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, BundleEntry, Resource } from '#standards/fhir/r4.ts'
import { describeWithSamples, SAMPLES } from '#testing/public-samples.ts'
import type { FacilityId } from '../facility.ts'
import { type DecodedRecords, decodeRecords } from './decode-records.ts'

const PUBLISHED = 'fhir-jp-examples'
const FOLDER = join(SAMPLES, PUBLISHED)
const FOLDERS = existsSync(FOLDER)
  ? readdirSync(FOLDER, { withFileTypes: true }).filter((each) => each.isDirectory() && each.name !== 'terminology')
  : []

const FILES = FOLDERS.flatMap(({ name }) =>
  readdirSync(join(FOLDER, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${name}/${file}`),
)

/** Records that give a gap instead of a fact, each looked at: none of the published ones does today. */
const REVIEWED_GAPS: Readonly<Record<string, readonly object[]>> = {}

/**
 * No facts of their own: a reader meets the person in the header, a Composition as the document that it heads, an Endpoint
 * with the pictures, the insurance nowhere (fhir-jp.md §4 Q), the others through what refers to them.
 */
const MET_ELSEWHERE: ReadonlySet<string> = new Set([
  'Patient',
  'Composition',
  'Endpoint',
  'Coverage',
  'Location',
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Specimen',
])

function entriesOf(file: string): readonly BundleEntry[] {
  const resource = parseExact(readFileSync(join(FOLDER, file), 'utf8')) as Resource
  return resource.resourceType === 'Bundle' ? ((resource as Bundle).entry ?? []) : [{ resource }]
}

function resourcesOf(file: string): readonly Resource[] {
  return entriesOf(file).flatMap(({ resource }) => resource ?? [])
}

/** Decodes a file without asking whose it is; a document or collection gives its entries. */
function decoded(file: string): DecodedRecords {
  const delivered = entriesOf(file).flatMap(({ resource, fullUrl }) =>
    resource === undefined ? [] : [{ resource, fullUrl, isMatch: true }],
  )
  const base = 'https://example.org/fhir/'
  return decodeRecords(delivered, { facility: 'a' as FacilityId, base, person: undefined })
}

function only<T>(list: readonly T[]): T {
  const [first, ...more] = list
  if (first === undefined || more.length > 0) throw new Error(`expected one, got ${list.length}`)
  return first
}

describeWithSamples('published Japanese examples', PUBLISHED, () => {
  it('E10: they are there to be read', () => {
    expect(FILES.length).toBeGreaterThan(0)
  })

  it.each(FILES)('E10: %s loses no record: each gives a fact, or a gap that has been looked at', (file) => {
    const { facts, gaps } = decoded(file)
    for (const fact of facts) {
      expect(fact.key).not.toBe('')
      expect(fact.at?.text ?? '2000').toMatch(/^\d{4}/)
    }
    expect(gaps).toEqual(REVIEWED_GAPS[file] ?? [])
    // As it crosses from the worker to the page (docs/decisions/0012).
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
    const told = new Set([
      ...facts.flatMap(({ refs }) => refs.map(({ resourceType, id }) => `${resourceType}/${id}`)),
      ...gaps.flatMap((gap) => (gap.kind === 'unreadable' ? [gap.what] : [])),
    ])
    const lost = resourcesOf(file)
      .filter(({ resourceType }) => !MET_ELSEWHERE.has(resourceType))
      .map(({ resourceType, id }) => `${resourceType}/${id}`)
      .filter((name) => !told.has(name))
    expect(lost).toEqual([])
  })

  it('E6: the file that is no JSON is refused as a whole, as a server that sent it would be', () => {
    const text = readFileSync(join(FOLDER, 'documents-municipalCheckup/Bundle-example18.malformed.txt'), 'utf8')
    expect(() => parseExact(text)).toThrow(SyntaxError)
  })

  it('reads a CLINS laboratory result: digits, unit, material, department, setting, 長期保存', () => {
    const fact = only(decoded('jp-clins-1.5/Observation-Example-JP-Obs-LabResult-eCS-Alb.json').facts)
    expect(fact).toMatchObject({
      kind: 'laboratory',
      item: { text: 'アルブミン', isStandard: true },
      value: { text: '3.9', unit: 'mg/L', comparator: undefined, magnitude: 3.9 },
      at: { text: '2021-07-05T11:19:41', precision: 'second' },
      reportedAt: { text: '2021-07-05T15:38:59', precision: 'second' },
      specimen: { material: { text: '血清' } },
      setting: 'outpatient',
      department: '循環器診療科',
      author: '田中 宏',
      sensitivity: [{ mark: 'retained' }],
      flag: undefined,
      status: 'final',
    })
  })

  it('MED-1: reads a CLINS prescription: 1回量 and 1日量 apart, the dosing text verbatim, the day it starts', () => {
    const fact = only(decoded('jp-clins-1.5/MedicationRequest-Example-JP-MedReq-PO-BID-10days-AsNeeded.json').facts)
    expect(fact).toMatchObject({
      kind: 'prescription',
      act: 'ordered',
      drugs: [{ name: { text: '炭酸水素ナトリウム水', isStandard: false }, strengthType: 'preparation' }],
      dose: { text: '15', unit: 'ｍＬ' },
      dailyDose: { text: '30', unit: 'ｍＬ' },
      usage: '1日2回 朝夕食後 １回 15ｍＬ  (１日  30ｍＬ) 10　日分,指示あればお飲みください',
      startsOn: { text: '2021-07-12', precision: 'day' },
      rpNumber: '1',
      orderInRp: '1',
    })
  })

  it('MED-2: reads an injection as a mixture with its amounts, site and side', () => {
    const fact = only(decoded('jp-core-1.1.2/MedicationRequest-jp-medicationrequest-injection-example-1.json').facts)
    expect(fact).toMatchObject({
      kind: 'injection',
      drugs: [
        {
          name: { text: 'ホリゾン注射液１０ｍｇ' },
          amount: { text: '1', unit: 'アンプル' },
          strengthType: 'preparation',
        },
      ],
      site: 'Arm Left',
    })
  })
})
