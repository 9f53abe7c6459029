import { queryOptions } from '@tanstack/react-query'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { refreshed, staleTimeOf } from './freshness.ts'
import type { Arrived, Network } from './record-source.ts'

/** The patients linked for the user's facility, from the hub (DESIGN.md §8.10). */
export function linkedPatientsQuery(network: Network) {
  const queryKey = ['linked-patients'] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }) =>
      refreshed(client.getQueryData<Arrived<Person>>(queryKey), await network.directory.linkedPatients(signal)),
    staleTime: ({ state }) => staleTimeOf(state.data),
    retry: false,
    structuralSharing: false,
  })
}

/** One patient with their links; the answer has exactly one row when the hub knows the handle. */
export function personQuery(network: Network, handle: PersonHandle) {
  const queryKey = [handle, 'person'] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }) =>
      refreshed(client.getQueryData<Arrived<Person>>(queryKey), await network.directory.person(handle, signal)),
    staleTime: ({ state }) => staleTimeOf(state.data),
    retry: false,
    structuralSharing: false,
  })
}
