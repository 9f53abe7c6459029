import type { Patient } from '#standards/fhir/r4.ts'
import type { RecordServer } from './record-server.ts'

/**
 * The one Patient that the server has under the hospital's own number, undefined where it has none, or why it cannot be
 * told (H-02: never by name or date of birth). Throws ServerUnusable.
 */
export async function patientAtServer(
  server: RecordServer,
  patient: Patient,
  patientIdSystem: string,
  signal: AbortSignal,
): Promise<{ readonly patient: Patient | undefined } | { readonly why: string }> {
  const number = patient.identifier?.find(({ system }) => system === patientIdSystem)?.value
  if (number === undefined) return { why: `the Patient has no number of ${patientIdSystem}` }
  const token = `${patientIdSystem}|${number}`
  const found = (await server.search('Patient', [['identifier', token]], signal)) as unknown as Patient[]
  // A server that searches loosely must not choose the person.
  const same = found.filter((each) =>
    each.identifier?.some(({ system, value }) => system === patientIdSystem && value === number),
  )
  const [one, ...others] = same
  if (others.length > 0)
    return {
      why: `the server has ${same.length} Patients of this number: nobody can say whose records these are (H-02)`,
    }
  if (one !== undefined && isSomebodyElse(one, patient)) {
    const why = "the server's Patient of this number has another date of birth or sex: nothing is written (H-02)"
    return { why }
  }
  return { patient: one }
}

/** Both tell it, and it differs: two people under one number. */
function isSomebodyElse(one: Patient, other: Patient): boolean {
  const differs = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b && a !== 'unknown' && b !== 'unknown'
  return differs(one.birthDate, other.birthDate) || differs(one.gender, other.gender)
}
