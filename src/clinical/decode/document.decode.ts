import { RECORD_MARKER_SYSTEM } from '#standards/fhir/canonical.ts'
import type { DocumentReference } from '#standards/fhir/r4.ts'
import type { AttachedFile, ClinicalDocument, Note, Report } from '../event-facts.ts'
import { decodeMemo, isNoteCategory } from '../notes/note.decode.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import { conceptOf, hasCode, nonEmpty, textOf } from './elements.ts'
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
  // The department of a document of the extended storage stands here only.
  const department = base.department ?? textOf(context?.practiceSetting)
  const files = (content ?? []).map(({ attachment }) => fileOf(attachment))
  const description = nonEmpty(document.description)
  const memo = (category ?? []).find(isNoteCategory)
  if (memo !== undefined) {
    // A file that belongs to a note is shown with the note.
    if (hasCode(memo, 'attachment')) return []
    const text = description ?? files.map(({ title }) => title).find((title) => title) ?? ''
    return [decodeMemo(document, base, text)]
  }
  // Observations that came as one HL7 file stand as records of their own beside it (ss-mix2.md §12).
  if (hasCode(type, 'L-OBSERVATIONS')) return []
  const title = titleOf(document, files)
  const replaces = (document.relatesTo ?? []).flatMap(({ code, target }) =>
    code === 'replaces' ? (scope.keyOf(target, document) ?? []) : [],
  )
  const versions = { isCurrentVersion, replaces }
  const concepts = [type, ...(category ?? [])]
  if (concepts.some((each) => hasCode(each, ...REPORTS))) {
    const conclusion = description === title || description === textOf(type) ? undefined : description
    return [
      {
        ...base,
        department,
        kind: 'report',
        category: conceptOf(type),
        title,
        conclusion,
        files,
        studyUids: [],
        ...versions,
      },
    ]
  }
  const isAwaitingConsent = (document.meta?.tag ?? []).some(
    ({ system, code }) => system === RECORD_MARKER_SYSTEM && code === 'consent-pending',
  )
  const kind = concepts.some((each) => hasCode(each, ...CLINICAL_RECORDS)) ? 'clinical-record' : 'file'
  const common = {
    title,
    type: conceptOf(type) ?? conceptOf(category?.[0]),
    description,
    files,
    isAwaitingConsent,
    ...versions,
  }
  return [kind === 'file' ? { ...base, department, ...common, kind } : { ...base, department, ...common, kind }]
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
