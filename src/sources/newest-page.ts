import type { Failure, Gap } from '#clinical/answer.ts'
import type { FhirClient, SearchParameters, WalkOutcome } from './fhir-client.ts'
import type { Reach } from './reach.ts'
import { cutAt, type PageSeen, type PageSink } from './search-pages.ts'

/** Beside what a limit cut, one page of the newest. */
export const NEWEST: Reach = { records: 2000, pages: 1 }

/**
 * Asks for the newest beside what a limit cut: a server gives the rest in whatever order it likes, often the oldest first.
 * Gives the gaps of the whole, the cut counted anew. Where that page did not come, or is not the newest because the server
 * ignored `_sort`, that is said, for a list that ends years ago looks like any other (H-04, H-28).
 */
export async function newestPage(
  client: FhirClient,
  { type, parameters, by }: { readonly type: string; readonly parameters: SearchParameters; readonly by: string },
  before: readonly Gap[],
  sink: PageSink,
  signal: AbortSignal,
): Promise<readonly Gap[]> {
  let seen: PageSeen | undefined
  const watched: PageSink = {
    async page(body) {
      seen = await sink.page(body)
      return seen
    },
  }
  const outcome = await client.walk(type, [...parameters, ['_sort', `-${by}`]], watched, signal, NEWEST)
  const lacking = outcome.kind === 'walked' ? outcome.gaps.filter(({ kind }) => kind !== 'capped') : [missing(outcome)]
  const gaps = [...before.map((gap) => countedAnew(gap, seen)), ...lacking]
  return isNewest(seen) ? gaps : [...gaps, { kind: 'newest-unsure' }]
}

function countedAnew(gap: Gap, seen: PageSeen | undefined): Gap {
  return gap.kind === 'capped' && seen?.kind === 'page' ? cutAt(seen.found, seen.total ?? gap.total) : gap
}

function isNewest(seen: PageSeen | undefined): boolean {
  return seen?.kind === 'page' && seen.isNewestFirst
}

function missing(outcome: Exclude<WalkOutcome, { kind: 'walked' }>): Gap {
  return { kind: 'page-missing', why: failureOf(outcome) }
}

function failureOf(outcome: Exclude<WalkOutcome, { kind: 'walked' }>): Failure {
  switch (outcome.kind) {
    case 'failed':
      return outcome.why
    case 'not-permitted':
    case 'out-of-consent':
      return { reason: outcome.kind, isRetryable: false }
    case 'unsupported':
      return { reason: 'unsupported-search', isRetryable: false }
  }
}
