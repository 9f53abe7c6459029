import type { Failure, FailureReason } from '#clinical/answer.ts'
import { expectedOf } from '#clinical/decode/person.decode.ts'
import { identifierKey, identityOf, type SubjectIdentity } from '#clinical/decode/subject.ts'
import type { Facility } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { type FacilityLink, numbersOf } from '#clinical/person.ts'
import { STORAGE_FACILITY_SYSTEM } from '#standards/fhir/canonical.ts'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import type { Patient } from '#standards/fhir/r4.ts'
import type { FhirClient } from './fhir-client.ts'
import type { Arrived } from './record-source.ts'
import { searchOffer } from './search-plan.ts'

/** The person on one facility's server, or why they cannot be found there. */
export type FoundPatient =
  | { readonly kind: 'found'; readonly id: string; readonly identity: SubjectIdentity }
  | { readonly kind: 'not-linked' }
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'out-of-consent' }
  | { readonly kind: 'failed'; readonly why: Failure }

/**
 * Finds the facility's own Patient of a link: by its logical id where the network knows it, else by the patient number
 * with its issuer (PDQm, ITI-78). A number that leads to several patients, an id whose number is another, a Patient with
 * another birth date or sex than the person is a fault of the network and shows nothing (H-02).
 *
 * On a server that several facilities share, `tag` tells the facility's own Patient from one that the index keeps there.
 */
export async function findPatient(
  client: FhirClient,
  facility: Facility,
  link: FacilityLink,
  signal: AbortSignal,
  tag?: string,
): Promise<FoundPatient> {
  if (link.patientResourceId !== undefined) {
    const outcome = await client.read('Patient', link.patientResourceId, signal)
    if (outcome.kind === 'absent') return { kind: 'not-linked' }
    if (outcome.kind !== 'read') return outcome
    const patient = outcome.resource as Patient
    if (isMerged(patient)) return failed('patient-merged')
    return isContradicted(patient, facility, link) ? failed('misconfigured') : found(patient, link)
  }
  const numbers = numbersOf(link)
  if (numbers.length === 0) return { kind: 'not-linked' }
  const token = numbers.map((number) => `${facility.patientIdSystem}|${escaped(number)}`).join(',')
  // Side by side: one deadline for a server that answers neither (E2).
  const [statement, outcome] = await Promise.all([
    client.capabilities(signal),
    client.search('Patient', [['identifier', token]], signal),
  ])
  if (outcome.kind === 'unsupported') return failed('unsupported-search')
  if (outcome.kind !== 'found') return outcome
  const wanted = numbers.map((number) => identifierKey(facility.patientIdSystem, number))
  const patients = outcome.entries
    .flatMap(({ resource }) => (resource.resourceType === 'Patient' ? [resource] : []))
    .filter((patient) => wanted.some((key) => identityOf(patient).identifiers.has(key)))
  const inUse = patients.filter((each) => !isReplaced(each))
  const own = inUse.filter(({ meta }) =>
    (meta?.tag ?? []).some(({ system, code }) => system === STORAGE_FACILITY_SYSTEM && code === tag),
  )
  const [patient, ...others] = own.length > 0 ? own : inUse
  if (others.length > 0) return failed('several-patients')
  if (patient !== undefined) return found(patient, link)
  const missing = outcome.gaps.find((gap) => gap.kind === 'page-missing')
  if (missing !== undefined) return { kind: 'failed', why: missing.why }
  if (patients.length > 0) return failed('patient-merged')
  // A lenient server that does not search by number answers nothing, of a patient whom it knows, too (H-03).
  const isSearched = searchOffer(statement, 'Patient')?.isOffered('identifier') === true
  return isSearched ? { kind: 'not-linked' } : failed('unsupported-search')
}

/** What a facility answers where the person cannot be found there. */
export function unfoundAnswer(patient: Exclude<FoundPatient, { kind: 'found' }>, at: Instant): Arrived<never> {
  switch (patient.kind) {
    case 'not-linked':
      return { state: 'notLinked' }
    case 'not-permitted':
      return { state: 'notPermitted' }
    case 'out-of-consent':
      return { state: 'outOfConsent' }
    case 'failed':
      if (patient.why.reason === 'out-of-consent') return { state: 'outOfConsent' }
      return { state: 'failed', why: patient.why, at }
  }
}

function found(patient: Patient, { expected }: FacilityLink): FoundPatient {
  if (patient.id === undefined) return failed('misconfigured')
  if (expected !== undefined && isSomebodyElse(expected, expectedOf(patient))) return failed('identity-differs')
  return { kind: 'found', id: patient.id, identity: identityOf(patient) }
}

/** Only what both say can disagree; a birth date that is known less exactly is no other one. */
function isSomebodyElse(
  one: NonNullable<FacilityLink['expected']>,
  other: NonNullable<FacilityLink['expected']>,
): boolean {
  const [born, birth] = [one.birthDate?.text, other.birthDate?.text]
  const isOtherDay = born !== undefined && birth !== undefined && !born.startsWith(birth) && !birth.startsWith(born)
  const sexes = new Set([one.sex, other.sex])
  return isOtherDay || (sexes.has('male') && sexes.has('female'))
}

function failed(reason: FailureReason): FoundPatient {
  return { kind: 'failed', why: { reason, isRetryable: false } }
}

/** `,`, `|`, `$` and `\` have a meaning of their own in a search value (FHIR R4 §3.1.1.4). */
function escaped(number: string): string {
  return number.replace(/[\\,|$]/g, (sign) => `\\${sign}`)
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
