import type { FacilityId } from '#clinical/facility.ts'
import type { Concept, MeasuredValue } from '#clinical/fact-base.ts'
import type { LabResult, ReferenceRange, ReportedFlag, VitalSign } from '#clinical/observation-facts.ts'
import { sampleTime } from './sample-facts.ts'

const JLAC10 = 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits'
const MATERIAL = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationSampleMaterialCode_CS'
const MATERIALS: Readonly<Record<string, string>> = { '001': '尿', '019': '全血', '022': '血漿', '023': '血清' }

/** What a result is told by in a test; everything else is as plain as can be. */
export interface SampleLab {
  readonly facility?: string
  /** undefined: the sender gave no time. */
  readonly at?: string | undefined
  readonly name: string
  readonly jlac10?: string
  /** The sender's own code. */
  readonly local?: string
  /** `5.1`, `<0.02`, `陰性`; undefined where there is none. */
  readonly value?: string | undefined
  readonly unit?: string | undefined
  readonly flag?: ReportedFlag['code']
  /** `3.6-4.8`, `<0.14`, `(-)`. */
  readonly range?: string
  /** Code of the specimen's material. */
  readonly material?: string
}

let serial = 0

/** One final result as a laboratory sends it; a number may carry a comparator, whatever else is text. */
export function sampleLab(lab: SampleLab, more: Partial<LabResult> = {}): LabResult {
  serial += 1
  const { facility = 'a', name, jlac10, local, value, unit, flag, range, material } = lab
  const at = 'at' in lab ? lab.at : '2026-11-18T09:05'
  return {
    key: `lab-${serial}`,
    facility: facility as FacilityId,
    refs: [{ facility: facility as FacilityId, resourceType: 'Observation', id: `lab-${serial}` }],
    at: at === undefined ? undefined : sampleTime(at),
    recordedAt: undefined,
    status: 'final',
    setting: 'outpatient',
    department: undefined,
    author: undefined,
    sensitivity: [],
    notes: [],
    kind: 'laboratory',
    item: itemOf(facility, name, jlac10, local),
    value: value === undefined ? undefined : sampleValue(value, unit),
    absentReason: undefined,
    flag: flag === undefined ? undefined : { code: flag, text: flag },
    ranges: range === undefined ? [] : [sampleRange(range, unit)],
    method: undefined,
    components: [],
    reportedAt: undefined,
    isAtReportTime: false,
    specimen: material === undefined ? undefined : specimenOf(material),
    members: [],
    categories: [],
    isMicrobiology: false,
    ...more,
  }
}

export function sampleVital(name: string, jlac10: string, value: string, unit: string, at: string): VitalSign {
  const {
    specimen: _s,
    members: _m,
    categories: _c,
    isMicrobiology: _i,
    ...rest
  } = sampleLab({
    at,
    name,
    jlac10,
    value,
    unit,
  })
  return { ...rest, kind: 'vital-sign' }
}

function itemOf(facility: string, text: string, jlac10: string | undefined, local: string | undefined): Concept {
  return {
    text,
    codings: [
      ...(jlac10 === undefined ? [] : [{ system: JLAC10, code: jlac10, display: text }]),
      ...(local === undefined
        ? []
        : [{ system: `urn:ss-mix2:facility:${facility}:99LAB`, code: local, display: text }]),
    ],
    isStandard: jlac10 !== undefined,
  }
}

const NUMBER = /^(<=|>=|<|>|≤|≥)?(-?\d+(?:\.\d+)?)$/
const COMPARATORS: Readonly<Record<string, MeasuredValue['comparator']>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '≤': '<=',
  '≥': '>=',
}

export function sampleValue(text: string, unit?: string): MeasuredValue {
  const [, comparator, digits] = NUMBER.exec(text) ?? []
  return {
    text,
    comparator: comparator === undefined ? undefined : COMPARATORS[comparator],
    magnitude: digits === undefined ? undefined : Number(digits),
    unit,
  }
}

function sampleRange(text: string, unit: string | undefined): ReferenceRange {
  const [, low, high] = /^(\d[\d.]*)?[-–](\d[\d.]*)?$/.exec(text) ?? []
  const [, upper] = /^[<≤](\d[\d.]*)$/.exec(text) ?? []
  const [, lower] = /^[>≥](\d[\d.]*)$/.exec(text) ?? []
  const limit = (digits: string | undefined) => (digits === undefined ? undefined : sampleValue(digits, unit))
  return { text, low: limit(low ?? lower), high: limit(high ?? upper), appliesTo: undefined }
}

function specimenOf(code: string) {
  const text = MATERIALS[code] ?? code
  return {
    material: { text, codings: [{ system: MATERIAL, code, display: text }], isStandard: true },
    accession: undefined,
    collectedAt: undefined,
    condition: undefined,
  }
}

/** Codes of the published tables, for tests of rows. */
export const LAB_CODE = {
  wbc: '2A990000001930952',
  hb: '2A030000001930901',
  k: '3H015000002326101',
  na: '3H010000002326101',
  creatinine: '3C015000002327101',
  crp: '5C070000002306201',
  ast: '3B035000002327201',
  alpJscc: '3B070000002327701',
  alpIfcc: '3B070000002327101',
  ldJscc: '3B050000002327801',
  ldIfcc: '3B050000002327901',
  a1cJds: '3D045000001906202',
  a1cNgsp: '3D046000001906202',
  inr: '2B030000002231157',
  urineProtein: '1A010000000190111',
  systolic: '9A751000000000001',
} as const
