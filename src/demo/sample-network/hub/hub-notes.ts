import {
  BASIC_SYSTEM,
  HOME_CARE,
  NOTE_AUDIENCE_SYSTEM,
  NOTE_CATEGORY_SYSTEM,
  NOTE_DOCUMENT,
  NOTE_FACILITY,
  PROFESSION_SYSTEM,
  READ_NOTE,
  USER_SYSTEM,
} from '#standards/fhir/canonical.ts'
import type {
  Basic,
  CodeableConcept,
  Communication,
  CommunicationPayload,
  DocumentReference,
  Extension,
  Flag,
  Identifier,
  Meta,
  Organization,
  Patient,
  Practitioner,
  Reference,
} from '#standards/fhir/r4.ts'
import { day } from '../day.ts'
import { jpegOf } from '../documents/jpeg.ts'
import { FACILITIES, type FacilityLetter } from '../facilities.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { opaqueWord } from '../random.ts'
import { MEMOS, NOTES, type NoteRow, WARNINGS } from '../tables/notes.ts'
import { USERS } from '../tables/users.ts'

/** Notes with their files and readers, important memos and warnings of the whole network. */
export function hubNotes(): (Basic | Communication | DocumentReference | Flag)[] {
  return [
    ...NOTES.map(note),
    ...NOTES.flatMap((row) => (row.picture === undefined ? [] : [picture(row, row.picture)])),
    ...NOTES.flatMap((row) => (row.readBy ?? []).map((reader) => reading(row, reader))),
    ...MEMOS.map(memo),
    ...WARNINGS.map(warning),
  ]
}

const PROFESSIONS: Readonly<Record<NoteRow['profession'], string>> = {
  physician: '医師',
  nurse: '看護師',
  pharmacist: '薬剤師',
  'care-manager': 'ケアマネジャー',
  clerk: '事務',
}

function idOf(key: string): string {
  return opaqueWord(`note:${key}`, 16)
}

function subject(key: string): Reference<Patient> {
  const person = SAMPLE_PEOPLE.get(key)
  if (person === undefined) throw new RangeError(`nobody has the key ${key}`)
  return { reference: `Patient/${person.handle}` }
}

function organization(letter: FacilityLetter): Reference<Organization> {
  const { id, name } = FACILITIES[letter]
  return { reference: `Organization/${id}`, display: name.ja }
}

/** The author as a user of the network, else as staff of the facility: an identifier there. */
function author(row: { readonly author: string; readonly facility: FacilityLetter }): Reference<Practitioner> {
  const user = USERS.find(({ name, facility }) => name === row.author && facility === FACILITIES[row.facility].id)
  if (user !== undefined) return { identifier: { system: USER_SYSTEM, value: user.id }, display: row.author }
  const identifier: Identifier = {
    system: `urn:oid:1.2.392.100495.20.3.41.1${FACILITIES[row.facility].institutionNumber}`,
    value: opaqueWord(`staff:${row.author}`, 6),
  }
  return { identifier, display: row.author }
}

function audience(row: Pick<NoteRow, 'audience'>): Meta {
  return { security: [{ system: NOTE_AUDIENCE_SYSTEM, code: row.audience ?? 'network' }] }
}

function categories(
  code: 'note' | 'important-memo' | 'attachment',
  row: Pick<NoteRow, 'profession'>,
): CodeableConcept[] {
  return [
    { coding: [{ system: NOTE_CATEGORY_SYSTEM, code }] },
    { coding: [{ system: PROFESSION_SYSTEM, code: row.profession, display: PROFESSIONS[row.profession] }] },
  ]
}

function note(row: NoteRow): Communication {
  return {
    resourceType: 'Communication',
    id: idOf(row.id),
    meta: audience(row),
    extension: [
      { url: NOTE_FACILITY, valueReference: organization(row.facility) },
      ...(row.homeCare === undefined ? [] : [homeCare(row.homeCare)]),
    ],
    status: 'completed',
    category: categories('note', row),
    subject: subject(row.person),
    ...(row.replyTo !== undefined && { inResponseTo: [{ reference: `Communication/${idOf(row.replyTo)}` }] }),
    sent: `${row.sent}:00+09:00`,
    ...(row.audience === undefined ? {} : { recipient: [organization(row.facility)] }),
    sender: author(row),
    payload: [{ contentString: row.text }, ...(row.picture === undefined ? [] : [attached(row, row.picture)])],
  }
}

function homeCare(told: NonNullable<NoteRow['homeCare']>): Extension {
  const text = (url: string, valueString: string | undefined) =>
    valueString === undefined ? [] : [{ url, valueString }]
  return {
    url: HOME_CARE,
    extension: [
      { url: 'next-visit', valueDate: told.nextVisit },
      { url: 'policy-changed', valueBoolean: told.isPolicyChanged },
      ...text('policy', told.policy),
      ...text('care-points', told.carePoints),
      ...text('end-of-life', told.endOfLife),
    ],
  }
}

/** A grey stand-in for a photograph of two lower legs. */
function pictureBytes(): Uint8Array {
  return jpegOf(320, 240, (x, y) => {
    const isLeg = Math.abs(x - 100) < 38 || Math.abs(x - 220) < 38
    return isLeg ? 168 + Math.round(24 * Math.sin(y / 40)) : 226
  })
}

function attached(row: NoteRow, title: string): CommunicationPayload {
  const document = idOf(`${row.id}-picture`)
  return {
    extension: [{ url: NOTE_DOCUMENT, valueReference: { reference: `DocumentReference/${document}` } }],
    contentAttachment: { contentType: 'image/jpeg', title, size: pictureBytes().length, url: binaryOf(document) },
  }
}

/** The address at which the hub keeps the content of a document. */
function binaryOf(document: string): string {
  return `Binary/${document}-0`
}

function picture(row: NoteRow, title: string): DocumentReference {
  const at = `${row.sent}:00+09:00`
  const bytes = pictureBytes()
  return {
    resourceType: 'DocumentReference',
    id: idOf(`${row.id}-picture`),
    meta: audience(row),
    extension: [{ url: NOTE_FACILITY, valueReference: organization(row.facility) }],
    status: 'current',
    type: { text: 'メモの添付' },
    category: categories('attachment', row),
    subject: subject(row.person),
    date: at,
    author: [author(row)],
    authenticator: author(row),
    description: title,
    content: [
      {
        attachment: {
          contentType: 'image/jpeg',
          data: btoa(String.fromCharCode(...bytes)),
          size: bytes.length,
          title,
          creation: at,
        },
      },
    ],
  }
}

function reading(row: NoteRow, userId: string): Basic {
  const user = USERS.find(({ id }) => id === userId)
  return {
    resourceType: 'Basic',
    id: idOf(`${row.id}-read-${userId}`),
    identifier: [{ system: READ_NOTE, value: `${idOf(row.id)}.${userId}` }],
    extension: [{ url: READ_NOTE, valueReference: { reference: `Communication/${idOf(row.id)}` } }],
    code: { coding: [{ system: BASIC_SYSTEM, code: 'note-read' }] },
    subject: subject(row.person),
    author: { type: 'Practitioner', identifier: { system: USER_SYSTEM, value: userId }, display: user?.name ?? userId },
  }
}

function memo(row: (typeof MEMOS)[number]): DocumentReference {
  const at = `${row.sent}:00+09:00`
  const data = btoa(String.fromCharCode(...new TextEncoder().encode(row.text)))
  return {
    resourceType: 'DocumentReference',
    id: idOf(row.id),
    meta: audience({}),
    extension: [{ url: NOTE_FACILITY, valueReference: organization(row.facility) }],
    status: 'current',
    docStatus: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '34109-9', display: '記録' }], text: '重要メモ' },
    category: categories('important-memo', row),
    subject: subject(row.person),
    date: at,
    author: [author(row)],
    custodian: organization(row.facility),
    description: row.text,
    content: [
      {
        attachment: { contentType: 'text/plain; charset=utf-8', language: 'ja', data, title: '重要メモ', creation: at },
      },
    ],
  }
}

function warning(row: (typeof WARNINGS)[number]): Flag {
  return {
    resourceType: 'Flag',
    id: idOf(row.id),
    status: 'active',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/flag-category', code: 'drug', display: 'Drug' }] },
    ],
    code: { text: row.text },
    subject: subject(row.person),
    period: { start: day(row.since) },
    author: { ...author(row), type: 'Practitioner' },
  }
}
