import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { useNetwork } from '../network-context.tsx'
import type { Network } from '../record-source.ts'
import { askJson } from './image-answers.ts'
import { readRendered } from './read-image-bytes.ts'
import { pathOfSeries, serverOf } from './server-of.ts'

/** Pictures that nobody looks at are let go after five minutes. */
const KEPT_MS = 5 * 60_000

/**
 * A small picture of a series: its middle image, drawn by the server. `none` where the series has no images or the server
 * draws none; undefined while it is awaited. Without a series nothing is asked.
 */
export function useThumbnail(person: Person, series: ImageSeries | undefined): Blob | 'none' | undefined {
  const network = useNetwork()
  const query = useQuery(
    queryOptions({
      queryKey: [person.handle, series?.facility ?? '', 'thumbnail', series?.studyUid ?? '', series?.seriesUid ?? ''],
      queryFn: series?.kind === 'images' ? ({ signal }) => readThumbnail(network, series, signal) : skipToken,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEPT_MS,
      retry: false,
      refetchOnWindowFocus: false,
      structuralSharing: false,
    }),
  )
  if (series !== undefined && series.kind !== 'images') return 'none'
  return query.isError ? 'none' : query.data
}

async function readThumbnail(network: Network, series: ImageSeries, signal: AbortSignal): Promise<Blob | 'none'> {
  const { facility } = series
  const server = serverOf(network, facility)
  if (server === undefined) return 'none'
  const middle = Math.max(0, Math.ceil((series.instanceCount ?? 1) / 2) - 1)
  const path = `${pathOfSeries(series)}/instances?limit=1&offset=${middle}`
  const listed = await askJson(server, path, signal)
  const sopInstanceUid =
    listed.kind === 'rows' && listed.rows[0] ? textOf(listed.rows[0], TAG.SOPInstanceUID) : undefined
  if (sopInstanceUid === undefined) return 'none'
  const picture = await readRendered(network, { series, sopInstanceUid }, signal)
  if (picture.state !== 'data' || !picture.contentType.startsWith('image/')) return 'none'
  return new Blob([picture.bytes], { type: picture.contentType })
}
