import type { FailureReason } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Arrived, Network } from './record-source.ts'

/** After this long an answer is shown as old and asked again when the window is looked at (DESIGN.md §8.12). */
export const STALE_AFTER_MS = 15 * 60_000

/** The present by the servers' clocks where they agree that the one of this device is wrong (E31). */
export function now(network: Network): Instant {
  return network.now?.() ?? ((Date.now() + (network.clocks?.correctionMs() ?? 0)) as Instant)
}

/**
 * Stale time of a query whose data are an answer: a failure is asked again at the next look, everything else after a
 * quarter of an hour.
 */
export function staleTimeOf(answer: Arrived<unknown> | undefined): number {
  return answer?.state === 'failed' ? 0 : STALE_AFTER_MS
}

/** Nobody knows any more whose the records of the last time are (H-02, E15). */
const IN_DOUBT: ReadonlySet<FailureReason> = new Set(['patient-merged', 'identity-differs', 'several-patients'])

export function isInDoubt(answer: Arrived<unknown>): boolean {
  return answer.state === 'failed' && IN_DOUBT.has(answer.why.reason)
}

/**
 * What to keep when a facility is asked again: its new answer, unless it failed and there are records of the last time.
 * Those stay, with their own time and the reason (H-04, SRC-3), but never where it is in doubt whose they are.
 */
export function refreshed<T>(before: Arrived<T> | undefined, after: Arrived<T>): Arrived<T> {
  if (after.state !== 'failed' || before === undefined || isInDoubt(after)) return after
  const gap = { kind: 'refresh-failed', why: after.why, at: after.at } as const
  if (before.state === 'data') {
    return { ...before, gaps: [...before.gaps.filter((each) => each.kind !== 'refresh-failed'), gap] }
  }
  return before.state === 'none' ? { state: 'data', rows: [], gaps: [gap], fetchedAt: before.fetchedAt } : after
}
