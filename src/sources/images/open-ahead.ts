import type { QueryClient } from '@tanstack/react-query'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import type { Network } from '../record-source.ts'
import { instancesQuery } from './image-instances.query.ts'
import { seriesQuery } from './image-series.query.ts'
import { listedStudiesQueries } from './image-studies.query.ts'

/**
 * Asks for what the first picture of a study needs, each answer followed by the next question at once, without waiting for
 * a screen to be drawn between them: the studies, the series of the wanted ones, the metadata of the series that `choose`
 * names. The same questions as those of the screen, so none is asked twice; what fails here, the screen tells. After `signal`
 * nothing more is asked: the reader has left.
 */
export async function openAhead(
  client: QueryClient,
  network: Network,
  person: Person,
  isWanted: (studyUid: string) => boolean,
  choose: (studyUid: string, series: readonly ImageSeries[]) => ImageSeries | undefined,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    listedStudiesQueries(network, person).map(async ({ facility, query }) => {
      const studies = await client.fetchQuery(query).catch(() => undefined)
      const server = network.imageServers?.get(facility.id)
      if (studies?.state !== 'data' || server === undefined || signal.aborted) return
      await Promise.all(
        studies.rows
          .filter(({ studyUid }) => isWanted(studyUid))
          .map(async ({ studyUid }) => {
            const question = seriesQuery(network, person.handle, facility.id, server, studyUid)
            const series = await client.fetchQuery(question).catch(() => undefined)
            const first = series?.state === 'data' ? choose(studyUid, series.rows) : undefined
            if (first !== undefined && !signal.aborted)
              await client.prefetchQuery(instancesQuery(network, person.handle, first))
          }),
      )
    }),
  )
}
