import type { Annotation, Identifier, Practitioner, Reference } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { SegmentGroup } from '../groups.ts'
import { localSystem } from './facility-identity.ts'
import { isGiven } from './given.ts'
import { type OrderSetting, settingOf } from './order-setting.ts'
import { staffReference } from './people.ts'
import type { MessageScope } from './scope.ts'

/** What an ORC says about the order that its group holds (ss-mix2.md §5). */
export interface OrderContext {
  readonly orc: Hl7Segment | undefined
  /** ORC-2, else OBR-2, else the 特定キー of the file name. */
  readonly number: string
  /** ORC-3, else OBR-3; '' when there is none. */
  readonly fillerNumber: string
  readonly rp: RpNumber
  readonly authoredOn: string | undefined
  readonly requester: Reference<Practitioner> | undefined
  readonly recorder: Reference<Practitioner> | undefined
  readonly setting: OrderSetting
}

/** ORC-4, `1`, `<order>_<Rp>` or `<order>_<Rp>_<n>` (ss-mix2.md §5). */
interface RpNumber {
  readonly whole: string
  readonly rp: string
  readonly sequence: string
}

export function orderContext(scope: MessageScope, group: SegmentGroup): OrderContext {
  const orc = group.first('ORC')
  const obr = group.first('OBR')
  return {
    orc,
    number: firstOf(orc?.text(2), obr?.text(2), scope.file.key),
    fillerNumber: firstOf(orc?.text(3), obr?.text(3)),
    rp: rpNumber(orc?.text(4).trim() ?? ''),
    authoredOn: orc === undefined ? undefined : scope.dateTime(orc, 9),
    requester:
      (orc === undefined ? undefined : staffReference(scope.facility, orc, 12)) ??
      (obr === undefined ? undefined : staffReference(scope.facility, obr, 16)),
    recorder: orc === undefined ? undefined : staffReference(scope.facility, orc, 10),
    setting: settingOf(scope, orc),
  }
}

/** The Rp and what follows it are the last parts; whatever stands before them is the order number. */
function rpNumber(whole: string): RpNumber {
  const parts = whole.split('_')
  if (parts.length === 1) return { whole, rp: whole, sequence: '' }
  return { whole, rp: parts[1] ?? '', sequence: parts.slice(2).join('_') }
}

/** An order number means something in its facility only. */
export function orderIdentifier(scope: MessageScope, number: string): Identifier {
  return { system: localSystem(scope.facility, 'order-number'), value: number }
}

/**
 * One timed administration of one mixture of one order (ORC-4 whole): what joins OMP-02 with OMP-12, which lie in
 * different files.
 */
export function orderGroupIdentifier(scope: MessageScope, order: OrderContext): Identifier | undefined {
  if (order.rp.whole === '') return undefined
  const value = order.rp.whole.includes('_') ? order.rp.whole : `${order.number}_${order.rp.whole}`
  return { system: localSystem(scope.facility, 'order-group'), value }
}

/** The order and the filler's number, each once. */
export function orderIdentifiers(scope: MessageScope, order: OrderContext): Identifier[] {
  const { number, fillerNumber } = order
  return [
    orderIdentifier(scope, number),
    fillerNumber === '' || fillerNumber === number
      ? undefined
      : { system: localSystem(scope.facility, 'filler-order-number'), value: fillerNumber },
  ].filter(isGiven)
}

/** The comments (NTE-3) that follow a segment, one Annotation each. */
export function notesOn(group: SegmentGroup, ...segments: readonly (Hl7Segment | undefined)[]): Annotation[] {
  return segments
    .filter(isGiven)
    .flatMap((segment) => group.notesOn(segment))
    .flatMap((nte) => nte.repetitions(3).map((repetition) => repetition.literal().trim()))
    .filter((text) => text !== '')
    .map((text) => ({ text }))
}

/** 治験情報 (CTI): study, phase and time point in one line for each. */
export function trialNotes(group: SegmentGroup): Annotation[] {
  return group
    .all('CTI')
    .map((cti) => [1, 2, 3].map((field) => cti.text(field, 2).trim() || cti.text(field).trim()))
    .map((parts) => parts.filter((part) => part !== '').join(' '))
    .filter((text) => text !== '')
    .map((text) => ({ text: `治験: ${text}` }))
}

/** HL7 table 0485 as FHIR request priority (TQ1-9, OBR-5). */
export function priorityOf(code: string): 'routine' | 'urgent' | 'asap' | 'stat' | undefined {
  switch (code.trim().toUpperCase()) {
    case 'R':
      return 'routine'
    case 'S':
      return 'stat'
    case 'A':
      return 'asap'
    default:
      return undefined
  }
}

function firstOf(...texts: readonly (string | undefined)[]): string {
  return texts.map((text) => text?.trim() ?? '').find((text) => text !== '') ?? ''
}
