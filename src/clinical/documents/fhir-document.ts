import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, CodeableConcept, Reference, Resource } from '#standards/fhir/r4.ts'
import { ReferenceResolver } from '#standards/fhir/references.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import { DecodeScope, isUndelivered } from '../decode/decode-scope.ts'
import { extensionNamed, nonEmpty, objectsOf, textOf } from '../decode/elements.ts'
import { clinicalTime } from '../decode/time.ts'
import type { FacilityId } from '../facility.ts'
import { type DocumentItem, ItemReader } from './document-item.ts'
import { DocumentOwner } from './document-owner.ts'
import type { StatedPatient } from './identity-check.ts'
import { sectionName } from './section-codes.ts'
import { statedPatient } from './stated-patient.ts'

/** One FHIR document Bundle as its author signed it: narrative first, coded entries beside it (fhir-jp.md §5.2, DOC-3). */
export interface FhirDocument {
  readonly title: string
  readonly type: string | undefined
  readonly version: string | undefined
  /** `final`, `amended` … as sent. */
  readonly status: string | undefined
  readonly date: ClinicalTime | undefined
  readonly authors: readonly string[]
  readonly custodian: string | undefined
  readonly events: readonly string[]
  readonly patient: StatedPatient | undefined
  /** Narrative of the whole document, where it has one. XHTML of another institution: to be sanitised. */
  readonly narrative: string | undefined
  readonly sections: readonly DocumentSection[]
  /** What lies in the Bundle and no section refers to: nothing is dropped. */
  readonly others: readonly DocumentItem[]
  /** Something in it is 未告知 (PRV-1). */
  readonly hasUndisclosed: boolean
  /** Entries that are marked 未提供 and are therefore not shown (fhir-jp.md §0.5). */
  readonly undelivered: number
  /** Entries whose subject is another patient than the document's: not shown, and told (D11, E13). */
  readonly foreign: number
}

export interface DocumentSection {
  /** Unique in the document. */
  readonly key: string
  readonly code: string | undefined
  /** The author's heading, else the specification's name of the code. */
  readonly title: string
  /** False for a code of no specification that the viewer knows: shown as it is, and said so. */
  readonly isKnown: boolean
  /** XHTML of another institution: to be sanitised. */
  readonly narrative: string | undefined
  /** 特になし, 聴取せず …: clinical information, to be worded. */
  readonly emptyReason: EmptyReason | undefined
  readonly items: readonly DocumentItem[]
  readonly sections: readonly DocumentSection[]
}

export type EmptyReason =
  | { readonly code: 'nilknown' | 'notasked' | 'unavailable' }
  | { readonly code: 'other'; readonly text: string }

type Composition = Extract<Resource, { resourceType: 'Composition' }>
type Section = NonNullable<Composition['section']>[number]

const VERSION_NUMBER = 'composition-clinicaldocument-versionNumber'

/** Named where they are referred to; as entries of a section they are shown like everything else. */
const NAMED_IN_PASSING: ReadonlySet<string> = new Set([
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Specimen',
  'Medication',
])

/** Deeper nesting is shown flat, beside its parent: a document cannot exhaust the reader (D11). */
const DEEPEST = 12

/**
 * Reads the parsed JSON of a document (`parseExact`). Throws TypeError for what is no Bundle with a Composition; whatever
 * stands inside one is kept, understood or raw.
 */
export function readFhirDocument(json: unknown, facility: FacilityId): FhirDocument {
  if (!isBundle(json)) throw new TypeError('not a Bundle')
  const entries = (Array.isArray(json.entry) ? json.entry : []).filter(isObject)
  const delivered = entries.flatMap(({ resource, fullUrl }) =>
    isResource(resource) ? [{ resource, fullUrl: nonEmpty(fullUrl) }] : [],
  )
  const composition = delivered.map(({ resource }) => resource).find(isComposition)
  if (composition === undefined) throw new TypeError('a Bundle without a Composition')
  const resolver = new ReferenceResolver()
  for (const { resource, fullUrl } of delivered) resolver.add(resource, fullUrl)
  return new DocumentReader(composition, delivered, resolver, facility).document()
}

interface Delivered {
  readonly resource: Resource
  readonly fullUrl: string | undefined
}

class DocumentReader {
  readonly #composition: Composition
  readonly #delivered: readonly Delivered[]
  readonly #scope: DecodeScope
  readonly #items: ItemReader
  readonly #owner: DocumentOwner
  readonly #used = new Set<Resource>()
  #sections = 0
  #undelivered = 0
  #foreign = 0

  constructor(
    composition: Composition,
    delivered: readonly Delivered[],
    resolver: ReferenceResolver,
    facility: FacilityId,
  ) {
    this.#composition = composition
    this.#delivered = delivered
    this.#scope = new DecodeScope(facility, resolver)
    this.#items = new ItemReader(delivered, this.#scope)
    this.#owner = new DocumentOwner(composition.subject, composition, this.#scope)
  }

  document(): FhirDocument {
    const composition = this.#composition
    const { title, type, status, date, author, custodian, event, text } = composition
    this.#used.add(composition)
    const patient = this.#follow(composition.subject)
    for (const each of [...objectsOf(author), custodian, composition.encounter]) this.#follow(each)
    const sections = objectsOf(composition.section).map((section) => this.#section(section, 0))
    const others = this.#others()
    return {
      title: nonEmpty(title) ?? textOf(conceptIn(type)) ?? '',
      type: textOf(conceptIn(type)),
      version: nonEmpty(
        extensionNamed({ extension: [...objectsOf(composition.extension)] }, VERSION_NUMBER)?.valueString,
      ),
      status: nonEmpty(status),
      date: typeof date === 'string' ? clinicalTime(date) : undefined,
      authors: objectsOf(author).flatMap((each) => this.#scope.nameOf(each, composition) ?? []),
      custodian: this.#scope.nameOf(custodian, composition),
      events: objectsOf(event).flatMap(({ code }) => objectsOf(code).flatMap((each) => textOf(each) ?? [])),
      patient: statedPatient(patient, composition.subject),
      narrative: nonEmpty(text?.div),
      sections,
      others,
      hasUndisclosed: this.#items.hasUndisclosed,
      undelivered: this.#undelivered,
      foreign: this.#foreign,
    }
  }

  #section(section: Section, depth: number): DocumentSection {
    this.#sections += 1
    const key = `s${this.#sections}`
    const code = codeOf(section.code)
    const name = sectionName(code)
    const inner = objectsOf(section.section)
    return {
      key,
      code,
      title: nonEmpty(section.title) ?? wordsOf(section.code) ?? name ?? textOf(conceptIn(section.code)) ?? '',
      isKnown: code === undefined || name !== undefined,
      narrative: nonEmpty(section.text?.div),
      emptyReason: emptyReasonOf(section.emptyReason),
      items: objectsOf(section.entry).flatMap((reference) => this.#item(reference)),
      sections: depth < DEEPEST ? inner.map((each) => this.#section(each, depth + 1)) : this.#flat(inner, depth),
    }
  }

  #flat(sections: readonly Section[], depth: number): readonly DocumentSection[] {
    const all: Section[] = []
    const waiting = [...sections]
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      waiting.push(...objectsOf(next.section))
      const { section: _section, ...rest } = next
      all.push(rest)
    }
    return all.map((each) => this.#section(each, depth + 1))
  }

  #item(reference: Reference): readonly DocumentItem[] {
    const resource = this.#follow(reference)
    if (resource === undefined) {
      const named = nonEmpty(reference.display) ?? nonEmpty(reference.reference) ?? stringifyExact(reference)
      return [{ kind: 'missing', reference: named }]
    }
    if (isUndelivered(resource)) {
      this.#undelivered += 1
      return []
    }
    if (this.#owner.isOfAnother(resource)) {
      this.#foreign += 1
      return []
    }
    return [...this.#items.read(resource), ...this.#membersOf(resource)]
  }

  /** The results of a group stand below it (健診結果報告書 §5.5), each once whatever refers to what. */
  #membersOf(resource: Resource): readonly DocumentItem[] {
    if (resource.resourceType !== 'Observation') return []
    return objectsOf(resource.hasMember).flatMap((reference) => {
      const member = this.#scope.resolve(reference, resource)
      return member === undefined || !this.#used.has(member) ? this.#item(reference) : []
    })
  }

  /** What no section refers to; people and institutions are named where they are referred to. */
  #others(): readonly DocumentItem[] {
    const unused = this.#delivered.map(({ resource }) => resource).filter((resource) => !this.#used.has(resource))
    return unused.flatMap((resource) => {
      if (NAMED_IN_PASSING.has(resource.resourceType)) return []
      if (isUndelivered(resource)) {
        this.#undelivered += 1
        return []
      }
      if (this.#owner.isOfAnother(resource)) {
        this.#foreign += 1
        return []
      }
      return this.#items.read(resource)
    })
  }

  #follow(reference: Reference | undefined): Resource | undefined {
    const resource = this.#scope.resolve(reference, this.#composition)
    if (resource !== undefined) this.#used.add(resource)
    return resource
  }
}

/** A concept, unless something else stands in its place. */
function conceptIn(value: CodeableConcept | undefined): CodeableConcept | undefined {
  return isObject(value) ? value : undefined
}

/** The words of a concept; not its code, for which the specification has a better name. */
function wordsOf(concept: CodeableConcept | undefined): string | undefined {
  return nonEmpty(concept?.text) ?? objectsOf(concept?.coding).flatMap(({ display }) => nonEmpty(display) ?? [])[0]
}

function codeOf(concept: CodeableConcept | undefined): string | undefined {
  const codes = objectsOf(concept?.coding).flatMap(({ code }) => nonEmpty(code) ?? [])
  return codes.find((code) => sectionName(code) !== undefined) ?? codes[0]
}

function emptyReasonOf(reason: CodeableConcept | undefined): EmptyReason | undefined {
  if (conceptIn(reason) === undefined || reason === undefined) return undefined
  const codes = objectsOf(reason.coding).map(({ code }) => code)
  for (const code of ['nilknown', 'notasked', 'unavailable'] as const) if (codes.includes(code)) return { code }
  return { code: 'other', text: textOf(reason) ?? '' }
}

function isBundle(value: unknown): value is Bundle {
  return isObject(value) && value.resourceType === 'Bundle'
}

function isResource(value: unknown): value is Resource {
  return isObject(value) && typeof value.resourceType === 'string'
}

function isComposition(resource: Resource): resource is Composition {
  return resource.resourceType === 'Composition'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
