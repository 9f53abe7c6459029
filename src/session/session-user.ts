import type { FacilityId } from '#clinical/facility.ts'
import type { Profession } from '#clinical/profession.ts'

/** Who is looking: shown on every screen as name, profession and facility (security-safety.md A8). */
export interface SessionUser {
  readonly id: string
  readonly name: string
  readonly profession: Profession
  /** The facility where the user works: its patients are listed, its ids are shown first. */
  readonly facility: FacilityId
}

/** Why records are read: care of the patient, in the code system of HL7 v3 ActReason. */
export const PURPOSE_OF_USE = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' } as const
