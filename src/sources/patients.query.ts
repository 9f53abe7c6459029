import { type QueryKey, queryOptions } from '@tanstack/react-query'
import type { Person, PersonHandle } from '#clinical/person.ts'
import type { PatientCriterion } from './find-people.ts'
import { refreshed, staleTimeOf } from './freshness.ts'
import { meetPerson } from './meet-person.ts'
import type { Arrived, Network } from './record-source.ts'

/**
 * The patients linked for the user's facility, from the hub (DESIGN.md §8.10): all of them, or, where the network lists
 * nobody unasked, those whom the criteria may mean (ITI-78).
 */
export function linkedPatientsQuery(network: Network, criteria: readonly PatientCriterion[]) {
  const isSearched = network.patientSearch === 'pdqm'
  const queryKey = ['linked-patients', ...(isSearched ? [criteria] : [])] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }) => {
      const { directory } = network
      const answer = await (isSearched ? directory.search(criteria, signal) : directory.linkedPatients(signal))
      return refreshed(client.getQueryData<Arrived<Person>>(queryKey), answer)
    },
    enabled: !isSearched || criteria.length > 0,
    staleTime: ({ state }) => staleTimeOf(state.data),
    retry: false,
    structuralSharing: false,
  })
}

export function isPersonKey(queryKey: QueryKey): boolean {
  return queryKey.length === 2 && queryKey[1] === 'person'
}

/**
 * One patient with their links; the answer has exactly one row when the hub knows the handle. `known` is told of the person
 * before anything of them is drawn.
 */
export function personQuery(network: Network, handle: PersonHandle, known?: (person: Person) => void) {
  const queryKey = [handle, 'person'] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }) => {
      const answer = await network.directory.person(handle, signal)
      const [person] = answer.state === 'data' ? answer.rows : []
      // Who has left meanwhile asks nothing more about them (PID-4).
      if (person !== undefined && !signal.aborted) {
        meetPerson(client, network, person)
        known?.(person)
      }
      return refreshed(client.getQueryData<Arrived<Person>>(queryKey), answer)
    },
    staleTime: ({ state }) => staleTimeOf(state.data),
    retry: false,
    structuralSharing: false,
  })
}
