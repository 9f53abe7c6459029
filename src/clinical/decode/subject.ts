import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import type { Patient, Reference, Resource } from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'

/** Who a person is on one server: the Patient resources and identifiers that a record's subject may name. */
export interface SubjectIdentity {
  readonly resourceIds: ReadonlySet<string>
  /** `system|value`, systems normalised. */
  readonly identifiers: ReadonlySet<string>
}

export function identityOf(patient: Patient): SubjectIdentity {
  const identifiers = (patient.identifier ?? []).flatMap(({ system, value }) =>
    value === undefined ? [] : [identifierKey(system, value)],
  )
  return { resourceIds: new Set(patient.id === undefined ? [] : [patient.id]), identifiers: new Set(identifiers) }
}

export function identifierKey(system: string | undefined, value: string): string {
  return `${canonicalSystem(system ?? '')}|${value.normalize('NFKC').trim()}`
}

/**
 * Whether a record belongs to the person (E13): `same`, `other`, or `unsaid` where it names nobody. Only documents may
 * leave the subject out (fhir-jp.md §7.4); of everything else the patient is mandatory.
 */
export function subjectOf(resource: Resource, base: string, person: SubjectIdentity): 'same' | 'other' | 'unsaid' {
  // Of the Patient itself the person is who it is.
  if (resource.resourceType === 'Patient') return person.resourceIds.has(resource.id ?? '') ? 'same' : 'other'
  const { subject, patient } = resource as { readonly subject?: Reference; readonly patient?: Reference }
  const owners = [subject, patient].flatMap((each) =>
    each === undefined ? [] : [ownerOf(each, resource, base, person)],
  )
  // Two elements that name two people are nobody's proof (H-02).
  if (owners.includes('other')) return 'other'
  return owners.includes('same') ? 'same' : sourcePatientOf(resource, person)
}

/** Of a document without a subject, the patient as its source knew them (MHD, fhir-jp.md §7.4): by number only. */
function sourcePatientOf(resource: Resource, person: SubjectIdentity): 'same' | 'other' | 'unsaid' {
  if (resource.resourceType !== 'DocumentReference') return 'unsaid'
  const source = resource.context?.sourcePatientInfo
  const parsed = source === undefined ? undefined : parseReference(source)
  const inside = parsed?.form === 'contained' ? resource.contained?.find(({ id }) => id === parsed.id) : undefined
  const identifiers = [
    ...(source?.identifier === undefined ? [] : [source.identifier]),
    ...(inside?.resourceType === 'Patient' ? (inside.identifier ?? []) : []),
  ]
  const keys = identifiers.flatMap(({ system, value }) => (value === undefined ? [] : [identifierKey(system, value)]))
  if (keys.some((key) => person.identifiers.has(key))) return 'same'
  return identifiers.some((identifier) => isNumberedOtherwise({ identifier }, person)) ? 'other' : 'unsaid'
}

function ownerOf(
  reference: Reference,
  resource: Resource,
  base: string,
  person: SubjectIdentity,
): 'same' | 'other' | 'unsaid' {
  const parsed = parseReference(reference)
  const value = reference.identifier?.value
  const hasIdentifier =
    value !== undefined && person.identifiers.has(identifierKey(reference.identifier?.system, value))
  if (value !== undefined && !hasIdentifier && isNumberedOtherwise(reference, person)) return 'other'
  switch (parsed?.form) {
    case undefined:
      return 'unsaid'
    case 'relative':
      return parsed.type === 'Patient' && person.resourceIds.has(parsed.id) ? 'same' : 'other'
    case 'absolute': {
      const isHere = `${parsed.base}/` === base
      return isHere && parsed.type === 'Patient' && person.resourceIds.has(parsed.id) ? 'same' : 'other'
    }
    case 'contained': {
      const contained = (resource as { readonly contained?: Resource[] }).contained ?? []
      const inside = contained.find((each) => each.id === parsed.id)
      if (inside?.resourceType !== 'Patient') return 'other'
      return [...identityOf(inside).identifiers].some((each) => person.identifiers.has(each)) ? 'same' : 'other'
    }
    case 'bundle':
      return hasIdentifier ? 'same' : 'other'
    case 'logical':
      if (value === undefined) return 'unsaid'
      return hasIdentifier ? 'same' : 'other'
  }
}

/** A number of a system in which the person has another one: somebody else, whatever the address says. */
export function isNumberedOtherwise({ identifier }: Reference, { identifiers }: SubjectIdentity): boolean {
  const system = `${canonicalSystem(identifier?.system ?? '')}|`
  return system !== '|' && [...identifiers].some((each) => each.startsWith(system))
}
