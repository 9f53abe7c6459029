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
