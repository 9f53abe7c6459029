import type { ClinicalTime } from './clinical-time.ts'
import type { Amount, Concept, FactBase } from './fact-base.ts'

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
  readonly seriesCount: number | undefined
  readonly instanceCount: number | undefined
}

/** 放射線, 病理, 内視鏡, 微生物 … reports: a person's reading, with what it is attached to. */
export interface Report extends FactBase {
  readonly kind: 'report'
  readonly title: string
  readonly category: Concept | undefined
  readonly conclusion: string | undefined
  readonly files: readonly AttachedFile[]
  readonly studyUids: readonly string[]
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
