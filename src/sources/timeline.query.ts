import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { addDays, type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { CALENDAR_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { useAskAgain } from './ask-again.ts'
import { combineWindows } from './combine-windows.ts'
import { now } from './freshness.ts'
import { useNetwork } from './network-context.tsx'
import { NEWEST_DAYS } from './newest-window.ts'
import { type QueryParts, queryParts } from './query-parts.ts'
import type { Arrived, Network } from './record-source.ts'
import {
  answerOf,
  type LinkedSource,
  linkedSources,
  type SourceQueryKey,
  sourceQuery,
  unaskedOf,
} from './source-query.ts'

/** What every facility of the network says happened when, for the calendar. */
export interface TimelineView {
  /** Answers for the days since `askedSince`; the hub stands under `HUB_FACILITY_ID`. */
  readonly answers: ReadonlyMap<FacilityId, ReadonlyMap<RecordKind, Answer<Occurrence>>>
  /** Days before which nothing was asked yet, per facility: never to be read as "nothing happened". */
  readonly askedSince: ReadonlyMap<FacilityId, JstDate | 'beginning'>
  /** Asks one facility again, or all. */
  refetch(facility?: FacilityId): void
}

/** The rows of the calendar, with the stays above them and the visits among the clinical records (CAL-1, CAL-3). */
const TIMELINE_KINDS: readonly RecordKind[] = ['stay', 'visit', ...CALENDAR_KINDS]

interface Asked extends LinkedSource {
  readonly kind: RecordKind
}

type Parts = QueryParts<Asked, Arrived<Occurrence>>

/** Asks every facility for every kind, the recent window first and the history behind it, each on its own. */
export function useTimeline(person: Person): TimelineView {
  const network = useNetwork()
  const client = useQueryClient()
  const [since] = useState(() => addDays(jstDateAt(now(network)), -NEWEST_DAYS))
  const sources = useMemo(() => linkedSources(network, person), [network, person])
  const asked = useMemo(() => questions(sources), [sources])
  const [collectRecent, collectHistory] = useMemo(() => {
    const collect = () => queryParts<Asked, Arrived<Occurrence>>(asked)
    return [collect(), collect()] as const
  }, [asked])
  const recent = useQueries({
    queries: asked.map((each) => timelineQuery(network, person.handle, each, { from: since, until: undefined }, true)),
    combine: collectRecent,
  })
  const settled = useMemo(() => settledFacilities(recent), [recent])
  const history = useQueries({
    queries: asked.map((each) =>
      timelineQuery(network, person.handle, each, { from: undefined, until: since }, settled.has(each.facility.id)),
    ),
    combine: collectHistory,
  })
  const askAgain = useAskAgain(person.handle)
  return useMemo(
    () => ({
      answers: answersOf(client, network, person.handle, sources, since, recent, history),
      askedSince: askedSinceOf(sources, since, history),
      refetch: askAgain,
    }),
    [askAgain, client, network, person.handle, sources, since, recent, history],
  )
}

function questions(sources: readonly LinkedSource[]): readonly Asked[] {
  return sources.flatMap((each) =>
    TIMELINE_KINDS.filter((kind) => unaskedOf(each, kind) === undefined).map((kind) => ({ ...each, kind })),
  )
}

function timelineKey(person: PersonHandle, { facility, kind }: Asked, window: Period): SourceQueryKey {
  return [person, facility.id, 'timeline', kind, window.from ?? '', window.until ?? '']
}

function timelineQuery(network: Network, person: PersonHandle, asked: Asked, window: Period, isEnabled: boolean) {
  const { source, link, kind } = asked
  return sourceQuery<Occurrence>({
    network,
    key: timelineKey(person, asked, window),
    isEnabled,
    ask: async (signal) => (link === undefined ? { state: 'notLinked' } : source.timeline(link, kind, window, signal)),
  })
}

function settledFacilities(parts: Parts): ReadonlySet<FacilityId> {
  const waiting = new Set<FacilityId>()
  const all = new Set<FacilityId>()
  for (const [{ facility }, { data, isError }] of parts) {
    all.add(facility.id)
    if (data === undefined && !isError) waiting.add(facility.id)
  }
  return all.difference(waiting)
}

function answersOf(
  client: QueryClient,
  network: Network,
  person: PersonHandle,
  sources: readonly LinkedSource[],
  since: JstDate,
  recent: Parts,
  history: Parts,
): TimelineView['answers'] {
  const answers = new Map<FacilityId, Map<RecordKind, Answer<Occurrence>>>()
  for (const each of sources) {
    const unasked = TIMELINE_KINDS.flatMap((kind) => {
      const answer = unaskedOf(each, kind)
      return answer === undefined ? [] : [[kind, answer] as const]
    })
    answers.set(each.facility.id, new Map(unasked))
  }
  for (const [asked, part] of recent) {
    const key = timelineKey(person, asked, { from: since, until: undefined })
    const answer = answerOf(client, network, key, part)
    answers.get(asked.facility.id)?.set(asked.kind, merged(answer, history.get(asked)?.data))
  }
  return answers
}

/** A merge is kept as long as its two halves are, so that one late answer does not build the others anew. */
const merges = new WeakMap<object, { readonly history: unknown; readonly answer: Answer<Occurrence> }>()

function merged(recent: Answer<Occurrence>, history: Answer<Occurrence> | undefined): Answer<Occurrence> {
  if (history === undefined) return recent
  const kept = merges.get(recent)
  if (kept?.history === history) return kept.answer
  const answer = combineWindows(recent, history)
  merges.set(recent, { history, answer })
  return answer
}

function askedSinceOf(sources: readonly LinkedSource[], since: JstDate, history: Parts): TimelineView['askedSince'] {
  const waiting = new Set<FacilityId>()
  for (const [{ facility }, { data, isError }] of history) if (data === undefined && !isError) waiting.add(facility.id)
  return new Map(sources.map(({ facility }) => [facility.id, waiting.has(facility.id) ? since : 'beginning'] as const))
}
