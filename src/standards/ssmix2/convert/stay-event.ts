import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import type { MessageScope } from './scope.ts'
import { readTimestamp } from './timestamp.ts'

/** What an ADT message says about a stay (ss-mix2.md §3). `doctor` is ADT-01, a change of the attending doctor. */
export type StayEventKind =
  | 'planned-admission'
  | 'admission'
  | 'leave'
  | 'return'
  | 'planned-transfer'
  | 'transfer'
  | 'planned-discharge'
  | 'discharge'
  | 'doctor'

/** One event of a stay, as one file tells it. */
export interface StayEvent {
  readonly kind: StayEventKind
  readonly scope: MessageScope
  readonly pv1: Hl7Segment
  /** When it happened or is to happen: FHIR dateTime. */
  readonly time: string | undefined
  /** PV1-44, which every message of a stay may repeat. */
  readonly admittedAt: string | undefined
}

interface EventRule {
  readonly kind: StayEventKind
  /** Where the time stands (ss-mix2.md §1.4); the 診療日 of the folder mirrors it. */
  readonly time: readonly [segment: 'PV1' | 'PV2' | 'EVN', field: number]
  readonly isCancel: boolean
}

const rule = (kind: StayEventKind, segment: 'PV1' | 'PV2' | 'EVN', field: number, isCancel = false): EventRule => ({
  kind,
  time: [segment, field],
  isCancel,
})

const RULES = lookupTable<EventRule>({
  A14: rule('planned-admission', 'PV2', 8),
  A27: rule('planned-admission', 'PV2', 8, true),
  A01: rule('admission', 'PV1', 44),
  A11: rule('admission', 'PV1', 44, true),
  A21: rule('leave', 'EVN', 6),
  A52: rule('leave', 'EVN', 6, true),
  A22: rule('return', 'EVN', 6),
  A53: rule('return', 'PV2', 47, true),
  A15: rule('planned-transfer', 'PV2', 8),
  A26: rule('planned-transfer', 'PV2', 8, true),
  A02: rule('transfer', 'EVN', 6),
  A12: rule('transfer', 'EVN', 6, true),
  A16: rule('planned-discharge', 'PV2', 9),
  A25: rule('planned-discharge', 'PV2', 9, true),
  A03: rule('discharge', 'PV1', 45),
  A13: rule('discharge', 'PV1', 45, true),
  A54: rule('doctor', 'EVN', 6),
  A55: rule('doctor', 'EVN', 6, true),
})

/** A file of a stay as read: an event, a cancelled one, or neither, with the reason reported in the scope. */
export type ReadStayEvent = { readonly event: StayEvent; readonly isCancel: boolean } | undefined

export function readStayEvent(scope: MessageScope): ReadStayEvent {
  const { message, file } = scope
  const [header] = message.segments
  const { code, event } = message.type()
  const found = code === 'ADT' ? RULES[event] : undefined
  if (found === undefined) {
    const raw = message.segments.map((segment) => segment.raw).join('\n')
    const what = `「${code}^${event}」 in ${file.dataType} is no message about a stay: shown as raw text only`
    scope.report({
      file: file.path,
      severity: 'error',
      what,
      raw,
      position: { segment: 0, segmentId: 'MSH', field: 9 },
    })
    return undefined
  }
  const pv1 = message.segments.find((segment) => segment.id === 'PV1')
  if (pv1 === undefined) {
    scope.problem('there is no PV1: nothing tells of the stay', header, undefined, 'error')
    return undefined
  }
  const admittedAt = scope.dateTime(pv1, 44)
  const time = found.kind === 'admission' ? admittedAt : timeOf(scope, found)
  return {
    event: { kind: found.kind, scope, pv1, admittedAt, time: time ?? dayOfFolder(scope, found) },
    isCancel: found.isCancel,
  }
}

function timeOf(scope: MessageScope, { time: [id, field] }: EventRule): string | undefined {
  const segment = scope.message.segments.find((each) => each.id === id)
  return segment === undefined ? undefined : scope.dateTime(segment, field)
}

/** The folder's day is the second choice (ss-mix2.md §1.4), and said so. */
function dayOfFolder(scope: MessageScope, { time: [id, field] }: EventRule): string | undefined {
  const day = readTimestamp(scope.file.date ?? '').dateTime
  if (day !== undefined) {
    const segment = scope.message.segments.find((each) => each.id === id) ?? scope.message.segments[0]
    scope.problem(`${id}-${field} gives no time: the day of the folder is used`, segment, field)
  }
  return day
}
