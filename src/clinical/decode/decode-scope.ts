import { NOTE_AUDIENCE_SYSTEM } from '#standards/fhir/canonical.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import { isSameSystem, SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type {
  CodeableConcept,
  Coding,
  Encounter,
  Extension,
  HumanName,
  Meta,
  Reference,
  Resource,
} from '#standards/fhir/r4.ts'
import { parseReference, type ReferenceResolver } from '#standards/fhir/references.ts'
import type { Gap } from '../answer.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { FacilityId } from '../facility.ts'
import type { FactBase, FactStatus, Sensitivity } from '../fact-base.ts'
import type { CareSetting, RecordRef } from '../occurrence.ts'
import { commentText, displayOf, extensionNamed, nonEmpty, noteTexts, objectsOf, textOf } from './elements.ts'
import { clinicalTime } from './time.ts'

/** What decoders need to know beside the resource: whose server it came from, its neighbours, and where problems go. */
export class DecodeScope {
  readonly facility: FacilityId
  readonly gaps: Gap[] = []
  readonly #resolver: ReferenceResolver

  constructor(facility: FacilityId, resolver: ReferenceResolver) {
    this.facility = facility
    this.#resolver = resolver
  }

  resolve(reference: Reference | undefined, holder: Resource): Resource | undefined {
    return this.#resolver.resolve(reference, holder)
  }

  /** Facility, type and id: equal ids of two facilities never meet (E12). */
  key(resource: Resource): string {
    const id = typeof resource.id === 'string' ? resource.id : stringifyExact(resource)
    return `${this.facility}/${resource.resourceType}/${id}`
  }

  /** The key of what a reference points to, where that is another resource of the same server. */
  keyOf(reference: Reference | undefined, holder: Resource): string | undefined {
    const parsed = parseReference(reference)
    if (parsed?.form === 'relative' || parsed?.form === 'absolute')
      return `${this.facility}/${parsed.type}/${parsed.id}`
    if (parsed?.form === 'contained') return `${this.key(holder)}#${parsed.id}`
    const resolved = this.resolve(reference, holder)
    return resolved === undefined ? undefined : this.key(resolved)
  }

  ref(resource: Resource): RecordRef {
    return { facility: this.facility, resourceType: resource.resourceType, id: resource.id ?? '' }
  }

  /** A time of the resource; one that cannot be read is told, and the rest of the record stays (D10, VAL-7). */
  time(text: string | undefined, holder: Resource, element: string): ClinicalTime | undefined {
    if (nonEmpty(text) === undefined || text === undefined) return undefined
    const time = clinicalTime(text)
    if (time === undefined) {
      const what = `${holder.resourceType}/${holder.id ?? ''} ${element}`
      this.gaps.push({ kind: 'unreadable', what, why: 'not a time', raw: text })
    }
    return time
  }

  /** The name behind a reference to a person or an institution: its display, else the name of what it points to. */
  nameOf(reference: Reference | undefined, holder: Resource): string | undefined {
    return displayOf(reference) ?? nameOfResource(this.resolve(reference, holder))
  }
}

/** Elements that many resource types have under the same name, and that a fact takes over. */
interface SharedElements {
  readonly extension?: Extension[]
  readonly encounter?: unknown
  readonly context?: unknown
  readonly note?: unknown
  readonly securityLabel?: CodeableConcept[]
}

interface BaseParts {
  readonly at: ClinicalTime | undefined
  readonly recordedAt?: ClinicalTime | undefined
  readonly status: FactStatus
  readonly author?: string | undefined
}

/** The common part of a fact. */
export function factBase(scope: DecodeScope, resource: Resource, parts: BaseParts): FactBase {
  const { note } = resource as SharedElements
  const encounter = encounterOf(scope, resource)
  return {
    key: scope.key(resource),
    facility: scope.facility,
    refs: [scope.ref(resource)],
    at: parts.at,
    recordedAt: parts.recordedAt,
    status: parts.status,
    setting: encounter === undefined ? undefined : settingOfClass(encounter.class),
    department: departmentOf(scope, resource, encounter),
    author: parts.author,
    sensitivity: sensitivityOf(scope, resource),
    notes: Array.isArray(note) ? noteTexts(note) : [],
  }
}

/** The Encounter that says in which setting something happened: contained, or delivered beside (decision 0006). */
function encounterOf(scope: DecodeScope, resource: Resource): Encounter | undefined {
  if (resource.resourceType === 'Encounter') return resource
  const { encounter, context } = resource as SharedElements
  const nested = isObject(context) && 'encounter' in context ? context.encounter : context
  const candidates = [encounter, nested].flat().filter(isObject)
  const resolved = candidates.map((each) => scope.resolve(each as Reference, resource))
  return resolved.find((each): each is Encounter => each?.resourceType === 'Encounter')
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

const SETTINGS: ReadonlyMap<string, CareSetting> = new Map(
  Object.entries({
    IMP: 'inpatient',
    ACUTE: 'inpatient',
    NONAC: 'inpatient',
    SS: 'inpatient',
    OBSENC: 'inpatient',
    AMB: 'outpatient',
    VR: 'outpatient',
    EMER: 'emergency',
    HH: 'home',
  } satisfies Record<string, CareSetting>),
)

export function settingOfClass(coding: Coding | undefined): CareSetting | undefined {
  return SETTINGS.get(coding?.code ?? '')
}

function departmentOf(scope: DecodeScope, resource: Resource, encounter: Encounter | undefined): string | undefined {
  const holder = resource as SharedElements
  const extension =
    extensionNamed(holder, 'JP_eCS_Department') ??
    extensionNamed(holder, 'JP_MedicationAdministration_RequestDepartment')
  return (
    commentText(extension) ??
    commentText(extensionNamed(encounter, 'JP_eCS_Department')) ??
    textOf(encounter?.serviceType) ??
    (encounter === undefined ? undefined : scope.nameOf(encounter.serviceProvider, encounter))
  )
}

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const NORMAL_CONFIDENTIALITY = ['N', 'L', 'M', 'U']

/** Marks of `meta.tag` and `meta.security` (fhir-jp.md §0.5). */
function sensitivityOf(scope: DecodeScope, resource: Resource): readonly Sensitivity[] {
  const meta: Meta = resource.meta ?? {}
  const marks: Sensitivity[] = []
  for (const { system, code } of meta.tag ?? []) {
    if (!isSameSystem(system, SYSTEM.clinsIndication)) continue
    const recorded = (resource as { recordedDate?: string }).recordedDate
    if (code === 'UNINFORMED') {
      marks.push({ mark: 'undisclosed', asOf: scope.time(meta.lastUpdated ?? recorded, resource, 'meta.lastUpdated') })
    }
    if (code === 'LTS') marks.push({ mark: 'retained' })
  }
  // Of a document its sender's label stands in an element of its own, too (MHD).
  const { securityLabel } = resource as SharedElements
  const labels = objectsOf(securityLabel).flatMap(({ coding }) => [...objectsOf(coding)])
  for (const { system, code, display } of [...(meta.security ?? []), ...labels]) {
    const isNormal = system === CONFIDENTIALITY && NORMAL_CONFIDENTIALITY.includes(code ?? '')
    // Who may read a note is told in words of its own.
    if (!isNormal && system !== NOTE_AUDIENCE_SYSTEM) marks.push({ mark: 'restricted', code: code ?? display ?? '' })
  }
  return marks
}

/** 未提供: not for other institutions. Received all the same, it is not shown, and that is told (fhir-jp.md §0.5). */
export function isUndelivered(resource: Resource): boolean {
  return (resource.meta?.tag ?? []).some(
    ({ system, code }) => code === 'UNDELIVERED' && isSameSystem(system, SYSTEM.clinsIndication),
  )
}

function nameOfResource(resource: Resource | undefined): string | undefined {
  switch (resource?.resourceType) {
    case 'Practitioner':
      return humanName(resource.name)
    case 'Organization':
    case 'Location':
      return nonEmpty(resource.name)
    case 'PractitionerRole':
      return displayOf(resource.practitioner)
    default:
      return undefined
  }
}

/** Kanji before kana: the name whose representation is IDE, else the first (fhir-jp.md §2.6). */
function humanName(names: readonly HumanName[] | undefined): string | undefined {
  const name = names?.find((each) => representationOf(each) === 'IDE') ?? names?.[0]
  return name === undefined ? undefined : nameText(name)
}

export function nameText(name: HumanName): string | undefined {
  return nonEmpty(name.text) ?? nonEmpty([name.family, ...(name.given ?? [])].filter(nonEmpty).join(' '))
}

export function representationOf(name: HumanName): string | undefined {
  return extensionNamed(name, 'iso21090-EN-representation')?.valueCode
}
