import type { FacilityId } from '#clinical/facility.ts'
import { addDays, dayNumber, type JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { isCancelled, placeOf } from './place.ts'

/** One stay as an unbroken bar from admission to discharge (CAL-3). */
export interface StayBar {
  readonly occurrence: Occurrence
  readonly facility: FacilityId
  readonly from: JstDate
  /** The day after the last one. */
  readonly until: JstDate
  readonly ending: StayEnding
  /** 0 = the upper line; stays that share a day lie under one another. */
  readonly lane: number
}

type StayEnding =
  | 'discharged'
  /** Goes on: drawn to today and no further. */
  | 'ongoing'
  /** Still to begin: an admission that is only arranged. */
  | 'planned'
  /** Not recorded as going on, and no day of discharge: drawn as one open day, 「終了不明」. */
  | 'unknown'

export interface StayBars {
  readonly bars: readonly StayBar[]
  readonly lanes: number
  /** Stays that cannot be drawn because a day is missing; told apart, never guessed (VAL-7). */
  readonly undrawn: readonly Occurrence[]
  readonly cancelled: readonly Occurrence[]
}

export function stayBars(stays: readonly Occurrence[], today: JstDate): StayBars {
  const cancelled = stays.filter(isCancelled)
  const undrawn: Occurrence[] = []
  const drawn: Omit<StayBar, 'lane'>[] = []
  for (const stay of stays) {
    if (isCancelled(stay)) continue
    const bar = extentOf(stay, today)
    if (bar === undefined) undrawn.push(stay)
    else drawn.push(bar)
  }
  drawn.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) || compareText(a.facility, b.facility))
  const freeFrom: JstDate[] = []
  const bars = drawn.map((bar) => {
    const free = freeFrom.findIndex((day) => day <= bar.from)
    const lane = free === -1 ? freeFrom.length : free
    freeFrom[lane] = bar.until
    return { ...bar, lane }
  })
  return { bars, lanes: freeFrom.length, undrawn, cancelled }
}

function extentOf(stay: Occurrence, today: JstDate): Omit<StayBar, 'lane'> | undefined {
  const start = placeOf(stay.start, today)
  if (start.where !== 'day') return undefined
  const base = { occurrence: stay, facility: stay.facility, from: start.day }
  if (stay.end === undefined) {
    if (stay.status === 'planned' || start.day > today) {
      return { ...base, until: addDays(start.day, 1), ending: 'planned' }
    }
    return stay.status === 'ongoing'
      ? { ...base, until: addDays(today, 1), ending: 'ongoing' }
      : { ...base, until: addDays(start.day, 1), ending: 'unknown' }
  }
  const end = placeOf(stay.end, today)
  if (end.where !== 'day' || end.day < start.day) return undefined
  const ending = stay.status === 'planned' ? 'planned' : 'discharged'
  return { ...base, until: addDays(end.day, 1), ending }
}

/** Days of a stay counted as hospitals do, the day of admission and the day of discharge both included. */
export function daysOfStay(bar: StayBar): number {
  return dayNumber(bar.until) - dayNumber(bar.from)
}

export function staysOn(bars: readonly StayBar[], from: JstDate, until: JstDate): readonly StayBar[] {
  return bars.filter((bar) => bar.from < until && bar.until > from)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
