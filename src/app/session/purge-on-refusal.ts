import type { Query, QueryClient } from '@tanstack/react-query'
import type { AnswerState } from '#clinical/answer.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { Network } from '#sources/record-source.ts'
import { isSourceQueryKey, type SourceQueryKey } from '#sources/source-query.ts'

const REFUSALS: ReadonlySet<unknown> = new Set<AnswerState>(['notPermitted', 'outOfConsent'])

const OF_DOCUMENTS: ReadonlySet<RecordKind> = new Set(['file', 'clinical-record', 'report', 'note'])
const OF_PICTURES: ReadonlySet<RecordKind> = new Set(['imaging'])

/** What was opened from records, by the third part of its key: of which kinds they may have been. */
const KINDS_OF_CONTENT: ReadonlyMap<unknown, ReadonlySet<RecordKind>> = new Map([
  ['file', OF_DOCUMENTS],
  ['file-progress', OF_DOCUMENTS],
  ['thumbnail', OF_PICTURES],
  ['waveform', OF_PICTURES],
])

/**
 * Takes away what a facility gave out before it refused the same kind of record, whatever question brought it, with the
 * files and pictures that were opened from there, and asks anew what still stands on the screen; where the consent ended,
 * everything of that facility. A person who may not be read any more takes all records along (B2). Returns what ends it.
 */
export function purgeOnRefusal(client: QueryClient, network: Network): () => void {
  /** Kinds that stand refused: a file that was opened since then came by another kind, which is not refused. */
  const refused = new Set<string>()
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const state = answerState(event.query)
    const key = event.query.queryKey
    if (!REFUSALS.has(state)) {
      if (isSourceQueryKey(key)) refused.delete(kindThere(key))
      return
    }
    if (key[1] === 'person') {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === key[0] && queryKey[1] !== 'person' })
      return
    }
    if (!isSourceQueryKey(key)) return
    const [person, facility, , kind] = key
    const isFirst = !refused.has(kindThere(key))
    refused.add(kindThere(key))
    const isFromThere = ({ queryKey, state: { data } }: Query) =>
      queryKey[0] === person && queryKey[1] === facility && data !== undefined
    const isGone = (query: Query) =>
      isFromThere(query) &&
      (state === 'outOfConsent' || query.queryKey[3] === kind) &&
      !REFUSALS.has(answerState(query))
    const isContent = (query: Query) => isFromThere(query) && !isSourceQueryKey(query.queryKey)
    const isOpened = (query: Query) =>
      isContent(query) && (state === 'outOfConsent' || KINDS_OF_CONTENT.get(query.queryKey[2])?.has(kind) === true)
    const hadGiven = (query: Query) => isGone(query) || (isFirst && isOpened(query))
    if (client.getQueryCache().findAll({ predicate: hadGiven }).length === 0) return
    for (const source of [...network.sources, network.hub]) if (source.facility.id === facility) source.forget?.()
    void client.resetQueries({ predicate: (query) => isGone(query) || isContent(query) })
  })
}

function kindThere([person, facility, , kind]: SourceQueryKey): string {
  return [person, facility, kind].join(' ')
}

function answerState(query: Query): unknown {
  const data: unknown = query.state.data
  return typeof data === 'object' && data !== null ? Reflect.get(data, 'state') : undefined
}
