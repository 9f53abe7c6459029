import type { FacilityId } from '#clinical/facility.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { grantOf, type Reach } from '#session/granted-scope.ts'
import type { Network } from '#sources/record-source.ts'
import { searchesOf } from '#sources/searches.ts'

/** What the tokens of a user let them read at each facility. `contact` comes with the patient and is never closed. */
export interface GrantedRights {
  /** `none`: not to be asked · `part`: the server keeps some of it to itself, so that an empty answer is no 「なし」 (H-05). */
  reach(facility: FacilityId, kind: RecordKind): Reach
  /** Kinds that are read at none of the facilities that disclose them. */
  readonly closed: ReadonlySet<RecordKind>
  /** Whether its picture server may be asked: that has a base, and may have a token, of its own (C9). */
  mayReadPictures(facility: FacilityId): boolean
}

/** @param narrowed - scopes by the base of a server, where they let the user read less than everything. */
export function grantedRights(network: Network, narrowed: ReadonlyMap<string, readonly string[]>): GrantedRights {
  const grantOfBase = (base: URL | undefined) =>
    base === undefined ? undefined : grantOf(narrowed.get(base.href) ?? [])
  const mayReadPictures = (facility: FacilityId) =>
    grantOfBase(network.imageServers?.get(facility)?.base)?.read('ImagingStudy') !== 'none'
  const reaches = new Map<FacilityId, ReadonlyMap<RecordKind, Reach>>()
  const facilities = [...network.sources, network.hub].map(({ facility }) => facility)
  for (const { id } of facilities) {
    const grant = grantOfBase(network.fileServers?.get(id)?.base)
    if (grant !== undefined) reaches.set(id, new Map(RECORD_KINDS.map((kind) => [kind, reachOf(kind, grant.read)])))
  }
  const reach = (facility: FacilityId, kind: RecordKind) => reaches.get(facility)?.get(kind) ?? 'all'
  const hasPictures = (id: FacilityId) => network.imageServers?.has(id) === true && mayReadPictures(id)
  const isClosed = (kind: RecordKind) => {
    const disclosing = facilities.filter(({ disclosedKinds }) => disclosedKinds.has(kind))
    const isClosedAt = (id: FacilityId) => reach(id, kind) === 'none' && !(kind === 'imaging' && hasPictures(id))
    return disclosing.length > 0 && disclosing.every(({ id }) => isClosedAt(id))
  }
  return { reach, mayReadPictures, closed: new Set(RECORD_KINDS.filter(isClosed)) }
}

/** A kind may come by several types of resource; one that only adds to it does not open it. */
function reachOf(kind: RecordKind, read: (type: string) => Reach): Reach {
  const searches = searchesOf(kind)
  const own = searches.filter(({ addsTo }) => addsTo?.includes(kind) !== true)
  if (own.every(({ type }) => read(type) === 'none')) return 'none'
  return searches.every(({ type }) => read(type) === 'all') ? 'all' : 'part'
}
