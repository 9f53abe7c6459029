import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, Resource } from '#standards/fhir/r4.ts'
import type { FacilityId } from '../facility.ts'
import { type DecodedRecords, decodeRecords } from './decode-records.ts'

const SAMPLES = join(process.env.RENKEI_SAMPLES ?? '../shared/data', 'fhir-jp-examples')
const FOLDERS = existsSync(SAMPLES)
  ? readdirSync(SAMPLES, { withFileTypes: true }).filter((each) => each.isDirectory() && each.name !== 'terminology')
  : []

const FILES = FOLDERS.flatMap(({ name }) =>
  readdirSync(join(SAMPLES, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${name}/${file}`),
)

/** Decodes a file without asking whose it is; a document or collection gives its entries. */
function decoded(file: string): DecodedRecords {
  const resource = parseExact(readFileSync(join(SAMPLES, file), 'utf8')) as Resource
  const entries = resource.resourceType === 'Bundle' ? ((resource as Bundle).entry ?? []) : [{ resource }]
  const delivered = entries.flatMap(({ resource: each, fullUrl }: { resource?: Resource; fullUrl?: string }) =>
    each === undefined ? [] : [{ resource: each, fullUrl, isMatch: true }],
  )
  const base = 'https://example.org/fhir/'
  return decodeRecords(delivered, { facility: 'a' as FacilityId, base, person: undefined })
}

function only<T>(list: readonly T[]): T {
  const [first, ...more] = list
  if (first === undefined || more.length > 0) throw new Error(`expected one, got ${list.length}`)
  return first
}

describe.skipIf(FILES.length === 0)(`published Japanese examples (${SAMPLES})`, () => {
  it.each(FILES)('E10: %s gives facts or an explained gap, and never throws', (file) => {
    const { facts, gaps } = decoded(file)
    for (const fact of facts) {
      expect(fact.key).not.toBe('')
      expect(fact.at?.text ?? '2000').toMatch(/^\d{4}/)
    }
    for (const gap of gaps) expect(gap).toMatchObject({ kind: 'unreadable', why: expect.stringMatching(/./) })
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

describe.runIf(FILES.length === 0)('published Japanese examples', () => {
  it.skip(`NOT RUN: ${SAMPLES} is absent; set RENKEI_SAMPLES`, () => undefined)
})
