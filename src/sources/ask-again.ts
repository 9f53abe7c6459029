import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FacilityId } from '#clinical/facility.ts'
import type { PersonHandle } from '#clinical/person.ts'
import { useNetwork } from './network-context.tsx'
import { isSourceQueryKey } from './source-query.ts'

/**
 * Asks one facility again, or all, for whatever is on the screen (SRC-9): a reader wants to know now. Without a person it
 * asks for whoever is on the screen.
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
        type: 'active',
        predicate: ({ queryKey }) =>
          isSourceQueryKey(queryKey) &&
          (person === undefined || queryKey[0] === person) &&
          (facility === undefined || queryKey[1] === facility),
      })
    },
    [network, client, person],
  )
}
