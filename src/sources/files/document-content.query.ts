import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AttachedFile } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { now } from '../freshness.ts'
import { useNetwork } from '../network-context.tsx'
import type { Network } from '../record-source.ts'
import type { FileAnswer, FileProgress } from './file-answer.ts'
import { readFile } from './read-file.ts'

/** A file and the server (facility or hub) whose record announced it. */
export interface DocumentFile {
  readonly server: FacilityId
  readonly file: AttachedFile
}

type DocumentContent = FileAnswer | { readonly state: 'loading'; readonly progress: FileProgress | undefined }

/**
 * The content of one attachment, asked when a component shows it and forgotten with the person (PID-4): the key begins
 * with the handle. `undefined` asks nothing.
 */
export function useDocumentContent(person: Person, document: DocumentFile | undefined) {
  const network = useNetwork()
  const client = useQueryClient()
  const progressKey = keyOf(person, document, 'file-progress')
  const query = useQuery(
    queryOptions({
      queryKey: keyOf(person, document, 'file'),
      queryFn:
        document === undefined
          ? skipToken
          : ({ signal }) =>
              readFile(serverOf(network, document.server), document.file, signal, {
                onProgress: (progress) => client.setQueryData(progressKey, progress),
              }),
      // A version of a document does not change; only a failure is asked again.
      staleTime: ({ state }) => (state.data?.state === 'failed' ? 0 : Number.POSITIVE_INFINITY),
      retry: false,
      refetchOnWindowFocus: false,
      structuralSharing: false,
      gcTime: KEPT_MS,
    }),
  )
  const progress = useQuery<FileProgress>({ queryKey: progressKey, queryFn: skipToken, gcTime: KEPT_MS })
  const content: DocumentContent = query.isFetching
    ? { state: 'loading', progress: progress.data }
    : (query.data ??
      (query.isError
        ? { state: 'failed', why: { reason: 'malformed', isRetryable: true }, at: now(network) }
        : { state: 'loading', progress: undefined }))
  return { content, retry: () => void query.refetch() }
}

/** Bytes of a document that nobody looks at are let go after five minutes. */
const KEPT_MS = 5 * 60_000

function keyOf(person: Person, document: DocumentFile | undefined, question: 'file' | 'file-progress') {
  const { server = '', file } = document ?? {}
  return [person.handle, server, question, file?.url ?? '', contentDigest(file?.data)] as const
}

function serverOf(network: Network, facility: FacilityId) {
  return network.fileServers?.get(facility)
}

/** FNV-1a of content that came inside a record, so that two such attachments are two. */
function contentDigest(data: string | undefined): string {
  if (data === undefined) return ''
  let hash = 0x811c9dc5
  for (let at = 0; at < data.length; at += 1) hash = Math.imul(hash ^ data.charCodeAt(at), 0x01000193)
  return `${data.length}.${(hash >>> 0).toString(36)}`
}
