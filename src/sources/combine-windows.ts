import type { Answer, Gap } from '#clinical/answer.ts'

/**
 * One answer from the recent window and the history before it. While the history is not there the recent answer stands
 * alone (`TimelineView.askedSince` says so); a history that failed makes the whole partial, never silently shorter
 * (SRC-2, H-05).
 */
export function combineWindows<T extends { readonly key: string }>(
  recent: Answer<T>,
  history: Answer<T> | undefined,
): Answer<T> {
  if (history === undefined || history.state === 'loading' || recent.state === 'loading') return recent
  if (recent.state === 'data') {
    if (history.state === 'data') {
      return {
        state: 'data',
        rows: distinct(recent.rows, history.rows),
        gaps: distinctGaps(recent.gaps, history.gaps),
        fetchedAt: earlier(recent.fetchedAt, history.fetchedAt),
      }
    }
    if (history.state === 'failed') {
      return { ...recent, gaps: [...recent.gaps, { kind: 'page-missing', why: history.why }] }
    }
    return recent
  }
  if (history.state === 'data') {
    if (recent.state === 'failed') {
      return { ...history, gaps: [...history.gaps, { kind: 'page-missing', why: recent.why }] }
    }
    if (recent.state === 'none') return { ...history, fetchedAt: earlier(recent.fetchedAt, history.fetchedAt) }
    return history
  }
  // Nothing to show on either side: whichever is not a complete "none" says more.
  return recent.state === 'none' ? history : recent
}

/** What both windows tell of one record, or of one search, is told once. */
function distinctGaps(recent: readonly Gap[], history: readonly Gap[]): readonly Gap[] {
  const known = new Set(recent.map((gap) => JSON.stringify(gap)))
  return [...recent, ...history.filter((gap) => !known.has(JSON.stringify(gap)))]
}

/** A stay that began before the boundary, or a record whose server knows no dates, comes with both windows. */
function distinct<T extends { readonly key: string }>(recent: readonly T[], history: readonly T[]): readonly T[] {
  const known = new Set(recent.map(({ key }) => key))
  return [...recent, ...history.filter(({ key }) => !known.has(key))]
}

function earlier<T extends number>(one: T, other: T): T {
  return one < other ? one : other
}
