import { DOSE_FORM } from '#standards/fhir/canonical.ts'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Identifier, MedicationRequest } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { ordersOf, type SegmentGroup } from '../groups.ts'
import { conceptOf, conceptsOf } from './coding.ts'
import { localSystem } from './facility-identity.ts'
import { given, isGiven } from './given.ts'
import { commentsOf, drugConcept } from './medication-coding.ts'
import { durationOf, prescriptionDosage } from './medication-dosage.ts'
import {
  notesOn,
  type OrderContext,
  orderContext,
  orderIdentifier,
  orderIdentifiers,
  priorityOf,
  trialNotes,
} from './order-context.ts'
import { withSetting } from './order-setting.ts'
import { recordedSimpleQuantity, unitOfField } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'

const CORE_EXTENSION = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const EXPECTED_REPEAT_COUNT = `${CORE_EXTENSION}/JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount`
const INSTRUCTION_FOR_DISPENSE = `${CORE_EXTENSION}/JP_MedicationRequest_DispenseRequest_InstructionForDispense`

/** OMP-01 (RDE^O11): one JP_MedicationRequest for each drug; drugs of one Rp share its number (ss-mix2.md §8, §13). */
export function convertPrescription(scope: MessageScope): void {
  const drugsInRp = new Map<string, number>()
  ordersOf(scope.message).groups.forEach((group, index) => {
    const rxe = group.first('RXE')
    if (rxe === undefined) {
      scope.problem('an order without RXE names no drug', group.segments[0], undefined, 'error')
      return
    }
    const order = orderContext(scope, group)
    // Without ORC-4 nothing says that two drugs belong together.
    const rp = order.rp.rp === '' ? String(index + 1) : order.rp.rp
    const place = (drugsInRp.get(rp) ?? 0) + 1
    drugsInRp.set(rp, place)
    scope.emit(prescriptionOf(scope, group, rxe, order, { rp, place }), rxe)
  })
}

function prescriptionOf(
  scope: MessageScope,
  group: SegmentGroup,
  rxe: Hl7Segment,
  order: OrderContext,
  { rp, place }: { rp: string; place: number },
): MedicationRequest {
  const { facility } = scope
  const form = conceptOf(facility, rxe, 6, { use: 'doseForm' })
  const { extension = [], ...setting } = withSetting(order.setting)
  return {
    resourceType: 'MedicationRequest',
    ...requestElements(scope, group, rxe, order),
    identifier: [
      { system: SYSTEM.rpNumber, value: rp },
      { system: SYSTEM.orderInRp, value: String(place) },
      ...orderIdentifiers(scope, order),
      ...prescriptionNumber(scope, rxe),
    ],
    status: requestStatus(order),
    intent: 'order',
    medicationCodeableConcept: drugConcept(facility, rxe, 2, { segment: rxe, field: 31 }),
    subject: scope.patientReference(),
    dosageInstruction: [prescriptionDosage(scope, group, rxe)],
    ...given({
      category: [...conceptsOf(facility, rxe, 21, { use: 'orderCategory' }), ...conceptsOf(facility, rxe, 27)],
      dispenseRequest: dispenseRequestOf(scope, group, rxe),
      ...setting,
      extension: [...extension, ...(form === undefined ? [] : [{ url: DOSE_FORM, valueCodeableConcept: form }])],
    }),
  }
}

/** What every order of a drug says about itself, prescription or injection. */
export function requestElements(scope: MessageScope, group: SegmentGroup, rxe: Hl7Segment, order: OrderContext) {
  const { authoredOn, requester, recorder } = order
  return given({
    groupIdentifier: orderIdentifier(scope, order.number),
    authoredOn,
    requester,
    recorder,
    priority: priorityOf(group.first('TQ1')?.text(9) ?? ''),
    note: [
      ...notesOn(group, order.orc, rxe, group.first('TQ1'), ...group.all('RXR'), ...group.all('RXC')),
      ...narcoticsLicence(rxe),
      ...trialNotes(group),
    ],
  })
}

/** RXE-13: 麻薬施用者番号 of the prescriber. */
function narcoticsLicence(rxe: Hl7Segment): { text: string }[] {
  const number = rxe.text(13).trim()
  return number === '' ? [] : [{ text: `麻薬施用者番号: ${number}` }]
}

/**
 * `completed` is the state of the act of ordering, as JP-CLINS fixes it (fhir-jp.md §4 C): it never says that a drug is
 * taken or given (H-15). Cancelled and discontinued orders say so (HL7 tables 0119, 0038).
 */
export function requestStatus(order: OrderContext): NonNullable<MedicationRequest['status']> {
  const control = order.orc?.text(1).trim()
  const status = order.orc?.text(5).trim()
  if (control === 'CA' || control === 'OC' || status === 'CA') return 'cancelled'
  if (control === 'DC' || control === 'OD' || status === 'DC') return 'stopped'
  if (control === 'HD' || status === 'HD') return 'on-hold'
  return 'completed'
}

/** RXE-15: the number of the prescription as a document (交付番号), system by fhir-jp.md §1. */
export function prescriptionNumber(scope: MessageScope, rxe: Hl7Segment): Identifier[] {
  const value = rxe.text(15).trim()
  if (value === '') return []
  const { institutionNumber } = scope.facility
  return [
    {
      system:
        institutionNumber === undefined
          ? localSystem(scope.facility, 'prescription-number')
          : `urn:oid:1.2.392.100495.20.3.11.1${institutionNumber}`,
      value,
    },
  ]
}

function dispenseRequestOf(scope: MessageScope, group: SegmentGroup, rxe: Hl7Segment) {
  const { facility } = scope
  const tq1 = group.first('TQ1')
  const occasions = wholeNumber(tq1?.text(14))
  const preparation = commentsOf(facility, rxe, 7).filter((comment) => comment.table === 'JHSP0002')
  const parts = given({
    extension: [
      occasions === undefined ? undefined : { url: EXPECTED_REPEAT_COUNT, valueInteger: occasions },
      ...preparation.map((comment) => ({ url: INSTRUCTION_FOR_DISPENSE, valueCodeableConcept: comment.concept })),
    ].filter(isGiven),
    numberOfRepeatsAllowed: wholeNumber(rxe.text(12)),
    quantity: totalOf(scope, rxe),
    expectedSupplyDuration: tq1 === undefined ? undefined : durationOf(facility, tq1),
  })
  return Object.keys(parts).length === 0 ? undefined : parts
}

/** 総量: RXE-10 with RXE-11. */
export function totalOf(scope: MessageScope, rxe: Hl7Segment) {
  return recordedSimpleQuantity(rxe.text(10).trim(), unitOfField(scope.facility, rxe, 11))
}

/** A count; undefined for anything that is no whole number (the dosage text keeps what was written). */
function wholeNumber(text: string | undefined): number | undefined {
  const digits = text?.trim() ?? ''
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
}
