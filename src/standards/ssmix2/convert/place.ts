import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { CodeableConcept, Location, Reference } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { type Components, codeableConcept, componentsOf } from './coding.ts'
import { departmentName } from './departments.ts'
import { type FacilityIdentity, localSystem } from './facility-identity.ts'

/** Where a patient is (PL): `病棟^病室^床^^^N` in hospital, `診療科^^^^^C` in a clinic (ss-mix2.md §5). */
export interface Place {
  readonly reference: Reference<Location>
  /** http://terminology.hl7.org/CodeSystem/location-physical-type */
  readonly physicalType: CodeableConcept | undefined
  /** The department code when the place is one (PL.6 C or D). */
  readonly department: string | undefined
}

const PHYSICAL_TYPE = 'http://terminology.hl7.org/CodeSystem/location-physical-type'

/** Reads a PL field; undefined when it is empty. */
export function placeOf(facility: FacilityIdentity, segment: Hl7Segment, field: number): Place | undefined {
  const [point, room, bed] = [1, 2, 3].map((component) => segment.text(field, component).trim())
  const parts = [point ?? '', room ?? '', bed ?? '']
  if (parts.every((part) => part === '')) return undefined
  const isDepartment = ['C', 'D'].includes(segment.text(field, 6).trim().toUpperCase())
  const department = isDepartment && parts[0] !== '' ? parts[0] : undefined
  const value = parts.join('^').replace(/\^+$/, '')
  const display = department === undefined ? wardText(parts) : (departmentName(department) ?? department)
  return {
    reference: {
      type: 'Location',
      identifier: { system: localSystem(facility, 'location'), value },
      display,
    },
    physicalType: department === undefined ? physicalType(parts) : undefined,
    department,
  }
}

function wardText(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('-')
}

/** The smallest thing that is named: bed, room or ward. */
function physicalType(parts: readonly string[]): CodeableConcept {
  const [code, display] = parts[2] !== '' ? ['bd', 'Bed'] : parts[1] !== '' ? ['ro', 'Room'] : ['wa', 'Ward']
  return { coding: [{ system: PHYSICAL_TYPE, code, display }] }
}

/** A department given as CWE (ORC-17, PV1-10): without a named system it is the national table (user table 0069). */
export function departmentOf(
  facility: FacilityIdentity,
  segment: Hl7Segment,
  field: number,
): CodeableConcept | undefined {
  return departmentConcept(facility, componentsOf(segment, field))
}

/** A bare department code, as in the file name; undefined for none (`-`). */
export function departmentOfCode(facility: FacilityIdentity, code: string | undefined): CodeableConcept | undefined {
  if (code === undefined || code === '') return undefined
  return departmentConcept(facility, { text: (component = 1) => (component === 1 ? code : '') })
}

function departmentConcept(facility: FacilityIdentity, cwe: Components): CodeableConcept | undefined {
  const concept = codeableConcept(facility, cwe, { defaultSystem: SYSTEM.departmentSsmix2 })
  const national = concept?.coding?.find((coding) => coding.system === SYSTEM.departmentSsmix2)
  const name = departmentName(national?.code)
  if (concept === undefined || concept.text !== undefined || name === undefined) return concept
  return { ...concept, text: name }
}
