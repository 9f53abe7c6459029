import { addContent, type Chart } from '../chart.ts'
import { type DocumentForm, type DocumentSection, type DocumentType, fhirDocument } from '../documents/fhir-document.ts'
import { pdfOf } from '../documents/pdf.ts'
import { departmentName, doctorOf } from '../staff.ts'
import { letterOf, type Occasion } from './header-segments.ts'

/** Folders of the extended storage: local code, name and system, standard code and name (ss-mix2.md §12). */
const DOCUMENT_KINDS = {
  progressNote: '^外来記録^^11506-3^経過記録^LN',
  wardNote: 'L12345^入院診療録^99ZZZ^34112-3^入院診療録^LN',
  nursingNote: 'L12350^訪問看護記録^99ZZZ^11506-3^経過記録^LN',
  nursingSummary: 'L12360^看護サマリー^99ZZZ^28651-8^看護サマリー^LN',
  dischargeSummary: 'L20001^退院時サマリー^99ZZZ^18842-5^退院時サマリー^LN',
  referral: 'L20002^診療情報提供書^99ZZZ^57133-1^紹介状^LN',
  radiologyReport: 'L30001^画像診断報告書^99ZZZ^18748-4^画像診断レポート^LN',
  echoReport: 'L30004^心エコー報告書^99ZZZ^11522-0^心エコー^LN',
  endoscopyReport: 'L30002^内視鏡報告書^99ZZZ^18751-8^内視鏡検査報告書^LN',
  pathologyReport: 'L30003^病理診断報告書^99ZZZ^11526-1^病理報告^LN',
  operationRecord: 'L40001^手術記録^99ZZZ^11504-8^手術記録^LN',
  photograph: 'L50001^患者写真^99ZZZ',
  rehabilitationPlan: 'L40010^リハビリテーション実施計画書^99ZZZ^34109-9^記録^LN',
  checkUp: 'L20004^健診結果報告書^99ZZZ^53576-5^健診結果報告書^LN',
  prescriptionForm: 'L20006^処方箋^99ZZZ^57833-6^処方箋^LN',
  patientSummary: 'L20005^患者サマリー^99ZZZ^56447-6^患者サマリー^LN',
  laboratoryReport: 'L30010^検査結果報告書^99ZZZ^11502-2^検査結果報告書^LN',
  ecgWaveform: 'L30020^安静時心電図^99ZZZ^11524-6^心電図^LN',
  longTermEcg: 'L30021^ホルター心電図^99ZZZ^18754-2^ホルター心電図^LN',
  attachment: 'L90001^受領文書^99ZZZ',
  consentForm: 'L60001^同意書^99ZZZ^59284-0^同意書^LN',
} as const

export type DocumentKind = keyof typeof DOCUMENT_KINDS

export interface ContentOptions {
  readonly flag?: '0' | '1' | '2'
  readonly key?: string
}

/** Puts ready files into one content folder. @returns the key, for a later version. */
export function writeContent(
  chart: Chart,
  occasion: Occasion,
  kind: DocumentKind,
  contents: Readonly<Record<string, Uint8Array>>,
  options: ContentOptions = {},
): string {
  const key = options.key ?? chart.nextKey()
  addContent(
    chart,
    {
      date: occasion.day,
      dataType: DOCUMENT_KINDS[kind],
      key,
      sent: occasion,
      department: occasion.department,
      ...(options.flag && { flag: options.flag }),
    },
    contents,
  )
  return key
}

/** A note in plain text. */
export function writeNote(chart: Chart, occasion: Occasion, kind: DocumentKind, text: string): void {
  writeContent(chart, occasion, kind, { 'note.txt': new TextEncoder().encode(`${text}\n`) })
}

/** A report as a PDF of one page, with the identity line that such a page carries. */
export function writePdfReport(
  chart: Chart,
  occasion: Occasion,
  kind: DocumentKind,
  title: string,
  lines: readonly string[],
  options: ContentOptions = {},
): string {
  const { person, facility } = chart
  const doctor = doctorOf(letterOf(chart), occasion.department)
  const page = [
    `${facility.name.ja}　${departmentName(occasion.department)}　${doctor.family} ${doctor.given}`,
    `患者番号 ${chart.patientId}　${person.family} ${person.given} 様　${person.birth.replaceAll('-', '/')}生　${person.sex === 'M' ? '男' : '女'}`,
    `検査日 ${occasion.day.replaceAll('-', '/')}`,
    '',
    ...lines,
  ]
  return writeContent(chart, occasion, kind, { 'report.pdf': pdfOf(title, page) }, options)
}

const KINDS_OF_TYPE: Readonly<Record<DocumentType['code'], DocumentKind>> = {
  '18842-5': 'dischargeSummary',
  '57133-1': 'referral',
  '53576-5': 'checkUp',
  '56447-6': 'patientSummary',
  '57833-6': 'prescriptionForm',
}

/** A structured document of JP-CLINS. */
export function writeFhirDocument(
  chart: Chart,
  occasion: Occasion,
  type: DocumentType,
  sections: readonly DocumentSection[],
  options: ContentOptions & DocumentForm & { readonly fileName?: string } = {},
): string {
  const { fileName = 'document.json' } = options
  const document = fhirDocument(chart, occasion, type, sections, options)
  return writeContent(chart, occasion, KINDS_OF_TYPE[type.code], { [fileName]: document }, options)
}
