import type { FacilityId } from '../facility.ts'
import type { JstDate } from '../jst-date.ts'
import type { Injection } from '../medication-facts.ts'
import { daysOfEvent, type InjectionEvent, lineOfEvent } from './injection-event.ts'
import { type InjectionRun, runsOf } from './injection-runs.ts'
import { type InjectionStatus, injectionStatus } from './injection-status.ts'
import { plainText } from './plain-text.ts'

/** One mixture of one facility (an Rp with its diluent and drugs) with all its orders and administrations (MED-2). */
export interface InjectionCourse {
  readonly key: string
  readonly facility: FacilityId
  /** The newest line: names, amounts, method and rate as the sender wrote them. */
  readonly newest: Injection
  readonly runs: readonly InjectionRun[]
  readonly undated: readonly InjectionEvent[]
  /** 継続, 予定, 休薬, 中止, 不実施 or 終了 today (MED-7). */
  readonly status: InjectionStatus
  /** Something is ordered, held back or given today or later; what was cancelled or not given is no such thing. */
  readonly isCurrent: boolean
  readonly lastDay: JstDate | undefined
}

/**
 * Injections by facility and mixture, orders beside administrations. They are joined by the reference to the order, else
 * by its numbers; what cannot be joined stands on its own and is never paired by guess. Left out are records entered in
 * error and cancelled orders on which nothing is recorded (`leftOutInjections`): the caller counts them (VAL-4).
 */
export function injectionCourses(lines: readonly Injection[], today: JstDate): readonly InjectionCourse[] {
  const shown = eventsOf(lines.filter(isNoError)).filter((event) => !isWithdrawn(event))
  const byMixture = Map.groupBy(shown, (event) => mixtureKey(lineOfEvent(event)))
  return [...byMixture].map(([key, events]) => courseOf(key, events, today)).sort(newestFirst)
}

/** What `injectionCourses` leaves out of these lines: entered in error, or ordered and cancelled with nothing given on it. */
export function leftOutInjections(lines: readonly Injection[]): readonly Injection[] {
  const withdrawn = eventsOf(lines.filter(isNoError)).filter(isWithdrawn)
  return [...lines.filter((line) => !isNoError(line)), ...withdrawn.map(lineOfEvent)]
}

function isNoError({ status }: Injection): boolean {
  return status !== 'entered-in-error'
}

function isWithdrawn({ ordered, administered }: InjectionEvent): boolean {
  return ordered?.status === 'cancelled' && administered.length === 0
}

function eventsOf(lines: readonly Injection[]): readonly InjectionEvent[] {
  const orders = lines.filter(({ act }) => act === 'ordered')
  const byKey = new Map(orders.map((order) => [order.key, order]))
  const byNumber = uniqueNumbers(orders)
  const givenOf = new Map<string, Injection[]>()
  const alone: InjectionEvent[] = []
  for (const line of lines.filter(({ act }) => act !== 'ordered')) {
    const order = byKey.get(line.orderedBy ?? '') ?? line.orderNumbers.map((each) => byNumber.get(each)).find(isGiven)
    if (order === undefined) alone.push({ key: line.key, ordered: undefined, administered: [line] })
    else givenOf.set(order.key, [...(givenOf.get(order.key) ?? []), line])
  }
  const joinedEvents = orders.map((ordered) => ({
    key: ordered.key,
    ordered,
    administered: (givenOf.get(ordered.key) ?? []).toSorted((a, b) => compareText(timeOf(a), timeOf(b))),
  }))
  return [...joinedEvents, ...alone].toSorted((a, b) => compareText(timeOf(lineOfEvent(a)), timeOf(lineOfEvent(b))))
}

/** A number that several orders share (the whole order of a week of infusions) tells none of them. */
function uniqueNumbers(orders: readonly Injection[]): ReadonlyMap<string, Injection> {
  const byNumber = Map.groupBy(
    orders.flatMap((order) => order.orderNumbers.map((number) => ({ number, order }))),
    ({ number }) => number,
  )
  return new Map(
    [...byNumber].flatMap(([number, [only, ...more]]) =>
      only === undefined || more.length > 0 ? [] : [[number, only.order] as const],
    ),
  )
}

/** Drugs and method: amounts are not part of it, because what was not given is recorded as 0. */
function mixtureKey(line: Injection): string {
  return [line.facility, line.method ?? line.route ?? '', ...line.drugs.map(({ name }) => plainText(name.text))].join(
    '|',
  )
}

function courseOf(key: string, events: readonly InjectionEvent[], today: JstDate): InjectionCourse {
  const newest = events.map(lineOfEvent).at(-1)
  if (newest === undefined) throw new RangeError('a course has no event')
  return {
    key,
    facility: newest.facility,
    newest,
    runs: runsOf(events, today),
    undated: events.filter((event) => daysOfEvent(event, today) === undefined),
    ...injectionStatus(events, today),
  }
}

function timeOf(line: Injection): string {
  return (line.startsOn ?? line.at)?.text ?? ''
}

function newestFirst(one: InjectionCourse, other: InjectionCourse): number {
  return compareText(other.lastDay ?? '9999', one.lastDay ?? '9999') || compareText(one.key, other.key)
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined
}
