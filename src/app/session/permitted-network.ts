import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { type Instant, jstDateAt } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { Access } from '#session/access.ts'
import { combineWindows } from '#sources/combine-windows.ts'
import { now } from '#sources/freshness.ts'
import { noVersions } from '#sources/no-versions.ts'
import type { Arrived, Network, RecordSource } from '#sources/record-source.ts'
import { inPeriod } from '#sources/undated-records.ts'
import type { GrantedRights } from './granted-rights.ts'

/** What is known of the tokens at the moment an answer comes; undefined where none is narrow. */
export type NewestRights = () => Promise<GrantedRights | undefined>

/**
 * The network as far as one user may read it, by profession and by the scopes of their tokens: a kind that is closed is
 * answered 閲覧権限なし without being asked for, and no period begins before what may be read. The servers decide for
 * themselves all the same (B1). The first question to a server brings its token along (C9): what that leaves out is known
 * when the answer comes and not when the question starts, so `newest` is asked then.
 */
export function permittedNetwork(
  network: Network,
  access: Access,
  granted: GrantedRights | undefined,
  newest: NewestRights,
): Network {
  const hasPictures = (id: FacilityId) =>
    network.imageServers?.has(id) === true && granted?.mayReadPictures(id) !== false
  const isUngranted = (id: FacilityId, kind: RecordKind) =>
    granted?.reach(id, kind) === 'none' && !(kind === 'imaging' && hasPictures(id))
  const closing = (facility: Facility): Facility => {
    const closed = RECORD_KINDS.filter((kind) => !access.mayRead(kind) || isUngranted(facility.id, kind))
    return closed.length === 0 ? facility : { ...facility, closedKinds: new Set(closed) }
  }
  const permitted = (source: RecordSource) =>
    permittedSource(source, closing(source.facility), {
      access,
      granted,
      newest,
      hasPictures: hasPictures(source.facility.id),
      time: () => now(network),
    })
  const readable = <T>(servers: ReadonlyMap<FacilityId, T>) =>
    new Map([...servers].filter(([id]) => granted?.mayReadPictures(id) !== false))
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
  readonly granted: GrantedRights | undefined
  readonly newest: NewestRights
  readonly hasPictures: boolean
  time(): Instant
}

function permittedSource(source: RecordSource, facility: Facility, limits: Limits): RecordSource {
  const { access, granted, newest, hasPictures, time } = limits
  const sinceWhen = (kind: RecordKind) => access.since(kind, jstDateAt(time()))
  const within = (kind: RecordKind, period: Period): Period => {
    const since = sinceWhen(kind)
    return since === undefined || (period.from !== undefined && period.from >= since)
      ? period
      : { ...period, from: since }
  }
  /** Where a right begins on a day, what has none is of nobody knows when, and is not shown. */
  const readable = (kind: RecordKind, answer: Arrived<ClinicalFact>): Arrived<ClinicalFact> => {
    const from = sinceWhen(kind)
    if (from === undefined || answer.state !== 'data') return answer
    const rows = answer.rows.filter(({ at }) => at !== undefined)
    return inPeriod({ ...answer, rows }, { from, until: undefined })
  }
  const undated = async (link: FacilityLink, kind: RecordKind, signal: AbortSignal): Promise<Arrived<ClinicalFact>> => {
    const answer = (await source.undated?.(link, kind, signal)) ?? ({ state: 'none', fetchedAt: time() } as const)
    return readable(kind, answer)
  }
  const refused = { state: 'notPermitted' } as const
  const isClosed = (kind: RecordKind) => kind !== 'contact' && facility.closedKinds?.has(kind) === true
  /** Its records are closed, but its picture server is open: the screen of images is drawn without them. */
  const isPicturesOnly = (kind: RecordKind) => kind === 'imaging' && hasPictures
  const ask = async <T>(kind: RecordKind, question: () => Promise<Arrived<T>>): Promise<Arrived<T>> => {
    if (isClosed(kind)) return refused
    if (granted?.reach(facility.id, kind) === 'none') return withoutSome<T>({ state: 'none', fetchedAt: time() })
    const answer = await question()
    const reach = (await newest())?.reach(facility.id, kind) ?? 'all'
    if (reach === 'none' && !isPicturesOnly(kind)) return refused
    return reach === 'all' ? answer : withoutSome(answer)
  }
  return {
    facility,
    meet: async (link, signal) => source.meet?.(link, signal),
    askAnyway: () => source.askAnyway?.(),
    readOn: () => source.readOn?.(),
    forget: () => source.forget?.(),
    timeline: (link, kind, period, signal) =>
      ask(kind, async () => {
        const asked = within(kind, period)
        const dated = await source.timeline(link, kind, asked, signal)
        if (!isBounded(period, asked)) return dated
        const rest = await undated(link, kind, signal)
        const { occurrencesOfFacts } = await import('#clinical/occurrences-of-facts.ts')
        const rows = rest.state === 'data' ? { ...rest, rows: occurrencesOfFacts(rest.rows) } : rest
        return both(dated, rows)
      }),
    records: (link, kind, period, signal, isBehind) =>
      ask(kind, async () => {
        const asked = within(kind, period)
        const dated = readable(kind, await source.records(link, kind, asked, signal, isBehind))
        return isBehind === true && isBounded(period, asked) ? both(dated, await undated(link, kind, signal)) : dated
      }),
    versions: (link, record, signal) =>
      ask(record.kind, async () => (await source.versions?.(link, record, signal)) ?? noVersions(time())),
    // Whoever is not asked for what lacks its date must not seem to be.
    ...(source.undated === undefined
      ? {}
      : { undated: (link, kind, signal) => ask(kind, () => undated(link, kind, signal)) }),
  } satisfies Required<Omit<RecordSource, 'undated'>> & RecordSource
}

/** Of everything nothing is left out by date, until a right gives it a beginning. */
function isBounded(period: Period, permitted: Period): boolean {
  return period.from === undefined && permitted.from !== undefined
}

function both<T extends { readonly key: string }>(dated: Arrived<T>, undated: Arrived<T>): Arrived<T> {
  const answer = combineWindows(dated, undated)
  return answer.state === 'loading' ? dated : answer
}

/** A server leaves out in silence what the scopes of a token do not cover: that is said, and nothing is 「なし」 (H-05). */
function withoutSome<T>(answer: Arrived<T>): Arrived<T> {
  const gap = { kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } } as const
  if (answer.state === 'none') return { state: 'data', rows: [], gaps: [gap], fetchedAt: answer.fetchedAt }
  if (answer.state !== 'data') return answer
  const isSaid = answer.gaps.some((each) => each.kind === 'page-missing' && each.why.reason === 'not-permitted')
  return isSaid ? answer : { ...answer, gaps: [...answer.gaps, gap] }
}
