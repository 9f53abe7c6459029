import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type {
  AllergyIntolerance,
  Condition,
  Coverage,
  DiagnosticReport,
  DocumentReference,
  Encounter,
  Flag,
  ImagingStudy,
  Immunization,
  Medication,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  Meta,
  NutritionOrder,
  Observation,
  Patient,
  Procedure,
  Reference,
  RelatedPerson,
  ServiceRequest,
  Specimen,
} from '#standards/fhir/r4.ts'
import type { Hl7Message } from '#standards/hl7v2/message.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { StandardFile } from '../storage-path.ts'
import { mayHoldControlCharacters, replaceControlCharacters } from './control-characters.ts'
import { deterministicId } from './deterministic-id.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import { KnownOfPatient } from './known-of-patient.ts'
import type { ConversionProblem, ProblemSeverity } from './problem.ts'
import { instantOf, readTimestamp } from './timestamp.ts'

/** Every resource type that a storage can give; a test lists where each is shown. */
export type EmittedResource =
  | AllergyIntolerance
  | Condition
  | Coverage
  | DiagnosticReport
  | DocumentReference
  | Encounter
  | Flag
  | ImagingStudy
  | Immunization
  | Medication
  | MedicationAdministration
  | MedicationDispense
  | MedicationRequest
  | NutritionOrder
  | Observation
  | Patient
  | Procedure
  | RelatedPerson
  | ServiceRequest
  | Specimen

/** What identifies one order or event across its versions (ss-mix2.md §1.3). */
export type IdentityKey = Pick<StandardFile, 'patientId' | 'date' | 'dataType' | 'key'>

/** One message of one patient on its way to JP Core: what a converter may read, and where it puts what it finds. */
export interface MessageScope {
  readonly file: ScopeFile
  readonly facility: FacilityIdentity
  readonly message: Hl7Message
  /** What other files of the patient told. */
  readonly known: KnownOfPatient
  /** Everything emitted so far, with id and provenance. */
  readonly resources: readonly EmittedResource[]
  readonly problems: readonly ConversionProblem[]
  patientReference(): Reference<Patient>
  /**
   * The id of a part of this file's order or event: the same in every run and for every version of the file, never
   * equal in two hospitals, no patient id in it. `part` names the part within the order: `RXE.3`, `PRB.000000000045001`.
   */
  id(part: string): string
  /** A reference to what was or will be emitted under `id(part)`. */
  reference<T extends EmittedResource>(type: T['resourceType'], part: string): Reference<T>
  /**
   * Takes a resource into the result: gives it `meta.source` (the file), the resource identifier, and, where it has no
   * id, one from the segment's place and the resource type.
   */
  emit(resource: EmittedResource, segment: Hl7Segment): void
  /** The same for a resource that has an id and comes from no segment: a document. */
  emitWhole(resource: EmittedResource & { readonly id: string }): void
  /** Says that something is odd. The default severity is `warning`. */
  problem(what: string, segment?: Hl7Segment, field?: number, severity?: ProblemSeverity): void
  report(problem: ConversionProblem): void
  /** The same message with nothing emitted yet. */
  reopened(): MessageScope
  /**
   * A time of a segment as FHIR dateTime with just the precision given, or undefined; a time that cannot be read whole
   * is reported.
   */
  dateTime(segment: Hl7Segment, field: number, component?: number): string | undefined
}

export type MessageConverter = (scope: MessageScope) => void

/** The part of a file's path that a converter needs; extended storage content has it too. */
export type ScopeFile = IdentityKey & Pick<StandardFile, 'path' | 'occurredAt' | 'department'>

/** Opens the scope of one message. */
export function openScope(
  facility: FacilityIdentity,
  file: ScopeFile,
  message: Hl7Message,
  known: KnownOfPatient = new KnownOfPatient(),
): MessageScope {
  const resources: EmittedResource[] = []
  const problems: ConversionProblem[] = []
  const provenance = provenanceOf(file)
  const idsInUse = new Set<string>()
  let mayHoldControl: boolean | undefined
  // Results of one order refer to the same specimen, report and request.
  const ids = new Map<string, string>()
  let patient: Reference<Patient> | undefined

  const scope: MessageScope = {
    file,
    facility,
    message,
    known,
    resources,
    problems,
    patientReference() {
      known.patientReference ??= `Patient/${patientResourceId(facility, file.patientId)}`
      patient ??= { reference: known.patientReference, type: 'Patient' }
      return patient
    },
    id(part) {
      const known = ids.get(part)
      if (known !== undefined) return known
      const id = identityId(facility, file, part)
      ids.set(part, id)
      return id
    },
    reference: (type, part) => ({ reference: `${type}/${scope.id(part)}` }),
    emit(resource, segment) {
      take(resource, resource.id ?? scope.id(`${segment.id}.${segment.index}.${resource.resourceType}`))
    },
    emitWhole(resource) {
      take(resource, resource.id)
    },
    problem(what, segment, field, severity = 'warning') {
      problems.push({
        file: file.path,
        severity,
        what,
        ...(segment === undefined ? {} : { position: positionOf(segment, field), raw: segment.raw }),
      })
    },
    report(problem) {
      problems.push(problem)
    },
    reopened: () => openScope(facility, file, message, known),
    dateTime(segment, field, component = 1) {
      const reading = readTimestamp(segment.text(field, component))
      if (reading.problem !== undefined) scope.problem(reading.problem, segment, field)
      return reading.dateTime
    },
  }
  return scope

  function take(resource: EmittedResource, wantedId: string): void {
    const id = unusedId(wantedId)
    idsInUse.add(id)
    resource.id = id
    resource.meta = { ...resource.meta, ...provenance }
    resource.identifier = [{ system: SYSTEM.resourceInstance, value: id }, ...(resource.identifier ?? [])]
    mayHoldControl ??= message.segments.some((segment) => mayHoldControlCharacters(segment.raw))
    if (mayHoldControl && replaceControlCharacters(resource)) {
      scope.problem(`control characters in the text of ${resource.resourceType} are shown as U+FFFD`)
    }
    resources.push(resource)
  }

  /** Two parts of one message that a sender gave the same name stay two resources. */
  function unusedId(id: string): string {
    if (!idsInUse.has(id)) return id
    for (let n = 2; ; n++) {
      const next = deterministicId([id, String(n)])
      if (!idsInUse.has(next)) return next
    }
  }
}

/** The id of the one Patient resource of a patient number, whichever file tells about the patient. */
export function patientResourceId(facility: FacilityIdentity, patientId: string): string {
  return deterministicId([facility.id, patientId, 'Patient'])
}

/** The id of a part of an order or event (DESIGN.md §5: facility, identity key and segment). */
export function identityId(facility: FacilityIdentity, identity: IdentityKey, part: string): string {
  return deterministicId([facility.id, identity.patientId, identity.date ?? '-', identity.dataType, identity.key, part])
}

/** The path of a file as a URI reference for `meta.source`; names of the standardised storage stay readable. */
export function sourceOf(path: string): string {
  return encodeURI(path.toWellFormed()).replaceAll('#', '%23').replaceAll('?', '%3F')
}

/** Where a resource comes from, and when its sender wrote it (発生日時): the date of a mark such as 未告知. */
function provenanceOf(file: ScopeFile): Meta {
  const lastUpdated = instantOf(readTimestamp(file.occurredAt).dateTime)
  return { source: sourceOf(file.path), ...(lastUpdated === undefined ? {} : { lastUpdated }) }
}

function positionOf(segment: Hl7Segment, field: number | undefined) {
  const position = { segment: segment.index, segmentId: segment.id }
  return field === undefined ? position : { ...position, field }
}
