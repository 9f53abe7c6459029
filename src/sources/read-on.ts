import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FacilityId } from '#clinical/facility.ts'
import { useNetwork } from './network-context.tsx'
import type { Arrived } from './record-source.ts'
import { isSourceQueryKey } from './source-query.ts'

/**
 * Asks one facility for more of what a limit cut of its records (E9, SRC-6). What is on the screen is asked at once, what
 * another screen had asked when it is opened; `isReading` until it has come.
 */
export function useReadOn(facility: FacilityId): { readonly readOn: () => void; readonly isReading: boolean } {
  const network = useNetwork()
  const client = useQueryClient()
  const isReading = useIsFetching({ predicate: (query) => isCutAt(query, facility) }) > 0
  const readOn = useCallback(() => {
    for (const source of [...network.sources, network.hub]) if (source.facility.id === facility) source.readOn?.()
    void client.invalidateQueries({ predicate: (query) => isCutAt(query, facility) })
  }, [network, client, facility])
  return { readOn, isReading }
}

function isCutAt({ queryKey, state }: Query, facility: FacilityId): boolean {
  if (!isSourceQueryKey(queryKey) || queryKey[1] !== facility) return false
  const answer = state.data as Arrived<unknown> | undefined
  return answer?.state === 'data' && answer.gaps.some((gap) => gap.kind === 'capped' && gap.mayReadOn === true)
}
