import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact, FactOf } from '#clinical/facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { useNetwork } from './network-context.tsx'
import type { Arrived, Network } from './record-source.ts'
import {
  answerOf,
  type LinkedSource,
  linkedSources,
  type QueryPart,
  type SourceQueryKey,
  sourceQuery,
  unaskedOf,
} from './source-query.ts'

/** Records of one kind, facility by facility; the hub stands under `HUB_FACILITY_ID`. */
export type RecordsView<K extends RecordKind> = ReadonlyMap<FacilityId, Answer<FactOf<K>>>

/** The records of one kind in a period, every facility asked on its own. A kind without dates ignores the period. */
export function useRecords<K extends RecordKind>(person: Person, kind: K, period: Period): RecordsView<K> {
  const network = useNetwork()
  const client = useQueryClient()
  const { from, until } = period
  const sources = useMemo(() => linkedSources(network, person), [network, person])
  const asked = useMemo(() => sources.filter((each) => unaskedOf(each, kind) === undefined), [sources, kind])
  const collect = useCallback(
    (results: readonly QueryPart<FactOf<K>>[]) =>
      new Map(asked.map((each, at) => [each.facility.id, { data: results[at]?.data, isError: results[at]?.isError }])),
    [asked],
  )
  const parts = useQueries({
    queries: asked.map((each) => recordsQuery(network, person.handle, each, kind, { from, until })),
    combine: collect,
  })
  return useMemo(
    () =>
      new Map(
        sources.map((each) => {
          const part = parts.get(each.facility.id)
          const key = recordsKey(person.handle, each.facility.id, kind, { from, until })
          const { data, isError = false } = part ?? {}
          const answer: Answer<FactOf<K>> =
            unaskedOf(each, kind) ?? answerOf<FactOf<K>>(client, network, key, { data, isError })
          return [each.facility.id, answer] as const
        }),
      ),
    [client, network, person.handle, sources, kind, from, until, parts],
  )
}

function recordsKey(person: PersonHandle, facility: FacilityId, kind: RecordKind, period: Period): SourceQueryKey {
  return [person, facility, 'records', kind, period.from ?? '', period.until ?? '']
}

function recordsQuery<K extends RecordKind>(
  network: Network,
  person: PersonHandle,
  { source, facility, link }: LinkedSource,
  kind: K,
  period: Period,
) {
  return sourceQuery<FactOf<K>>({
    network,
    key: recordsKey(person, facility.id, kind, period),
    ask: async (signal) =>
      link === undefined ? { state: 'notLinked' } : ofKind(await source.records(link, kind, period, signal), kind),
  })
}

function ofKind<K extends RecordKind>(answer: Arrived<ClinicalFact>, kind: K): Arrived<FactOf<K>> {
  if (answer.state !== 'data') return answer
  const rows = answer.rows.filter((fact): fact is FactOf<K> => fact.kind === kind)
  return { ...answer, rows }
}
