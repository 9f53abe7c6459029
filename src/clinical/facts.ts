import type { ClinicalTime } from './clinical-time.ts'
import type { Allergy, Contraindication, Diagnosis } from './condition-facts.ts'
import type { Contact } from './contact-facts.ts'
import type {
  ClinicalDocument,
  Diet,
  ImagingStudy,
  Immunization,
  Note,
  Order,
  Procedure,
  Report,
  Stay,
  Visit,
} from './event-facts.ts'
import type { Injection, Prescription } from './medication-facts.ts'
import type { Infection, LabResult, PhysiologyResult, VitalSign } from './observation-facts.ts'
import type { RecordKind } from './record-kind.ts'

/** Everything a screen may show of a record, told apart by `kind` (a `RecordKind`). */
export type ClinicalFact =
  | Stay
  | Visit
  | Prescription
  | Injection
  | LabResult
  | ImagingStudy
  | Report
  | ClinicalDocument
  | Note
  | Procedure
  | Order
  | PhysiologyResult
  | VitalSign
  | Diet
  | Immunization
  | Diagnosis
  | Allergy
  | Infection
  | Contraindication
  | Contact

/** The facts of one kind: `FactOf<'laboratory'>` is `LabResult`. */
export type FactOf<K extends RecordKind> = Extract<ClinicalFact, { readonly kind: K }>

/** 未告知: the patient has not been told (PRV-1). */
export function isUndisclosed({ sensitivity }: Pick<ClinicalFact, 'sensitivity'>): boolean {
  return sensitivity.some(({ mark }) => mark === 'undisclosed')
}

/** The newest of the days as of which something was so; undefined where none is known. */
export function newestTime(times: readonly (ClinicalTime | undefined)[]): ClinicalTime | undefined {
  return times.flatMap((time) => time ?? []).toSorted((one, other) => (one.text < other.text ? 1 : -1))[0]
}

/** True for facts that a list of current results may show; the others are struck through in details (VAL-4). */
export function isCurrentFact(fact: Pick<ClinicalFact, 'status'>): boolean {
  return fact.status !== 'entered-in-error' && fact.status !== 'cancelled'
}
