import { addDays, type JstDate } from '../jst-date.ts'
import type { CourseStatus } from './drug-row.ts'
import { daysOfEvent, goesOn, type InjectionEvent, isOutcomeUnknown, orderState, wasGiven } from './injection-event.ts'

/** `not-given` = 不実施: of what is due, nothing was or will be given. */
export type InjectionStatus = CourseStatus | 'not-given'

interface StatusOfInjection {
  readonly status: InjectionStatus
  /** Something is ordered, held back or given today or later. */
  readonly isCurrent: boolean
  readonly lastDay: JstDate | undefined
}

/**
 * 継続, 予定, 休薬, 中止, 不実施 or 終了 of a mixture today, by what was recorded (MED-7, H-15). Of what is due today or
 * later the last tells: an order in force says that more is to come, a stopped or suspended one that it was held back.
 * What goes on without an end, and nothing else, is 終了不明.
 */
export function injectionStatus(events: readonly InjectionEvent[], today: JstDate): StatusOfInjection {
  const dated = events.flatMap((event) => {
    const days = daysOfEvent(event, today)
    const isOpen = event.administered.some((line) => goesOn(line, today))
    return days === undefined ? [] : [{ state: stateOf(event), isOpen, ...days }]
  })
  const end = dated
    .map(({ until }) => until)
    .toSorted()
    .at(-1)
  if (end === undefined) {
    const state = events.map(stateOf).at(-1) ?? 'in-force'
    const status = state === 'in-force' ? 'open-ended' : state
    return { status, isCurrent: state !== 'not-given', lastDay: undefined }
  }
  const lastDay = addDays(end, -1)
  const last = dated.filter(({ until }) => until === end)
  const state = last.some((each) => each.state === 'in-force') ? 'in-force' : (last.at(-1)?.state ?? 'in-force')
  if (end <= today) return { status: state === 'stopped' ? 'stopped' : 'ended', isCurrent: false, lastDay }
  if (state !== 'in-force') return { status: state, isCurrent: state !== 'not-given', lastDay }
  const hasBegun = dated.some((each) => each.from <= today && each.state !== 'not-given')
  const isOpen = last.every((each) => each.isOpen || each.state !== 'in-force')
  return { status: isOpen ? 'open-ended' : hasBegun ? 'continuing' : 'planned', isCurrent: true, lastDay }
}

function stateOf(event: InjectionEvent): 'in-force' | 'stopped' | 'on-hold' | 'planned' | 'not-given' | 'unknown' {
  const { ordered, administered } = event
  const given = administered.filter(wasGiven)
  const isUnknown = administered.some(isOutcomeUnknown)
  if (isUnknown && given.length === 0 && ordered === undefined) return 'unknown'
  if (!isUnknown && administered.length > 0 && given.length === 0) {
    return administered.every(({ status }) => status === 'planned') ? 'planned' : 'not-given'
  }
  if (given.at(-1)?.status === 'on-hold') return 'on-hold'
  if (ordered === undefined) return given.at(-1)?.status === 'stopped' ? 'stopped' : 'in-force'
  const state = orderState(ordered)
  // A cancelled order on which something was given all the same: what was given stands (H-15).
  return state === 'cancelled' ? 'stopped' : state
}
