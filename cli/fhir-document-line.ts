import type { Gap } from '#clinical/answer.ts'
import type { DocumentItem } from '#clinical/documents/document-item.ts'
import { type DocumentSection, type FhirDocument, readFhirDocument } from '#clinical/documents/fhir-document.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle } from '#standards/fhir/r4.ts'

/** What the reading pane leaves out of a document, and says so. */
type DocumentGap =
  | Gap
  /** Entries that are marked 未提供 (fhir-jp.md §0.5). */
  | { readonly kind: 'undelivered'; readonly count: number }
  /** A section refers to something that the document does not hold. */
  | { readonly kind: 'missing'; readonly reference: string }

interface DocumentLine {
  /** undefined where the Bundle cannot be read as a document. */
  readonly document: object | undefined
  readonly gaps: readonly DocumentGap[]
}

/** Heads and sections of a document Bundle as the reading pane shows them (DOC-3), and what of it is not shown. */
export function documentLine(bundle: Bundle, facility: FacilityId): DocumentLine {
  try {
    const document = readFhirDocument(bundle, facility)
    return { document: headOf(document), gaps: gapsOf(document) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { document: undefined, gaps: [{ kind: 'unreadable', what: 'Bundle', why, raw: stringifyExact(bundle) }] }
  }
}

function headOf(document: FhirDocument): object {
  const { title, type, status, date, authors, custodian, patient, narrative, sections, others } = document
  return {
    title,
    type,
    status,
    date,
    authors,
    custodian,
    patient,
    hasNarrative: narrative !== undefined,
    sections: sections.map(sectionOf),
    otherEntries: others.length,
    hasUndisclosed: document.hasUndisclosed,
  }
}

function sectionOf({ code, title, isKnown, narrative, emptyReason, items, sections }: DocumentSection): object {
  return {
    code,
    title,
    isKnown,
    hasNarrative: narrative !== undefined,
    emptyReason,
    entries: items.length,
    ...(sections.length === 0 ? {} : { sections: sections.map(sectionOf) }),
  }
}

function gapsOf({ sections, others, undelivered, foreign }: FhirDocument): readonly DocumentGap[] {
  const missing = [...sections.flatMap(itemsOf), ...others].filter((item) => item.kind === 'missing')
  return [
    ...missing.map(({ reference }) => ({ kind: 'missing', reference }) as const),
    ...(undelivered === 0 ? [] : [{ kind: 'undelivered', count: undelivered } as const]),
    ...(foreign === 0 ? [] : [{ kind: 'wrong-patient', count: foreign } as const]),
  ]
}

function itemsOf({ items, sections }: DocumentSection): readonly DocumentItem[] {
  return [...items, ...sections.flatMap(itemsOf)]
}
