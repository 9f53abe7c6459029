import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FacilityId } from '#clinical/facility.ts'
import type { PersonHandle } from '#clinical/person.ts'
import { useNetwork } from './network-context.tsx'

/** Asks one facility again, or all, for whatever is on the screen about a person (SRC-9): a reader wants to know now. */
export function useAskAgain(person: PersonHandle): (facility?: FacilityId) => void {
  const network = useNetwork()
  const client = useQueryClient()
  return useCallback(
    (facility) => {
      for (const source of [...network.sources, network.hub]) {
        if (facility === undefined || source.facility.id === facility) source.askAnyway?.()
      }
      const queryKey = facility === undefined ? [person] : [person, facility]
      void client.refetchQueries({ queryKey, type: 'active' })
    },
    [network, client, person],
  )
}
