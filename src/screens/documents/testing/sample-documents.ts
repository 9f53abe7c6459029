import type { AttachedFile, ClinicalDocument, Report } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { FactBase } from '#clinical/fact-base.ts'

type FileDocument = Extract<ClinicalDocument, { kind: 'file' }>

export const FHIR_JSON = 'application/fhir+json'

function base(title: string, at: string): FactBase {
  return {
    key: `b/DocumentReference/${title}`,
    facility: 'b' as FacilityId,
    refs: [{ facility: 'b' as FacilityId, resourceType: 'DocumentReference', id: title }],
    at: { text: at, precision: 'day' },
    recordedAt: undefined,
    status: 'final',
    setting: undefined,
    department: undefined,
    author: undefined,
    sensitivity: [],
    notes: [],
  }
}

export function fileOf(
  title: string,
  at: string,
  files: readonly AttachedFile[],
  more: Partial<FileDocument> = {},
): ClinicalDocument {
  const common = { kind: 'file', title, type: undefined, isCurrentVersion: true, description: undefined } as const
  return { ...base(title, at), ...common, files, ...more }
}

export function reportOf(title: string, at: string, conclusion: string, more: Partial<Report> = {}): Report {
  return {
    ...base(title, at),
    kind: 'report',
    title,
    category: undefined,
    conclusion,
    files: [],
    studyUids: [],
    ...more,
  }
}

/** A file whose content came inside the record. */
export function textFile(text: string, contentType = 'text/plain', title = 'file'): AttachedFile {
  const bytes = new TextEncoder().encode(text)
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return { title, contentType, size: bytes.length, url: undefined, data }
}

export function sectionOf(code: string, title: string, more: object): object {
  return { ...(title === '' ? {} : { title }), code: { coding: [{ code }] }, ...more }
}

export function narrative(markup: string): object {
  return { text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml">${markup}</div>` } }
}

/** 見本 太郎 as `fakePerson` has him. */
const TARO = {
  resourceType: 'Patient',
  identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.1.b', value: '44710092' }],
  name: [{ text: '見本 太郎' }],
  gender: 'male',
  birthDate: '1948-04-12',
}

export const stranger = { ...TARO, birthDate: '1950-01-01' }
export const strangerBySpelling = { ...TARO, name: [{ text: '見元 太郎' }] }

/** A FHIR document as an attachment. */
export function bundleOf(
  sections: readonly object[],
  resources: readonly object[] = [],
  patient: object = TARO,
): AttachedFile {
  const composition = {
    resourceType: 'Composition',
    status: 'final',
    title: '退院時サマリー',
    subject: { reference: 'urn:uuid:patient' },
    date: '2026-11-18',
    section: sections,
  }
  const bundle = {
    resourceType: 'Bundle',
    type: 'document',
    entry: [
      { fullUrl: 'urn:uuid:composition', resource: composition },
      { fullUrl: 'urn:uuid:patient', resource: patient },
      ...resources.map((resource, at) => ({ fullUrl: `urn:uuid:r${at}`, resource })),
    ],
  }
  // Without characters beyond ASCII, so that a test may read it back with `atob` alone.
  const json = JSON.stringify(bundle).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return textFile(json, FHIR_JSON, 'document.json')
}

/** The same kind of document in XML, of a patient born on a day. */
export function xmlBundleOf(text: string, birthDate: string): AttachedFile {
  const composition = `<Composition><status value="final"/><title value="診療情報提供書"/><subject><reference value="urn:uuid:patient"/></subject><section><title value="紹介目的"/><text><status value="additional"/><div xmlns="http://www.w3.org/1999/xhtml"><p>${text}</p></div></text></section></Composition>`
  const patient = `<Patient><identifier><system value="urn:oid:1.2.392.100495.20.3.51.1.b"/><value value="44710092"/></identifier><name><text value="見本 太郎"/></name><gender value="male"/><birthDate value="${birthDate}"/></Patient>`
  const entry = (url: string, resource: string) =>
    `<entry><fullUrl value="urn:uuid:${url}"/><resource>${resource}</resource></entry>`
  const bundle = `<Bundle xmlns="http://hl7.org/fhir"><type value="document"/>${entry('composition', composition)}${entry('patient', patient)}</Bundle>`
  return textFile(bundle, 'application/fhir+xml', 'document.xml')
}
