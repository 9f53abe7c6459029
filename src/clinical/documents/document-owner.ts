import type { Patient, Reference, Resource } from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'
import type { DecodeScope } from '../decode/decode-scope.ts'
import { objectsOf } from '../decode/elements.ts'
import { identifierKey, identityOf, isNumberedOtherwise, type SubjectIdentity } from '../decode/subject.ts'

/** The patient of one document, and which of its entries are of somebody else (D11, E13, H-02). */
export class DocumentOwner {
  readonly #scope: DecodeScope
  readonly #own: Patient | undefined
  readonly #address: string | undefined
  readonly #identity: SubjectIdentity

  /** `subject` is the one of the Composition, `holder` the Composition. */
  constructor(subject: Reference | undefined, holder: Resource, scope: DecodeScope) {
    this.#scope = scope
    const resolved = scope.resolve(subject, holder)
    this.#own = resolved?.resourceType === 'Patient' ? resolved : undefined
    this.#address = subject?.reference
    const stated = this.#own === undefined ? NOBODY : identityOf(plain(this.#own))
    const parsed = subject === undefined ? undefined : parseReference(subject)
    const id = parsed?.form === 'relative' || parsed?.form === 'absolute' ? [parsed.id] : []
    this.#identity = {
      resourceIds: new Set([...stated.resourceIds, ...id]),
      identifiers: new Set([...stated.identifiers, ...keysOf(subject)]),
    }
  }

  /** Whether an entry names another patient than the document; a document that names nobody has nobody to compare with. */
  isOfAnother(entry: Resource): boolean {
    const { subject, patient } = entry as { readonly subject?: Reference; readonly patient?: Reference }
    const isKnown = this.#own !== undefined || this.#identity.identifiers.size > 0 || this.#address !== undefined
    return isKnown && [subject, patient].some((each) => each !== undefined && this.#namesAnother(each, entry))
  }

  #namesAnother(reference: Reference, entry: Resource): boolean {
    const { identifiers, resourceIds } = this.#identity
    const keys = keysOf(reference)
    const hasNumber = keys.some((key) => identifiers.has(key))
    if (keys.length > 0 && !hasNumber && isNumberedOtherwise(reference, this.#identity)) return true
    const resolved = this.#scope.resolve(reference, entry)
    if (resolved !== undefined) {
      if (resolved.resourceType !== 'Patient' || resolved === this.#own) return false
      const isSameNumber = [...identityOf(plain(resolved)).identifiers].some((key) => identifiers.has(key))
      return !(hasNumber || isSameNumber) || isBornOtherwise(resolved, this.#own)
    }
    if (hasNumber || (reference.reference !== undefined && reference.reference === this.#address)) return false
    const parsed = parseReference(reference)
    switch (parsed?.form) {
      case undefined:
        return false
      case 'relative':
      case 'absolute':
        // A group or a device is nobody else.
        return parsed.type === 'Patient' && !resourceIds.has(parsed.id)
      case 'contained':
      case 'bundle':
        return true
      case 'logical':
        // Only the number could tell.
        return keys.length > 0
    }
  }
}

const NOBODY: SubjectIdentity = { resourceIds: new Set(), identifiers: new Set() }

/** Under one number a second Patient with another birth date or sex is somebody else (H-02). */
function isBornOtherwise(one: Patient, other: Patient | undefined): boolean {
  return ([one.birthDate, one.gender] as const).some((value, index) => {
    const own = [other?.birthDate, other?.gender][index]
    return value !== undefined && own !== undefined && value !== own
  })
}

/** Whatever else came in the place of its identifiers is left out. */
function plain(patient: Patient): Patient {
  return { ...patient, identifier: [...objectsOf(patient.identifier)] }
}

function keysOf(reference: Reference | undefined): readonly string[] {
  const { system, value } = reference?.identifier ?? {}
  return typeof value === 'string' ? [identifierKey(system, value)] : []
}
