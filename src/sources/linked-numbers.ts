import type { Failure } from '#clinical/answer.ts'
import type { Patient, PatientLink } from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'
import type { FhirClient } from './fhir-client.ts'

type WithNumbers =
  | {
      readonly kind: 'patients'
      readonly patients: readonly Patient[]
      /** Ids of those of whom a link leads to no number: any hospital may be meant (H-03). */
      readonly incomplete: ReadonlySet<string | undefined>
    }
  | { readonly kind: 'failed'; readonly why: Failure }

/** Ids in one search: addresses of servers are limited in length. */
const MOST_IDS = 50

/** Whether a link only points at another Patient of the index, which knows the number. */
function pointsAtPatient(index: FhirClient, link: PatientLink): string | undefined {
  if (link.type !== 'seealso' || link.other.identifier?.value !== undefined) return undefined
  const parsed = parseReference(link.other)
  if (parsed?.form !== 'relative' && parsed?.form !== 'absolute') return undefined
  const isHere = parsed.form === 'relative' || `${parsed.base}/` === index.base
  return isHere && parsed.type === 'Patient' ? parsed.id : undefined
}

/**
 * Patients of an index that keeps one record for the person and one for each hospital's own, joined by `Patient.link`: each
 * link gets the numbers of the record to which it points. The hospitals' own records are no persons of their own.
 */
export async function withLinkedNumbers(
  index: FhirClient,
  patients: readonly Patient[],
  signal: AbortSignal,
): Promise<WithNumbers> {
  const known = new Map(patients.flatMap((each) => (each.id === undefined ? [] : [[each.id, each] as const])))
  const pointed = new Set(patients.flatMap(({ link }) => (link ?? []).map((each) => pointsAtPatient(index, each))))
  const ids = [...pointed].filter((id) => id !== undefined && !known.has(id))
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    const some = ids.slice(at, at + MOST_IDS)
    const outcome = await index.search('Patient', [['_id', some.join(',')]], signal)
    if (outcome.kind === 'failed') return outcome
    if (outcome.kind === 'unsupported') return failed('unsupported-search')
    if (outcome.kind !== 'found') return failed(outcome.kind)
    const missing = outcome.gaps.find((gap) => gap.kind === 'page-missing')
    if (missing !== undefined) return { kind: 'failed', why: missing.why }
    for (const { resource } of outcome.entries) {
      if (resource.resourceType === 'Patient' && resource.id !== undefined) known.set(resource.id, resource)
    }
  }
  const persons = patients.filter((each) => !isHospitalsOwn(each, known, pointed))
  const leadsNowhere = (link: PatientLink) => {
    const id = pointsAtPatient(index, link)
    return id !== undefined && numbersOf(known.get(id)).length === 0
  }
  return {
    kind: 'patients',
    incomplete: new Set(persons.filter(({ link }) => link?.some(leadsNowhere)).map(({ id }) => id)),
    patients: persons.map((patient) => ({
      ...patient,
      ...(patient.link === undefined ? {} : { link: patient.link.flatMap((each) => numbered(index, each, known)) }),
    })),
  }
}

/** A record that says whose part it is, where the person's own record is here and says the same. */
function isHospitalsOwn(
  { id, link }: Patient,
  known: ReadonlyMap<string, Patient>,
  pointed: ReadonlySet<string | undefined>,
): boolean {
  const main = (link ?? []).find(({ type }) => type === 'refer')
  const parsed = parseReference(main?.other)
  const hasId = parsed?.form === 'relative' || parsed?.form === 'absolute'
  return hasId && known.has(parsed.id) && pointed.has(id)
}

function numbered(index: FhirClient, link: PatientLink, known: ReadonlyMap<string, Patient>): PatientLink[] {
  const target = known.get(pointsAtPatient(index, link) ?? '')
  if (target === undefined) return [link]
  const identifiers = numbersOf(target)
  const { reference: _reference, ...other } = link.other
  return identifiers.map((identifier) => ({ ...link, other: { ...other, identifier } }))
}

function numbersOf(patient: Patient | undefined) {
  return (patient?.identifier ?? []).filter(({ value, use }) => value !== undefined && use !== 'old')
}

function failed(reason: Failure['reason']): WithNumbers {
  return { kind: 'failed', why: { reason, isRetryable: false } }
}
