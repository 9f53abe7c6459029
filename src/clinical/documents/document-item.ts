import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, Resource } from '#standards/fhir/r4.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import { decodeRecords } from '../decode/decode-records.ts'
import type { DecodeScope } from '../decode/decode-scope.ts'
import { nonEmpty, objectsOf } from '../decode/elements.ts'
import { fileOf } from '../decode/report.decode.ts'
import { factStatus } from '../decode/status.ts'
import type { AttachedFile } from '../event-facts.ts'
import type { FactStatus } from '../fact-base.ts'
import type { ClinicalFact } from '../facts.ts'
import { type ElementLine, elementLines } from './element-lines.ts'

/** One coded entry of a section: added to the narrative, never instead of it (DOC-3). */
export type DocumentItem =
  | { readonly kind: 'facts'; readonly facts: readonly ClinicalFact[]; readonly raw: string }
  /** A document inside the document (section 210): opened in the same way, with its own patient check. */
  | { readonly kind: 'document'; readonly title: string; readonly bundle: Bundle }
  | {
      readonly kind: 'file'
      readonly title: string | undefined
      readonly text: string | undefined
      readonly at: ClinicalTime | undefined
      readonly status: FactStatus
      readonly file: AttachedFile
    }
  /** A kind of entry without a form of its own: its elements by name, and whole as sent. */
  | { readonly kind: 'elements'; readonly type: string; readonly lines: readonly ElementLine[]; readonly raw: string }
  /** A reference to something that the document does not hold. */
  | { readonly kind: 'missing'; readonly reference: string }

/** Turns the resources of one document into items. A resource that cannot be understood is shown by its elements. */
export class ItemReader {
  readonly #neighbours: readonly { readonly resource: Resource; readonly fullUrl: string | undefined }[]
  readonly #scope: DecodeScope
  hasUndisclosed = false

  constructor(
    neighbours: readonly { readonly resource: Resource; readonly fullUrl: string | undefined }[],
    scope: DecodeScope,
  ) {
    this.#neighbours = neighbours
    this.#scope = scope
  }

  /** One item, or one for each content of a document with several: page by page, or the same in another format. */
  read(resource: Resource): readonly DocumentItem[] {
    const raw = stringifyExact(resource)
    if (raw.includes('UNINFORMED')) this.hasUndisclosed = true
    if (resource.resourceType === 'Bundle') {
      return [{ kind: 'document', title: bundleTitle(resource), bundle: resource }]
    }
    const files = this.#filesOf(resource)
    if (files.length > 0) return files
    const facts = this.#factsOf(resource)
    return facts.length > 0
      ? [{ kind: 'facts', facts, raw }]
      : [{ kind: 'elements', type: resource.resourceType, lines: elementLines(resource), raw }]
  }

  #filesOf(resource: Resource): readonly DocumentItem[] {
    if (resource.resourceType === 'Binary') {
      const { contentType, data } = resource
      const file = fileOf({ contentType, ...(data === undefined ? {} : { data }) })
      return [{ kind: 'file', title: undefined, text: undefined, at: undefined, status: 'final', file }]
    }
    if (resource.resourceType !== 'DocumentReference') return []
    const attachments = objectsOf(resource.content).flatMap(({ attachment }) => attachment ?? [])
    const at = this.#scope.time(resource.date, resource, 'date')
    const status =
      resource.status === 'entered-in-error' ? 'entered-in-error' : factStatus(resource.docStatus ?? resource.status)
    return attachments.map((attachment, index) => {
      const names = [nonEmpty(resource.type?.text), nonEmpty(attachment.title)].filter((name) => name !== undefined)
      const title = attachments.length > 1 ? names.join('　') : names[0]
      // What is said of all of them is said once.
      const text = index === 0 ? resource.description : undefined
      return { kind: 'file', title: nonEmpty(title), text, at, status, file: fileOf(attachment) }
    })
  }

  #factsOf(resource: Resource): readonly ClinicalFact[] {
    const supporting = this.#neighbours
      .filter((each) => each.resource !== resource)
      .map((each) => ({ ...each, isMatch: false }))
    const own = { resource, fullUrl: undefined, isMatch: true }
    const context = { facility: this.#scope.facility, base: '', person: undefined }
    return decodeRecords([own, ...supporting], context).facts
  }
}

function bundleTitle(bundle: Bundle): string {
  const composition = (bundle.entry ?? [])
    .map(({ resource }) => resource)
    .find((each) => each?.resourceType === 'Composition')
  return (composition as { readonly title?: string } | undefined)?.title ?? 'Bundle'
}
