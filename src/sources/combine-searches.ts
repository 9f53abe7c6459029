import type { Failure, Gap } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { ReadRecords } from './reading.ts'
import type { Arrived } from './record-source.ts'
import type { TypedSearch } from './searches.ts'

/** What came of one search. */
export type SearchResult =
  | {
      readonly kind: 'records'
      readonly records: ReadRecords
      readonly gaps: readonly Gap[]
      readonly fetchedAt: Instant
    }
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'out-of-consent' }
  | { readonly kind: 'unsupported'; readonly isTypeKept: boolean }
  | { readonly kind: 'failed'; readonly why: Failure }

/** One answer of one kind from all of its searches: nothing is "none" unless every one of them proved it (H-05). */
export function combinedSearches<T>(
  kind: RecordKind,
  searches: readonly TypedSearch[],
  results: readonly SearchResult[],
  pick: (records: ReadRecords) => readonly T[],
  now: Instant,
): Arrived<T> {
  const rows: T[] = []
  const gaps: Gap[] = []
  const failures: Failure[] = []
  let refused = 0
  let unconsented = 0
  let unsupported = 0
  for (const [at, result] of results.entries()) {
    const search = searches[at]
    switch (result.kind) {
      case 'records':
        for (const row of pick(result.records)) rows.push(row)
        gaps.push(...result.gaps)
        break
      case 'not-permitted':
        refused += 1
        break
      case 'out-of-consent':
        unconsented += 1
        break
      case 'failed':
        failures.push(result.why)
        break
      case 'unsupported':
        unsupported += 1
        // Only a type that the server does not keep at all owes no explanation; a refused search does (H-05).
        if (result.isTypeKept || search?.addsTo?.includes(kind) !== true)
          gaps.push({ kind: 'unsupported-search', what: search?.type ?? '' })
    }
  }
  const [failure] = failures
  if (rows.length === 0 && failure !== undefined) return { state: 'failed', why: failure, at: now }
  if (unconsented > 0 && unconsented + refused === results.length) return { state: 'outOfConsent' }
  if (refused === results.length) return { state: 'notPermitted' }
  if (unsupported === results.length) {
    const why = { reason: 'unsupported-search', isRetryable: false } as const
    return { state: 'failed', why, at: now }
  }
  gaps.push(...failures.map((why) => ({ kind: 'page-missing', why }) as const))
  if (refused > 0) gaps.push({ kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } })
  if (unconsented > 0) gaps.push({ kind: 'page-missing', why: { reason: 'out-of-consent', isRetryable: false } })
  const fetchedAt = results.flatMap((result) => (result.kind === 'records' ? [result.fetchedAt] : []))
  return dataOrNone(rows, gaps, fetchedAt.toSorted((a, b) => a - b)[0] ?? now)
}

/** An answer without rows and without gaps says that there is nothing. */
export function dataOrNone<T>(rows: readonly T[], gaps: readonly Gap[], fetchedAt: Instant): Arrived<T> {
  return rows.length === 0 && gaps.length === 0
    ? { state: 'none', fetchedAt }
    : { state: 'data', rows, gaps, fetchedAt }
}
