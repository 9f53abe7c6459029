import type { Facility } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { Access } from '#session/access.ts'
import type { Network, RecordSource } from '#sources/record-source.ts'

/**
 * The network as far as one profession may read it: a kind that is closed is answered 閲覧権限なし without being asked
 * for, and no period begins before what may be read. The servers decide for themselves all the same (B1).
 */
export function permittedNetwork(network: Network, access: Access, today: () => JstDate): Network {
  if (access.closed.length === 0 && access.months === undefined) return network
  const closedKinds = new Set(access.closed)
  const closing = (facility: Facility): Facility => ({ ...facility, closedKinds })
  const permitted = (source: RecordSource) => permittedSource(source, closing(source.facility), access, today)
  const { imageServers, imageDisplays, annotationServer, ...rest } = network
  const images = {
    ...(imageServers === undefined ? {} : { imageServers }),
    ...(imageDisplays === undefined ? {} : { imageDisplays }),
    ...(annotationServer === undefined ? {} : { annotationServer }),
  }
  return {
    ...rest,
    ...(access.mayRead('imaging') ? images : {}),
    facilities: network.facilities.map(closing),
    sources: network.sources.map(permitted),
    hub: permitted(network.hub),
  }
}

function permittedSource(source: RecordSource, facility: Facility, access: Access, today: () => JstDate): RecordSource {
  const within = (kind: RecordKind, period: Period): Period => {
    const since = access.since(kind, today())
    return since === undefined || (period.from !== undefined && period.from >= since)
      ? period
      : { ...period, from: since }
  }
  const refused = { state: 'notPermitted' } as const
  return {
    facility,
    askAnyway: () => source.askAnyway?.(),
    forget: () => source.forget?.(),
    timeline: async (link, kind, period, signal) =>
      access.mayRead(kind) ? source.timeline(link, kind, within(kind, period), signal) : refused,
    records: async (link, kind, period, signal, isBehind) =>
      access.mayRead(kind) ? source.records(link, kind, within(kind, period), signal, isBehind) : refused,
  }
}
