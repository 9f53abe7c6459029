import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { MedicationDispense } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { SegmentGroup } from '../groups.ts'
import { type AdministrationStatus, administrationStatus } from './administration-status.ts'
import { conceptText } from './concept-text.ts'
import { given } from './given.ts'
import { commentsOf, drugConcept } from './medication-coding.ts'
import { durationOf, prescriptionDosage } from './medication-dosage.ts'
import { notesOn, type OrderContext, orderIdentifier, orderIdentifiers } from './order-context.ts'
import { settingElements } from './order-setting.ts'
import { staffReferences } from './people.ts'
import { placeOf } from './place.ts'
import { recordedSimpleQuantity, unitOfField } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'

/**
 * Whether an RXA of OMP-11 (処方実施通知) tells of a supply handed over rather than of a dose taken. SS-MIX2 has one message
 * for both; the content decides (H-15):
 *
 * 1. where the order came with it, an RXA with the total ordered (RXE-10) is a supply, one with the single dose (RXE-3) is
 *    a dose; a total that equals the single dose tells nothing;
 * 2. else an outpatient was handed a supply, and an inpatient, or somebody of whom neither is said, was given a dose.
 */
export function isDispense(order: OrderContext, ordered: SegmentGroup, rxa: Hl7Segment): boolean {
  const rxe = ordered.first('RXE')
  const amount = rxa.text(6).trim()
  const [dose, total] = [rxe?.text(3).trim() ?? '', rxe?.text(10).trim() ?? '']
  if (amount !== '' && dose !== total) {
    if (amount === total) return true
    if (amount === dose) return false
  }
  return order.setting.careClass?.code === 'AMB'
}

/** A supply as MedicationDispense: RXA-5 the drug, RXA-6/7 the amount, RXA-4 (else RXA-3) the time. */
export function dispenseOf(
  scope: MessageScope,
  order: OrderContext,
  ordered: SegmentGroup,
  segments: SegmentGroup,
  rxa: Hl7Segment,
  place: number,
): MedicationDispense {
  const { facility } = scope
  const rxe = ordered.first('RXE')
  const tq1 = ordered.first('TQ1')
  const setting = settingElements(order.setting)
  const { status, reason } = administrationStatus(scope, rxa)
  const location = placeOf(facility, rxa, 11)
  return {
    resourceType: 'MedicationDispense',
    identifier: [
      ...(order.rp.rp === '' ? [] : [{ system: SYSTEM.rpNumber, value: order.rp.rp }]),
      { system: SYSTEM.orderInRp, value: String(place) },
      ...orderIdentifiers(scope, order),
    ],
    status: DISPENSE_STATUS[status],
    medicationCodeableConcept: drugConcept(facility, rxa, 5),
    subject: scope.patientReference(),
    authorizingPrescription: [{ type: 'MedicationRequest', identifier: orderIdentifier(scope, order.number) }],
    ...given({
      extension: setting.extension,
      contained: setting.contained,
      context: setting.encounter,
      statusReasonCodeableConcept: reason,
      performer: staffReferences(facility, rxa, 10).map((actor) => ({ actor })),
      location: location?.reference,
      quantity: recordedSimpleQuantity(rxa.text(6).trim(), unitOfField(facility, rxa, 7)),
      daysSupply: tq1 === undefined ? undefined : durationOf(facility, tq1),
      whenHandedOver: scope.dateTime(rxa, 4) ?? scope.dateTime(rxa, 3),
      dosageInstruction: rxe === undefined ? [] : [prescriptionDosage(scope, ordered, rxe)],
      note: [
        ...commentsOf(facility, rxa, 9).map((comment) => ({ text: conceptText(comment.concept) })),
        ...notesOn(segments, rxa),
      ],
    }),
  }
}

const DISPENSE_STATUS: Readonly<Record<AdministrationStatus['status'], NonNullable<MedicationDispense['status']>>> = {
  completed: 'completed',
  'not-done': 'declined',
  'in-progress': 'in-progress',
  'entered-in-error': 'entered-in-error',
  'on-hold': 'on-hold',
  stopped: 'stopped',
  unknown: 'unknown',
}
