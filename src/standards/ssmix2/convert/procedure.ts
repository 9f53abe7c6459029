import type { CodeableConcept, Period, Procedure, ProcedurePerformer } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { proceduresOf, type SegmentGroup } from '../groups.ts'
import { codeableConcept, conceptOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import { given, isGiven } from './given.ts'
import { exposureText } from './imaging-exposure.ts'
import { notesOn, orderContext, orderIdentifier, orderIdentifiers } from './order-context.ts'
import { observedText, usedConcept } from './order-observations.ts'
import { timeOrPeriod } from './order-period.ts'
import { parentReference } from './order-request.ts'
import { settingElements } from './order-setting.ts'
import { staffReferences } from './people.ts'
import type { MessageScope } from './scope.ts'

const CATEGORY = lookupTable<CodeableConcept>({
  'OMG-11': { text: '放射線検査' },
  'OMG-12': { text: '内視鏡検査' },
})

/** Items of an OBX after ZE1 (JSHR tables): start, end and biopsy time; drugs, scopes and materials used. */
const START = 'TM-P1'
const END = 'TM-P2'
const USED = /^DE-/

/**
 * What was done (ZE1 with its OBX and ZE2) as JP_Procedure: staff, times, materials and drugs, exposure (ss-mix2.md §10).
 * `performed` is undefined where the message has no ZE1 and the order itself tells what was done.
 */
export function emitProcedure(scope: MessageScope, group: SegmentGroup, performed: SegmentGroup | undefined): void {
  const anchor = performed?.first('ZE1') ?? group.first('OBR') ?? group.segments[0]
  if (anchor === undefined) return
  const order = orderContext(scope, group)
  const obr = group.first('OBR')
  const ze1 = performed?.first('ZE1')
  const observations = (performed ?? proceduresOf(group).header).all('OBX')
  const setting = settingElements(order.setting)
  const staff = observations.filter((obx) => obx.text(2).trim() === 'XCN')
  const used = observations.filter((obx) => USED.test(obx.text(3).trim()))
  const others = observations.filter((obx) => !staff.includes(obx) && !used.includes(obx) && !isSpan(obx))
  const code = (ze1 === undefined ? undefined : conceptOf(scope.facility, ze1, 3)) ?? orderedCode(scope, obr)
  scope.emit(
    {
      resourceType: 'Procedure',
      identifier: orderIdentifiers(scope, order),
      status: procedureStatus(obr),
      code: code ?? { text: '実施項目の記載なし' },
      subject: scope.patientReference(),
      // The parent, too: by it the pictures are ordered, and what was done finds its study.
      basedOn: [
        { type: 'ServiceRequest' as const, identifier: orderIdentifier(scope, order.number) },
        parentReference(scope, group),
      ].filter(isGiven),
      ...performedTime(scope, obr, observations),
      ...given({
        extension: setting.extension,
        contained: setting.contained,
        encounter: setting.encounter,
        category: CATEGORY[scope.file.dataType],
        performer: performersOf(scope, ze1, staff),
        usedCode: [...materialsOf(scope, ze1), ...used.flatMap((obx) => usedOf(scope, obx))],
        note: [
          ...countOf(ze1),
          ...(performed?.all('ZE2') ?? []).map((ze2) => ({ text: exposureText(scope, ze2) })),
          ...others.map((obx) => ({ text: observedText(scope, obx) })),
          ...[10, 11, 12].flatMap((field) => textOf(ze1, field)),
          ...notesOn(performed ?? group, anchor),
        ].filter((note) => note.text !== ''),
      }),
    },
    anchor,
  )
}

/** OBR-25 X: it was not done; anything else is the report of something done. */
function procedureStatus(obr: Hl7Segment | undefined): NonNullable<Procedure['status']> {
  return obr?.text(25).trim().toUpperCase() === 'X' ? 'not-done' : 'completed'
}

function orderedCode(scope: MessageScope, obr: Hl7Segment | undefined): CodeableConcept | undefined {
  return obr === undefined ? undefined : conceptOf(scope.facility, obr, 4)
}

/** Start and end of what was done, else the time of the examination (OBR-7). */
function performedTime(
  scope: MessageScope,
  obr: Hl7Segment | undefined,
  observations: readonly Hl7Segment[],
): { performedDateTime?: string; performedPeriod?: Period } {
  const timeOf = (item: string) => {
    const obx = observations.find((each) => each.text(3).trim() === item)
    return obx === undefined ? undefined : scope.dateTime(obx, 5)
  }
  const start = timeOf(START)
  const end = timeOf(END)
  const time = timeOrPeriod(start === undefined && end === undefined ? undefined : given({ start, end }))
  if (time !== undefined) {
    return 'dateTime' in time ? { performedDateTime: time.dateTime } : { performedPeriod: time.period }
  }
  return given({ performedDateTime: obr === undefined ? undefined : scope.dateTime(obr, 7) })
}

function isSpan(obx: Hl7Segment): boolean {
  return [START, END].includes(obx.text(3).trim())
}

/** ZE1-7 with the kind of staff in ZE1-6, and the OBX that name people with their part (正従業員の実施医師 …). */
function performersOf(
  scope: MessageScope,
  ze1: Hl7Segment | undefined,
  staff: readonly Hl7Segment[],
): ProcedurePerformer[] {
  const { facility } = scope
  const kind = ze1 === undefined ? undefined : conceptOf(facility, ze1, 6)
  const byZe1 = ze1 === undefined ? [] : staffReferences(facility, ze1, 7).map((actor) => performer(actor, kind))
  const byObx = staff.flatMap((obx) => {
    const part = conceptOf(facility, obx, 3)
    return staffReferences(facility, obx, 5).map((actor) => performer(actor, part))
  })
  return [...byZe1, ...byObx]
}

function performer(actor: ProcedurePerformer['actor'], part: CodeableConcept | undefined): ProcedurePerformer {
  return { actor, ...given({ function: part }) }
}

/** ZE1-9: materials as ZRD, their kind in ZE1-8. */
function materialsOf(scope: MessageScope, ze1: Hl7Segment | undefined): CodeableConcept[] {
  return (ze1?.repetitions(9) ?? []).map((zrd) => usedConcept(scope, zrd)).filter(isGiven)
}

function usedOf(scope: MessageScope, obx: Hl7Segment): CodeableConcept[] {
  const kind = conceptText(conceptOf(scope.facility, obx, 3))
  return obx
    .repetitions(5)
    .map((repetition) =>
      obx.text(2).trim() === 'ZRD' ? usedConcept(scope, repetition) : codeableConcept(scope.facility, repetition),
    )
    .filter(isGiven)
    .map((concept) => ({ ...concept, text: kind === '' ? conceptText(concept) : `${kind}: ${conceptText(concept)}` }))
}

/** ZE1-4. */
function countOf(ze1: Hl7Segment | undefined): { text: string }[] {
  const count = ze1?.text(4).trim() ?? ''
  return count === '' ? [] : [{ text: `回数: ${count}` }]
}

function textOf(ze1: Hl7Segment | undefined, field: number): { text: string }[] {
  const text = ze1?.text(field, 2).trim() || ze1?.text(field).trim() || ''
  return text === '' ? [] : [{ text }]
}
