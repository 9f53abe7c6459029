import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, useSyncExternalStore } from 'react'
import type { ClinicalFact } from '#clinical/facts.ts'
import { NEWS_KINDS } from '#clinical/news/new-records.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { occurrencesOfFacts } from '#clinical/occurrences-of-facts.ts'
import type { Person } from '#clinical/person.ts'
import { CALENDAR_KINDS } from '#clinical/record-kind.ts'
import type { Arrived } from './record-source.ts'
import { isSourceQueryKey } from './source-query.ts'
import { QueryChanges } from './source-states.ts'

/** Kinds without a row of the calendar (病名, アレルギー …): nobody asks for their timeline, their records tell when. */
const BY_RECORDS: ReadonlySet<string> = new Set(
  NEWS_KINDS.filter((kind) => !CALENDAR_KINDS.some((each) => each === kind)),
)

/** What of a person's timeline has come so far, whoever asked for it; nothing is asked for here. */
export function useArrivedTimeline(person: Person): readonly Occurrence[] {
  const client = useQueryClient()
  const [changes] = useState(() => new QueryChanges(client.getQueryCache()))
  const version = useSyncExternalStore(changes.subscribe, changes.version)
  return useMemo(() => {
    void version
    // The newest part of a kind and the whole of it may both have come: each occurrence stands once.
    const byRecords = new Map<string, Occurrence>()
    const timelines = client
      .getQueryCache()
      .findAll({ queryKey: [person.handle] })
      .flatMap(({ queryKey, state }) => {
        if (!isSourceQueryKey(queryKey)) return []
        const [, , what, kind] = queryKey
        if (what === 'records' && BY_RECORDS.has(kind)) {
          const answer = state.data as Arrived<ClinicalFact> | undefined
          if (answer?.state === 'data') for (const each of occurrencesIn(answer.rows)) byRecords.set(each.key, each)
        }
        if (what !== 'timeline') return []
        const answer = state.data as Arrived<Occurrence> | undefined
        return answer?.state === 'data' ? answer.rows : []
      })
    return [...timelines, ...byRecords.values()]
  }, [client, person.handle, version])
}

const occurrences = new WeakMap<readonly ClinicalFact[], readonly Occurrence[]>()

/** Made once for each answer, not at every arrival of another. */
function occurrencesIn(facts: readonly ClinicalFact[]): readonly Occurrence[] {
  const known = occurrences.get(facts) ?? occurrencesOfFacts(facts)
  occurrences.set(facts, known)
  return known
}
