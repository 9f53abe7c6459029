import type { StayEvent, StayEventKind } from './stay-event.ts'
import { dayOf } from './timestamp.ts'

/** One stay: the events that tell of it, in the order of time. */
export interface Stay {
  readonly events: readonly StayEvent[]
  /** The event whose file the resource names as its source: the admission, else the plan, else the first one told. */
  readonly main: StayEvent
  readonly admission: StayEvent | undefined
  readonly plan: StayEvent | undefined
  readonly discharge: StayEvent | undefined
  /** When it began, or is planned to begin; undefined when no file tells. */
  readonly start: string | undefined
  readonly end: string | undefined
  /** A later stay began though no discharge of this one is told. */
  readonly isEndMissing: boolean
}

/** A stay while its events are being gathered. */
class OpenStay {
  readonly events: StayEvent[] = []
  /** PV1-44 of its events. */
  readonly admittedAt: string | undefined

  constructor(admittedAt: string | undefined, first: StayEvent) {
    this.admittedAt = admittedAt
    this.events.push(first)
  }

  latest(kind: StayEventKind): StayEvent | undefined {
    return this.events
      .filter((event) => event.kind === kind)
      .sort(byWriting)
      .at(-1)
  }

  get end(): string | undefined {
    return this.latest('discharge')?.time
  }

  /** Whether a time lies within, as far as both are told. */
  includes(time: string): boolean {
    if (this.admittedAt === undefined || time < shorten(this.admittedAt, time)) return false
    return this.end === undefined || time <= lengthen(this.end, time)
  }
}

/** A plan is taken for the admission that came within so many days of its date: our reading, no rule says. */
const PLAN_DAYS = 31
const MS_PER_DAY = 86_400_000

/**
 * Joins events to stays: by PV1-44, which every message of a stay may repeat, else by time. `loose` are changes of the
 * attending doctor that belong to no stay.
 */
export function joinStays(events: readonly StayEvent[]): { stays: readonly Stay[]; loose: readonly StayEvent[] } {
  const stays: OpenStay[] = []
  const inTime = [...events].sort(byTime)
  const of = (...kinds: StayEventKind[]) => inTime.filter((event) => kinds.includes(event.kind))

  for (const event of of('admission')) joinByAdmission(stays, event)
  for (const event of of('discharge')) joinDischarge(stays, event)
  for (const event of of('leave', 'return', 'planned-transfer', 'transfer', 'planned-discharge')) {
    joinOther(stays, event)
  }
  const plans: OpenStay[] = []
  for (const event of of('planned-admission')) joinPlan(stays, plans, event)
  const loose = of('doctor').filter((event) => {
    const stay = stayOf(stays, event)
    stay?.events.push(event)
    return stay === undefined
  })
  const all = [...stays, ...plans].map((stay) => closed(stay, stays))
  return { stays: all.sort((a, b) => compare(a.start, b.start)), loose }
}

/** Two admissions of one time are two versions of one admission, written under two keys. */
function joinByAdmission(stays: OpenStay[], event: StayEvent): void {
  const same = stays.find((stay) => stay.admittedAt !== undefined && stay.admittedAt === event.time)
  if (same !== undefined) same.events.push(event)
  else stays.push(new OpenStay(event.time, event))
}

function joinDischarge(stays: OpenStay[], event: StayEvent): void {
  const named = namedStay(stays, event)
  // The stay that began last before the discharge; an earlier one without discharge misses its own.
  const last = stays.filter((stay) => startsBefore(stay, event.time)).at(-1)
  const stay = named ?? (last?.end === undefined ? last : undefined)
  if (named === undefined && stay !== undefined && event.admittedAt !== undefined) {
    event.scope.problem('PV1-44 is not the admission that is told: joined to the stay that was open', event.pv1, 44)
  }
  if (stay !== undefined) stay.events.push(event)
  else insert(stays, new OpenStay(event.admittedAt, event))
}

function joinOther(stays: OpenStay[], event: StayEvent): void {
  const stay = stayOf(stays, event)
  if (stay !== undefined) stay.events.push(event)
  else insert(stays, new OpenStay(event.admittedAt, event))
}

function stayOf(stays: readonly OpenStay[], event: StayEvent): OpenStay | undefined {
  const named = namedStay(stays, event)
  if (named !== undefined || event.admittedAt !== undefined || event.time === undefined) return named
  const { time } = event
  return stays.findLast((stay) => stay.includes(time))
}

function joinPlan(stays: OpenStay[], plans: OpenStay[], event: StayEvent): void {
  const fulfilled = stays.find((stay) => {
    const admission = stay.latest('admission')
    if (admission === undefined || stay.latest('planned-admission') !== undefined) return false
    return isFulfilled(event, admission)
  })
  if (fulfilled !== undefined) fulfilled.events.push(event)
  else plans.push(new OpenStay(undefined, event))
}

function isFulfilled(plan: StayEvent, admission: StayEvent): boolean {
  if (isSameDay(plan.time, admission.time)) return true
  const [planned, actual] = [dayOf(plan.time), dayOf(admission.time)]
  if (planned === undefined || actual === undefined) return false
  const isWrittenBefore = plan.scope.file.occurredAt <= admission.scope.file.occurredAt
  return isWrittenBefore && Math.abs(Date.parse(planned) - Date.parse(actual)) <= PLAN_DAYS * MS_PER_DAY
}

function namedStay(stays: readonly OpenStay[], event: StayEvent): OpenStay | undefined {
  if (event.admittedAt === undefined) return undefined
  const exact = stays.find((stay) => stay.admittedAt === event.admittedAt)
  return exact ?? stays.find((stay) => isSameDay(stay.admittedAt, event.admittedAt))
}

function startsBefore(stay: OpenStay, time: string | undefined): boolean {
  if (time === undefined || stay.admittedAt === undefined) return false
  return shorten(stay.admittedAt, time) <= time
}

/** Keeps stays in the order of their start; those without one come first. */
function insert(stays: OpenStay[], stay: OpenStay): void {
  const at = stays.findIndex((each) => compare(each.admittedAt, stay.admittedAt) > 0)
  if (at === -1) stays.push(stay)
  else stays.splice(at, 0, stay)
}

function closed(stay: OpenStay, all: readonly OpenStay[]): Stay {
  const admission = stay.latest('admission')
  const plan = stay.latest('planned-admission')
  const [first] = stay.events
  const main = admission ?? plan ?? first
  if (main === undefined) throw new Error('a stay without events')
  const start = stay.admittedAt ?? (admission === undefined ? plan?.time : undefined)
  const { admittedAt } = stay
  const isFollowed = admittedAt !== undefined && all.some((other) => compare(other.admittedAt, admittedAt) > 0)
  return {
    events: [...stay.events].sort(byTime),
    main,
    admission,
    plan,
    discharge: stay.latest('discharge'),
    start,
    end: stay.end,
    isEndMissing: stay.end === undefined && isFollowed,
  }
}

export function isSameDay(one: string | undefined, other: string | undefined): boolean {
  const day = dayOf(one)
  return day !== undefined && day === dayOf(other)
}

function byTime(one: StayEvent, other: StayEvent): number {
  return compare(one.time, other.time) || byWriting(one, other)
}

function byWriting(one: StayEvent, other: StayEvent): number {
  return compare(one.scope.file.occurredAt, other.scope.file.occurredAt)
}

/** Text order, which is the order of time for FHIR dateTimes of Japan; undefined comes first. */
function compare(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** A time cut to the precision of another: an admission at 10:00 is not after the same day without a time. */
function shorten(time: string, other: string): string {
  return time.slice(0, other.length)
}

/** The end of a day that is given without a time includes every time of it. */
function lengthen(time: string, other: string): string {
  return other.startsWith(time) ? other : time
}
