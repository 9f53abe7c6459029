import type { Answer } from '#clinical/answer.ts'
import { addDays, type Instant, type JstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { combineWindows } from './combine-windows.ts'
import { LASTING } from './period.ts'

/** Two years back and everything to come: what a reader opens a patient for, and what is asked first. */
export const NEWEST_DAYS = 731

/**
 * The newest part of a long period, asked before the whole of it (docs/decisions/0009); undefined where the period is
 * short enough to be asked at once, or the kind has no dates.
 */
export function newestWindow(
  kind: RecordKind,
  period: Period,
  today: JstDate,
): { readonly from: JstDate; readonly until: JstDate | undefined } | undefined {
  if (LASTING.has(kind)) return undefined
  const { from, until } = period
  const newest = addDays(until !== undefined && until < today ? until : today, -NEWEST_DAYS)
  return from !== undefined && from >= newest ? undefined : { from: newest, until }
}

/**
 * One answer from the newest window and the whole period that is asked behind it. Until the whole has come the newest is
 * never presented as complete: not as "none", and not without saying from when on it counts (SRC-1, SRC-6, H-05).
 */
export function newestFirst<T extends { readonly key: string }>(
  newest: Answer<T>,
  whole: Answer<T>,
  before: JstDate,
): Answer<T> {
  if (whole.state === 'loading') {
    const gap = { kind: 'older-not-yet', before } as const
    if (newest.state === 'data') return { ...newest, gaps: [...newest.gaps, gap] }
    return newest.state === 'none' ? { state: 'data', rows: [], gaps: [gap], fetchedAt: newest.fetchedAt } : newest
  }
  switch (newest.state) {
    case 'loading':
    case 'failed':
      // The whole holds the newest part, too: what it answers makes good what that part could not say.
      return whole.state === 'data' || whole.state === 'none' ? whole : combineWindows(newest, whole)
    case 'data':
    case 'none':
      return saysAll(whole, newest.fetchedAt) ? whole : combineWindows(newest, whole)
    case 'notDisclosed':
    case 'outOfConsent':
    case 'notPermitted':
    case 'notLinked':
      // A right or a consent that has ended takes away what came before, at once and whole (B2).
      return newest
  }
}

/**
 * Read later and complete, the whole is all there is: what it no longer holds was withdrawn in between, and must not stay
 * because the newest part had it (E14, H-14).
 */
function saysAll(whole: Exclude<Answer<unknown>, { state: 'loading' }>, since: Instant): boolean {
  if (whole.state === 'none') return whole.fetchedAt >= since
  return whole.state === 'data' && whole.gaps.length === 0 && whole.fetchedAt >= since
}
