import type { FacilityId } from '#clinical/facility.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { grantOf, type Reach } from '#session/granted-scope.ts'
import type { Network } from '#sources/record-source.ts'
import { searchesOf } from '#sources/searches.ts'

/** What the tokens of a user let them read at each facility. */
export interface GrantedRights {
  /** `none`: not to be asked · `part`: the server keeps some of it to itself, so that an empty answer is no 「なし」 (H-05). */
  reach(facility: FacilityId, kind: RecordKind): Reach
  /** Kinds that are read at none of the facilities that disclose them. */
  readonly closed: ReadonlySet<RecordKind>
}

/** @param narrowed - scopes by the base of a server, where they let the user read less than everything. */
export function grantedRights(network: Network, narrowed: ReadonlyMap<string, readonly string[]>): GrantedRights {
  const grantAt = (facility: FacilityId) => {
    const base = network.fileServers?.get(facility)?.base.href
    return base === undefined ? undefined : grantOf(narrowed.get(base) ?? [])
  }
  const reaches = new Map<FacilityId, ReadonlyMap<RecordKind, Reach>>()
  const facilities = [...network.sources, network.hub].map(({ facility }) => facility)
  for (const { id } of facilities) {
    const grant = grantAt(id)
    if (grant !== undefined) reaches.set(id, new Map(RECORD_KINDS.map((kind) => [kind, reachOf(kind, grant.read)])))
  }
  const reach = (facility: FacilityId, kind: RecordKind) => reaches.get(facility)?.get(kind) ?? 'all'
  const isClosed = (kind: RecordKind) => {
    const disclosing = facilities.filter(({ disclosedKinds }) => disclosedKinds.has(kind))
    return disclosing.length > 0 && disclosing.every(({ id }) => reach(id, kind) === 'none')
  }
  return { reach, closed: new Set(RECORD_KINDS.filter(isClosed)) }
}

/** A kind may come by several types of resource; one that only adds to it does not open it. */
function reachOf(kind: RecordKind, read: (type: string) => Reach): Reach {
  const searches = searchesOf(kind)
  const own = searches.filter(({ addsTo }) => addsTo?.includes(kind) !== true)
  if (own.every(({ type }) => read(type) === 'none')) return 'none'
  return searches.every(({ type }) => read(type) === 'all') ? 'all' : 'part'
}
