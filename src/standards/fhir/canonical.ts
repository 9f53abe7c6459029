/** Canonical addresses of our own FHIR extensions and code systems. They name things; nothing has to answer there. */
const CANONICAL = 'http://renkei-viewer.example/fhir'

/**
 * The text of a number or value exactly as the sender recorded it (DESIGN.md §8.5): servers drop trailing zeros, so
 * whoever writes a quantity puts this beside it and whoever reads prefers it. `valueString`, on the Quantity or, for a
 * value of another type, on the resource.
 */
export const RECORDED_VALUE = `${CANONICAL}/StructureDefinition/recorded-value`

/** On `Patient.link` of the hub: state of the link (valueCode, a `LinkState`), its day (valueDate), its facility's id. */
export const LINK_STATE = `${CANONICAL}/StructureDefinition/link-state`
export const LINK_SINCE = `${CANONICAL}/StructureDefinition/link-since`
export const LINK_FACILITY = `${CANONICAL}/StructureDefinition/link-facility`
/** While a link is importing: records still to come (valueInteger). */
export const LINK_PENDING = `${CANONICAL}/StructureDefinition/link-pending`

/**
 * Names a facility of the network in a reference to an Organization, by its id in `config.json`: a hub gives its own ids to
 * what it keeps, and need not keep Organizations at all.
 */
export const FACILITY_SYSTEM = `${CANONICAL}/NamingSystem/facility`

/** On a note of the hub: the facility of its author (valueReference Organization, by FACILITY_SYSTEM). */
export const NOTE_FACILITY = `${CANONICAL}/StructureDefinition/note-facility`

export const PERSON_MARKER_SYSTEM = `${CANONICAL}/CodeSystem/person-marker`
/**
 * `meta.tag` of a DocumentReference that is listed while the patient's consent to its content is awaited: code
 * `consent-pending` (「同意待ち」, DOC-7). Such an entry names no content.
 */
export const RECORD_MARKER_SYSTEM = `${CANONICAL}/CodeSystem/record-marker`
export const NOTE_CATEGORY_SYSTEM = `${CANONICAL}/CodeSystem/note-category`
export const PROFESSION_SYSTEM = `${CANONICAL}/CodeSystem/profession`

/** Unit of a result whose value is no Quantity (`451×10^4` /μL): `valueString`, on the Observation. */
export const RECORDED_UNIT = `${CANONICAL}/StructureDefinition/recorded-unit`

/** Day, month or year of a report that tells no time (OBR-22), where `issued` takes instants only: `valueDateTime`. */
export const RECORDED_ISSUED = `${CANONICAL}/StructureDefinition/recorded-issued`

/** 力価 as ordered (RXE-25/26, RXC-5/6; RXE-33/34): `valueQuantity`, on doseAndRate or an ingredient. */
export const GIVE_STRENGTH = `${CANONICAL}/StructureDefinition/give-strength`
export const GIVE_STRENGTH_VOLUME = `${CANONICAL}/StructureDefinition/give-strength-volume`

/** Part of a drug in a mixture (RXC-1, HL7 table 0166: B base, A additive): `valueCode`, on an ingredient. */
export const MIXTURE_ROLE = `${CANONICAL}/StructureDefinition/mixture-role`

/** 麻薬, 毒薬, 抗がん剤 … as the sender marked a drug (RXC-7): `valueCodeableConcept`, on an ingredient. */
export const DRUG_MARK = `${CANONICAL}/StructureDefinition/drug-mark`

/** 剤形 of a drug that is ordered as a code without a Medication (RXE-6): `valueCodeableConcept`, on MedicationRequest. */
export const DOSE_FORM = `${CANONICAL}/StructureDefinition/dose-form`

/**
 * One Basic per user at the hub (DESIGN.md §8.7): its `identifier` is the user's id under USER_SYSTEM, its `code` the
 * code `user-state` of BASIC_SYSTEM. Two kinds of extension hold the state:
 * - USER_SETTING, one per setting: `name` (valueCode), `value` (valueString, JSON), `changed` (valueInstant).
 * - PERSON_MARKS, one per patient: `patient` (valueReference), `looked` (one per kind of record: `kind` valueCode, `at`
 *   valueInstant, `seen` valueString, a JSON list of the keys seen of that very day), `read` (valueString, JSON: key of
 *   a record → milliseconds since the epoch).
 */
export const BASIC_SYSTEM = `${CANONICAL}/CodeSystem/basic`
export const USER_SYSTEM = `${CANONICAL}/NamingSystem/user`
export const USER_SETTING = `${CANONICAL}/StructureDefinition/user-setting`
export const PERSON_MARKS = `${CANONICAL}/StructureDefinition/person-marks`

/**
 * Notes and memos of the hub. Who may read one stands in `meta.security` (NOTE_AUDIENCE_SYSTEM: `network`, `facility`,
 * `profession`) and, for the latter two, in `recipient` or, of a memo, in the extension NOTE_RECIPIENT: the Organization
 * by FACILITY_SYSTEM, or an identifier of PROFESSION_SYSTEM (DESIGN.md §8.11).
 */
export const NOTE_AUDIENCE_SYSTEM = `${CANONICAL}/CodeSystem/note-audience`
export const NOTE_RECIPIENT = `${CANONICAL}/StructureDefinition/note-recipient`

/** The calendar day that a note is about, where that is not the day it was sent: `valueDate`, on the Communication. */
export const NOTE_DAY = `${CANONICAL}/StructureDefinition/note-day`

/** A text that was edited since, oldest first: `text` (valueString), `at` (valueDateTime), on the Communication. */
export const NOTE_EARLIER = `${CANONICAL}/StructureDefinition/note-earlier`

/** Who took a note back, and when: `at` (valueDateTime), `by` (valueString), on a Communication entered in error. */
export const NOTE_DELETED = `${CANONICAL}/StructureDefinition/note-deleted`

/** On a payload with an attachment: the DocumentReference that holds the file (valueReference). */
export const NOTE_DOCUMENT = `${CANONICAL}/StructureDefinition/note-document`

/**
 * What home care shares between professions (在宅医療情報連携加算): `next-visit` (valueDate), `policy-changed`
 * (valueBoolean), `policy`, `care-points`, `end-of-life` (valueString). The payload holds the same as text.
 */
export const HOME_CARE = `${CANONICAL}/StructureDefinition/home-care`

/** On the Basic (code `note-read`) by which a user says to have read a note: the Communication (valueReference). */
export const READ_NOTE = `${CANONICAL}/StructureDefinition/read-note`

/**
 * What `push` writes beside a record of a storage: its deterministic id as `identifier`, by which it is found again, and
 * the digest of what was written as `meta.tag`, by which an unchanged record is told from a changed one. A second tag names the facility by the system of its patient
 * numbers: where several hospitals share one server and one Patient, each takes away only what it wrote itself.
 */
export const STORAGE_RECORD_SYSTEM = `${CANONICAL}/NamingSystem/storage-record`
export const STORAGE_FACILITY_SYSTEM = `${CANONICAL}/CodeSystem/storage-facility`
export const STORAGE_DIGEST_SYSTEM = `${CANONICAL}/CodeSystem/storage-digest`
