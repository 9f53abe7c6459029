import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { FacilityId } from '#clinical/facility.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import type { Network } from '#sources/record-source.ts'
import { isSourceQueryKey } from '#sources/source-query.ts'
import type { GrantedRights } from './granted-rights.ts'

/** Questions to several facilities at once: what is new, and the last record in the list of patients. */
const ACROSS = new Set<unknown>(['recent', 'last-record'])

/**
 * The tokens let somebody read something else at a facility than they did: what it has answered so far is asked again, and
 * what may not be read there any more goes at once (B1, B2, H-05).
 */
export function askWhatChanged(
  client: QueryClient,
  network: Network,
  before: GrantedRights | undefined,
  after: GrantedRights | undefined,
): void {
  const facilities = [...network.sources, network.hub].map(({ facility }) => facility.id)
  const changed = new Set(facilities.filter((id) => isChanged(id, before, after)))
  if (changed.size === 0) return
  const isOfChanged = (key: QueryKey) => isSourceQueryKey(key) && changed.has(key[1])
  const isLost = (key: QueryKey) =>
    isSourceQueryKey(key) &&
    (key[2] === 'pictures' ? after?.mayReadPictures(key[1]) === false : after?.reach(key[1], key[3]) === 'none')
  void client.resetQueries({ predicate: ({ queryKey }) => isOfChanged(queryKey) && isLost(queryKey) })
  void client.invalidateQueries({
    predicate: ({ queryKey }) => (isOfChanged(queryKey) && !isLost(queryKey)) || ACROSS.has(queryKey[1]),
  })
}

function isChanged(id: FacilityId, before: GrantedRights | undefined, after: GrantedRights | undefined): boolean {
  return (
    (before?.mayReadPictures(id) ?? true) !== (after?.mayReadPictures(id) ?? true) ||
    RECORD_KINDS.some((kind) => (before?.reach(id, kind) ?? 'all') !== (after?.reach(id, kind) ?? 'all'))
  )
}
