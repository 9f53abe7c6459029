import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import type { ImageInstance, ImageSeries } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { type DicomJson, itemsOf } from '#standards/dicom/dicom-json.ts'
import { WAVEFORM_TAG } from '#standards/dicom/waveform-tags.ts'
import type { FileAnswer } from '../files/file-answer.ts'
import { now } from '../freshness.ts'
import { useNetwork } from '../network-context.tsx'
import type { Network } from '../record-source.ts'
import { readBulkData, readInstance } from './read-image-bytes.ts'

/** What beyond its metadata is needed to read one waveform instance. */
export type WaveformData =
  /** Values by BulkDataURI; empty where the metadata hold everything. */
  | { readonly state: 'bulk'; readonly bulk: ReadonlyMap<string, Uint8Array<ArrayBuffer>> }
  /** The whole object as a file, where the server does not give its bulk data. */
  | { readonly state: 'file'; readonly bytes: Uint8Array<ArrayBuffer> }
  | Exclude<FileAnswer, { readonly state: 'data' }>

/** Bulk data may come in the byte order of the stored object, which only the whole file tells for sure. */
const BIG_ENDIAN = '1.2.840.10008.1.2.2'

/** The samples of a waveform instance, asked when a component shows it and forgotten with the person (PID-4). */
export function useWaveformData(person: Person, series: ImageSeries | undefined, instance: ImageInstance | undefined) {
  const network = useNetwork()
  const query = useQuery(
    queryOptions({
      queryKey: [person.handle, series?.facility ?? '', 'waveform', instance?.sopInstanceUid ?? ''],
      queryFn:
        series === undefined || instance === undefined
          ? skipToken
          : ({ signal }) => readWaveformData(network, series, instance, signal),
      // A stored object does not change; only a failure is asked again.
      staleTime: ({ state }) => (state.data?.state === 'failed' ? 0 : Number.POSITIVE_INFINITY),
      retry: false,
      refetchOnWindowFocus: false,
      structuralSharing: false,
      gcTime: KEPT_MS,
    }),
  )
  const data: WaveformData | undefined = query.isFetching
    ? undefined
    : query.isError
      ? { state: 'failed', why: { reason: 'malformed', isRetryable: true }, at: now(network) }
      : query.data
  return { data, retry: () => void query.refetch() }
}

const KEPT_MS = 5 * 60_000

async function readWaveformData(
  network: Network,
  series: ImageSeries,
  { dataSet, sopInstanceUid, transferSyntaxUid }: ImageInstance,
  signal: AbortSignal,
): Promise<WaveformData> {
  const bulk = new Map<string, Uint8Array<ArrayBuffer>>()
  let isWhole = transferSyntaxUid !== BIG_ENDIAN
  for (const address of isWhole ? addressesOf(dataSet) : []) {
    const answer = await readBulkData(network, series.facility, address, signal)
    if (answer.state !== 'data') {
      isWhole = false
      break
    }
    bulk.set(address, answer.bytes)
  }
  if (isWhole) return { state: 'bulk', bulk }
  const file = await readInstance(network, { series, sopInstanceUid }, signal)
  return file.state === 'data' ? { state: 'file', bytes: file.bytes } : file
}

function addressesOf(dataSet: DicomJson): readonly string[] {
  return itemsOf(dataSet, WAVEFORM_TAG.WaveformSequence).flatMap((item) =>
    [WAVEFORM_TAG.WaveformData, WAVEFORM_TAG.WaveformPaddingValue].flatMap((tag) => item[tag]?.BulkDataURI ?? []),
  )
}
