import { dayOfTime } from '../decode/time.ts'
import type { FacilityId } from '../facility.ts'
import { addDays, type JstDate } from '../jst-date.ts'
import type { Injection } from '../medication-facts.ts'
import { joined } from './overlaps.ts'
import { plainText } from './plain-text.ts'

/** One timed order and what was given on it; either may be missing. */
export interface InjectionEvent {
  readonly key: string
  readonly ordered: Injection | undefined
  /** In the order of time; 中止 and 不実施 are among them, with their status. */
  readonly administered: readonly Injection[]
}

/** Events on days that follow each other: one block of the grid. */
export interface InjectionRun {
  readonly key: string
  readonly from: JstDate
  /** The first day after the last one on which something was ordered or given. */
  readonly until: JstDate
  readonly events: readonly InjectionEvent[]
  readonly orderedCount: number
  readonly givenCount: number
  /** 中止, 不実施: never counted as given (H-15). */
  readonly notGivenCount: number
}

/** One mixture of one facility (an Rp with its diluent and drugs) with all its orders and administrations (MED-2). */
export interface InjectionCourse {
  readonly key: string
  readonly facility: FacilityId
  /** The newest line: names, amounts, method and rate as the sender wrote them. */
  readonly newest: Injection
  readonly runs: readonly InjectionRun[]
  readonly undated: readonly InjectionEvent[]
  /** Something is ordered or given today or later. */
  readonly isCurrent: boolean
  readonly lastDay: JstDate | undefined
}

/**
 * Injections by facility and mixture, orders beside administrations. They are joined by the reference to the order, else
 * by its numbers; what cannot be joined stands on its own and is never paired by guess. Records entered in error are left
 * out: the caller counts them (VAL-4).
 */
export function injectionCourses(lines: readonly Injection[], today: JstDate): readonly InjectionCourse[] {
  const inForce = lines.filter(({ status }) => status !== 'entered-in-error')
  const byMixture = Map.groupBy(eventsOf(inForce), (event) => mixtureKey(newestOf(event)))
  return [...byMixture].map(([key, events]) => courseOf(key, events, today)).sort(newestFirst)
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
  return [...joinedEvents, ...alone].toSorted((a, b) => compareText(timeOf(newestOf(a)), timeOf(newestOf(b))))
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

/** The order where there is one: it has the amounts and the rate that were meant. */
function newestOf({ ordered, administered }: InjectionEvent): Injection {
  const line = ordered ?? administered[0]
  if (line === undefined) throw new RangeError('an event has neither order nor administration')
  return line
}

function courseOf(key: string, events: readonly InjectionEvent[], today: JstDate): InjectionCourse {
  const dated = events.flatMap((event) => {
    const days = daysOf(event)
    return days === undefined ? [] : [{ event, ...days }]
  })
  const runs = joined(dated).map(({ from, until }) => {
    const own = dated.filter((each) => each.from >= from && each.from < until).map(({ event }) => event)
    return runOf(own, from, until)
  })
  const last = runs.at(-1)
  const newest = events.at(-1)
  if (newest === undefined) throw new RangeError('a course has no event')
  return {
    key,
    facility: newestOf(newest).facility,
    newest: newestOf(newest),
    runs,
    undated: events.filter((event) => daysOf(event) === undefined),
    isCurrent: last === undefined || last.until > today,
    lastDay: last === undefined ? undefined : addDays(last.until, -1),
  }
}

function runOf(events: readonly InjectionEvent[], from: JstDate, until: JstDate): InjectionRun {
  const given = events.flatMap(({ administered }) => administered)
  const done = given.filter(wasGiven)
  return {
    key: events[0]?.key ?? from,
    from,
    until,
    events,
    orderedCount: events.filter(({ ordered }) => ordered !== undefined && ordered.status !== 'cancelled').length,
    givenCount: done.length,
    notGivenCount: given.length - done.length,
  }
}

/** Given, wholly or until it was stopped; not what was refused, withdrawn or only planned. */
export function wasGiven({ status }: Injection): boolean {
  return status !== 'cancelled' && status !== 'planned'
}

/** First day and the day after the last one that order and administrations touch. */
function daysOf({ ordered, administered }: InjectionEvent): { from: JstDate; until: JstDate } | undefined {
  const lines = [...(ordered === undefined ? [] : [ordered]), ...administered]
  const starts = lines.flatMap((line) => dayOfTime(line.startsOn ?? line.at) ?? [])
  const ends = lines.flatMap((line) => line.endsOn ?? dayOfTime(line.until) ?? [])
  const [from] = starts.toSorted()
  const last = [...starts, ...ends].toSorted().at(-1)
  return from === undefined || last === undefined ? undefined : { from, until: addDays(last, 1) }
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
