import { NOTE_CATEGORY_SYSTEM, NOTE_FACILITY, PROFESSION_SYSTEM } from '#standards/fhir/canonical.ts'
import type {
  CodeableConcept,
  Communication,
  DocumentReference,
  Flag,
  Identifier,
  Organization,
  Patient,
  Practitioner,
  Reference,
} from '#standards/fhir/r4.ts'
import { day } from '../day.ts'
import { FACILITIES, type FacilityLetter } from '../facilities.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { opaqueWord } from '../random.ts'
import { MEMOS, NOTES, type NoteRow, WARNINGS } from '../tables/notes.ts'

/** Notes, important memos and warnings of the whole network. */
export function hubNotes(): (Communication | DocumentReference | Flag)[] {
  return [...NOTES.map(note), ...MEMOS.map(memo), ...WARNINGS.map(warning)]
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

/** The author as staff of the facility: an identifier there, not an account of the network. */
function author(row: { readonly author: string; readonly facility: FacilityLetter }): Reference<Practitioner> {
  const identifier: Identifier = {
    system: `urn:oid:1.2.392.100495.20.3.41.1${FACILITIES[row.facility].institutionNumber}`,
    value: opaqueWord(`staff:${row.author}`, 6),
  }
  return { identifier, display: row.author }
}

function categories(code: 'note' | 'important-memo', row: Pick<NoteRow, 'profession'>): CodeableConcept[] {
  return [
    { coding: [{ system: NOTE_CATEGORY_SYSTEM, code }] },
    { coding: [{ system: PROFESSION_SYSTEM, code: row.profession, display: PROFESSIONS[row.profession] }] },
  ]
}

function note(row: NoteRow): Communication {
  return {
    resourceType: 'Communication',
    id: idOf(row.id),
    extension: [{ url: NOTE_FACILITY, valueReference: organization(row.facility) }],
    status: 'completed',
    category: categories('note', row),
    subject: subject(row.person),
    ...(row.replyTo !== undefined && { inResponseTo: [{ reference: `Communication/${idOf(row.replyTo)}` }] }),
    sent: `${row.sent}:00+09:00`,
    sender: author(row),
    payload: [{ contentString: row.text }],
  }
}

function memo(row: (typeof MEMOS)[number]): DocumentReference {
  const at = `${row.sent}:00+09:00`
  const data = btoa(String.fromCharCode(...new TextEncoder().encode(row.text)))
  return {
    resourceType: 'DocumentReference',
    id: idOf(row.id),
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
