import { dayOfTime } from '../decode/time.ts'
import { addDays, type JstDate } from '../jst-date.ts'
import type { Injection } from '../medication-facts.ts'
import { OPEN_BAND_DAYS } from './course-status.ts'
import type { DaySpan } from './drug-row.ts'

/** One timed order and what was given on it; either may be missing. */
export interface InjectionEvent {
  readonly key: string
  readonly ordered: Injection | undefined
  /** In the order of time; 中止 and 不実施 are among them, with their status. */
  readonly administered: readonly Injection[]
}

/** What became of an order, by its own status: 指示, 中止, 休薬, 予定, 取消. */
export type OrderState = 'in-force' | 'stopped' | 'on-hold' | 'planned' | 'cancelled'

/** The order where there is one: it has the amounts and the rate that were meant. */
export function lineOfEvent({ ordered, administered }: InjectionEvent): Injection {
  const line = ordered ?? administered.find(wasGiven) ?? administered[0]
  if (line === undefined) throw new RangeError('an event has neither order nor administration')
  return line
}

/** Given, wholly or until it was stopped; not what was refused, withdrawn or only planned, nor what nobody told. */
export function wasGiven(line: Injection): boolean {
  const { status } = line
  return status !== 'cancelled' && status !== 'planned' && !isOutcomeUnknown(line)
}

/** Its sender does not say what became of it (FHIR `unknown`): neither given nor not given (H-15). */
export function isOutcomeUnknown({ act, status }: Injection): boolean {
  return act !== 'ordered' && status === 'unknown'
}

export function orderState({ status }: Injection): OrderState {
  switch (status) {
    case 'stopped':
    case 'cancelled':
    case 'planned':
    case 'on-hold':
      return status
    default:
      return 'in-force'
  }
}

/** First day and the day after the last one that order and administrations touch; undefined without any day. */
export function daysOfEvent({ ordered, administered }: InjectionEvent, today: JstDate): DaySpan | undefined {
  return daysOfLines([...(ordered === undefined ? [] : [ordered]), ...administered], today)
}

/**
 * First day and the day after the last one of some lines; undefined where none has a day. What goes on lasts until today
 * at least.
 */
export function daysOfLines(lines: readonly Injection[], today: JstDate): DaySpan | undefined {
  const starts = lines.flatMap((line) => dayOfTime(line.startsOn ?? line.at) ?? [])
  const ends = lines.flatMap((line) => line.endsOn ?? dayOfTime(line.until) ?? (goesOn(line, today) ? [today] : []))
  const [from] = starts.toSorted()
  const last: JstDate | undefined = [...starts, ...ends].toSorted().at(-1)
  return from === undefined || last === undefined ? undefined : { from, until: addDays(last, 1) }
}

/**
 * Being given and without an end: 終了不明 (MED-4). What nobody closed within a year is taken for over, as an open supply
 * is; so is what has a reason why it was not done wholly (一部実施 of SS-MIX2). What is held back for now has not ended.
 */
export function goesOn(line: Injection, today: JstDate): boolean {
  const { act, status, statusReason, endsOn, until } = line
  const start = dayOfTime(line.startsOn ?? line.at)
  if ((act !== 'administered' && act !== 'stated') || start === undefined) return false
  if (status !== 'ongoing' && status !== 'on-hold') return false
  const isClosed = endsOn !== undefined || until !== undefined || statusReason !== undefined
  return !isClosed && start <= today && start >= addDays(today, -OPEN_BAND_DAYS)
}
