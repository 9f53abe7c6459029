import type { Answer, Failure, Gap } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'

/** What every facility answered to one question. Several questions make up one list: prescriptions and injections. */
export type Answers<T = unknown> = ReadonlyMap<FacilityId, Answer<T>>

type UnreadableGap = Extract<Gap, { readonly kind: 'unreadable' }>

/** Gaps that concern more than one record of a facility: what lies behind them is not known. */
type WideGap = Exclude<Gap, { readonly kind: 'unreadable' | 'older-not-yet' | 'part-awaited' }>

/** What one facility answered to all questions behind a list, merged so that nothing that is missing is lost (SRC-1, SRC-2). */
export interface FacilityState {
  readonly facility: FacilityId
  readonly states: ReadonlySet<Answer<unknown>['state']>
  readonly failure: { readonly why: Failure; readonly at: Instant } | undefined
  readonly gaps: readonly WideGap[]
  readonly unreadable: readonly UnreadableGap[]
  /** Years before this day are still asked. */
  readonly olderThan: JstDate | undefined
  readonly rows: number
  /** Of the oldest answer in use. */
  readonly fetchedAt: Instant | undefined
}

/** Facility by facility, in the order of the answers; the hub only where it has a say. */
export function facilityStates(answers: readonly Answers[], facility?: FacilityId): readonly FacilityState[] {
  const byFacility = new Map<FacilityId, Answer<unknown>[]>()
  for (const [id, answer] of answers.flatMap((each) => [...each])) {
    if (id === HUB_FACILITY_ID && answer.state === 'notDisclosed') continue
    if (facility !== undefined && id !== facility && id !== HUB_FACILITY_ID) continue
    byFacility.set(id, [...(byFacility.get(id) ?? []), answer])
  }
  return [...byFacility].map(([id, list]) => stateOf(id, list))
}

function stateOf(facility: FacilityId, answers: readonly Answer<unknown>[]): FacilityState {
  const gaps = answers.flatMap((answer) => (answer.state === 'data' ? answer.gaps : []))
  const failed = answers.find((answer) => answer.state === 'failed')
  const fetched = answers.flatMap((answer) =>
    answer.state === 'data' || answer.state === 'none' ? [answer.fetchedAt] : [],
  )
  const older = gaps.flatMap((gap) => (gap.kind === 'older-not-yet' ? [gap.before] : [])).sort()
  return {
    facility,
    // Half of an answer that is still awaited is awaited, not missing.
    states: new Set([
      ...answers.map((answer) => answer.state),
      ...(gaps.some(({ kind }) => kind === 'part-awaited') ? (['loading'] as const) : []),
    ]),
    failure: failed === undefined ? undefined : { why: failed.why, at: failed.at },
    gaps: gaps.filter(
      (gap) => gap.kind !== 'unreadable' && gap.kind !== 'older-not-yet' && gap.kind !== 'part-awaited',
    ),
    unreadable: unreadableOf(answers),
    olderThan: older.at(-1),
    rows: answers.reduce((sum, answer) => sum + (answer.state === 'data' ? answer.rows.length : 0), 0),
    fetchedAt: fetched.length === 0 ? undefined : (Math.min(...fetched) as Instant),
  }
}

/**
 * One search answers several questions, and a record that it could not read stands in the answer to each of them: it is
 * one record (E10). Two that are the same to the letter within one answer are two.
 */
function unreadableOf(answers: readonly Answer<unknown>[]): readonly UnreadableGap[] {
  const found = new Map<string, readonly UnreadableGap[]>()
  for (const answer of answers) {
    const gaps = answer.state === 'data' ? answer.gaps.filter((gap) => gap.kind === 'unreadable') : []
    for (const [key, same] of Map.groupBy(gaps, ({ what, why, raw }) => `${what}\n${why}\n${raw}`)) {
      if (same.length > (found.get(key)?.length ?? 0)) found.set(key, same)
    }
  }
  return [...found.values()].flat()
}

/** All rows of one question, in the order of the facilities; with a filter those of one facility, by the row's own. */
export function rowsOf<T extends { readonly facility: FacilityId }>(
  answers: Answers<T>,
  facility?: FacilityId,
): readonly T[] {
  const rows = [...answers.values()].flatMap((answer) => (answer.state === 'data' ? answer.rows : []))
  return facility === undefined ? rows : rows.filter((row) => row.facility === facility)
}

export type Emptiness =
  | 'loading'
  | 'failed'
  | 'none'
  | 'not-disclosed'
  | 'not-permitted'
  | 'out-of-consent'
  | 'not-linked'

/**
 * Why a list without rows is empty. 「なし」 needs the whole answer of everybody who may be asked (H-03, H-05): a source
 * that failed, refuses, or answered in part only makes it something else.
 */
export function emptiness(answers: readonly Answers[], facility?: FacilityId): Emptiness {
  const states = facilityStates(answers, facility)
  const some = (state: Answer<unknown>['state']) => states.some((each) => each.states.has(state))
  if (some('loading') || states.some((each) => each.olderThan !== undefined)) return 'loading'
  if (some('failed') || states.some((each) => each.gaps.length > 0 || each.unreadable.length > 0)) return 'failed'
  if (some('notPermitted')) return 'not-permitted'
  if (some('outOfConsent')) return 'out-of-consent'
  if (some('none') || some('data')) return 'none'
  return some('notDisclosed') ? 'not-disclosed' : 'not-linked'
}
