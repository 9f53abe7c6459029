import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { CodeableConcept, DiagnosticReport, Observation } from '#standards/fhir/r4.ts'
import { ordersOf, type SegmentGroup } from '../groups.ts'
import { conceptOf } from './coding.ts'
import { given } from './given.ts'
import { issuedElements } from './issued.ts'
import { resultElements } from './laboratory-result.ts'
import { reportStatus } from './laboratory-status.ts'
import { notesOn, type OrderContext, orderContext, orderIdentifier, orderIdentifiers } from './order-context.ts'
import { isPlainType, valueText } from './order-observations.ts'
import { settingElements } from './order-setting.ts'
import type { MessageScope } from './scope.ts'

const CATEGORY = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS'
/** JLAC10 9A1…: electrocardiography, which LOINC counts among cardiology. */
const ECG = /^9A1/

/**
 * OMG-13 (ORU^R01): one Observation for each OBX (measurements; findings as text) and one DiagnosticReport for each OBR,
 * whose conclusion is the findings in words (ss-mix2.md §10).
 */
export function convertPhysiology(scope: MessageScope): void {
  for (const group of ordersOf(scope.message).groups) {
    const anchor = group.first('OBR') ?? group.segments[0]
    if (anchor === undefined) continue
    const order = orderContext(scope, group)
    const results = group.all('OBX').map((obx) => {
      const observation = resultOf(scope, group, order, obx)
      scope.emit(observation, obx)
      return observation
    })
    scope.emit(reportOf(scope, group, order, results), anchor)
  }
}

function resultOf(
  scope: MessageScope,
  group: SegmentGroup,
  order: OrderContext,
  obx: SegmentGroup['segments'][number],
): Observation {
  const obr = group.first('OBR')
  const { extension = [], ...result } = resultElements(scope, obx, notesOn(group, obx), obr?.text(25) ?? '')
  const setting = settingElements(order.setting)
  const reported = issuedElements(scope, obr)
  return {
    resourceType: 'Observation',
    id: scope.id(`OBX.${obx.index}`),
    ...result,
    category: [{ coding: [{ system: CATEGORY, code: 'procedure' }], text: '生理検査' }],
    subject: scope.patientReference(),
    basedOn: [{ type: 'ServiceRequest', identifier: orderIdentifier(scope, order.number) }],
    ...given({
      identifier: orderIdentifiers(scope, order),
      extension: [...extension, ...setting.extension, ...reported.extension],
      contained: setting.contained,
      encounter: setting.encounter,
      effectiveDateTime: scope.dateTime(obx, 14) ?? (obr === undefined ? undefined : scope.dateTime(obr, 7)),
      issued: reported.issued,
    }),
  }
}

function reportOf(
  scope: MessageScope,
  group: SegmentGroup,
  order: OrderContext,
  results: readonly Observation[],
): DiagnosticReport {
  const obr = group.first('OBR')
  const code = obr === undefined ? undefined : conceptOf(scope.facility, obr, 4)
  const setting = settingElements(order.setting)
  const reported = issuedElements(scope, obr)
  return {
    resourceType: 'DiagnosticReport',
    status: reportStatus(results.map((result) => result.status)),
    category: [categoryOf(code)],
    code: code ?? { text: '生理検査' },
    subject: scope.patientReference(),
    basedOn: [{ type: 'ServiceRequest', identifier: orderIdentifier(scope, order.number) }],
    ...given({
      identifier: orderIdentifiers(scope, order),
      extension: [...setting.extension, ...reported.extension],
      contained: setting.contained,
      encounter: setting.encounter,
      effectiveDateTime: obr === undefined ? undefined : scope.dateTime(obr, 7),
      issued: reported.issued,
      result: results.map((result) => ({ reference: `Observation/${result.id ?? ''}` })),
      conclusion: findings(scope, group),
    }),
  }
}

/** The findings and comments in words: results whose type is text, unless they were withdrawn. */
function findings(scope: MessageScope, group: SegmentGroup): string {
  const texts = group
    .all('OBX')
    .filter((obx) => ['TX', 'FT', 'ST'].includes(obx.text(2).trim()) && isPlainType(obx.text(2)))
    .filter((obx) => !['D', 'W'].includes(obx.text(11).trim()) && isWords(obx))
    .map((obx) => valueText(scope, obx))
  const comments = notesOn(group, group.first('OBR'), group.first('ORC')).map((note) => note.text ?? '')
  return [...texts, ...comments].filter((text) => text !== '').join('\n')
}

/** A ST with a unit is a measurement that could not be a number. */
function isWords(obx: SegmentGroup['segments'][number]): boolean {
  return obx.text(2).trim() !== 'ST' || (obx.text(6) === '' && obx.text(6, 2) === '')
}

function categoryOf(code: CodeableConcept | undefined): CodeableConcept {
  const isEcg = code?.coding?.some((coding) => coding.system === SYSTEM.jlac10 && ECG.test(coding.code ?? '')) ?? false
  return {
    ...(isEcg ? { coding: [{ system: SYSTEM.loinc, code: 'LP29708-2' }] } : {}),
    text: '生理検査',
  }
}
