import type { Instant } from '#clinical/jst-date.ts'
import type { NoteAudience } from '#clinical/notes/note-parts.ts'
import { BASIC_SYSTEM, NOTE_CATEGORY_SYSTEM, NOTE_DELETED, NOTE_EARLIER, READ_NOTE } from '#standards/fhir/canonical.ts'
import type { Basic, Communication, DocumentReference, Resource } from '#standards/fhir/r4.ts'
import type { HubStore } from './hub-store.ts'
import type { NoteAuthor } from './note-content.ts'
import {
  audienceLabel,
  authorReference,
  earlierTexts,
  facilityExtension,
  facilityReference,
  isCommunication,
  isSameNote,
  jstDateTime,
  keyIdentifier,
  keyQuery,
  noteCategories,
  recipientExtensions,
} from './note-resource.ts'
import type { WriteProblem } from './write-problem.ts'

/** What became of a change to something that stands at the hub already. */
export type Changed<R extends Resource = Resource> =
  | { readonly kind: 'done'; readonly resource: R }
  /** It was changed by somebody else since it was read: nothing was overwritten (E23). */
  | { readonly kind: 'conflict'; readonly theirs: R }
  | { readonly kind: 'problem'; readonly problem: WriteProblem }

/** A note as the screen has it: who changes it must have seen this very version. */
export interface SeenNote {
  readonly id: string
  readonly version: string | undefined
}

/** Changes the text of a note; the text that it had is kept in it (NOTE-2). */
export function editNote(
  hub: HubStore,
  seen: SeenNote,
  text: string,
  signal: AbortSignal,
): Promise<Changed<Communication>> {
  return changed(hub, seen, signal, (before) => ({
    ...before,
    extension: [...(before.extension ?? []).filter(({ url }) => url !== NOTE_EARLIER), ...earlierTexts(before, text)],
    payload: [
      { contentString: text },
      ...(before.payload ?? []).filter(({ contentString }) => contentString === undefined),
    ],
  }))
}

/** Takes a note back: it is entered in error, and a line says who took it back and when (NOTE-2). */
export function deleteNote(
  hub: HubStore,
  seen: SeenNote,
  by: NoteAuthor,
  at: Instant,
  signal: AbortSignal,
): Promise<Changed<Communication>> {
  const trace = {
    url: NOTE_DELETED,
    extension: [
      { url: 'at', valueDateTime: jstDateTime(at) },
      { url: 'by', valueString: by.name },
    ],
  }
  return changed(hub, seen, signal, (before) => ({
    ...before,
    status: 'entered-in-error',
    extension: [...(before.extension ?? []), trace],
  }))
}

async function changed(
  hub: HubStore,
  seen: SeenNote,
  signal: AbortSignal,
  change: (before: Communication) => Communication,
): Promise<Changed<Communication>> {
  hub.askAnyway()
  const before = await hub.read('Communication', seen.id, signal)
  if (before.kind === 'failed') return { kind: 'problem', problem: { kind: 'failed', why: before.why } }
  if (before.kind === 'not-permitted') return { kind: 'problem', problem: { kind: 'not-permitted' } }
  if (before.kind === 'absent' || !isCommunication(before.resource)) {
    return { kind: 'problem', problem: { kind: 'refused' } }
  }
  if (before.resource.meta?.versionId !== seen.version) return { kind: 'conflict', theirs: before.resource }
  const wanted = change(before.resource)
  const outcome = await hub.update(wanted, signal)
  if (outcome.kind === 'written' && isCommunication(outcome.resource)) {
    return { kind: 'done', resource: outcome.resource }
  }
  if (outcome.kind === 'not-permitted') return { kind: 'problem', problem: { kind: 'not-permitted' } }
  if (outcome.kind !== 'failed' && outcome.kind !== 'conflict') {
    return { kind: 'problem', problem: { kind: 'refused' } }
  }
  // The answer is lost, or another was faster: what stands there now decides (E20, E22, E23).
  const after = await hub.read('Communication', seen.id, signal)
  if (after.kind !== 'read' || !isCommunication(after.resource)) {
    const why = outcome.kind === 'failed' ? outcome.why : UNANSWERED
    return { kind: 'problem', problem: { kind: 'failed', why } }
  }
  if (isSameNote(after.resource, wanted)) return { kind: 'done', resource: after.resource }
  if (outcome.kind === 'failed' && after.resource.meta?.versionId === seen.version) {
    return { kind: 'problem', problem: { kind: 'failed', why: outcome.why } }
  }
  return { kind: 'conflict', theirs: after.resource }
}

export interface MemoParts {
  /** The same at every try of the same memo. */
  readonly uuid: string
  readonly patientId: string
  readonly author: NoteAuthor
  readonly text: string
  readonly audience: NoteAudience
  readonly at: Instant
  /** Id of the memo that it replaces: the one that its author saw. */
  readonly replaces: string | undefined
}

/** Publishes the memo of a patient by ITI-105 (fhir-jp.md §7.5): a new document, which replaces the one before. */
export async function publishMemo(
  hub: HubStore,
  parts: MemoParts,
  signal: AbortSignal,
): Promise<Changed<DocumentReference>> {
  hub.askAnyway()
  if (parts.replaces !== undefined) {
    // A hub that does not check what a document replaces must not make us overwrite what we have not seen (E23).
    const before = await hub.read('DocumentReference', parts.replaces, signal)
    if (before.kind === 'failed') return { kind: 'problem', problem: { kind: 'failed', why: before.why } }
    const own = await standing(hub, parts, signal)
    if (own !== undefined) return { kind: 'done', resource: own }
    if (before.kind === 'read' && isDocument(before.resource) && before.resource.status !== 'current') {
      return replacedMeanwhile(hub, parts, signal)
    }
  }
  const outcome = await hub.create(memoDocument(parts), keyQuery(parts.uuid), signal)
  switch (outcome.kind) {
    case 'written':
      return isDocument(outcome.resource)
        ? { kind: 'done', resource: outcome.resource }
        : { kind: 'problem', problem: { kind: 'refused' } }
    case 'conflict':
      return replacedMeanwhile(hub, parts, signal)
    case 'failed':
      return { kind: 'problem', problem: { kind: 'failed', why: outcome.why } }
    case 'not-permitted':
      return { kind: 'problem', problem: { kind: 'not-permitted' } }
    default:
      return { kind: 'problem', problem: { kind: 'refused' } }
  }
}

/** The memo that stands instead of the one that was seen. */
async function replacedMeanwhile(
  hub: HubStore,
  { patientId }: MemoParts,
  signal: AbortSignal,
): Promise<Changed<DocumentReference>> {
  const found = await hub.search('DocumentReference', [['patient', patientId]], signal)
  if (found.kind !== 'found') return { kind: 'problem', problem: { kind: 'failed', why: UNANSWERED } }
  const isMemo = ({ status, category = [] }: DocumentReference) =>
    status === 'current' &&
    category.some(({ coding = [] }) =>
      coding.some(({ system, code }) => system === NOTE_CATEGORY_SYSTEM && code === 'important-memo'),
    )
  const theirs = found.entries
    .map(({ resource }) => resource)
    .filter(isDocument)
    .find(isMemo)
  return theirs === undefined ? { kind: 'problem', problem: { kind: 'refused' } } : { kind: 'conflict', theirs }
}

const UNANSWERED = { reason: 'unreachable', isRetryable: true } as const

/** The memo of an earlier try whose answer was lost. */
async function standing(
  hub: HubStore,
  { uuid }: MemoParts,
  signal: AbortSignal,
): Promise<DocumentReference | undefined> {
  const found = await hub.search('DocumentReference', [['identifier', keyQuery(uuid)]], signal)
  if (found.kind !== 'found') return undefined
  return found.entries.map(({ resource }) => resource).find(isDocument)
}

function memoDocument({ uuid, patientId, author, text, audience, at, replaces }: MemoParts): DocumentReference {
  const bytes = new TextEncoder().encode(text)
  const creation = jstDateTime(at)
  return {
    resourceType: 'DocumentReference',
    meta: { security: [audienceLabel(audience)] },
    extension: [facilityExtension(author), ...recipientExtensions(audience)],
    masterIdentifier: keyIdentifier(uuid),
    status: 'current',
    docStatus: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '34109-9', display: '記録' }], text: '重要メモ' },
    category: noteCategories('important-memo', author),
    subject: { reference: `Patient/${patientId}` },
    date: creation,
    author: [authorReference(author)],
    custodian: facilityReference(author.facility, author.facilityName),
    ...(replaces === undefined
      ? {}
      : { relatesTo: [{ code: 'replaces' as const, target: { reference: `DocumentReference/${replaces}` } }] }),
    description: text,
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          language: 'ja',
          data: btoa(String.fromCharCode(...bytes)),
          size: bytes.length,
          title: '重要メモ',
          creation,
        },
      },
    ],
  }
}

/** Says that a user has read a note: made once, never changed, so that it never stands in the way of its author. */
export async function markNoteRead(
  hub: HubStore,
  noteId: string,
  patientId: string,
  reader: NoteAuthor,
  signal: AbortSignal,
): Promise<boolean> {
  const value = `${noteId}.${reader.id}`
  const resource: Basic = {
    resourceType: 'Basic',
    identifier: [{ system: READ_NOTE, value }],
    extension: [
      { url: READ_NOTE, valueReference: { reference: `Communication/${noteId}` } },
      facilityExtension(reader),
    ],
    code: { coding: [{ system: BASIC_SYSTEM, code: 'note-read' }] },
    subject: { reference: `Patient/${patientId}` },
    author: authorReference(reader),
  }
  const outcome = await hub.create(resource, `${READ_NOTE}|${value}`, signal)
  return outcome.kind === 'written'
}

function isDocument(resource: Resource): resource is DocumentReference {
  return resource.resourceType === 'DocumentReference'
}
