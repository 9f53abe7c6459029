import { convertAllergies, emitAllergyOfMaster } from './allergy.ts'
import { convertDiagnoses } from './condition.ts'
import type { Registration } from './converters.ts'
import { emitCoverage } from './coverage.ts'
import { emitMeasurement } from './measurement.ts'
import { emitPatient } from './patient.ts'
import { emitRelatedPerson } from './related-person.ts'
import type { MessageScope } from './scope.ts'
import { convertVisit } from './visit.ts'

/** The patient, allergies, diagnoses and visits; stays are put together from many files (`stay-history.ts`). */
export const ADMINISTRATIVE_CONVERTERS: readonly Registration[] = [
  { dataTypes: ['ADT-00'], messages: ['ADT^A08', 'ADT^A28', 'ADT^A31'], convert: convertMaster },
  // Some exporters send the registration of an outpatient as A01 of class O.
  { dataTypes: ['ADT-12'], messages: ['ADT^A04', 'ADT^A01'], convert: convertVisit },
  { dataTypes: ['ADT-61'], messages: ['ADT^A60'], convert: convertAllergies },
  { dataTypes: ['PPR-01'], messages: ['PPR^ZD1'], convert: convertDiagnoses },
]

/** ADT-00: PID NK1 DB1 OBX AL1 IN1 (ss-mix2.md §4). */
function convertMaster(scope: MessageScope): void {
  const { segments } = scope.message
  const pid = segments.find((segment) => segment.id === 'PID')
  if (pid === undefined) return
  scope.known.hasMaster = true
  emitPatient(scope, pid)
  for (const segment of segments) {
    if (segment.id === 'NK1') emitRelatedPerson(scope, segment)
    else if (segment.id === 'OBX') emitMeasurement(scope, segment)
    else if (segment.id === 'AL1') emitAllergyOfMaster(scope, segment)
    else if (segment.id === 'IN1') emitCoverage(scope, segment)
  }
}
