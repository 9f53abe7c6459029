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
        // Of two versions of one record the one that was read later stands (E14).
        rows:
          history.fetchedAt > recent.fetchedAt
            ? distinct(history.rows, recent.rows)
            : distinct(recent.rows, history.rows),
        gaps: distinctGaps(recent.gaps, history.gaps),
        fetchedAt: earlier(recent.fetchedAt, history.fetchedAt),
      }
    }
    return { ...recent, gaps: [...recent.gaps, ...missingWindow(history)] }
  }
  if (history.state === 'data') {
    if (recent.state === 'none') return { ...history, fetchedAt: earlier(recent.fetchedAt, history.fetchedAt) }
    return { ...history, gaps: [...history.gaps, ...missingWindow(recent)] }
  }
  // Nothing to show on either side: whichever is not a complete "none" says more.
  return recent.state === 'none' ? history : recent
}

/** What the other window lacks, as a gap of the one that has records; a complete "none" lacks nothing. */
function missingWindow(window: Exclude<Answer<unknown>, { state: 'data' | 'loading' }>): readonly Gap[] {
  switch (window.state) {
    case 'none':
      return []
    case 'failed':
      return [{ kind: 'page-missing', why: window.why }]
    case 'notPermitted':
      return [{ kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } }]
    case 'outOfConsent':
      return [{ kind: 'page-missing', why: { reason: 'out-of-consent', isRetryable: false } }]
    case 'notDisclosed':
    case 'notLinked':
      // Told by the network before anything is asked; met here only when a link or a disclosure ended in between.
      return [{ kind: 'page-missing', why: { reason: 'misconfigured', isRetryable: true } }]
  }
}

/** What both windows tell of one record, or of one search, is told once; of two cuts of one type the one of the more. */
function distinctGaps(recent: readonly Gap[], history: readonly Gap[]): readonly Gap[] {
  const known = new Set(recent.map((gap) => JSON.stringify(gap)))
  const isNewestThere = recent.length === 0
  const more = history.filter((gap) => !(known.has(JSON.stringify(gap)) || (isNewestThere && isOfNewest(gap))))
  const all = [...recent, ...more]
  const cuts = all.flatMap((gap) => (gap.kind === 'capped' ? [gap] : [])).toSorted(byLength)
  const told = new Set<Gap>(cuts.filter((cut, at) => cuts.findIndex(({ of }) => of === cut.of) === at))
  return all.filter((gap) => gap.kind !== 'capped' || told.has(gap))
}

/** Of a history alone nobody can say it where the recent window came whole. */
function isOfNewest({ kind }: Gap): boolean {
  return kind === 'newest-unsure'
}

type Cut = Extract<Gap, { kind: 'capped' }>

function byLength(one: Cut, other: Cut): number {
  return (other.total ?? 0) - (one.total ?? 0) || other.shown - one.shown
}

/** A stay that began before the boundary, or a record whose server knows no dates, comes with both windows. */
function distinct<T extends { readonly key: string }>(later: readonly T[], earlier: readonly T[]): readonly T[] {
  const known = new Set(later.map(({ key }) => key))
  return [...later, ...earlier.filter(({ key }) => !known.has(key))]
}

function earlier<T extends number>(one: T, other: T): T {
  return one < other ? one : other
}
