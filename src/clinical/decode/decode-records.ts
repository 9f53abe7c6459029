import { STORAGE_FACILITY_SYSTEM } from '#standards/fhir/canonical.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import { ReferenceResolver } from '#standards/fhir/references.ts'
import type { Gap } from '../answer.ts'
import type { FacilityId } from '../facility.ts'
import type { ClinicalFact } from '../facts.ts'
import { decodeCommunication } from '../notes/note.decode.ts'
import { decodeAllergy } from './allergy.decode.ts'
import { decodeImmunization, decodeNutritionOrder, decodeProcedure, decodeServiceRequest } from './care.decode.ts'
import { decodeCondition, decodeFlag } from './condition.decode.ts'
import { decodePatientContacts, decodeRelatedPerson } from './contact.decode.ts'
import { DecodeScope, isUndelivered } from './decode-scope.ts'
import { decodeDocumentReference } from './document.decode.ts'
import { decodeEncounter } from './encounter.decode.ts'
import {
  decodeMedicationAdministration,
  decodeMedicationDispense,
  decodeMedicationRequest,
  decodeMedicationStatement,
} from './medication.decode.ts'
import { decodeObservation } from './observation.decode.ts'
import { decodeDiagnosticReport, decodeImagingStudy } from './report.decode.ts'
import { type SubjectIdentity, subjectOf } from './subject.ts'

/** A resource as it came, with its address in the Bundle where one was given. */
export interface DeliveredResource {
  readonly resource: Resource
  readonly fullUrl: string | undefined
  /** False for what came only so that references can be followed. */
  readonly isMatch: boolean
}

export interface DecodeContext {
  readonly facility: FacilityId
  /** Base of the server, ending in `/`: absolute references under it are the server's own. */
  readonly base: string
  /** Whose records these must be; undefined = do not check (records that were read one by one). */
  readonly person: SubjectIdentity | undefined
  /** On a server that several facilities share: the tag of the one whose records these must be (H-02). */
  readonly tag?: string | undefined
}

export interface DecodedRecords {
  readonly facts: readonly ClinicalFact[]
  readonly gaps: readonly Gap[]
}

/** Resources that support others and are no facts themselves; they reach a reader through what refers to them. */
const SUPPORTING: ReadonlySet<string> = new Set([
  'Binary',
  'BodyStructure',
  'Bundle',
  'Composition',
  'Consent',
  'Coverage',
  'Device',
  'Endpoint',
  'Location',
  'Media',
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Provenance',
  'Specimen',
])

/** True for a type of resource that is no fact itself and only reaches a reader through what refers to it. */
export function isSupporting(resourceType: string): boolean {
  return SUPPORTING.has(resourceType)
}

/**
 * Turns resources of one server into clinical facts. None is dropped in silence: what cannot be understood becomes a gap
 * with its JSON (E10, VAL-5), what belongs to another patient is dropped and counted (E13), what was sent twice stands
 * once, the newest version of it (E11).
 */
export function decodeRecords(delivered: readonly DeliveredResource[], context: DecodeContext): DecodedRecords {
  const decoder = new RecordDecoder(delivered, context)
  while (decoder.decodeSome(delivered.length));
  return decoder.result()
}

/** The same in portions, so that thousands of records need not be decoded in one breath (E9). */
export class RecordDecoder {
  readonly #context: DecodeContext
  readonly #scope: DecodeScope
  readonly #waiting: readonly DeliveredResource[]
  readonly #facts = new Map<string, ClinicalFact>()
  #next = 0
  #foreign = 0
  #untagged = 0

  constructor(delivered: readonly DeliveredResource[], context: DecodeContext) {
    const resolver = new ReferenceResolver()
    for (const { resource, fullUrl } of delivered) resolver.add(resource, fullUrl)
    this.#context = context
    this.#scope = new DecodeScope(context.facility, resolver)
    this.#waiting = newestVersions(delivered.filter(({ isMatch }) => isMatch))
  }

  /** Decodes the next `count` resources; true while there are more. */
  decodeSome(count: number): boolean {
    const end = Math.min(this.#next + Math.max(1, count), this.#waiting.length)
    for (const { resource } of this.#waiting.slice(this.#next, end)) this.#decode(resource)
    this.#next = end
    return end < this.#waiting.length
  }

  result(): DecodedRecords {
    const foreign: readonly Gap[] = this.#foreign > 0 ? [{ kind: 'wrong-patient', count: this.#foreign }] : []
    const untagged: readonly Gap[] = this.#untagged > 0 ? [{ kind: 'untagged', count: this.#untagged }] : []
    return { facts: [...this.#facts.values()], gaps: [...this.#scope.gaps, ...foreign, ...untagged] }
  }

  #decode(resource: Resource): void {
    if (isSupporting(resource.resourceType)) return
    try {
      this.#understand(resource)
    } catch (error) {
      this.#scope.gaps.push(unreadable(resource, error instanceof Error ? error.message : 'not understood'))
    }
  }

  #understand(resource: Resource): void {
    const facility = facilityOf(resource, this.#context.tag)
    // Another hospital's, shown under that one's name.
    if (facility === 'other') return
    const owner = ownerOf(resource, this.#context)
    if (owner === 'other') {
      this.#foreign += 1
    } else if (facility === 'unsaid') {
      this.#untagged += 1
    } else if (owner === 'unsaid' && resource.resourceType !== 'DocumentReference') {
      this.#scope.gaps.push(unreadable(resource, 'no patient is named'))
    } else if (isUndelivered(resource)) {
      // 未提供: shown to nobody elsewhere; that one came is told without its content (fhir-jp.md §0.5).
      const why = 'marked 未提供 (UNDELIVERED)'
      this.#scope.gaps.push({ kind: 'unreadable', what: nameOf(resource), why, raw: '' })
    } else {
      for (const fact of decodeResource(resource, this.#scope)) this.#facts.set(fact.key, fact)
    }
  }
}

/** The facts of one resource. Throws when it cannot be understood. */
function decodeResource(resource: Resource, scope: DecodeScope): readonly ClinicalFact[] {
  const uninterpretable = (resource as { modifierExtension?: unknown[] }).modifierExtension
  // None is defined by the guides: its meaning may turn the record round (fhir-jp.md §3).
  if (uninterpretable !== undefined && uninterpretable.length > 0) throw new TypeError('has a modifier extension')
  // "Do not give", "do not do": never to be read as an order (H-15). The raw text says what is forbidden.
  if ((resource as { doNotPerform?: unknown }).doNotPerform === true) throw new TypeError('forbids what it names')
  switch (resource.resourceType) {
    case 'Encounter':
      return [decodeEncounter(resource, scope)]
    case 'MedicationRequest':
      return [decodeMedicationRequest(resource, scope)]
    case 'MedicationDispense':
      return [decodeMedicationDispense(resource, scope)]
    case 'MedicationAdministration':
      return [decodeMedicationAdministration(resource, scope)]
    case 'MedicationStatement':
      return [decodeMedicationStatement(resource, scope)]
    case 'Observation':
      return decodeObservation(resource, scope)
    case 'DiagnosticReport':
      return decodeDiagnosticReport(resource, scope)
    case 'ImagingStudy':
      return [decodeImagingStudy(resource, scope)]
    case 'Condition':
      return [decodeCondition(resource, scope)]
    case 'AllergyIntolerance':
      return [decodeAllergy(resource, scope)]
    case 'Flag':
      return [decodeFlag(resource, scope)]
    case 'DocumentReference':
      return decodeDocumentReference(resource, scope)
    case 'Communication':
      return decodeCommunication(resource, scope)
    case 'Procedure':
      return [decodeProcedure(resource, scope)]
    case 'ServiceRequest':
      return [decodeServiceRequest(resource, scope)]
    case 'NutritionOrder':
      return [decodeNutritionOrder(resource, scope)]
    case 'Patient':
      return decodePatientContacts(resource, scope)
    case 'RelatedPerson':
      return [decodeRelatedPerson(resource, scope)]
    case 'Immunization':
      return [decodeImmunization(resource, scope)]
    default:
      throw new TypeError('a kind of record that the viewer does not know')
  }
}

/**
 * Whether a record of a shared server is this facility's, by the tag that `push` writes (H-02). A Patient may be one for
 * all: kept by another hospital, what it says is not this one's word, and nobody else asks for it in this one's name.
 */
function facilityOf({ meta, resourceType }: Resource, tag: string | undefined): 'this' | 'other' | 'unsaid' {
  if (tag === undefined) return 'this'
  const codes = (meta?.tag ?? []).filter(({ system }) => system === STORAGE_FACILITY_SYSTEM).map(({ code }) => code)
  if (codes.includes(tag)) return 'this'
  return codes.length === 0 || resourceType === 'Patient' ? 'unsaid' : 'other'
}

function ownerOf(resource: Resource, { base, person }: DecodeContext) {
  return person === undefined ? 'same' : subjectOf(resource, base, person)
}

/** Of several versions of one resource the last; without a version or time the one that came last (E11, E14). */
function newestVersions(delivered: readonly DeliveredResource[]): readonly DeliveredResource[] {
  const newest = new Map<string, DeliveredResource>()
  let unnamed = 0
  for (const each of delivered) {
    const { resourceType, id } = each.resource
    unnamed += 1
    // What is no id (an object, a number) names nothing: such records are kept apart.
    const key = typeof id === 'string' ? `${resourceType}/${id}` : `#${unnamed}`
    const before = newest.get(key)
    if (before === undefined || isNewer(each.resource, before.resource)) newest.set(key, each)
  }
  return [...newest.values()]
}

function isNewer({ meta: one }: Resource, { meta: other }: Resource): boolean {
  const [a, b] = [Date.parse(one?.lastUpdated ?? ''), Date.parse(other?.lastUpdated ?? '')]
  if (!Number.isNaN(a) && !Number.isNaN(b) && a !== b) return a > b
  const [v, w] = [Number(one?.versionId ?? Number.NaN), Number(other?.versionId ?? Number.NaN)]
  return Number.isNaN(v) || Number.isNaN(w) || v >= w
}

function unreadable(resource: Resource, why: string): Gap {
  return { kind: 'unreadable', what: nameOf(resource), why, raw: stringifyExact(resource) }
}

function nameOf({ resourceType, id }: Resource): string {
  return id === undefined ? resourceType : `${resourceType}/${id}`
}
