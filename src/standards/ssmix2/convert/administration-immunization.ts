import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { SegmentGroup } from '../groups.ts'
import { administrationStatus } from './administration-status.ts'
import { conceptOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import { given } from './given.ts'
import { commentsOf, drugConcept } from './medication-coding.ts'
import { siteOf } from './medication-dosage.ts'
import { type OrderContext, orderIdentifiers } from './order-context.ts'
import { withSetting } from './order-setting.ts'
import { staffReferences } from './people.ts'
import { recordedSimpleQuantity, unitOfField } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'
import { dayOf } from './timestamp.ts'

const VACCINE_NAME = /ワクチン|トキソイド|ﾜｸﾁﾝ/

/**
 * Vaccines among what was given become Immunization in addition (ss-mix2.md §8, §13): an injection of kind 06 予防接種
 * (RXE-2, JHSI0002), or a drug that is called a vaccine.
 */
export function administeredVaccines(
  scope: MessageScope,
  order: OrderContext,
  ordered: SegmentGroup,
  segments: SegmentGroup,
): void {
  const rxe = ordered.first('RXE')
  const isVaccination = rxe?.text(2).trim() === '06' && rxe.text(2, 3).trim() === 'JHSI0002'
  for (const rxa of segments.all('RXA')) {
    const drug = conceptText(drugConcept(scope.facility, rxa, 5))
    if (isVaccination || VACCINE_NAME.test(drug)) emitImmunization(scope, order, ordered, segments, rxa)
  }
}

function emitImmunization(
  scope: MessageScope,
  order: OrderContext,
  ordered: SegmentGroup,
  segments: SegmentGroup,
  rxa: Hl7Segment,
): void {
  const { facility } = scope
  const rxr = segments.first('RXR') ?? ordered.first('RXR')
  const { status, reason } = administrationStatus(scope, rxa)
  const time = scope.dateTime(rxa, 3)
  const manufacturer = conceptText(conceptOf(facility, rxa, 17))
  const notes = commentsOf(facility, rxa, 9).map((comment) => ({ text: conceptText(comment.concept) }))
  scope.emit(
    {
      resourceType: 'Immunization',
      identifier: orderIdentifiers(scope, order),
      status: immunizationStatus(status),
      vaccineCode: drugConcept(facility, rxa, 5),
      patient: scope.patientReference(),
      ...(time === undefined ? { occurrenceString: '接種日の記載なし' } : { occurrenceDateTime: time }),
      ...given({
        ...withSetting(order.setting),
        statusReason: reason,
        lotNumber: rxa.text(15).trim(),
        expirationDate: dayOf(scope.dateTime(rxa, 16)),
        manufacturer: manufacturer === '' ? undefined : { display: manufacturer },
        site: rxr === undefined ? undefined : siteOf(facility, rxr),
        route: rxr === undefined ? undefined : conceptOf(facility, rxr, 1),
        doseQuantity: recordedSimpleQuantity(rxa.text(6).trim(), unitOfField(facility, rxa, 7)),
        performer: staffReferences(facility, rxa, 10).map((actor) => ({ actor })),
        note: notes,
      }),
    },
    rxa,
  )
}

/** Immunization knows three states. An RXA reports what was given, wholly or in part, unless it says otherwise. */
function immunizationStatus(status: string | undefined): 'completed' | 'not-done' | 'entered-in-error' {
  if (status === 'entered-in-error') return 'entered-in-error'
  return status === 'not-done' ? 'not-done' : 'completed'
}
