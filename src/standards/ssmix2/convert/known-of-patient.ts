import type { Patient, Practitioner, Reference } from '#standards/fhir/r4.ts'

/** What one file of a patient tells the conversion of another. Small, and forgotten with the patient. */
export class KnownOfPatient {
  /** Allergen instances that ADT-61 lists: AL1 of the master file need not repeat them. */
  readonly allergens = new Set<string>()
  /** The attending doctor outside of a stay (ADT-01). */
  attending: Reference<Practitioner> | undefined
  /** The master file (ADT-00) gave a Patient. */
  hasMaster = false

  /** `Patient/…`, once it has been asked for. */
  patientReference: string | undefined

  generalPractitioner(): Pick<Patient, 'generalPractitioner'> {
    return this.attending === undefined ? {} : { generalPractitioner: [this.attending] }
  }
}
