import { type QueryState, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FacilityId } from '#clinical/facility.ts'
import type { PersonHandle } from '#clinical/person.ts'
import { useNetwork } from './network-context.tsx'
import { isPersonKey } from './patients.query.ts'
import type { Arrived } from './record-source.ts'
import { isSourceQueryKey } from './source-query.ts'

/**
 * Asks one facility again, or all, for whatever is on the screen and for whatever is still missing behind it (SRC-9): a
 * reader wants to know now, and a hospital that is back must not stay marked for what another screen had asked. All are
 * asked together with the hub, who the person is included (E15). Without a person it asks for whoever is on the screen.
 */
export function useAskAgain(person?: PersonHandle): (facility?: FacilityId) => void {
  const network = useNetwork()
  const client = useQueryClient()
  return useCallback(
    (facility) => {
      for (const source of [...network.sources, network.hub]) {
        if (facility === undefined || source.facility.id === facility) source.askAnyway?.()
      }
      for (const [id, server] of network.imageServers ?? []) {
        if (facility === undefined || id === facility) server.askAnyway()
      }
      void client.refetchQueries({
        predicate: (query) => {
          const { queryKey } = query
          if (person !== undefined && queryKey[0] !== person) return false
          if (isPersonKey(queryKey)) return facility === undefined && query.isActive()
          if (!isSourceQueryKey(queryKey) || (facility !== undefined && queryKey[1] !== facility)) return false
          return query.isActive() || isIncomplete(query.state)
        },
      })
    },
    [network, client, person],
  )
}

function isIncomplete({ status, data }: QueryState): boolean {
  const answer = data as Arrived<unknown> | undefined
  return status === 'error' || answer?.state === 'failed' || (answer?.state === 'data' && answer.gaps.length > 0)
}
