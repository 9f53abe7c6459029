import type { Failure } from '#clinical/answer.ts'
import { identifierKey, identityOf, type SubjectIdentity } from '#clinical/decode/subject.ts'
import type { Facility } from '#clinical/facility.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import type { Patient } from '#standards/fhir/r4.ts'
import type { FhirClient } from './fhir-client.ts'

/** The person on one facility's server, or why they cannot be found there. */
export type FoundPatient =
  | { readonly kind: 'found'; readonly id: string; readonly identity: SubjectIdentity }
  | { readonly kind: 'not-linked' }
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'out-of-consent' }
  | { readonly kind: 'failed'; readonly why: Failure }

/**
 * Finds the facility's own Patient of a link: by its logical id where the network knows it, else by the patient number
 * with its issuer. A number that leads to several patients, or an id whose number is another, is a fault of the network
 * and shows nothing (H-02).
 */
export async function findPatient(
  client: FhirClient,
  facility: Facility,
  link: FacilityLink,
  signal: AbortSignal,
): Promise<FoundPatient> {
  if (link.patientResourceId !== undefined) {
    const outcome = await client.read('Patient', link.patientResourceId, signal)
    if (outcome.kind === 'absent') return { kind: 'not-linked' }
    if (outcome.kind !== 'read') return outcome
    const patient = outcome.resource as Patient
    return isContradicted(patient, facility, link) || isMerged(patient) ? misconfigured() : found(patient)
  }
  if (link.patientNumber === undefined) return { kind: 'not-linked' }
  const parameters = [['identifier', `${facility.patientIdSystem}|${link.patientNumber}`]] as const
  const outcome = await client.search('Patient', parameters, signal)
  if (outcome.kind === 'unsupported') {
    return { kind: 'failed', why: { reason: 'unsupported-search', isRetryable: false } }
  }
  if (outcome.kind !== 'found') return outcome
  const wanted = identifierKey(facility.patientIdSystem, link.patientNumber)
  const patients = outcome.entries
    .flatMap(({ resource }) => (resource.resourceType === 'Patient' ? [resource] : []))
    .filter((patient) => identityOf(patient).identifiers.has(wanted) && !isReplaced(patient))
  const [patient, ...others] = patients
  if (others.length > 0) return misconfigured()
  if (patient !== undefined) return found(patient)
  const missing = outcome.gaps.find((gap) => gap.kind === 'page-missing')
  return missing === undefined ? { kind: 'not-linked' } : { kind: 'failed', why: missing.why }
}

function found(patient: Patient): FoundPatient {
  return patient.id === undefined ? misconfigured() : { kind: 'found', id: patient.id, identity: identityOf(patient) }
}

function misconfigured(): FoundPatient {
  return { kind: 'failed', why: { reason: 'misconfigured', isRetryable: false } }
}

/** A record that was merged into another is not the person's any more (E15). */
function isReplaced(patient: Patient): boolean {
  return patient.active === false || isMerged(patient)
}

function isMerged({ link }: Patient): boolean {
  return (link ?? []).some(({ type }) => type === 'replaced-by')
}

function isContradicted(patient: Patient, facility: Facility, link: FacilityLink): boolean {
  if (link.patientNumber === undefined) return false
  const system = canonicalSystem(facility.patientIdSystem)
  const own = [...identityOf(patient).identifiers].filter((key) => key.startsWith(`${system}|`))
  return own.length > 0 && !own.includes(identifierKey(facility.patientIdSystem, link.patientNumber))
}
