import type { FacilityId } from '#clinical/facility.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import { jstDateAt, parseJstDate } from '#clinical/jst-date.ts'
import type { HomeCare, NoteAudience } from '#clinical/notes/note-parts.ts'
import {
  FACILITY_SYSTEM,
  HOME_CARE,
  NOTE_AUDIENCE_SYSTEM,
  NOTE_CATEGORY_SYSTEM,
  NOTE_DAY,
  NOTE_DOCUMENT,
  NOTE_EARLIER,
  NOTE_FACILITY,
  NOTE_RECIPIENT,
  PROFESSION_SYSTEM,
  USER_SYSTEM,
} from '#standards/fhir/canonical.ts'
import type {
  CodeableConcept,
  Coding,
  Communication,
  CommunicationPayload,
  Extension,
  Organization,
  Practitioner,
  Reference,
  Resource,
} from '#standards/fhir/r4.ts'
import type { AttachedNoteFile, NoteAuthor, NoteContent } from './note-content.ts'

const URI = 'urn:ietf:rfc:3986'

/** What stands before a user's id in `Note.authorId`. */
export const USER_KEY = `${USER_SYSTEM}|`

/** The key of a resource of ours, for `identifier` searches and `If-None-Exist`. */
export function keyQuery(uuid: string): string {
  return `${URI}|urn:uuid:${uuid}`
}

export function keyIdentifier(uuid: string) {
  return { system: URI, value: `urn:uuid:${uuid}` }
}

/** The key that {@link keyIdentifier} gave a resource; undefined for one of somebody else's. */
export function uuidOf({ identifier = [] }: Communication): string | undefined {
  return identifier
    .find(({ system, value }) => system === URI && value?.startsWith('urn:uuid:'))
    ?.value?.slice('urn:uuid:'.length)
}

export interface NoteParts {
  readonly uuid: string
  readonly patientId: string
  readonly author: NoteAuthor
  readonly content: NoteContent
  readonly status: 'preparation' | 'completed' | 'not-done'
  /** Undefined while it is a draft. */
  readonly sentAt: Instant | undefined
  /** What stands at the hub: of a note that others may have read, the text it had is kept (NOTE-2). */
  readonly before: Communication | undefined
}

/** A note, or the draft of one, as the Communication that holds it (fhir-jp.md §4 S). */
export function communicationOf(parts: NoteParts): Communication {
  const { uuid, patientId, author, content, status, sentAt, before } = parts
  const day = content.day === (sentAt === undefined ? undefined : jstDateAt(sentAt)) ? undefined : content.day
  return {
    resourceType: 'Communication',
    identifier: [keyIdentifier(uuid)],
    meta: { security: [audienceLabel(content.audience)] },
    extension: [
      facilityExtension(author),
      ...(day === undefined ? [] : [{ url: NOTE_DAY, valueDate: day }]),
      ...(content.homeCare === undefined ? [] : [homeCareExtension(content.homeCare)]),
      ...earlierTexts(before, content.text),
    ],
    status,
    category: noteCategories('note', author),
    subject: { reference: `Patient/${patientId}` },
    ...(content.inReplyTo === undefined ? {} : { inResponseTo: [{ reference: `Communication/${content.inReplyTo}` }] }),
    ...recipientsOf(content.audience),
    ...(sentAt === undefined ? {} : { sent: jstDateTime(sentAt) }),
    sender: authorReference(author),
    payload: [...textPayload(content), ...content.files.map(filePayload)],
  }
}

/** The texts that a sent note had: those that it tells of, and its last one where the new one is another. */
export function earlierTexts(before: Communication | undefined, text: string): Extension[] {
  if (before?.status !== 'completed') return []
  const told = (before.extension ?? []).filter(({ url }) => url === NOTE_EARLIER)
  const last = before.payload?.find(({ contentString }) => contentString !== undefined)?.contentString ?? ''
  if (last === text) return told
  const at = before.meta?.lastUpdated ?? before.sent
  const parts = [{ url: 'text', valueString: last }, ...(at === undefined ? [] : [{ url: 'at', valueDateTime: at }])]
  return [...told, { url: NOTE_EARLIER, extension: parts }]
}

/** What a draft of ours held, for its author to go on with. */
export function contentOf(draft: Communication, otherwise: NoteAudience): NoteContent {
  const part = (url: string) => draft.extension?.find((each) => each.url === url)
  const homeCare = part(HOME_CARE)
  return {
    text: draft.payload?.find(({ contentString }) => contentString !== undefined)?.contentString ?? '',
    audience: draftAudience(draft) ?? otherwise,
    day: parseJstDate(part(NOTE_DAY)?.valueDate ?? ''),
    homeCare: homeCare === undefined ? undefined : homeCareOf(homeCare),
    files: (draft.payload ?? []).flatMap(fileOfPayload),
    inReplyTo: draft.inResponseTo?.[0]?.reference?.split('/')[1],
  }
}

/** Whether two Communications hold the same note, whatever the server has added or when it was sent. */
export function isSameNote(one: Communication, other: Communication): boolean {
  const essence = ({ status, subject, sender, payload = [], inResponseTo, meta, extension = [] }: Communication) =>
    JSON.stringify([
      status,
      subject?.reference,
      sender?.identifier?.value,
      payload.map(({ contentString, contentAttachment }) => contentString ?? contentAttachment?.title),
      inResponseTo?.map(({ reference }) => reference),
      (meta?.security ?? []).map(({ code }) => code),
      extension.map(({ url, valueDate, extension: parts = [] }) => [
        url,
        valueDate,
        parts.map((each) => [each.url, each.valueString, each.valueDate, each.valueBoolean]),
      ]),
    ])
  return essence(one) === essence(other)
}

export function noteCategories(code: 'note' | 'important-memo' | 'attachment', author: NoteAuthor): CodeableConcept[] {
  return [
    { coding: [{ system: NOTE_CATEGORY_SYSTEM, code }] },
    { coding: [{ system: PROFESSION_SYSTEM, code: author.profession, display: author.professionName }] },
  ]
}

export function authorReference({ id, name }: NoteAuthor): Reference<Practitioner> {
  return { type: 'Practitioner', identifier: { system: USER_SYSTEM, value: id }, display: name }
}

export function facilityExtension({ facility, facilityName }: NoteAuthor): Extension {
  return {
    url: NOTE_FACILITY,
    valueReference: facilityReference(facility, facilityName),
  }
}

/** By a name of the network, not by an id: which id the hub gave to an Organization, if it keeps any, nobody here knows. */
export function facilityReference(facility: FacilityId, display?: string): Reference<Organization> {
  return {
    type: 'Organization',
    identifier: { system: FACILITY_SYSTEM, value: facility },
    ...(display === undefined ? {} : { display }),
  }
}

export function audienceLabel({ kind }: NoteAudience): Coding {
  return { system: NOTE_AUDIENCE_SYSTEM, code: kind }
}

/** On a DocumentReference, which has no recipients. */
export function recipientExtensions(audience: NoteAudience): Extension[] {
  const recipient = recipientOf(audience)
  return recipient === undefined ? [] : [{ url: NOTE_RECIPIENT, valueReference: recipient }]
}

/** An instant with the offset of Japan, to the second: `2026-11-21T10:20:05+09:00`. */
export function jstDateTime(instant: Instant): string {
  return `${new Date(instant + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`
}

export function isCommunication(resource: Resource): resource is Communication {
  return resource.resourceType === 'Communication'
}

function recipientOf(audience: NoteAudience): Reference | undefined {
  switch (audience.kind) {
    case 'network':
      return undefined
    case 'facility':
      return facilityReference(audience.facility)
    case 'profession':
      return { type: 'PractitionerRole', identifier: { system: PROFESSION_SYSTEM, value: audience.profession } }
  }
}

function recipientsOf(audience: NoteAudience): Pick<Communication, 'recipient'> {
  const recipient = recipientOf(audience)
  return recipient === undefined ? {} : { recipient: [recipient as NonNullable<Communication['recipient']>[number]] }
}

function draftAudience({ meta, recipient = [] }: Communication): NoteAudience | undefined {
  const code = meta?.security?.find(({ system }) => system === NOTE_AUDIENCE_SYSTEM)?.code
  const [first] = recipient
  if (code === 'network') return { kind: 'network' }
  const named = first?.identifier?.system === FACILITY_SYSTEM ? first.identifier.value : undefined
  const facility = named ?? first?.reference?.split('/')[1]
  if (code === 'facility' && facility !== undefined) return { kind: 'facility', facility: facility as FacilityId }
  const profession = first?.identifier?.value
  return code === 'profession' && profession !== undefined ? { kind: 'profession', profession } : undefined
}

function textPayload({ text }: NoteContent): CommunicationPayload[] {
  return text === '' ? [] : [{ contentString: text }]
}

function filePayload({ title, contentType, size, document, url, uuid }: AttachedNoteFile): CommunicationPayload {
  return {
    id: uuid,
    ...(document === undefined
      ? {}
      : { extension: [{ url: NOTE_DOCUMENT, valueReference: { reference: `DocumentReference/${document}` } }] }),
    contentAttachment: { contentType, title, size, ...(url === undefined ? {} : { url }) },
  }
}

function fileOfPayload({ id, contentAttachment, extension = [] }: CommunicationPayload): AttachedNoteFile[] {
  if (contentAttachment === undefined || id === undefined) return []
  const { title = '', contentType = '', size, url } = contentAttachment
  const document = extension.find((each) => each.url === NOTE_DOCUMENT)?.valueReference?.reference?.split('/')[1]
  return [{ uuid: id, title, contentType, size: Number(size ?? 0), document, url }]
}

function homeCareExtension({ nextVisit, isPolicyChanged, policy, carePoints, endOfLife }: HomeCare): Extension {
  const text = (url: string, value: string | undefined): Extension[] =>
    value === undefined || value === '' ? [] : [{ url, valueString: value }]
  return {
    url: HOME_CARE,
    extension: [
      ...(nextVisit === undefined || nextVisit === '' ? [] : [{ url: 'next-visit', valueDate: nextVisit }]),
      ...(isPolicyChanged === undefined ? [] : [{ url: 'policy-changed', valueBoolean: isPolicyChanged }]),
      ...text('policy', policy),
      ...text('care-points', carePoints),
      ...text('end-of-life', endOfLife),
    ],
  }
}

function homeCareOf({ extension = [] }: Extension): HomeCare {
  const part = (url: string) => extension.find((each) => each.url === url)
  return {
    nextVisit: part('next-visit')?.valueDate as JstDate | undefined,
    isPolicyChanged: part('policy-changed')?.valueBoolean,
    policy: part('policy')?.valueString,
    carePoints: part('care-points')?.valueString,
    endOfLife: part('end-of-life')?.valueString,
  }
}
