import type { ClinicalTime } from './clinical-time.ts'
import type { Amount, Concept, FactBase } from './fact-base.ts'
import type { EarlierText, HomeCare, NoteAudience, NoteDeletion } from './notes/note-parts.ts'

interface EncounterFact extends FactBase {
  /** 主訴, 紹介理由 … */
  readonly reasons: readonly string[]
  readonly diagnoses: readonly string[]
}

/** One stay from admission to discharge, whatever number of messages it was put together from. */
export interface Stay extends EncounterFact {
  readonly kind: 'stay'
  /** undefined while it goes on (継続中). */
  readonly until: ClinicalTime | undefined
  /** Wards, rooms, beds with their time, in order: 転棟. */
  readonly places: readonly {
    readonly name: string
    readonly from: ClinicalTime | undefined
    readonly until: ClinicalTime | undefined
  }[]
  readonly admittedFrom: string | undefined
  readonly dischargedTo: string | undefined
}

export interface Visit extends EncounterFact {
  readonly kind: 'visit'
  readonly type: string | undefined
}

export interface ImagingStudy extends FactBase {
  readonly kind: 'imaging'
  readonly title: string
  readonly modalities: readonly string[]
  readonly bodySite: string | undefined
  /** Study Instance UID without `urn:oid:`; undefined when only the order is known. */
  readonly studyUid: string | undefined
  readonly accession: string | undefined
  /** Keys of the orders it was done for: what was done and its pictures are two records of one examination. */
  readonly orders?: readonly string[]
  readonly seriesCount: number | undefined
  readonly instanceCount: number | undefined
  /** Where the record says that the study can be had; used only where the configuration knows the address (C8). */
  readonly endpoints?: readonly StudyEndpoint[]
}

/** `dicomweb`: root of the DICOMweb services that keep the images. `viewer`: opened by IHE Invoke Image Display. */
export interface StudyEndpoint {
  readonly kind: 'dicomweb' | 'viewer'
  readonly address: string
}

/** 放射線, 病理, 内視鏡, 微生物 … reports: a person's reading, with what it is attached to. */
export interface Report extends FactBase {
  readonly kind: 'report'
  readonly title: string
  readonly category: Concept | undefined
  readonly conclusion: string | undefined
  /** XHTML that its author wrote beside or in place of the conclusion: to be sanitised. */
  readonly narrative?: string | undefined
  readonly files: readonly AttachedFile[]
  readonly studyUids: readonly string[]
  /** False for an older version; without it, no versions are known. */
  readonly isCurrentVersion?: boolean
  /** `FactBase.key` of the versions that it replaces. */
  readonly replaces?: readonly string[]
  /** `FactBase.key` of the results that it is about, contained ones included. */
  readonly resultKeys?: readonly string[]
}

/** ファイル and 診療記録: documents listed by title; their content is opened by the documents screen. */
export type ClinicalDocument = DocumentOfKind<'file'> | DocumentOfKind<'clinical-record'>

interface DocumentOfKind<K extends 'file' | 'clinical-record'> extends FactBase {
  readonly kind: K
  readonly title: string
  readonly type: Concept | undefined
  /** False for an older version (旧版), which stays reachable (DOC-1). */
  readonly isCurrentVersion: boolean
  /** Text that came with the entry itself. */
  readonly description: string | undefined
  readonly files: readonly AttachedFile[]
  /** `FactBase.key` of the versions that it replaces. */
  readonly replaces?: readonly string[]
  /** The patient's consent to its content is awaited: listed as 「同意待ち」, without content (DOC-7). */
  readonly isAwaitingConsent?: boolean
}

/** A file as announced: nothing of it is loaded here. */
export interface AttachedFile {
  readonly title: string | undefined
  readonly contentType: string
  /** Bytes, where told. */
  readonly size: number | undefined
  readonly url: string | undefined
  /** Base64 that came inside the record. */
  readonly data: string | undefined
  /** SHA-1 of the content in base64, where the sender tells it (FHIR R4 Attachment.hash). */
  readonly hash?: string | undefined
}

export interface Note extends FactBase {
  readonly kind: 'note'
  readonly text: string
  /** 重要メモ of the header. */
  readonly isImportant: boolean
  /** 職種 of the author: a code of the profession system. */
  readonly profession: string | undefined
  /** The note it answers, as `FactBase.key`. */
  readonly inReplyTo: string | undefined
  /** Key of the author, `system|value`, where the sender gave one: who may edit it. */
  readonly authorId: string | undefined
  /** undefined where the record does not say who may read it. */
  readonly audience: NoteAudience | undefined
  readonly files: readonly NoteFile[]
  readonly homeCare: HomeCare | undefined
  /** Texts before it was edited, oldest first (NOTE-2). */
  readonly earlier: readonly EarlierText[]
  /** Of a note that was taken back: a trace of it stays (NOTE-2). */
  readonly deletion: NoteDeletion | undefined
  /** Version at its server: who edits it must have seen this one (E23). */
  readonly version: string | undefined
  /** 重要メモ in force, or one that was replaced since; undefined = no memo. */
  readonly memo: 'current' | 'superseded' | undefined
}

/** A file of a note. `document` is the id of the DocumentReference that holds it at the hub. */
export interface NoteFile extends AttachedFile {
  readonly document: string | undefined
}

export interface Procedure extends FactBase {
  readonly kind: 'procedure'
  readonly name: Concept
  readonly until: ClinicalTime | undefined
  readonly bodySite: string | undefined
  readonly category: Concept | undefined
  readonly performers: readonly string[]
  /** Materials, exposure and whatever else the sender listed, verbatim. */
  readonly details: readonly string[]
  readonly outcome: string | undefined
  readonly statusReason: string | undefined
}

/** An order or booking that is not a result: a laboratory order, an examination to come. */
export interface Order extends FactBase {
  readonly kind: 'order'
  readonly name: Concept
  readonly items: readonly Concept[]
  readonly category: Concept | undefined
}

export interface Diet extends FactBase {
  readonly kind: 'diet'
  readonly name: Concept
  readonly until: ClinicalTime | undefined
  readonly details: readonly string[]
}

export interface Immunization extends FactBase {
  readonly kind: 'immunization'
  readonly vaccine: Concept
  readonly dose: Amount | undefined
  readonly doseNumber: string | undefined
  readonly lotNumber: string | undefined
  readonly site: string | undefined
  readonly manufacturer: string | undefined
  /** Given; false = not done, with `statusReason`. */
  readonly isGiven: boolean
  readonly statusReason: string | undefined
}
