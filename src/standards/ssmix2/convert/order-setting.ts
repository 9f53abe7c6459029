import type { CodeableConcept, Coding, Encounter, Extension, Reference } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { given } from './given.ts'
import { departmentOf, departmentOfCode, placeOf } from './place.ts'
import type { MessageScope } from './scope.ts'

/** The care setting and the department in which something was ordered, done or found. */
export interface OrderSetting {
  readonly careClass: Coding | undefined
  readonly department: CodeableConcept | undefined
}

/** 診療科 of a record (fhir-jp.md §3). */
const DEPARTMENT_EXTENSION = 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department'

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const CONTAINED_ID = 'encounter'

/** HL7 table 0482 (ORC-29) and table 0004 (PV1-2). */
const CARE_CLASS = lookupTable<Coding>({
  I: { system: ACT_CODE, code: 'IMP' },
  O: { system: ACT_CODE, code: 'AMB' },
  E: { system: ACT_CODE, code: 'EMER' },
})

/**
 * Setting and department as the message says them: ORC-29 before PV1-2, for an order may be written for another setting
 * than the patient is in; ORC-17 before PV1-10, the department of an outpatient's PV1-3 and the one in the file name.
 */
export function settingOf(scope: MessageScope, orc: Hl7Segment | undefined): OrderSetting {
  const pv1 = scope.message.segments.find((segment) => segment.id === 'PV1')
  return {
    careClass: CARE_CLASS[orc?.text(29).trim() ?? ''] ?? CARE_CLASS[pv1?.text(2).trim() ?? ''],
    department:
      (orc === undefined ? undefined : departmentOf(scope.facility, orc, 17)) ??
      (pv1 === undefined ? undefined : departmentOfVisit(scope, pv1)) ??
      departmentOfCode(scope.facility, scope.file.department),
  }
}

function departmentOfVisit({ facility }: MessageScope, pv1: Hl7Segment): CodeableConcept | undefined {
  return departmentOf(facility, pv1, 10) ?? departmentOfCode(facility, placeOf(facility, pv1, 3)?.department)
}

export interface SettingElements {
  readonly extension: Extension[]
  readonly contained: Encounter[]
  readonly encounter: Reference<Encounter> | undefined
}

/**
 * How a resource carries them (docs/decisions/0006-setting-and-department.md): a contained Encounter of which only the
 * class means something, as JP-CLINS has it, and the department extension of JP-CLINS.
 */
export function settingElements(setting: OrderSetting): SettingElements {
  const { careClass, department } = setting
  return {
    extension: department === undefined ? [] : [{ url: DEPARTMENT_EXTENSION, valueCodeableConcept: department }],
    contained:
      careClass === undefined
        ? []
        : [{ resourceType: 'Encounter', id: CONTAINED_ID, status: 'unknown', class: careClass }],
    encounter: careClass === undefined ? undefined : { reference: `#${CONTAINED_ID}` },
  }
}

/** `settingElements` for resources that have nothing else in `extension` and `contained`. */
export function withSetting(setting: OrderSetting) {
  return given(settingElements(setting))
}
