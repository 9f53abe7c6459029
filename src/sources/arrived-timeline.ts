import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, useSyncExternalStore } from 'react'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import type { Arrived } from './record-source.ts'
import { isSourceQueryKey } from './source-query.ts'
import { QueryChanges } from './source-states.ts'

/** What of a person's timeline has come so far, whoever asked for it; nothing is asked for here. */
export function useArrivedTimeline(person: Person): readonly Occurrence[] {
  const client = useQueryClient()
  const [changes] = useState(() => new QueryChanges(client.getQueryCache()))
  const version = useSyncExternalStore(changes.subscribe, changes.version)
  return useMemo(() => {
    void version
    return client
      .getQueryCache()
      .findAll({ queryKey: [person.handle] })
      .flatMap(({ queryKey, state }) => {
        if (!isSourceQueryKey(queryKey) || queryKey[2] !== 'timeline') return []
        const answer = state.data as Arrived<Occurrence> | undefined
        return answer?.state === 'data' ? answer.rows : []
      })
  }, [client, person.handle, version])
}
