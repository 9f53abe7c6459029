import type { Instant } from '#clinical/jst-date.ts'
import type { NoteAudience } from '#clinical/notes/note-parts.ts'
import type { DocumentReference } from '#standards/fhir/r4.ts'
import type { AttachmentType } from './attachment.ts'
import type { HubStore } from './hub-store.ts'
import type { AttachedNoteFile, NoteAuthor } from './note-content.ts'
import {
  audienceLabel,
  authorReference,
  facilityExtension,
  jstDateTime,
  keyIdentifier,
  keyQuery,
  noteCategories,
  recipientExtensions,
} from './note-resource.ts'
import type { WriteProblem } from './write-problem.ts'

export interface UploadParts {
  readonly uuid: string
  readonly title: string
  readonly type: AttachmentType
  readonly bytes: Uint8Array
  readonly patientId: string
  readonly author: NoteAuthor
  readonly audience: NoteAudience
  readonly at: Instant
}

export type Uploaded =
  | { readonly kind: 'done'; readonly file: AttachedNoteFile }
  | { readonly kind: 'problem'; readonly problem: WriteProblem }

/**
 * Publishes a file by ITI-105 (fhir-jp.md §7.5): the content travels inside the DocumentReference, the hub keeps it and tells
 * its address. Under the same `uuid` it is one document, however often it is sent.
 */
export async function uploadAttachment(hub: HubStore, parts: UploadParts, signal: AbortSignal): Promise<Uploaded> {
  hub.askAnyway()
  const outcome = await hub.create(await documentOf(parts), keyQuery(parts.uuid), signal)
  switch (outcome.kind) {
    case 'written': {
      const { resource } = outcome
      if (resource.resourceType !== 'DocumentReference' || resource.id === undefined) break
      // H-22: a file that came back as another patient's is not the one that was meant.
      if (resource.subject?.reference !== `Patient/${parts.patientId}`) break
      const url = resource.content[0]?.attachment.url
      const { uuid, title, type: contentType, bytes } = parts
      return { kind: 'done', file: { uuid, title, contentType, size: bytes.length, document: resource.id, url } }
    }
    case 'failed':
      return { kind: 'problem', problem: { kind: 'failed', why: outcome.why } }
    case 'not-permitted':
      return { kind: 'problem', problem: { kind: 'not-permitted' } }
  }
  return { kind: 'problem', problem: { kind: 'refused' } }
}

async function documentOf(parts: UploadParts): Promise<DocumentReference> {
  const { uuid, title, type, bytes, patientId, author, audience, at } = parts
  return {
    resourceType: 'DocumentReference',
    meta: { security: [audienceLabel(audience)] },
    extension: [facilityExtension(author), ...recipientExtensions(audience)],
    masterIdentifier: keyIdentifier(uuid),
    status: 'current',
    type: { text: 'メモの添付' },
    category: noteCategories('attachment', author),
    subject: { reference: `Patient/${patientId}` },
    date: jstDateTime(at),
    author: [authorReference(author)],
    // Who put it there has said that it shows this patient (NOTE-4).
    authenticator: authorReference(author),
    description: title,
    content: [
      {
        attachment: {
          contentType: type,
          data: base64(bytes),
          size: bytes.length,
          hash: base64(new Uint8Array(await crypto.subtle.digest('SHA-1', bytes.slice()))),
          title,
          creation: jstDateTime(at),
        },
      },
    ],
  }
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(binary)
}
