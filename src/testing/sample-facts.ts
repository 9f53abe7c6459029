import type { ClinicalTime, TimePrecision } from '#clinical/clinical-time.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Concept, FactBase } from '#clinical/fact-base.ts'
import type { Prescription } from '#clinical/medication-facts.ts'
import type { LabResult, ReportedFlag } from '#clinical/observation-facts.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { RecordKind } from '#clinical/record-kind.ts'

const PRECISIONS: Readonly<Record<number, TimePrecision>> = { 4: 'year', 7: 'month', 10: 'day', 16: 'minute' }

/** `2026`, `2026-11`, `2026-11-18` or `2026-11-18T09:05`. */
export function sampleTime(text: string): ClinicalTime {
  return { text, precision: PRECISIONS[text.length] ?? 'second' }
}

let serial = 0

/** One occurrence of a facility; its record has the id that `sampleFactBase` gives to the same facility, kind and time. */
export function sampleOccurrence(
  facility: string,
  kind: RecordKind,
  at: string | undefined,
  more: Partial<Occurrence> = {},
): Occurrence {
  serial += 1
  return {
    key: `occurrence-${serial}`,
    facility: facility as FacilityId,
    kind,
    start: at === undefined ? undefined : sampleTime(at),
    end: undefined,
    label: '見本の記録',
    setting: 'outpatient',
    department: '内科',
    status: 'final',
    refs: [{ facility: facility as FacilityId, resourceType: 'Basic', id: `${kind}-${at}` }],
    ...more,
  }
}

function sampleFactBase(facility: string, kind: RecordKind, at: string): FactBase {
  serial += 1
  return {
    key: `fact-${serial}`,
    facility: facility as FacilityId,
    refs: [{ facility: facility as FacilityId, resourceType: 'Basic', id: `${kind}-${at}` }],
    at: sampleTime(at),
    recordedAt: undefined,
    status: 'final',
    setting: 'outpatient',
    department: '内科',
    author: undefined,
    sensitivity: [],
    notes: [],
  }
}

function sampleConcept(text: string, isStandard = true): Concept {
  return { text, codings: [], isStandard }
}

/** A result as `item value unit flag`; a value without digits is text. */
export function sampleResult(
  facility: string,
  at: string,
  [item, value, unit, flag]: readonly [string, string, string?, ReportedFlag['code']?],
  more: Partial<LabResult> = {},
): LabResult {
  return {
    ...sampleFactBase(facility, 'laboratory', at),
    kind: 'laboratory',
    item: sampleConcept(item),
    value: { text: value, comparator: undefined, magnitude: /\d/.test(value) ? 1 : undefined, unit },
    absentReason: undefined,
    flag: flag === undefined ? undefined : { code: flag, text: flag },
    ranges: [],
    method: undefined,
    components: [],
    reportedAt: undefined,
    isAtReportTime: false,
    specimen: undefined,
    members: [],
    categories: [],
    isMicrobiology: false,
    ...more,
  }
}

/** One line of a prescription: one drug, 1回量 1 錠, 1日量 3 錠, for 14 days unless told otherwise. */
export function samplePrescription(
  facility: string,
  at: string,
  drug: string,
  more: Partial<Prescription> = {},
): Prescription {
  return {
    ...sampleFactBase(facility, 'prescription', at),
    kind: 'prescription',
    act: 'ordered',
    orderKey: at,
    rpNumber: '1',
    orderInRp: '1',
    drugs: [{ name: sampleConcept(drug), amount: undefined, strengthType: undefined }],
    usage: '1日3回 毎食後',
    instructions: [],
    dose: { text: '1', unit: '錠' },
    dailyDose: { text: '3', unit: '錠' },
    total: undefined,
    daysSupplied: { text: '14', unit: '日' },
    timesSupplied: undefined,
    isAsNeeded: false,
    asNeededFor: undefined,
    route: undefined,
    method: undefined,
    site: undefined,
    rate: undefined,
    line: undefined,
    device: undefined,
    startsOn: undefined,
    endsOn: undefined,
    until: undefined,
    categories: [],
    statusReason: undefined,
    orderedBy: undefined,
    orderNumbers: [],
    ...more,
  }
}
