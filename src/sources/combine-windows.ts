import type { Answer } from '#clinical/answer.ts'

/**
 * One answer from the recent window and the history before it. While the history is not there the recent answer stands
 * alone (`TimelineView.askedSince` says so); a history that failed makes the whole partial, never silently shorter
 * (SRC-2, H-05).
 */
export function combineWindows<T>(recent: Answer<T>, history: Answer<T> | undefined): Answer<T> {
  if (history === undefined || history.state === 'loading' || recent.state === 'loading') return recent
  if (recent.state === 'data') {
    if (history.state === 'data') {
      return {
        state: 'data',
        rows: [...recent.rows, ...history.rows],
        gaps: [...recent.gaps, ...history.gaps],
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

function earlier<T extends number>(one: T, other: T): T {
  return one < other ? one : other
}
