import type { IdentityCheck } from '../documents/identity-check.ts'
import type { Facility } from '../facility.ts'
import type { Person } from '../person.ts'
import { checkImageIdentity } from './image-patient.ts'
import type { ImagePatient } from './image-study.ts'
import type { Waveform } from './waveform.ts'

/**
 * Compares the recording's own patient with the person of the screen (PID-6, H-19). A number in an MFER file has no issuer:
 * it is taken for one of the facility that keeps the file; where it alone disagrees, the file may have come from elsewhere,
 * and the reader decides with both before the eyes.
 */
export function checkWaveformIdentity(
  { format, patient }: Pick<Waveform, 'format' | 'patient'>,
  person: Person,
  facilities: readonly Facility[],
  keeper: Facility | undefined,
): IdentityCheck {
  if (format !== 'MFER' || patient === undefined) return checkImageIdentity(patient, person, facilities)
  const check = checkImageIdentity(numbersOf(patient, keeper), person, facilities)
  const isOnlyNumber = check.differences.every(({ field, kind }) => field === 'number' && kind === 'differs')
  return check.verdict === 'blocked' && isOnlyNumber ? { ...check, verdict: 'acknowledge' } : check
}

/** The patient as a notice shows them: with the facility whose number it is taken for. */
export function numbersOf(patient: ImagePatient, keeper: Facility | undefined): ImagePatient {
  return {
    ...patient,
    numbers: patient.numbers.map(({ system, value }) => ({ system: system ?? keeper?.patientIdSystem, value })),
  }
}
