import { type Query, type QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query'
import type { Answer } from '#clinical/answer.ts'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { FacilityLink, Person, PersonHandle } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { runningSince, timed } from './fetch-clock.ts'
import { isInDoubt, now, refreshed, staleTimeOf } from './freshness.ts'
import type { QueryPart } from './query-parts.ts'
import { type Arrived, HUB_FACILITY_ID, type Network, type RecordSource } from './record-source.ts'
import { linkOf, unaskedAnswer } from './unasked.ts'

/**
 * Key of one question to one facility about one person. The person comes first, so that leaving a patient removes
 * everything of them at once and an answer can never be found under another person (PID-4, PID-5).
 */
export type SourceQueryKey = readonly [
  person: PersonHandle,
  facility: FacilityId,
  question: 'timeline' | 'records' | 'pictures',
  kind: RecordKind,
  ...span: readonly string[],
]

export function isSourceQueryKey(key: QueryKey): key is SourceQueryKey {
  return key.length >= 4 && (key[2] === 'timeline' || key[2] === 'records' || key[2] === 'pictures')
}

interface Question<T> {
  readonly network: Network
  readonly key: SourceQueryKey
  readonly isEnabled?: boolean
  readonly ask: (signal: AbortSignal) => Promise<Arrived<T>>
}

/** Retries belong to the client of the source, not to the query (DESIGN.md §8.14). */
export function sourceQuery<T>({ network, key, isEnabled = true, ask }: Question<T>) {
  return queryOptions({
    queryKey: key,
    queryFn: ({ signal, client }) =>
      timed(client, key, now(network), async () => {
        const before = doubtAbout(client, key)?.number
        const after = await ask(signal)
        if (isOfNobody(key, after)) takeAlong(client, key, after)
        const doubt = doubtAbout(client, key)
        // Asked for the one who it was thought to be, and come after it was found out (E15).
        if (doubt !== undefined && doubt.number !== before && isOfSomebody(after)) return doubt.answer
        return refreshed(client.getQueryData<Arrived<T>>(key), after)
      }),
    enabled: isEnabled,
    staleTime: ({ state }) => staleTimeOf(state.data),
    retry: false,
    refetchOnWindowFocus: true,
    structuralSharing: false,
  })
}

type OfNobody = Extract<Arrived<never>, { state: 'failed' | 'notLinked' }>

/** The last doubt about one person at one facility, and how many there have been. */
interface Doubt {
  readonly answer: OfNobody
  readonly number: number
}

const doubts = new WeakMap<QueryClient, Map<string, Doubt>>()

function doubtAbout(client: QueryClient, [person, facility]: SourceQueryKey): Doubt | undefined {
  return doubts.get(client)?.get(`${person} ${facility}`)
}

/**
 * What other questions have brought from there goes, too: other screens would show it still. What is on its way will find
 * the doubt when it comes (E15, H-02).
 */
function takeAlong(client: QueryClient, key: SourceQueryKey, answer: OfNobody): void {
  const [person, facility] = key
  const number = (doubtAbout(client, key)?.number ?? 0) + 1
  const ofClient = doubts.get(client) ?? new Map<string, Doubt>()
  doubts.set(client, ofClient.set(`${person} ${facility}`, { answer, number }))
  const hasRecords = ({ queryKey, state }: Query) => {
    if (!isSourceQueryKey(queryKey) || queryKey[0] !== person || queryKey[1] !== facility) return false
    return isOfSomebody(state.data as Arrived<unknown> | undefined)
  }
  const others = new Set(client.getQueryCache().findAll({ predicate: hasRecords }))
  client.setQueriesData({ predicate: (query) => others.has(query) }, answer)
  // Their own word is asked for when a screen wants it again.
  void client.invalidateQueries({ predicate: (query) => others.has(query), refetchType: 'none' })
}

/** It is in doubt whose the records are, or the hospital does not know the person (any more): then it has none of them. */
function isOfNobody(key: SourceQueryKey, answer: Arrived<unknown>): answer is OfNobody {
  // By the number that a picture server goes by, which may be another one.
  return answer.state === 'notLinked' ? key[2] !== 'pictures' : isInDoubt(answer)
}

/** Records, or the word that there are none: in either case of a person whom the facility is sure of. */
function isOfSomebody(answer: Arrived<unknown> | undefined): boolean {
  return answer?.state === 'data' || answer?.state === 'none'
}

/** The answer that stands for a query: its data, or that it is still awaited, or that it broke. */
export function answerOf<T>(
  client: QueryClient,
  network: Network,
  key: QueryKey,
  part: QueryPart<Arrived<T>>,
): Answer<T> {
  if (part.data !== undefined) return part.data
  // A source answers and does not throw; a throw is a fault of ours that must still never look like "none".
  if (part.isError) return { state: 'failed', why: { reason: 'malformed', isRetryable: true }, at: now(network) }
  return { state: 'loading', since: runningSince(client, key) ?? now(network) }
}

/** One facility (or the hub) together with what is known of the person there. */
export interface LinkedSource {
  readonly source: RecordSource
  readonly facility: Facility
  readonly link: FacilityLink | undefined
}

/** Every source of the network in the order of the letters, the hub last; a facility without a source is kept (E39). */
export function linkedSources(network: Network, person: Person): readonly LinkedSource[] {
  const facilities = network.sources.map((source) => ({
    source,
    facility: source.facility,
    link: linkOf(person, source.facility),
  }))
  const hub = { source: network.hub, facility: network.hub.facility, link: hubLink(person) }
  return [...facilities, hub]
}

/** Whoever the hub knows is linked to the hub: its Patient is the person. */
function hubLink(person: Person): FacilityLink {
  return {
    facility: HUB_FACILITY_ID,
    state: 'linked',
    patientNumber: undefined,
    patientResourceId: person.handle,
    since: undefined,
  }
}

/** Splits sources into those that need no question about a kind and those to be asked. */
export function unaskedOf({ facility, link }: LinkedSource, kind: RecordKind) {
  return unaskedAnswer(facility, link, kind)
}
