import type { Query, QueryClient } from '@tanstack/react-query'
import type { AnswerState } from '#clinical/answer.ts'
import type { Network } from '#sources/record-source.ts'
import { isSourceQueryKey } from '#sources/source-query.ts'

const REFUSALS: ReadonlySet<unknown> = new Set<AnswerState>(['notPermitted', 'outOfConsent'])

/**
 * Takes away what a facility gave out before it refused the same kind of record, whatever question brought it, with the
 * files and pictures that were opened from there, and asks anew what still stands on the screen; where the consent ended,
 * everything of that facility. A person who may not be
 * read any more takes all records along (B2). Returns what ends it.
 */
export function purgeOnRefusal(client: QueryClient, network: Network): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const state = answerState(event.query)
    if (!REFUSALS.has(state)) return
    const key = event.query.queryKey
    if (key[1] === 'person') {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === key[0] && queryKey[1] !== 'person' })
      return
    }
    if (!isSourceQueryKey(key)) return
    const [person, facility, , kind] = key
    const isFromThere = ({ queryKey, state: { data } }: Query) =>
      queryKey[0] === person && queryKey[1] === facility && data !== undefined
    const isGone = (query: Query) =>
      isFromThere(query) &&
      (state === 'outOfConsent' || query.queryKey[3] === kind) &&
      !REFUSALS.has(answerState(query))
    const isContent = (query: Query) => isFromThere(query) && !isSourceQueryKey(query.queryKey)
    if (client.getQueryCache().findAll({ predicate: isGone }).length === 0) return
    for (const source of [...network.sources, network.hub]) if (source.facility.id === facility) source.forget?.()
    void client.resetQueries({ predicate: (query) => isGone(query) || isContent(query) })
  })
}

function answerState(query: Query): unknown {
  const data: unknown = query.state.data
  return typeof data === 'object' && data !== null ? Reflect.get(data, 'state') : undefined
}
