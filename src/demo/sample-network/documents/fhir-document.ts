import type { Bundle, HumanName, Resource } from '#standards/fhir/r4.ts'
import type { Chart } from '../chart.ts'
import { randomOf } from '../random.ts'
import type { SamplePerson } from '../sample-person.ts'
import { departmentName, doctorOf } from '../staff.ts'
import type { Occasion } from '../writers/header-segments.ts'

/** One section of a document: its code, and either its text or why it has none. */
export interface DocumentSection {
  readonly code: string
  readonly title: string
  readonly text?: string
  readonly emptyReason?: 'nilknown' | 'notasked' | 'unavailable'
  /** Coded entries, made for the patient's address in the document. */
  readonly entries?: readonly ((patient: string) => Resource)[]
  /** XHTML inside the narrative's `div`, instead of `text`. */
  readonly markup?: string
}

export interface DocumentType {
  readonly code: '18842-5' | '57133-1' | '53576-5' | '56447-6' | '57833-6'
  readonly title: '退院時サマリー' | '診療情報提供書' | '健診結果報告書' | '患者サマリー' | '処方箋'
  readonly category: 'DISCHARGE' | 'OUTPATIENT' | 'CONSULT' | '40' | '01'
  /** Tail of the profile of its Composition. */
  readonly profile: string
  /** Part of the addresses of its guide, where that is not the tail of the profile. */
  readonly guide?: string
}

/** How a document is put together, where it is not the newest edition of JP-CLINS. */
export interface DocumentForm {
  readonly version?: string
  /** Code system of its sections; older editions had one of their own. */
  readonly sectionSystem?: string
  /** Whose document it says it is; the patient of the chart unless told otherwise. */
  readonly patient?: SamplePerson
}

export const DISCHARGE_SUMMARY: DocumentType = {
  code: '18842-5',
  title: '退院時サマリー',
  category: 'DISCHARGE',
  profile: 'eDischargeSummary',
}
export const REFERRAL: DocumentType = {
  code: '57133-1',
  title: '診療情報提供書',
  category: 'CONSULT',
  profile: 'eReferral',
}
export const CHECK_UP: DocumentType = {
  code: '53576-5',
  title: '健診結果報告書',
  category: '40',
  profile: 'eCheckupGeneral',
}
export const PATIENT_SUMMARY: DocumentType = {
  code: '56447-6',
  title: '患者サマリー',
  category: 'OUTPATIENT',
  profile: 'ePatientCareSummary',
}

export const PRESCRIPTION_FORM: DocumentType = {
  code: '57833-6',
  title: '処方箋',
  category: '01',
  profile: 'ePrescriptionData',
  guide: 'ePrescription',
}

type Section = NonNullable<Extract<Resource, { resourceType: 'Composition' }>['section']>[number]

/** Of 健診結果報告書, whose sections are flat (fhir-jp.md §5.5). */
export const CHECK_UP_SECTIONS = 'http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code'
/** Of 処方箋, flat as well: 01 処方情報, 11 分割処方箋, 12 別紙. */
export const PRESCRIPTION_SECTIONS = 'http://jpfhir.jp/fhir/ePrescription/CodeSystem/prescription-section'
const PRESCRIPTION_CATEGORIES = 'http://jpfhir.jp/fhir/ePrescription/CodeSystem/prescription-category'
/** Of 退院時サマリー before JP-CLINS 1.5. */
export const OLD_SUMMARY_SECTIONS = 'http://jpfhir.jp/fhir/eDischargeSummary/CodeSystem/document-section'
const SUBTYPES = 'http://jpfhir.jp/fhir/Common/CodeSystem/doc-subtypecodes'
const SECTION_SYSTEM = 'http://jpfhir.jp/fhir/clins/CodeSystem/document-section'
const BUNDLE_SYSTEM = 'http://jpfhir.jp/fhir/clins/bundle-identifier'

/**
 * A FHIR document Bundle of JP-CLINS (fhir-jp.md §5.2): Composition first, structured sections below section 300, every
 * narrative `additional`. `version` is 1 for the first edition.
 */
export function fhirDocument(
  chart: Chart,
  occasion: Occasion,
  type: DocumentType,
  sections: readonly DocumentSection[],
  { version = '1', sectionSystem = SECTION_SYSTEM, patient: stated = chart.person }: DocumentForm = {},
): Uint8Array {
  const { facility } = chart
  const person = stated
  const random = randomOf(`document:${facility.letter}:${chart.patientId}:${occasion.day}:${type.code}:${version}`)
  const uuid = () => `urn:uuid:${uuidFrom(() => random.int(0, 15))}`
  const [patient, doctor, organization, composition] = [uuid(), uuid(), uuid(), uuid()]
  const at = `${occasion.day}T${occasion.time}:00+09:00`
  const staff = doctorOf(facility.letter, occasion.department)
  const serial = chart.nextKey()
  const coded: (readonly [string, Resource])[] = []
  const inside = sections.map((section) => {
    const references = (section.entries ?? []).map((make) => {
      const fullUrl = uuid()
      coded.push([fullUrl, make(patient)])
      return { reference: fullUrl }
    })
    return { ...sectionOf(section, sectionSystem), ...(references.length === 0 ? {} : { entry: references }) }
  })
  const isFlat = type.code === '53576-5' || type.code === '56447-6' || type.code === '57833-6'
  const frame = { coding: [{ system: sectionSystem, code: '300', display: '構造情報セクション' }] }
  const placed: Section[] = isFlat ? inside : [{ title: '構造情報', code: frame, section: inside }]
  const entries: readonly (readonly [string, Resource])[] = [
    [
      composition,
      {
        resourceType: 'Composition',
        meta: {
          profile: [
            `http://jpfhir.jp/fhir/${type.guide ?? type.profile}/StructureDefinition/JP_Composition_${type.profile}`,
          ],
        },
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber',
            valueString: version,
          },
        ],
        identifier: {
          system: 'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier',
          value: `${facility.institutionNumber}^${occasion.day.slice(0, 4)}^${serial}`,
        },
        status: 'final',
        type: {
          coding: [
            { system: 'http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes', code: type.code, display: type.title },
          ],
          text: type.title,
        },
        category: [
          { coding: [{ system: type.category === '01' ? PRESCRIPTION_CATEGORIES : SUBTYPES, code: type.category }] },
        ],
        subject: { reference: patient },
        date: at,
        author: [{ reference: doctor }, { reference: organization }],
        title: type.title,
        custodian: { reference: organization },
        event: [{ code: [{ text: `${type.title}発行` }], period: { start: occasion.day } }],
        section: placed,
      },
    ],
    [
      patient,
      {
        resourceType: 'Patient',
        identifier: [{ system: facility.patientIdSystem, value: chart.patientId }],
        name: [
          nameOf('IDE', person.family, person.given),
          ...(person.familyKana === '' ? [] : [nameOf('SYL', person.familyKana, person.givenKana)]),
        ],
        gender: person.sex === 'M' ? 'male' : 'female',
        birthDate: person.birth,
      },
    ],
    [
      doctor,
      {
        resourceType: 'Practitioner',
        identifier: [{ system: `urn:oid:1.2.392.100495.20.3.41.1${facility.institutionNumber}`, value: staff.id }],
        name: [
          {
            extension: [representation('IDE')],
            text: `${staff.family} ${staff.given}`,
            family: staff.family,
            given: [staff.given],
          },
        ],
      },
    ],
    [
      organization,
      {
        resourceType: 'Organization',
        identifier: [
          {
            system: 'http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no',
            value: facility.institutionNumber,
          },
        ],
        name: facility.name.ja,
        alias: [departmentName(occasion.department)],
      },
    ],
    ...coded,
  ]
  const bundle: Bundle = {
    resourceType: 'Bundle',
    meta: { lastUpdated: at },
    identifier: { system: BUNDLE_SYSTEM, value: `${facility.institutionNumber}^${occasion.day.slice(0, 4)}^${serial}` },
    type: 'document',
    timestamp: at,
    entry: entries.map(([fullUrl, resource]) => ({ fullUrl, resource })),
  }
  return new TextEncoder().encode(JSON.stringify(bundle, null, 1))
}

function representation(code: string) {
  return { url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation', valueCode: code }
}

function nameOf(code: 'IDE' | 'SYL', family: string, given: string): HumanName {
  return { extension: [representation(code)], use: 'official', text: `${family} ${given}`, family, given: [given] }
}

function sectionOf(section: DocumentSection, system: string): Section {
  const markup = section.markup ?? (section.text === undefined ? undefined : paragraphs(section.text))
  return {
    title: section.title,
    code: { coding: [{ system, code: section.code, display: section.title }] },
    ...(markup === undefined
      ? {}
      : { text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml">${markup}</div>` } }),
    ...(section.emptyReason && {
      emptyReason: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: section.emptyReason }],
      },
    }),
  }
}

function paragraphs(text: string): string {
  const lines = text.split('\n').map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
  return lines.join('')
}

function uuidFrom(nibble: () => number): string {
  const hex = Array.from({ length: 32 }, () => nibble().toString(16))
  hex[12] = '4'
  hex[16] = '8'
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
    .map((part) => part.join(''))
    .join('-')
}
