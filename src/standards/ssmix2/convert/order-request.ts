import type { CodeableConcept, Reference, ServiceRequest } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { SegmentGroup } from '../groups.ts'
import { conceptOf } from './coding.ts'
import { given } from './given.ts'
import { notesOn, type OrderContext, orderIdentifier, orderIdentifiers, priorityOf } from './order-context.ts'
import { observedText } from './order-observations.ts'
import { periodOf, timeOrPeriod } from './order-period.ts'
import { settingElements } from './order-setting.ts'
import type { MessageScope } from './scope.ts'

/** What one order asks for: the elements that every kind of ServiceRequest has alike. */
export function serviceRequest(
  scope: MessageScope,
  group: SegmentGroup,
  order: OrderContext,
  category: CodeableConcept,
): ServiceRequest {
  const obr = group.first('OBR')
  const tq1 = group.first('TQ1')
  const setting = settingElements(order.setting)
  return {
    resourceType: 'ServiceRequest',
    identifier: orderIdentifiers(scope, order),
    requisition: orderIdentifier(scope, parentNumber(group) ?? order.number),
    status: orderStatus(order),
    intent: 'order',
    category: [category],
    code: requestedCode(scope, obr),
    subject: scope.patientReference(),
    ...occurrenceOf(scope, group),
    ...given({
      extension: setting.extension,
      contained: setting.contained,
      encounter: setting.encounter,
      authoredOn: order.authoredOn,
      requester: order.requester,
      priority: priorityOf(tq1?.text(9) ?? '') ?? priorityOf(obr?.text(5) ?? ''),
      reasonCode: obr === undefined ? [] : [conceptOf(scope.facility, obr, 31)].filter((each) => each !== undefined),
      note: [
        ...remarks(scope, group.all('OBX')),
        ...notesOn(group, order.orc, obr, tq1, ...group.all('OBX')),
        ...(tq1 === undefined ? [] : textNote(tq1.text(11))),
        ...(obr === undefined ? [] : textNote(obr.text(13))),
      ],
    }),
  }
}

/** The parent of a child order: ORC-8, or OBR-29 (ss-mix2.md §4). */
export function parentNumber(group: SegmentGroup): string | undefined {
  const parent = group.first('ORC')?.text(8).trim() || group.first('OBR')?.text(29).trim() || ''
  return parent === '' ? undefined : parent
}

export function parentReference(scope: MessageScope, group: SegmentGroup): Reference<ServiceRequest> | undefined {
  const number = parentNumber(group)
  return number === undefined ? undefined : { type: 'ServiceRequest', identifier: orderIdentifier(scope, number) }
}

/** OBR-4; an order that names nothing says so. */
function requestedCode(scope: MessageScope, obr: Hl7Segment | undefined): CodeableConcept {
  const code = obr === undefined ? undefined : conceptOf(scope.facility, obr, 4)
  return code ?? { text: '依頼項目の記載なし' }
}

/** HL7 tables 0119 (ORC-1) and 0038 (ORC-5). An order that says nothing else stands. */
export function orderStatus(order: OrderContext): NonNullable<ServiceRequest['status']> {
  const control = order.orc?.text(1).trim().toUpperCase() ?? ''
  const status = order.orc?.text(5).trim().toUpperCase() ?? ''
  if (['CA', 'OC', 'DC', 'OD'].includes(control) || ['CA', 'DC'].includes(status)) return 'revoked'
  if (control === 'HD' || status === 'HD') return 'on-hold'
  return status === 'CM' ? 'completed' : 'active'
}

/** When it is to be done: TQ1-7 to TQ1-8, else OBR-7 or OBR-36. */
function occurrenceOf(
  scope: MessageScope,
  group: SegmentGroup,
): { occurrenceDateTime?: string; occurrencePeriod?: NonNullable<ServiceRequest['occurrencePeriod']> } {
  const tq1 = group.first('TQ1')
  const planned =
    tq1 === undefined ? undefined : periodOf(scope, { segment: tq1, field: 7 }, { segment: tq1, field: 8 })
  const time = timeOrPeriod(planned)
  if (time !== undefined) {
    return 'dateTime' in time ? { occurrenceDateTime: time.dateTime } : { occurrencePeriod: time.period }
  }
  const obr = group.first('OBR')
  const scheduled = obr === undefined ? undefined : (scope.dateTime(obr, 36) ?? scope.dateTime(obr, 7))
  return given({ occurrenceDateTime: scheduled })
}

function remarks(scope: MessageScope, obxs: readonly Hl7Segment[]) {
  return obxs
    .filter((obx) => obx.literal(5).trim() !== '')
    .map((obx) => ({ text: observedText(scope, obx) }))
    .filter(({ text }) => text !== '')
}

function textNote(text: string): { text: string }[] {
  return text.trim() === '' ? [] : [{ text: text.trim() }]
}
