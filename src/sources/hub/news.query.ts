import { queryOptions } from '@tanstack/react-query'
import type { FacilityId } from '#clinical/facility.ts'
import { addDays, type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import { NEWS_KINDS } from '#clinical/news/new-records.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { now, STALE_AFTER_MS } from '../freshness.ts'
import type { Network } from '../record-source.ts'
import { linkedSources, unaskedOf } from '../source-query.ts'

/** What happened since a day, of the kinds that are told as new. */
export interface Recent {
  readonly occurrences: readonly Occurrence[]
  /** Facilities that could not be asked completely. */
  readonly missing: readonly FacilityId[]
}

/** Asks every facility and the hub, each on its own. The person comes first in the key (PID-4). */
export function recentQuery(network: Network, person: Person, since: JstDate) {
  return queryOptions({
    queryKey: [person.handle, 'recent', since] as const,
    queryFn: ({ signal }) => askRecent(network, person, since, signal),
    staleTime: STALE_AFTER_MS,
    refetchOnWindowFocus: false,
    retry: false,
  })
}

async function askRecent(network: Network, person: Person, since: JstDate, signal: AbortSignal): Promise<Recent> {
  const until = addDays(jstDateAt(now(network)), 1)
  const answers = await Promise.all(
    linkedSources(network, person).flatMap(({ source, facility, link }) =>
      NEWS_KINDS.flatMap((kind) =>
        link === undefined || unaskedOf({ source, facility, link }, kind) !== undefined
          ? []
          : [
              source
                .timeline(link, kind, { from: since, until }, signal)
                .then((answer) => ({ facility: facility.id, answer })),
            ],
      ),
    ),
  )
  const missing = answers.flatMap(({ facility, answer }) =>
    answer.state === 'failed' || (answer.state === 'data' && answer.gaps.length > 0) ? [facility] : [],
  )
  return {
    occurrences: answers.flatMap(({ answer }) => (answer.state === 'data' ? answer.rows : [])),
    missing: [...new Set(missing)],
  }
}
