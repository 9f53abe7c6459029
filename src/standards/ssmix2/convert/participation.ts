import type { CodeableConcept } from '#standards/fhir/r4.ts'

/** The part a doctor has in an encounter: ATND attending (PV1-7), ADM admitting (PV1-17). */
export function participationType(code: 'ATND' | 'ADM'): CodeableConcept {
  return { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code }] }
}
