import {
  FACILITY_SYSTEM,
  HOME_CARE,
  NOTE_AUDIENCE_SYSTEM,
  NOTE_CATEGORY_SYSTEM,
  NOTE_DAY,
  NOTE_DELETED,
  NOTE_DOCUMENT,
  NOTE_EARLIER,
  NOTE_FACILITY,
  NOTE_RECIPIENT,
  PROFESSION_SYSTEM,
} from '#standards/fhir/canonical.ts'
import type {
  CodeableConcept,
  Communication,
  DocumentReference,
  Extension,
  Meta,
  Reference,
} from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'
import { type DecodeScope, factBase } from '../decode/decode-scope.ts'
import { extensionOf, hasCode, nonEmpty } from '../decode/elements.ts'
import { fileOf } from '../decode/report.decode.ts'
import { factStatus } from '../decode/status.ts'
import type { Note } from '../event-facts.ts'
import type { FacilityId } from '../facility.ts'
import type { FactBase } from '../fact-base.ts'
import type { EarlierText, HomeCare, NoteAudience, NoteDeletion } from './note-parts.ts'

/**
 * A note or message between facilities, kept at the hub (fhir-jp.md §4 S). What was never sent, a draft of somebody, is no
 * record of the patient.
 */
export function decodeCommunication(message: Communication, scope: DecodeScope): readonly Note[] {
  if (message.status === 'preparation') return []
  if (message.status === 'not-done' && message.sent === undefined && message.received === undefined) return []
  const sent = scope.time(message.sent ?? message.received, message, 'sent')
  const base = factBase(scope, message, {
    at: scope.time(extensionOf(message, NOTE_DAY)?.valueDate, message, 'note-day') ?? sent,
    recordedAt: sent,
    status: factStatus(message.status),
    author: scope.nameOf(message.sender, message),
  })
  return [
    {
      ...base,
      ...noteFacility(message, base.facility),
      // The text stands in the payload; Communication.note is a remark on it and stays among the notes.
      kind: 'note',
      text: textOf(message),
      isImportant: (message.category ?? []).some((each) => isNoteCategory(each) && hasCode(each, 'important-memo')),
      profession: professionOf(message.category),
      inReplyTo: message.inResponseTo?.map((each) => scope.keyOf(each, message)).find((key) => key),
      authorId: identifierOf(message.sender),
      audience: audienceOf(message.meta, message.recipient?.[0]),
      files: (message.payload ?? []).flatMap((part) =>
        part.contentAttachment === undefined
          ? []
          : [{ ...fileOf(part.contentAttachment), document: documentOf(extensionOf(part, NOTE_DOCUMENT)) }],
      ),
      homeCare: homeCareOf(message),
      earlier: earlierOf(message),
      deletion: deletionOf(message),
      version: message.meta?.versionId,
      memo: undefined,
    },
  ]
}

/** A caution that is no drug's, told by a Flag: an important line without an author's details. */
export function cautionNote(base: FactBase, text: string): Note {
  return { ...base, ...PLAIN, text, isImportant: true }
}

const PLAIN = {
  kind: 'note',
  profession: undefined,
  inReplyTo: undefined,
  authorId: undefined,
  audience: undefined,
  files: [],
  homeCare: undefined,
  earlier: [],
  deletion: undefined,
  version: undefined,
  memo: undefined,
} as const satisfies Partial<Note>

/** 重要メモ: one document, replaced as a whole when it is edited. What was replaced is its history. */
export function decodeMemo(document: DocumentReference, base: FactBase, text: string): Note {
  const isMemo = (document.category ?? []).some((each) => isNoteCategory(each) && hasCode(each, 'important-memo'))
  const isCurrent = document.status !== 'superseded'
  const recipient = extensionOf(document, NOTE_RECIPIENT)?.valueReference
  return {
    ...base,
    ...PLAIN,
    ...noteFacility(document, base.facility),
    text,
    isImportant: isMemo && isCurrent,
    profession: professionOf(document.category),
    authorId: document.author?.map(identifierOf).find((each) => each),
    audience: audienceOf(document.meta, recipient),
    version: document.meta?.versionId,
    memo: !isMemo ? undefined : isCurrent ? 'current' : 'superseded',
  }
}

export function isNoteCategory(concept: CodeableConcept): boolean {
  return (concept.coding ?? []).some(({ system }) => system === NOTE_CATEGORY_SYSTEM)
}

function textOf({ payload = [] }: Communication): string {
  const texts = payload.flatMap(({ contentString }) => (nonEmpty(contentString) === undefined ? [] : [contentString]))
  if (texts.length > 0) return texts.join('\n')
  return payload.flatMap(({ contentAttachment }) => nonEmpty(contentAttachment?.title) ?? []).join('\n')
}

function professionOf(categories: readonly CodeableConcept[] | undefined): string | undefined {
  const codings = (categories ?? []).flatMap(({ coding }) => coding ?? [])
  return codings.find(({ system }) => system === PROFESSION_SYSTEM)?.code
}

/** The facility of the author, of a note that is kept at the hub. */
function noteFacility(holder: { extension?: Extension[] }, otherwise: FacilityId): { readonly facility: FacilityId } {
  return { facility: organizationOf(extensionOf(holder, NOTE_FACILITY)?.valueReference) ?? otherwise }
}

function organizationOf(reference: Reference | undefined): FacilityId | undefined {
  const { system, value } = reference?.identifier ?? {}
  if (system === FACILITY_SYSTEM && value !== undefined) return value as FacilityId
  const parsed = parseReference(reference)
  const isOrganization = (parsed?.form === 'relative' || parsed?.form === 'absolute') && parsed.type === 'Organization'
  return isOrganization ? (parsed.id as FacilityId) : undefined
}

function identifierOf(reference: Reference | undefined): string | undefined {
  const { system, value } = reference?.identifier ?? {}
  return value === undefined ? undefined : `${system ?? ''}|${value}`
}

/** An audience that is only half told is none: the reader sees that it is not known, never a wider one. */
function audienceOf(meta: Meta | undefined, recipient: Reference | undefined): NoteAudience | undefined {
  const code = meta?.security?.find(({ system }) => system === NOTE_AUDIENCE_SYSTEM)?.code
  if (code === 'network') return { kind: 'network' }
  const facility = organizationOf(recipient)
  if (code === 'facility' && facility !== undefined) return { kind: 'facility', facility }
  const { system, value } = recipient?.identifier ?? {}
  if (code === 'profession' && system === PROFESSION_SYSTEM && value !== undefined) {
    return { kind: 'profession', profession: value }
  }
  return undefined
}

function documentOf(extension: Extension | undefined): string | undefined {
  const parsed = parseReference(extension?.valueReference)
  return parsed?.form === 'relative' && parsed.type === 'DocumentReference' ? parsed.id : undefined
}

function homeCareOf(message: Communication): HomeCare | undefined {
  const told = extensionOf(message, HOME_CARE)
  if (told === undefined) return undefined
  const part = (name: string) => extensionOf(told, name)
  return {
    nextVisit: nonEmpty(part('next-visit')?.valueDate),
    isPolicyChanged: part('policy-changed')?.valueBoolean,
    policy: nonEmpty(part('policy')?.valueString),
    carePoints: nonEmpty(part('care-points')?.valueString),
    endOfLife: nonEmpty(part('end-of-life')?.valueString),
  }
}

function earlierOf({ extension = [] }: Communication): readonly EarlierText[] {
  return extension
    .filter(({ url }) => url === NOTE_EARLIER)
    .map((each) => ({
      text: extensionOf(each, 'text')?.valueString ?? '',
      at: extensionOf(each, 'at')?.valueDateTime,
    }))
}

function deletionOf(message: Communication): NoteDeletion | undefined {
  const told = extensionOf(message, NOTE_DELETED)
  if (told === undefined) return undefined
  return { at: extensionOf(told, 'at')?.valueDateTime, by: extensionOf(told, 'by')?.valueString }
}
