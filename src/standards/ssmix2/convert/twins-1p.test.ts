import { beforeAll, expect, it } from 'vitest'
import { RECORDED_UNIT } from '#standards/fhir/canonical.ts'
import { decimalText } from '#standards/fhir/exact-json.ts'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { CodeableConcept, Condition, Encounter, Medication, Observation, Resource } from '#standards/fhir/r4.ts'
import { describeWithSamples, readSample, sampleFiles } from '#testing/public-samples.ts'
import { r4Issues } from '#testing/validate-r4.ts'
import { indexStorage } from '../storage-index.ts'
import { ICD10 } from './code-systems.ts'
import { convertPatient } from './convert-patient.ts'
import { facilityIdentity } from './facility-identity.ts'
import type { ConversionProblem } from './problem.ts'

const DISEASE_NUMBER = 'http://medis.or.jp/CodeSystem/master-disease-keyNumber'

/** Some thousand resources are validated, on a machine that may be busy. */
const VALIDATION_TIMEOUT_MS = 60_000

/** `type` of source.csv: 0 admission, 1 discharge, 2 diagnosis, 3 prescription, 4 injection, 5 laboratory result. */
type Row = Readonly<Record<string, string>>

describeWithSamples(
  'twins-1p: the storage read back against the rows it was written from',
  'ssmix2-samples/twins-1p/source.csv',
  () => {
    let rows: readonly Row[]
    let resources: Resource[]
    let problems: ConversionProblem[]

    beforeAll(async () => {
      rows = readRows(new TextDecoder().decode(readSample('ssmix2-samples/twins-1p/source.csv')))
      resources = []
      problems = []
      const index = indexStorage(sampleFiles('ssmix2-samples/twins-1p/storage'))
      const [patient] = index.patients.values()
      if (patient === undefined) throw new Error('twins-1p has no patient')
      const read = async (path: string) => readSample('ssmix2-samples/twins-1p/storage', path)
      for await (const file of convertPatient(facilityIdentity('1319999999'), patient, read)) {
        resources.push(...file.resources)
        problems.push(...file.problems)
      }
    })

    const ofType = (type: string) => rows.filter((row) => row.type === type)
    const all = <T extends Resource['resourceType']>(type: T) =>
      resources.filter((each): each is Extract<Resource, { resourceType: T }> => each.resourceType === type)

    it('VAL-1, VAL-2, VAL-3: every result agrees in code, name, value, unit and time; none is missing, none is extra', () => {
      const expected = ofType('5').map((row) => line(dateTime(row), row.jlac10, row.text, row.lab_value, row.unit))
      expect(expected).toHaveLength(501)
      const results = all('Observation').filter((each) => each.meta?.source?.includes('/OML-11/'))
      expectSame(results.map(resultLine), expected)
    })

    it('the only other observations are those of the patient master, which source.csv does not list', () => {
      const others = all('Observation').filter((each) => !each.meta?.source?.includes('/OML-11/'))
      expect(others.map((each) => each.code?.text).sort()).toEqual(
        ['体重', '血液型-ABO式', '血液型-Rh式', '身長'].sort(),
      )
      expect(others.filter((each) => !each.meta?.source?.includes('/ADT-00/'))).toEqual([])
    })

    it('every prescribed drug agrees in name, HOT number and time of order; none is missing, none is extra', () => {
      const expected = ofType('3').map((row) => line(dateTime(row), row.text, row.hot))
      const orders = all('MedicationRequest').filter((each) => each.medicationCodeableConcept !== undefined)
      expectSame(
        orders.map((order) => line(order.authoredOn, ...drug(order.medicationCodeableConcept))),
        expected,
      )
    })

    it('every injected drug agrees in name, HOT number and time of order; none is missing, none is extra', () => {
      const expected = ofType('4').map((row) => line(dateTime(row), row.text, row.hot))
      const injections = all('MedicationRequest').filter((each) => each.medicationReference !== undefined)
      const found = injections.flatMap((order) =>
        (order.contained ?? [])
          .filter((each): each is Medication => each.resourceType === 'Medication')
          .flatMap((medication) => medication.ingredient ?? [])
          .map((ingredient) => line(order.authoredOn, ...drug(ingredient.itemCodeableConcept))),
      )
      expectSame(found, expected)
    })

    it('every diagnosis agrees in name, ICD-10, MEDIS number, suspicion and time; none is missing, none is extra', () => {
      const expected = ofType('2').map((row) =>
        line(dateTime(row), row.text, row.icd10, row.mdcdx2, row.provisional === '1' ? 'suspected' : 'confirmed'),
      )
      expectSame(all('Condition').map(diagnosisLine), expected)
    })

    it('every admission and discharge agrees in time and disposition, as one stay each; none is missing, none is extra', () => {
      const [admissions, discharges] = [ofType('0'), ofType('1')]
      const expected = admissions.map((admission, i) => {
        const discharge = discharges[i]
        if (discharge === undefined) throw new Error('a stay without discharge')
        return line(dateTime(admission), dateTime(discharge), discharge.discharge_disposition)
      })
      const stays = all('Encounter').filter((each) => each.class?.code === 'IMP')
      expectSame(stays.map(stayLine), expected)
    })

    it('every file gives resources and no problem', () => {
      expect(problems).toEqual([])
    })

    it(
      'everything emitted is valid FHIR R4',
      () => {
        const issues = resources.flatMap((each) => r4Issues(each).map((issue) => `${each.resourceType} ${issue}`))
        expect([...new Set(issues)]).toEqual([])
      },
      VALIDATION_TIMEOUT_MS,
    )
  },
)

function readRows(csv: string): readonly Row[] {
  const [header = '', ...lines] = csv.replace('\uFEFF', '').trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.map((text) => {
    const cells = text.split(',')
    expect(cells).toHaveLength(names.length)
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}

/** `20241020101400000000` as FHIR dateTime of Japan. */
function dateTime(row: Row): string {
  const stamp = row.timestamp ?? ''
  const at = (from: number, to: number) => stamp.slice(from, to)
  return `${at(0, 4)}-${at(4, 6)}-${at(6, 8)}T${at(8, 10)}:${at(10, 12)}:${at(12, 14)}+09:00`
}

/** Both ways: the difference that a failure prints is what is missing and what is extra. */
function expectSame(found: readonly string[], expected: readonly string[]): void {
  expect([...found].sort()).toEqual([...expected].sort())
}

function line(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => part ?? '').join(' | ')
}

function code(concept: CodeableConcept | undefined, system: string): string {
  return concept?.coding?.find((coding) => coding.system === system)?.code ?? ''
}

/** Name and HOT number; a local number stands for none, as the generator writes it. */
function drug(concept: CodeableConcept | undefined): [string, string] {
  return [concept?.text ?? '', code(concept, SYSTEM.hot13)]
}

function resultLine(result: Observation): string {
  const quantity = result.valueQuantity
  const value =
    quantity === undefined
      ? (result.valueString ?? '')
      : `${quantity.comparator ?? ''}${decimalText(quantity.value) ?? ''}`
  const unit = quantity?.unit ?? result.extension?.find(({ url }) => url === RECORDED_UNIT)?.valueString
  return line(result.effectiveDateTime, code(result.code, SYSTEM.jlac10), result.code?.text, value, unit)
}

function diagnosisLine(condition: Condition): string {
  const verification = condition.verificationStatus?.coding?.[0]?.code
  // The time of the entry is the time of its file; one file holds one diagnosis here.
  const at = (condition.meta?.lastUpdated ?? '').replace('.000', '')
  return line(
    at,
    (condition.code?.text ?? '').replace(/の疑い$/, ''),
    code(condition.code, ICD10),
    code(condition.code, DISEASE_NUMBER),
    verification === 'confirmed' ? 'confirmed' : 'suspected',
  )
}

function stayLine(stay: Encounter): string {
  const disposition = stay.hospitalization?.dischargeDisposition?.coding?.[0]?.code
  return line(stay.period?.start, stay.period?.end, disposition)
}
