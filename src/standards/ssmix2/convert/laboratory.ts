import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type {
  Annotation,
  CodeableConcept,
  DiagnosticReport,
  Identifier,
  Observation,
  Period,
  ServiceRequest,
} from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { type SegmentGroup, specimensOf } from '../groups.ts'
import { conceptOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import { given } from './given.ts'
import { issuedElements } from './issued.ts'
import { resultElements } from './laboratory-result.ts'
import { type CollectedSpecimen, specimenOf } from './laboratory-specimen.ts'
import { reportStatus } from './laboratory-status.ts'
import { isMicrobiologyResult, isMicrobiologyTest, linkMicrobiology, MICROBIOLOGY_CATEGORY } from './microbiology.ts'
import { notesOn, type OrderContext, orderContext, orderIdentifier, orderIdentifiers } from './order-context.ts'
import { timeOrPeriod } from './order-period.ts'
import { type SettingElements, settingElements } from './order-setting.ts'
import type { MessageScope } from './scope.ts'

const OBSERVATION_CATEGORY = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS'
const DOCUMENT_CODES = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS'
const ORDER_ID = 'order'
const LABORATORY: CodeableConcept = { coding: [{ system: OBSERVATION_CATEGORY, code: 'laboratory' }] }

/** One result on its way, with what links it to the others of its message. */
export interface LabRow {
  readonly obx: Hl7Segment
  readonly test: SegmentGroup
  readonly observation: Observation
}

/**
 * OML-11 (OUL^R22): Specimen, one JP_Observation_LabResult for each OBX and one JP_DiagnosticReport_LabResult for each OBR
 * (ss-mix2.md §9, §13). A comment row (`code&IMP`) is a note of its item.
 */
export function convertLaboratory(scope: MessageScope): void {
  const { header, groups } = specimensOf(scope.message)
  for (const obx of header.all('OBX')) scope.problem('a result before any test: not placed', obx, undefined, 'error')
  const rows: LabRow[] = []
  const reports: { readonly report: DiagnosticReport; readonly anchor: Hl7Segment }[] = []
  const names = new Map<string, number>()
  for (const { spm, own, tests } of groups) {
    const specimen = spm === undefined ? undefined : specimenOf(scope, spm, own)
    if (specimen !== undefined && spm !== undefined) scope.emit(specimen.resource, spm)
    for (const segments of tests) {
      const test = testOf(scope, segments, specimen)
      const ofTest = resultsOf(scope, test, names)
      rows.push(...ofTest)
      const anchor = test.obr ?? segments.segments[0]
      if (anchor !== undefined) reports.push({ report: reportOf(scope, test, ofTest), anchor })
    }
  }
  linkMicrobiology(rows)
  for (const { obx, observation } of rows) scope.emit(observation, obx)
  for (const { report, anchor } of reports) scope.emit(report, anchor)
}

/** What the results of one test have alike, read once. */
interface LabTest {
  readonly segments: SegmentGroup
  readonly obr: Hl7Segment | undefined
  readonly order: OrderContext
  readonly specimen: CollectedSpecimen | undefined
  /** OBR-4. */
  readonly group: CodeableConcept | undefined
  readonly isOfMicrobes: boolean
  readonly identifiers: Identifier[]
  readonly setting: SettingElements
  readonly effective: Effective
  /** OBR-22; FHIR's instant has no room for a day without a time of day. */
  readonly issued: string | undefined
}

interface Effective {
  readonly effectiveDateTime?: string
  readonly effectivePeriod?: Period
}

function testOf(scope: MessageScope, segments: SegmentGroup, specimen: CollectedSpecimen | undefined): LabTest {
  const obr = segments.first('OBR')
  const order = orderContext(scope, segments)
  const setting = settingElements(order.setting)
  const reported = issuedElements(scope, obr)
  return {
    segments,
    obr,
    order,
    specimen,
    group: obr === undefined ? undefined : conceptOf(scope.facility, obr, 4),
    isOfMicrobes: isMicrobiologyTest(obr),
    identifiers: orderIdentifiers(scope, order),
    setting:
      reported.extension.length === 0
        ? setting
        : { ...setting, extension: [...setting.extension, ...reported.extension] },
    effective: effectiveOf(scope, obr, specimen),
    issued: reported.issued,
  }
}

/** When the specimen was taken: SPM-17, else OBR-7 (DT-5). */
function effectiveOf(
  scope: MessageScope,
  obr: Hl7Segment | undefined,
  specimen: CollectedSpecimen | undefined,
): Effective {
  const collected = timeOrPeriod(specimen?.collected)
  if (collected === undefined) {
    return given({ effectiveDateTime: obr === undefined ? undefined : scope.dateTime(obr, 7) })
  }
  return 'dateTime' in collected ? { effectiveDateTime: collected.dateTime } : { effectivePeriod: collected.period }
}

function resultsOf(scope: MessageScope, test: LabTest, names: Map<string, number>): LabRow[] {
  const rows = test.segments.all('OBX')
  const comments = rows.filter((obx) => isCommentOn(obx, rows))
  return rows
    .filter((obx) => !comments.includes(obx))
    .map((obx) => {
      const own = notesOn(test.segments, obx)
      const suffixed = comments.filter((comment) => comment.text(3) === obx.text(3) && comment.text(4) === obx.text(4))
      const notes = [...own, ...suffixed.map((comment) => ({ text: comment.literal(5).trim() }))]
      const id = scope.id(nameOf(obx, test, names))
      return { obx, test: test.segments, observation: resultOf(scope, test, obx, notes, id) }
    })
}

/** `5C070&IMP`: a comment on an item that is in the same test (ss-mix2.md §9); without the item it is a row of its own. */
function isCommentOn(obx: Hl7Segment, rows: readonly Hl7Segment[]): boolean {
  if (obx.text(3, 1, 1, 2).trim() === '' || obx.literal(5).trim() === '') return false
  return rows.some(
    (other) =>
      other !== obx && other.text(3) === obx.text(3) && other.text(4) === obx.text(4) && other.text(3, 1, 1, 2) === '',
  )
}

/**
 * The name of a result within its order: the same in a corrected version of the file whatever rows were added, so that
 * the correction takes the place of what it corrects (fhir-jp.md §0.6, H-14).
 */
function nameOf(obx: Hl7Segment, test: LabTest, names: Map<string, number>): string {
  const item = obx.text(3).trim() || obx.text(3, 2).trim()
  const group = test.obr?.text(4).trim() ?? ''
  const name = ['OBX', test.specimen?.key ?? '', group, item, obx.text(4).trim()].join('\u001f')
  const n = (names.get(name) ?? 0) + 1
  names.set(name, n)
  return n === 1 ? name : `${name}\u001f${n}`
}

/** A result. Its own time (OBX-14) comes first; without any there is none, and `issued` stands alone (DT-5). */
function resultOf(
  scope: MessageScope,
  { obr, order, specimen, group, isOfMicrobes, setting, effective, issued }: LabTest,
  obx: Hl7Segment,
  notes: readonly Annotation[],
  id: string,
): Observation {
  const { extension = [], ...result } = resultElements(scope, obx, notes, obr?.text(25) ?? '')
  const ownTime = scope.dateTime(obx, 14)
  return {
    resourceType: 'Observation',
    id,
    ...result,
    category: [
      LABORATORY,
      ...(isOfMicrobes || isMicrobiologyResult(obx) ? [MICROBIOLOGY_CATEGORY] : []),
      ...(group === undefined ? [] : [group]),
    ],
    subject: scope.patientReference(),
    // The order lies in another file: named by its number.
    basedOn: [{ type: 'ServiceRequest', identifier: orderIdentifier(scope, order.number) }],
    ...(ownTime === undefined ? effective : { effectiveDateTime: ownTime }),
    ...given({
      extension: extension.length === 0 ? setting.extension : [...extension, ...setting.extension],
      contained: setting.contained,
      encounter: setting.encounter,
      issued,
      specimen: specimen?.reference,
    }),
  }
}

function reportOf(scope: MessageScope, test: LabTest, rows: readonly LabRow[]): DiagnosticReport {
  const { segments, obr, order, specimen, group, identifiers, setting, effective, issued } = test
  const isOfMicrobes = test.isOfMicrobes || rows.some(({ obx }) => isMicrobiologyResult(obx))
  return {
    resourceType: 'DiagnosticReport',
    status: reportStatus(rows.map(({ observation }) => observation.status)),
    category: [categoryOf(isOfMicrobes)],
    code: reportCode(isOfMicrobes, group),
    subject: scope.patientReference(),
    basedOn: [{ reference: `#${ORDER_ID}`, type: 'ServiceRequest' }],
    ...effective,
    ...given({
      identifier: identifiers,
      extension: setting.extension,
      contained: [...setting.contained, orderOf(scope, test)],
      encounter: setting.encounter,
      issued,
      specimen: specimen === undefined ? [] : [specimen.reference],
      result: rows.map(({ observation }) => ({ reference: `Observation/${observation.id ?? ''}` })),
      conclusion: notesOn(segments, obr, order.orc)
        .map((note) => note.text ?? '')
        .join('\n'),
    }),
  }
}

/** What the result message tells of the order, in the form of JP-CLINS: contained, so that it is no order of its own. */
function orderOf(scope: MessageScope, { order, group, identifiers }: LabTest): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: ORDER_ID,
    identifier: identifiers,
    status: 'completed',
    intent: 'order',
    subject: scope.patientReference(),
    ...given({ code: group, authoredOn: order.authoredOn, requester: order.requester }),
  }
}

function categoryOf(isOfMicrobes: boolean): CodeableConcept {
  return {
    coding: [{ system: SYSTEM.loinc, code: isOfMicrobes ? 'LP7819-8' : 'LP29693-6' }],
    text: isOfMicrobes ? '微生物検査' : '検体検査',
  }
}

/** 11502-2 or 18725-2 of JP Core, with the sender's own code and name of the test (OBR-4). */
function reportCode(isOfMicrobes: boolean, group: CodeableConcept | undefined): CodeableConcept {
  const text = conceptText(group) || (isOfMicrobes ? '微生物学的検査報告書' : '検体検査報告書')
  return {
    coding: [
      { system: SYSTEM.loinc, code: isOfMicrobes ? '18725-2' : '11502-2' },
      { system: DOCUMENT_CODES, code: isOfMicrobes ? '18725-2' : '11502-2' },
      ...(group?.coding ?? []),
    ],
    text,
  }
}
