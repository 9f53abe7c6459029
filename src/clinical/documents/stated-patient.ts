import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import type { Patient, Reference, Resource } from '#standards/fhir/r4.ts'
import { nonEmpty, objectsOf } from '../decode/elements.ts'
import { personName } from '../decode/person.decode.ts'
import { clinicalTime } from '../decode/time.ts'
import type { Sex } from '../person.ts'
import type { StatedPatient } from './identity-check.ts'

const SEXES: readonly Sex[] = ['male', 'female', 'other', 'unknown']

/** The patient of whom a document speaks: as its own Patient says, with the number of the reference; undefined = nobody named. */
export function statedPatient(
  resource: Resource | undefined,
  subject: Reference | undefined,
): StatedPatient | undefined {
  const number = subject?.identifier
  const fromReference = number?.value === undefined ? [] : [numberOf(number.system, number.value)]
  if (resource?.resourceType !== 'Patient') {
    const name = nonEmpty(subject?.display)
    if (name === undefined && fromReference.length === 0) return undefined
    return {
      name: { ideographic: name, phonetic: undefined, alphabetic: undefined },
      birthDate: undefined,
      sex: 'unknown',
      numbers: fromReference,
    }
  }
  return { ...patientStatement(resource), numbers: [...patientStatement(resource).numbers, ...fromReference] }
}

function patientStatement({ name, gender, birthDate, identifier }: Patient): StatedPatient {
  return {
    name: personName(objectsOf(name)),
    birthDate: typeof birthDate === 'string' ? clinicalTime(birthDate) : undefined,
    sex: SEXES.find((sex) => sex === gender) ?? 'unknown',
    numbers: objectsOf(identifier).flatMap(({ system, value }) =>
      value === undefined ? [] : [numberOf(system, value)],
    ),
  }
}

function numberOf(system: string | undefined, value: string) {
  return { system: system === undefined ? undefined : canonicalSystem(system), value }
}
