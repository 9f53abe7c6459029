import { NOTE_CATEGORY_SYSTEM, NOTE_FACILITY, PROFESSION_SYSTEM } from '#standards/fhir/canonical.ts'
import type { CodeableConcept, Communication, DocumentReference, Extension } from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'
import type { AttachedFile, ClinicalDocument, Note, Report } from '../event-facts.ts'
import type { FacilityId } from '../facility.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import { conceptOf, extensionOf, hasCode, nonEmpty, textOf } from './elements.ts'
import { fileOf } from './report.decode.ts'
import { factStatus } from './status.ts'

/** 経過記録, 看護記録 …: LOINC and JP_DocumentCodes (fhir-jp.md §4 S, ss-mix2.md §12). */
const CLINICAL_RECORDS = ['11506-3', '34108-1', '34112-3', '34117-2', '34109-9', '11503-0']

/** 画像, 病理, 内視鏡, 生理, 微生物, 検体検査 reports and 退院時サマリー. */
const REPORTS = ['18748-4', '11522-0', '11523-8', '11524-6', '11526-1', '18725-2', '11502-2', '47045-0', '18842-5']

/** A document by its category and type: a memo, a clinical record, a report, or else a file. */
export function decodeDocumentReference(
  document: DocumentReference,
  scope: DecodeScope,
): readonly (ClinicalDocument | Note | Report)[] {
  const { context, content, type, category } = document
  const date = scope.time(document.date, document, 'date')
  const isCurrentVersion = document.status !== 'superseded'
  const base = factBase(scope, document, {
    at: scope.time(context?.period?.start, document, 'context.period.start') ?? date,
    recordedAt: date,
    status: statusOf(document),
    author: document.author?.map((each) => scope.nameOf(each, document)).find((name) => name),
  })
  const files = (content ?? []).map(({ attachment }) => fileOf(attachment))
  const description = nonEmpty(document.description)
  const memo = (category ?? []).find(isNoteCategory)
  if (memo !== undefined) {
    const isImportant = hasCode(memo, 'important-memo')
    const text = description ?? files.map(({ title }) => title).find((title) => title) ?? ''
    const note = { kind: 'note', text, isImportant, profession: professionOf(category), inReplyTo: undefined } as const
    return [{ ...base, ...noteFacility(document, base.facility), ...note }]
  }
  // Observations that came as one HL7 file stand as records of their own beside it (ss-mix2.md §12).
  if (hasCode(type, 'L-OBSERVATIONS')) return []
  const title = titleOf(document, files)
  const concepts = [type, ...(category ?? [])]
  if (concepts.some((each) => hasCode(each, ...REPORTS))) {
    const conclusion = description === title || description === textOf(type) ? undefined : description
    return [{ ...base, kind: 'report', category: conceptOf(type), title, conclusion, files, studyUids: [] }]
  }
  const kind = concepts.some((each) => hasCode(each, ...CLINICAL_RECORDS)) ? 'clinical-record' : 'file'
  const common = { title, type: conceptOf(type) ?? conceptOf(category?.[0]), isCurrentVersion, description, files }
  return [kind === 'file' ? { ...base, ...common, kind } : { ...base, ...common, kind }]
}

const FILE_NAME = /\.[A-Za-z0-9]{1,5}$/

/** The title of the attachment, unless that is only the name of a file (`report.pdf`); else type, text, category. */
function titleOf({ type, category, description }: DocumentReference, files: readonly AttachedFile[]): string {
  const titles = files.flatMap(({ title }) => title ?? [])
  const telling = titles.find((title) => !FILE_NAME.test(title))
  const named = [telling, textOf(type), nonEmpty(description), ...(category ?? []).map(textOf), ...titles]
  return named.find((text) => text !== undefined) ?? ''
}

function statusOf({ status, docStatus }: DocumentReference) {
  if (status === 'entered-in-error') return 'entered-in-error' as const
  return factStatus(docStatus ?? status)
}

/** A note or message between facilities, kept at the hub (fhir-jp.md §4 S). */
export function decodeCommunication(message: Communication, scope: DecodeScope): Note {
  const texts = (message.payload ?? []).flatMap(({ contentString, contentAttachment }) => [
    ...(nonEmpty(contentString) === undefined ? [] : [contentString ?? '']),
    ...(nonEmpty(contentAttachment?.title) === undefined ? [] : [contentAttachment?.title ?? '']),
  ])
  const base = factBase(scope, message, {
    at: scope.time(message.sent ?? message.received, message, 'sent'),
    status: factStatus(message.status),
    author: scope.nameOf(message.sender, message),
  })
  return {
    ...base,
    ...noteFacility(message, base.facility),
    // The text stands in the payload; Communication.note is a remark on it and stays among the notes.
    kind: 'note',
    text: texts.join('\n'),
    isImportant: (message.category ?? []).some((each) => isNoteCategory(each) && hasCode(each, 'important-memo')),
    profession: professionOf(message.category),
    inReplyTo: message.inResponseTo?.map((each) => scope.keyOf(each, message)).find((key) => key),
  }
}

function isNoteCategory(concept: CodeableConcept): boolean {
  return (concept.coding ?? []).some(({ system }) => system === NOTE_CATEGORY_SYSTEM)
}

function professionOf(categories: readonly CodeableConcept[] | undefined): string | undefined {
  const codings = (categories ?? []).flatMap(({ coding }) => coding ?? [])
  return codings.find(({ system }) => system === PROFESSION_SYSTEM)?.code
}

/** The facility of the author, of a note that is kept at the hub. */
function noteFacility(holder: { extension?: Extension[] }, otherwise: FacilityId): { readonly facility: FacilityId } {
  const parsed = parseReference(extensionOf(holder, NOTE_FACILITY)?.valueReference)
  const isOrganization = (parsed?.form === 'relative' || parsed?.form === 'absolute') && parsed.type === 'Organization'
  return { facility: isOrganization ? (parsed.id as FacilityId) : otherwise }
}
