import type { CodeableConcept, NutritionOrder, Timing } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { ordersOf, type SegmentGroup } from '../groups.ts'
import { conceptOf, conceptsOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import { given, isGiven } from './given.ts'
import { usagesOf } from './medication-dosage.ts'
import { notesOn, orderContext, orderIdentifiers } from './order-context.ts'
import { periodOf } from './order-period.ts'
import { orderStatus } from './order-request.ts'
import { withSetting } from './order-setting.ts'
import type { MessageScope } from './scope.ts'

/**
 * OMD (OMD^O03): one NutritionOrder for each ORC. ODS of type D (diet) and P (preference) are the diet, those of type S
 * its supplements; ODS-4 is the instruction in words (HL7 v2.5 §4.5.2, ss-mix2.md §4).
 */
export function convertDiet(scope: MessageScope): void {
  for (const group of ordersOf(scope.message).groups) {
    const anchor = group.segments[0]
    if (anchor === undefined) continue
    const sets = group.all('ODS')
    if (sets.length === 0) {
      scope.problem('an order without ODS orders no diet', anchor, undefined, 'error')
      continue
    }
    scope.emit(nutritionOrder(scope, group, sets), group.first('ORC') ?? anchor)
  }
}

function nutritionOrder(scope: MessageScope, group: SegmentGroup, sets: readonly Hl7Segment[]): NutritionOrder {
  const order = orderContext(scope, group)
  const schedule = scheduleOf(scope, group)
  const supplements = sets.filter((ods) => ods.text(1).trim() === 'S')
  const diets = sets.filter((ods) => !supplements.includes(ods))
  const instruction = diets.map((ods) => textOf(ods, 4)).filter((text) => text !== '')
  const oralDiet = given({
    type: diets.map((ods) => conceptOf(scope.facility, ods, 3)).filter(isGiven),
    schedule: schedule === undefined ? [] : [schedule],
    instruction: instruction.join('\n'),
  })
  // ODS-2: which meals (朝食, 昼食 …).
  const meals = sets.flatMap((ods) => conceptsOf(scope.facility, ods, 2)).map(conceptText)
  return {
    resourceType: 'NutritionOrder',
    identifier: orderIdentifiers(scope, order),
    status: orderStatus(order),
    intent: 'order',
    patient: scope.patientReference(),
    dateTime: orderedAt(scope, order.authoredOn, group),
    ...given({
      ...withSetting(order.setting),
      orderer: order.requester,
      oralDiet: diets.length === 0 || Object.keys(oralDiet).length === 0 ? undefined : oralDiet,
      supplement: supplements.map((ods) =>
        given({
          type: conceptOf(scope.facility, ods, 3),
          instruction: textOf(ods, 4),
          schedule: schedule === undefined ? [] : [schedule],
        }),
      ),
      note: [
        ...[...new Set(meals)].map((text) => ({ text })),
        ...notesOn(group, order.orc, group.first('TQ1'), ...sets),
      ],
    }),
  }
}

/** ORC-9. FHIR demands a time of order: where it is missing, the day of the folder, which mirrors it (ss-mix2.md §1.4). */
function orderedAt(scope: MessageScope, authoredOn: string | undefined, group: SegmentGroup): string {
  if (authoredOn !== undefined) return authoredOn
  scope.problem('ORC-9 has no time of order: the day of the folder is used', group.first('ORC') ?? group.segments[0], 9)
  const day = scope.file.date ?? ''
  return /^\d{8}$/.test(day)
    ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
    : scope.file.occurredAt.slice(0, 4)
}

function scheduleOf(scope: MessageScope, group: SegmentGroup): Timing | undefined {
  const tq1 = group.first('TQ1')
  if (tq1 === undefined) return undefined
  const bounds = periodOf(scope, { segment: tq1, field: 7 }, { segment: tq1, field: 8 })
  const usages = usagesOf(scope.facility, tq1).map((usage) => usage.concept)
  const timing = given({
    repeat: bounds === undefined ? undefined : { boundsPeriod: bounds },
    code: joined(usages),
  })
  return Object.keys(timing).length === 0 ? undefined : timing
}

function joined(concepts: readonly CodeableConcept[]): CodeableConcept | undefined {
  const [first] = concepts
  if (first === undefined || concepts.length === 1) return first
  return { coding: concepts.flatMap((concept) => concept.coding ?? []), text: concepts.map(conceptText).join(' ') }
}

function textOf(ods: Hl7Segment, field: number): string {
  return ods
    .repetitions(field)
    .map((repetition) => repetition.literal().trim())
    .filter((text) => text !== '')
    .join('\n')
}
