import { decimal } from '#standards/fhir/exact-json.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import type { DocumentSection } from './fhir-document.ts'

type Entry = NonNullable<DocumentSection['entries']>[number]

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const CHECK_UP_ITEMS = 'urn:oid:1.2.392.200119.6.1005'

/** 傷病名; `isUndisclosed` marks it 未告知 (fhir-jp.md §0.5). */
export function condition(name: string, icd: string, more: { since?: string; isUndisclosed?: boolean } = {}): Entry {
  return (patient) => ({
    resourceType: 'Condition',
    ...(more.isUndisclosed && {
      meta: { tag: [{ system: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication', code: 'UNINFORMED' }] },
    }),
    clinicalStatus: { coding: [{ system: CLINICAL, code: 'active' }] },
    code: { coding: [{ system: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full', code: icd }], text: name },
    subject: { reference: patient },
    ...(more.since && { onsetDateTime: more.since }),
  })
}

export function allergy(cause: string, reaction: string): Entry {
  return (patient) => ({
    resourceType: 'AllergyIntolerance',
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
    },
    category: ['medication'],
    code: { text: cause },
    patient: { reference: patient },
    reaction: [{ manifestation: [{ text: reaction }] }],
  })
}

/** A prescribed drug with its dose as the prescriber wrote it. */
export function medication(name: string, dose: string, unit: string, usage: string, days: number, on: string): Entry {
  return (patient) => ({
    resourceType: 'MedicationRequest',
    status: 'completed',
    intent: 'order',
    medicationCodeableConcept: { text: name },
    subject: { reference: patient },
    authoredOn: `${on}T10:00:00+09:00`,
    dosageInstruction: [
      {
        text: usage,
        timing: { code: { text: usage } },
        doseAndRate: [{ doseQuantity: { value: decimal(dose), unit } }],
      },
    ],
    dispenseRequest: { expectedSupplyDuration: { value: days, unit: '日' } },
  })
}

/** One drug of a 処方箋 (JP_MedicationRequest_ePrescriptionData): its place in the form, dose and dose of a day, usage, days, total. */
export interface PrescribedDrug {
  readonly rp: number
  readonly name: string
  readonly yj: string
  readonly dose: string
  readonly usage: { readonly code: string; readonly text: string }
  readonly days: number
  readonly total: number
  readonly isUnchangeable?: boolean
}

const TABLET = { unit: '錠', system: 'urn:oid:1.2.392.100495.20.2.101', code: 'TAB' } as const
const DAYS = { unit: '日', system: 'http://unitsofmeasure.org', code: 'd' } as const

export function prescribedDrug(drug: PrescribedDrug, at: string): Entry {
  return (patient) => ({
    resourceType: 'MedicationRequest',
    identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.81', value: String(drug.rp) }],
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: {
      coding: [{ system: 'urn:oid:1.2.392.100495.20.1.73', code: drug.yj, display: drug.name }],
      text: drug.name,
    },
    subject: { reference: patient },
    authoredOn: at,
    dosageInstruction: [
      {
        text: `${drug.usage.text}　１回${drug.dose}錠　${drug.days}日分`,
        timing: {
          code: {
            coding: [{ system: 'urn:oid:1.2.392.200250.2.2.20.20', code: drug.usage.code, display: drug.usage.text }],
          },
        },
        doseAndRate: [
          {
            doseQuantity: { value: decimal(drug.dose), ...TABLET },
            rateRatio: { numerator: { value: decimal(drug.dose), ...TABLET }, denominator: { value: 1, ...DAYS } },
          },
        ],
      },
    ],
    dispenseRequest: {
      quantity: { value: drug.total, ...TABLET },
      expectedSupplyDuration: { value: drug.days, ...DAYS },
    },
    ...(drug.isUnchangeable && {
      substitution: {
        allowedCodeableConcept: {
          coding: [{ system: 'urn:oid:1.2.392.100495.20.2.41', code: '1', display: '変更不可' }],
        },
      },
    }),
  })
}

/** 調剤者への指示 and other words of a 処方箋 to whoever dispenses it. */
export function toDispenser(text: string): Entry {
  return () => ({
    resourceType: 'Communication',
    status: 'completed',
    category: [
      {
        coding: [
          {
            system: 'http://jpfhir.jp/fhir/ePrescription/CodeSystem/communication-category',
            code: '2',
            display: '調剤者への指示',
          },
        ],
      },
    ],
    payload: [{ contentString: text }],
  })
}

export interface CheckUpItem {
  readonly code: string
  readonly name: string
  readonly value: string
  readonly unit?: string
  readonly range?: readonly [low: string, high: string]
  readonly flag?: 'H' | 'L'
}

/** One item of a health check-up: a value with the range and the judgement of that very check-up. */
export function checkUpItem(item: CheckUpItem, on: string): Entry {
  return (patient) => ({
    resourceType: 'Observation',
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: CHECK_UP_ITEMS, code: item.code, display: item.name }], text: item.name },
    subject: { reference: patient },
    effectiveDateTime: on,
    ...(item.unit === undefined
      ? { valueString: item.value }
      : { valueQuantity: { value: decimal(item.value), unit: item.unit } }),
    ...(item.flag && {
      interpretation: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: item.flag }] },
      ],
    }),
    ...(item.range && {
      referenceRange: [
        {
          low: { value: decimal(item.range[0]), ...(item.unit && { unit: item.unit }) },
          high: { value: decimal(item.range[1]), ...(item.unit && { unit: item.unit }) },
        },
      ],
    }),
  })
}

/** 療養計画: title, what it says and its steps. */
export function carePlan(title: string, description: string, steps: readonly string[], from: string): Entry {
  return (patient) => ({
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    title,
    description,
    subject: { reference: patient },
    period: { start: from },
    activity: steps.map((step) => ({ detail: { status: 'scheduled' as const, description: step } })),
  })
}

/** A stay or a visit, as 入院時詳細 and 退院時詳細 and a care plan name it. */
export function encounter(kind: 'IMP' | 'AMB', from: string, until: string | undefined, reason: string): Entry {
  return (patient) => ({
    resourceType: 'Encounter',
    status: until === undefined ? 'in-progress' : 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: kind },
    subject: { reference: patient },
    period: { start: from, ...(until && { end: until }) },
    reasonCode: [{ text: reason }],
  })
}

/** A whole document inside the document (section 210). */
export function attachedDocument(bytes: Uint8Array): Entry {
  const bundle: Resource = JSON.parse(new TextDecoder().decode(bytes))
  return () => bundle
}

/** A file as part of the document: `230 PDF`, `330 臨床経過`. */
export function attachedFile(title: string, contentType: string, bytes: Uint8Array): Entry {
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return (patient) => ({
    resourceType: 'DocumentReference',
    status: 'current',
    type: { text: title },
    subject: { reference: patient },
    content: [{ attachment: { contentType, data, title } }],
  })
}
