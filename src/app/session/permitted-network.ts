import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { Access } from '#session/access.ts'
import type { Arrived, Network, RecordSource } from '#sources/record-source.ts'
import type { GrantedRights } from './granted-rights.ts'

/**
 * The network as far as one user may read it, by profession and by the scopes of their tokens: a kind that is closed is
 * answered 閲覧権限なし without being asked for, and no period begins before what may be read. The servers decide for
 * themselves all the same (B1).
 */
export function permittedNetwork(
  network: Network,
  access: Access,
  today: () => JstDate,
  granted?: GrantedRights,
): Network {
  if (access.closed.length === 0 && access.months === undefined && granted === undefined) return network
  const isUngranted = (id: FacilityId, kind: RecordKind) => granted?.reach(id, kind) === 'none'
  const closing = (facility: Facility): Facility => ({
    ...facility,
    closedKinds: new Set(RECORD_KINDS.filter((kind) => !access.mayRead(kind) || isUngranted(facility.id, kind))),
  })
  const permitted = (source: RecordSource) => {
    const { facility } = source
    const isPart = (kind: RecordKind) => granted?.reach(facility.id, kind) === 'part'
    return permittedSource(source, closing(facility), { access, isPart, today })
  }
  const readable = <T>(servers: ReadonlyMap<FacilityId, T>) =>
    new Map([...servers].filter(([id]) => !isUngranted(id, 'imaging')))
  const { imageServers, imageDisplays, annotationServer, ...rest } = network
  const images = {
    ...(imageServers === undefined ? {} : { imageServers: readable(imageServers) }),
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

interface Limits {
  readonly access: Access
  isPart(kind: RecordKind): boolean
  today(): JstDate
}

function permittedSource(source: RecordSource, facility: Facility, { access, isPart, today }: Limits): RecordSource {
  const within = (kind: RecordKind, period: Period): Period => {
    const since = access.since(kind, today())
    return since === undefined || (period.from !== undefined && period.from >= since)
      ? period
      : { ...period, from: since }
  }
  const refused = { state: 'notPermitted' } as const
  const isClosed = (kind: RecordKind) => kind !== 'contact' && facility.closedKinds?.has(kind) === true
  const whole = async <T>(kind: RecordKind, answer: Promise<Arrived<T>>) =>
    isPart(kind) ? withoutSome(await answer) : answer
  return {
    facility,
    askAnyway: () => source.askAnyway?.(),
    forget: () => source.forget?.(),
    timeline: async (link, kind, period, signal) =>
      isClosed(kind) ? refused : whole(kind, source.timeline(link, kind, within(kind, period), signal)),
    records: async (link, kind, period, signal, isBehind) =>
      isClosed(kind) ? refused : whole(kind, source.records(link, kind, within(kind, period), signal, isBehind)),
  }
}

/** A server leaves out in silence what the scopes of a token do not cover: that is said, and nothing is 「なし」 (H-05). */
function withoutSome<T>(answer: Arrived<T>): Arrived<T> {
  const gap = { kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } } as const
  if (answer.state === 'none') return { state: 'data', rows: [], gaps: [gap], fetchedAt: answer.fetchedAt }
  if (answer.state !== 'data') return answer
  const isSaid = answer.gaps.some((each) => each.kind === 'page-missing' && each.why.reason === 'not-permitted')
  return isSaid ? answer : { ...answer, gaps: [...answer.gaps, gap] }
}
