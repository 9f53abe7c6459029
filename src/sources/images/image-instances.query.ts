import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImageInstance, ImageSeries } from '#clinical/imaging/image-study.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { useNetwork } from '../network-context.tsx'
import type { Network } from '../record-source.ts'
import { answerOf, type SourceQueryKey, sourceQuery } from '../source-query.ts'
import type { Asked } from './image-series.query.ts'
import { readInstances } from './read-instances.ts'
import { serverOf } from './server-of.ts'

/**
 * The instances of one series with their metadata, asked when a component shows the series and forgotten with the person
 * (PID-4). Without a series nothing is asked.
 */
export function useImageInstances(person: Person, series: ImageSeries | undefined): Asked<ImageInstance> {
  const network = useNetwork()
  const client = useQueryClient()
  const question = instancesQuery(network, person.handle, series)
  const query = useQuery(question)
  const server = series === undefined ? undefined : serverOf(network, series.facility)
  return {
    answer: server === undefined ? { state: 'notDisclosed' } : answerOf(client, network, question.queryKey, query),
    retry: () => {
      server?.askAnyway()
      void query.refetch()
    },
  }
}

/** Asked ahead by whoever knows which series comes next; the same answer serves `useImageInstances`. */
export function instancesQuery(network: Network, person: PersonHandle, series: ImageSeries | undefined) {
  const server = series === undefined ? undefined : serverOf(network, series.facility)
  const key: SourceQueryKey = [
    person,
    series?.facility ?? network.hub.facility.id,
    'pictures',
    'imaging',
    'instances',
    `${series?.below ?? ''}${series?.studyUid ?? ''}`,
    series?.seriesUid ?? '',
  ]
  return sourceQuery<ImageInstance>({
    network,
    key,
    isEnabled: server !== undefined,
    ask: async (signal) =>
      server === undefined || series === undefined ? { state: 'notDisclosed' } : readInstances(server, series, signal),
  })
}
