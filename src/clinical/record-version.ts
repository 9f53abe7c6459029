import type { ClinicalTime } from './clinical-time.ts'
import type { ClinicalFact } from './facts.ts'

/** One version of a record as its server kept it (FHIR `_history`); all versions of one have the same `FactBase.key`. */
export interface RecordVersion {
  readonly fact: ClinicalFact
  /** When the server took this version in; undefined when it does not say. */
  readonly storedAt: ClinicalTime | undefined
}
