import type { JstDate } from '../jst-date.ts'
import type { Injection } from '../medication-facts.ts'
import type { DaySpan } from './drug-row.ts'
import { areMixed, type InjectionChange, injectionChanges } from './injection-change.ts'
import {
  daysOfEvent,
  type InjectionEvent,
  isOutcomeUnknown,
  lineOfEvent,
  type OrderState,
  orderState,
  wasGiven,
} from './injection-event.ts'
import { joined } from './overlaps.ts'

/** Events on days that follow each other, with one dosing: one block of the grid. */
export interface InjectionRun {
  readonly key: string
  readonly from: JstDate
  /** The first day after the last one on which something was ordered or given. */
  readonly until: JstDate
  readonly events: readonly InjectionEvent[]
  /** Orders in force. */
  readonly orderedCount: number
  /** Orders that are not in force: 中止, 休薬, 予定, 取消; only those states that there are. */
  readonly heldBack: readonly { readonly state: Exclude<OrderState, 'in-force'>; readonly count: number }[]
  readonly givenCount: number
  /** 中止, 不実施: never counted as given (H-15). */
  readonly notGivenCount: number
  /** 状態不明: counted neither as given nor as not given (H-15). */
  readonly unknownCount: number
  /** How its dosing differs from that of the run before (MED-8). */
  readonly changes: readonly InjectionChange[]
  /** Amounts or rates differ within the run, on days that cannot be told apart. */
  readonly isMixed: boolean
}

interface Dated extends DaySpan {
  readonly event: InjectionEvent
}

interface Stretch extends DaySpan {
  readonly events: readonly InjectionEvent[]
}

/**
 * Events of one mixture, in the order of their time, as runs: days that follow each other, broken where amount or rate
 * changes from one day to another. Events without a day are left out.
 */
export function runsOf(events: readonly InjectionEvent[], today: JstDate): readonly InjectionRun[] {
  const dated = events.flatMap<Dated>((event) => {
    const days = daysOfEvent(event, today)
    return days === undefined ? [] : [{ event, ...days }]
  })
  const stretches = joined(dated).flatMap(({ from, until }) =>
    ofOneDosing(dated.filter((each) => each.from >= from && each.from < until)),
  )
  return stretches.map((stretch, place) => {
    const before = stretches[place - 1]
    const [first] = dosed(stretch.events)
    const last = before && first && lastOfAct(before.events, first)
    return runOf(stretch, last === undefined || first === undefined ? [] : injectionChanges(last, first))
  })
}

/** One stretch for each dosing, where they lie on different days; else all in one. */
function ofOneDosing(dated: readonly Dated[]): readonly Stretch[] {
  const parts: Dated[][] = []
  // The last line of each act of the part: it is not looked for anew at each event of what may be thousands.
  let last = new Map<Injection['act'], Injection>()
  for (const each of dated) {
    const [line] = dosed([each.event])
    const before = line && last.get(line.act)
    const part = parts.at(-1)
    if (part === undefined || (line && before && isChanged(before, line))) {
      parts.push([each])
      last = new Map()
    } else {
      part.push(each)
    }
    if (line !== undefined) last.set(line.act, line)
  }
  const stretches = parts.map(stretchOf)
  const areApart = stretches.every(({ from }, place) => from >= (stretches[place - 1]?.until ?? from))
  return areApart ? stretches : [stretchOf(dated)]
}

/** The lines that tell a dosing: what was ordered, else given. What was not given is recorded as 0 and tells none. */
function dosed(events: readonly InjectionEvent[]): readonly Injection[] {
  return events.map(lineOfEvent).filter((line) => line.act === 'ordered' || wasGiven(line))
}

/** Orders are compared with orders only: an administration may count in another unit. */
function lastOfAct(events: readonly InjectionEvent[], { act }: Injection): Injection | undefined {
  return dosed(events).findLast((line) => line.act === act)
}

function stretchOf(dated: readonly Dated[]): Stretch {
  const froms = dated.map(({ from }) => from).toSorted()
  const untils = dated.map(({ until }) => until).toSorted()
  const [from, until] = [froms[0], untils.at(-1)]
  if (from === undefined || until === undefined) throw new RangeError('a stretch has no event')
  return { from, until, events: dated.map(({ event }) => event) }
}

function isChanged(one: Injection, other: Injection): boolean {
  return injectionChanges(one, other).length > 0
}

const HELD_BACK = ['stopped', 'on-hold', 'planned', 'cancelled'] as const

function runOf({ events, from, until }: Stretch, changes: readonly InjectionChange[]): InjectionRun {
  const given = events.flatMap(({ administered }) => administered)
  const done = given.filter(wasGiven)
  const unknownCount = given.filter(isOutcomeUnknown).length
  const orders = events.flatMap(({ ordered }) => ordered ?? [])
  const lines = dosed(events)
  return {
    key: events[0]?.key ?? from,
    from,
    until,
    events,
    orderedCount: orders.filter((order) => orderState(order) === 'in-force').length,
    heldBack: HELD_BACK.flatMap((state) => {
      const count = orders.filter((order) => orderState(order) === state).length
      return count === 0 ? [] : [{ state, count }]
    }),
    givenCount: done.length,
    notGivenCount: given.length - done.length - unknownCount,
    unknownCount,
    changes,
    isMixed: [...Map.groupBy(lines, ({ act }) => act).values()].some(areMixed),
  }
}
