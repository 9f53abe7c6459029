import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, Resource } from '#standards/fhir/r4.ts'
import { decodeRecords } from '../decode/decode-records.ts'
import type { DecodeScope } from '../decode/decode-scope.ts'
import { fileOf } from '../decode/report.decode.ts'
import type { AttachedFile } from '../event-facts.ts'
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

  read(resource: Resource): DocumentItem {
    const raw = stringifyExact(resource)
    if (raw.includes('UNINFORMED')) this.hasUndisclosed = true
    if (resource.resourceType === 'Bundle') {
      return { kind: 'document', title: bundleTitle(resource), bundle: resource }
    }
    const file = attachmentOf(resource)
    if (file !== undefined) return file
    const facts = this.#factsOf(resource)
    return facts.length > 0
      ? { kind: 'facts', facts, raw }
      : { kind: 'elements', type: resource.resourceType, lines: elementLines(resource), raw }
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

function attachmentOf(resource: Resource): Extract<DocumentItem, { kind: 'file' }> | undefined {
  if (resource.resourceType === 'DocumentReference') {
    const attachment = resource.content?.[0]?.attachment
    if (attachment === undefined) return undefined
    return {
      kind: 'file',
      title: resource.type?.text ?? attachment.title,
      text: resource.description,
      file: fileOf(attachment),
    }
  }
  if (resource.resourceType === 'Binary') {
    const { contentType, data } = resource
    return {
      kind: 'file',
      title: undefined,
      text: undefined,
      file: fileOf({ contentType, ...(data === undefined ? {} : { data }) }),
    }
  }
  return undefined
}
