import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type {
  Annotation,
  CodeableConcept,
  Device,
  Dosage,
  Extension,
  MedicationRequest,
  Period,
} from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { ordersOf, type SegmentGroup } from '../groups.ts'
import { conceptOf, conceptsOf } from './coding.ts'
import { conceptText, distinctConcepts } from './concept-text.ts'
import { given, isGiven } from './given.ts'
import { injectionRate } from './injection-rate.ts'
import { type Comment, commentsOf } from './medication-coding.ts'
import { siteOf, usagesOf } from './medication-dosage.ts'
import { drugComments, ingredientOf, MIXTURE_ID, marksOf, mixtureOf } from './medication-mixture.ts'
import { type OrderContext, orderContext, orderGroupIdentifier, orderIdentifiers } from './order-context.ts'
import { observedText } from './order-observations.ts'
import { periodOf } from './order-period.ts'
import { settingElements } from './order-setting.ts'
import { prescriptionNumber, requestElements, requestStatus, totalOf } from './prescription.ts'
import { recordedSimpleQuantity, unitOfField } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'

const CORE_EXTENSION = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const DEVICE = `${CORE_EXTENSION}/JP_MedicationDosage_Device`
const LINE = `${CORE_EXTENSION}/JP_MedicationDosage_Line`
const RATE_COMMENT = `${CORE_EXTENSION}/JP_MedicationDosage_RateComment`

const DEVICE_ID = 'device'
/** Comment tables of RXE-7 as the JAHIS examples use them: 側管1 is a line, ５時間一定速度で a rate. */
const LINE_TABLE = 'JHSIC005'
const RATE_TABLE = 'JHSIC006'

/**
 * OMP-02 (RDE^O11): one JP_MedicationRequest_Injection for each ORC group, which is one timed administration of one
 * mixture; its drugs are the ingredients of a contained Medication (ss-mix2.md §4, §13).
 */
export function convertInjection(scope: MessageScope): void {
  ordersOf(scope.message).groups.forEach((group, index) => {
    const rxe = group.first('RXE')
    if (rxe === undefined) {
      scope.problem('an order without RXE orders no injection', group.segments[0], undefined, 'error')
      return
    }
    if (group.first('RXC') === undefined) scope.problem('RXE without RXC: an injection without drugs', rxe)
    scope.emit(injectionOf(scope, group, rxe, orderContext(scope, group), index), rxe)
  })
}

function injectionOf(
  scope: MessageScope,
  group: SegmentGroup,
  rxe: Hl7Segment,
  order: OrderContext,
  index: number,
): MedicationRequest {
  const { facility } = scope
  const components = group.all('RXC')
  const drugs = components.map((rxc, i) => ingredientOf(facility, rxc, { drug: 2, amount: 3, unit: 4 }, i + 1))
  const device = deviceOf(scope, group)
  const setting = settingElements(order.setting)
  const { note, ...request } = requestElements(scope, group, rxe, order)
  const total = totalOf(scope, rxe)
  return {
    resourceType: 'MedicationRequest',
    ...request,
    identifier: [
      { system: SYSTEM.rpNumber, value: order.rp.rp === '' ? String(index + 1) : order.rp.rp },
      ...[orderGroupIdentifier(scope, order)].filter(isGiven),
      ...orderIdentifiers(scope, order),
      ...prescriptionNumber(scope, rxe),
    ],
    status: requestStatus(order),
    intent: 'order',
    medicationReference: { reference: `#${MIXTURE_ID}`, type: 'Medication' },
    subject: scope.patientReference(),
    contained: [mixtureOf(drugs, formOf(scope, rxe)), ...[device].filter(isGiven), ...setting.contained],
    dosageInstruction: [injectionDosage(scope, group, rxe, device)],
    ...given({
      category: distinctConcepts([
        ...conceptsOf(facility, rxe, 2),
        ...conceptsOf(facility, rxe, 21, { use: 'orderCategory' }),
        ...conceptsOf(facility, rxe, 27),
        ...components.flatMap((rxc) => marksOf(facility, rxc)),
      ]),
      extension: setting.extension,
      encounter: setting.encounter,
      dispenseRequest: total === undefined ? undefined : { quantity: total },
      note: [...(note ?? []), ...remarksOf(scope, group)],
    }),
  }
}

function formOf(scope: MessageScope, rxe: Hl7Segment) {
  return given({ form: conceptOf(scope.facility, rxe, 6, { use: 'doseForm' }) })
}

/** Comments on single drugs (RXC-7) and what the order tells of the patient (OBX: 病名, 感染症 …). */
function remarksOf(scope: MessageScope, group: SegmentGroup): Annotation[] {
  return [
    ...group.all('RXC').flatMap((rxc) => drugComments(scope.facility, rxc)),
    ...group.all('OBX').map((obx) => observedText(scope, obx)),
  ]
    .filter((text) => text !== '')
    .map((text) => ({ text }))
}

/** RXR-3: 点滴ポンプ, シリンジ. */
function deviceOf(scope: MessageScope, group: SegmentGroup): Device | undefined {
  const rxr = group.first('RXR')
  const type = rxr === undefined ? undefined : conceptOf(scope.facility, rxr, 3)
  return type === undefined ? undefined : { resourceType: 'Device', id: DEVICE_ID, type }
}

function injectionDosage(
  scope: MessageScope,
  group: SegmentGroup,
  rxe: Hl7Segment,
  device: Device | undefined,
): Dosage {
  const { facility } = scope
  const tq1 = group.first('TQ1')
  const rxr = group.first('RXR')
  const comments = commentsOf(facility, rxe, 7)
  const lines = comments.filter((comment) => comment.table === LINE_TABLE)
  const others = comments.filter((comment) => comment.table !== LINE_TABLE)
  const usages = tq1 === undefined ? [] : usagesOf(facility, tq1)
  const route = rxr === undefined ? undefined : conceptOf(facility, rxr, 1)
  const site = rxr === undefined ? undefined : siteOf(facility, rxr)
  const method = rxr === undefined ? undefined : conceptOf(facility, rxr, 4)
  const volumeUnit = unitOfField(facility, rxe, 5)
  const rate = injectionRate(facility, rxe)
  const volume = rxe.text(3).trim()
  const bounds = tq1 === undefined ? undefined : periodOf(scope, { segment: tq1, field: 7 }, { segment: tq1, field: 8 })
  const condition = tq1?.text(11).trim() ?? ''
  const extension: Extension[] = [
    ...lines.map((line) => ({ url: LINE, valueCodeableConcept: line.concept })),
    ...comments
      .filter((comment) => comment.table === RATE_TABLE)
      .map((comment) => ({ url: RATE_COMMENT, valueCodeableConcept: comment.concept })),
    device === undefined
      ? undefined
      : { url: DEVICE, valueReference: { reference: `#${DEVICE_ID}`, display: conceptText(device.type) } },
  ].filter(isGiven)
  const doseAndRate = given({
    doseQuantity: recordedSimpleQuantity(volume, volumeUnit),
    ...rate?.rate,
  })
  return {
    text: words([
      volume === '' ? '' : `${volume}${volumeUnit.text}`,
      rate?.text ?? '',
      ...usages.map((usage) => conceptText(usage.concept)),
      conceptText(conceptOf(facility, rxe, 27)),
      conceptText(route),
      conceptText(method),
      conceptText(site),
      conceptText(device?.type),
      ...texts(lines),
      ...texts(others),
      condition,
    ]),
    ...given({
      extension,
      additionalInstruction: [...usages.slice(1), ...others].map((comment) => comment.concept),
      patientInstruction: condition,
      timing: timingOf(bounds, usages[0]?.concept),
      site,
      route,
      method,
      doseAndRate: Object.keys(doseAndRate).length === 0 ? [] : [doseAndRate],
    }),
  }
}

/** TQ1-7 to TQ1-8 are when this administration is to be given. */
function timingOf(bounds: Period | undefined, code: CodeableConcept | undefined) {
  const parts = given({ repeat: bounds === undefined ? undefined : { boundsPeriod: bounds }, code })
  return Object.keys(parts).length === 0 ? undefined : parts
}

function texts(comments: readonly Comment[]): string[] {
  return comments.map((comment) => conceptText(comment.concept))
}

function words(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
