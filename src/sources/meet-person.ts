import type { QueryClient } from '@tanstack/react-query'
import type { Person } from '#clinical/person.ts'
import type { Network } from './record-source.ts'
import { linkedSources, unaskedOf } from './source-query.ts'

/**
 * Lets every facility that will be asked find out who the person is there while their page is still being drawn: each
 * question about their records needs that first (SPD-1). The key begins with the person, so that leaving them ends it
 * (PID-4).
 */
export function meetPerson(client: QueryClient, network: Network, person: Person): void {
  for (const each of linkedSources(network, person)) {
    const { source, facility, link } = each
    const isAsked = [...facility.disclosedKinds].some((kind) => unaskedOf(each, kind) === undefined)
    if (link === undefined || !isAsked) continue
    void client.prefetchQuery({
      queryKey: [person.handle, facility.id, 'meeting'],
      queryFn: async ({ signal }) => {
        await source.meet?.(link, signal)
        return null
      },
      retry: false,
    })
  }
}
