import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Answer } from '#clinical/answer.ts'
import type { FactBase } from '#clinical/fact-base.ts'
import type { Person } from '#clinical/person.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import { now } from './freshness.ts'
import { useNetwork } from './network-context.tsx'
import { noVersions } from './no-versions.ts'
import type { Arrived, VersionedRecord } from './record-source.ts'
import { answerOf, linkedSources } from './source-query.ts'

interface VersionsView {
  readonly answer: Answer<RecordVersion>
  /** Asks the facility again, also where it was to be left alone (SRC-9). */
  retry(): void
}

/**
 * What a record said before, asked of its own facility and of no other whenever it is opened (E14). The person stands first
 * in the key, so that it goes with everything else of them (PID-4).
 */
export function useRecordVersions(
  person: Person,
  { key, kind, refs, facility }: VersionedRecord & Pick<FactBase, 'facility'>,
): VersionsView {
  const network = useNetwork()
  const client = useQueryClient()
  const queryKey = [person.handle, facility, 'versions', key] as const
  const { source, link } = linkedSources(network, person).find((each) => each.facility.id === facility) ?? {}
  const query = useQuery<Arrived<RecordVersion>>({
    queryKey,
    queryFn: async ({ signal }) => {
      if (link === undefined) return { state: 'notLinked' }
      return (await source?.versions?.(link, { key, kind, refs }, signal)) ?? noVersions(now(network))
    },
    staleTime: 0,
    retry: false,
    structuralSharing: false,
  })
  return {
    answer: answerOf(client, network, queryKey, { data: query.data, isError: query.isError }),
    retry: () => {
      source?.askAnyway?.()
      void query.refetch()
    },
  }
}
