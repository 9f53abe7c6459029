import { type QueryCache, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, useSyncExternalStore } from 'react'
import type { Answer, Failure, Gap } from '#clinical/answer.ts'
import type { Facility } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { type FacilityLink, isAskedAbout, type Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { useNetwork } from './network-context.tsx'
import type { Arrived } from './record-source.ts'
import { answerOf, isSourceQueryKey, type LinkedSource, linkedSources } from './source-query.ts'

/** What the strip of hospitals says of one of them, from everything that was asked of it for this person. */
export interface SourceState {
  readonly facility: Facility
  readonly link: FacilityLink | undefined
  /**
   * `idle`: nothing asked yet · `partial`: some of it failed, was refused or has gaps · `complete`: every question was
   * answered completely. While one is awaited the state is `loading`, whatever has come already.
   */
  readonly state: 'idle' | 'loading' | 'complete' | 'partial' | 'failed' | 'notPermitted' | 'outOfConsent' | 'notLinked'
  /** Since when the longest awaited question is under way; names a slow source after 10 s (SPD-3). */
  readonly loadingSince: Instant | undefined
  /** Time of the oldest answer in use (SRC-5). */
  readonly fetchedAt: Instant | undefined
  readonly failures: readonly { readonly kind: RecordKind; readonly why: Failure; readonly at: Instant }[]
  readonly gaps: readonly { readonly kind: RecordKind; readonly gap: Gap }[]
  /** Kinds that the user's role may not read here. */
  readonly notPermitted: readonly RecordKind[]
  readonly asked: number
  readonly arrived: number
  /**
   * Entries of the timeline that have come: what a reader is told on arrival (ACC-5). Undefined where no timeline was
   * asked for: what other screens ask is counted by them, and is not 0 (H-05).
   */
  readonly records: number | undefined
  /** A question is under way, be it one whose former answer still stands: what `loading` does not tell (SRC-9). */
  readonly isAsking: boolean
}

/** One question to a facility and what stands for its answer. */
interface AskedQuestion {
  readonly kind: RecordKind
  readonly answer: Answer<unknown>
  /** Asked for the timeline: such entries are counted, others would count the same record twice. */
  readonly isTimeline?: boolean
  readonly isAsking?: boolean
}

export function useSourceStates(person: Person): readonly SourceState[] {
  const network = useNetwork()
  const client = useQueryClient()
  const [changes] = useState(() => new QueryChanges(client.getQueryCache()))
  const version = useSyncExternalStore(changes.subscribe, changes.version)
  const sources = useMemo(() => linkedSources(network, person), [network, person])
  return useMemo(() => {
    void version
    const questions = new Map<string, AskedQuestion[]>()
    for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: [person.handle] })) {
      if (!isSourceQueryKey(queryKey) || (state.data === undefined && state.fetchStatus === 'idle')) continue
      const part = { data: state.data as Arrived<unknown> | undefined, isError: state.status === 'error' }
      const answer = answerOf(client, network, queryKey, part)
      const [, facility, what, kind] = queryKey
      const list = questions.get(facility) ?? []
      list.push({ kind, answer, isTimeline: what === 'timeline', isAsking: state.fetchStatus === 'fetching' })
      questions.set(facility, list)
    }
    return sources.map((each) => sourceState(each, questions.get(each.facility.id) ?? []))
  }, [client, network, person.handle, sources, version])
}

/** One facility's state from its answers: the worst that a reader must know, never better than the worst. */
export function sourceState({ facility, link }: LinkedSource, questions: readonly AskedQuestion[]): SourceState {
  const answers = questions.map(({ answer }) => answer)
  const timelines = questions.filter(({ isTimeline }) => isTimeline)
  const loading = answers.flatMap((each) => (each.state === 'loading' ? [each.since] : []))
  const fetched = answers.flatMap((each) => (each.state === 'data' || each.state === 'none' ? [each.fetchedAt] : []))
  const failures = questions.flatMap(({ kind, answer }) =>
    answer.state === 'failed' ? [{ kind, why: answer.why, at: answer.at }] : [],
  )
  const gaps = questions.flatMap(({ kind, answer }) =>
    answer.state === 'data' ? answer.gaps.map((gap) => ({ kind, gap })) : [],
  )
  const notPermitted = [
    ...new Set(questions.flatMap(({ kind, answer }) => (answer.state === 'notPermitted' ? [kind] : []))),
  ]
  const every = (state: Answer<unknown>['state']) => answers.every((each) => each.state === state)
  const some = (state: Answer<unknown>['state']) => answers.some((each) => each.state === state)
  const overall = (): SourceState['state'] => {
    if (!isAskedAbout(link)) return 'notLinked'
    if (answers.length === 0) return isClosed(facility) ? 'notPermitted' : 'idle'
    if (loading.length > 0) return 'loading'
    for (const state of ['failed', 'notPermitted', 'outOfConsent', 'notLinked'] as const) if (every(state)) return state
    if (failures.length > 0 || gaps.length > 0 || some('notPermitted') || some('outOfConsent')) return 'partial'
    return 'complete'
  }
  return {
    facility,
    link,
    state: overall(),
    loadingSince: earliest(loading),
    fetchedAt: earliest(fetched),
    failures,
    gaps,
    notPermitted,
    asked: answers.length,
    arrived: answers.length - loading.length,
    records: timelines.length === 0 ? undefined : timelines.reduce((sum, { answer }) => sum + countOf(answer), 0),
    isAsking: questions.some((each) => each.isAsking === true),
  }
}

/** The user may read nothing of what it discloses, so it will never be asked (B1). */
function isClosed({ disclosedKinds, closedKinds }: Facility): boolean {
  return closedKinds !== undefined && [...disclosedKinds].every((kind) => closedKinds.has(kind))
}

function countOf(answer: Answer<unknown>): number {
  return answer.state === 'data' ? answer.rows.length : 0
}

function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.reduce<Instant | undefined>(
    (least, each) => (least === undefined || each < least ? each : least),
    undefined,
  )
}

/** Whoever watches tells a reader how far things are: five times a second is as often as that can be read (SPD-1). */
const TOLD_EVERY_MS = 200

/** Counts changes of the cache, so that React can subscribe to "something about someone changed". */
export class QueryChanges {
  readonly #cache: QueryCache
  #version = 0

  constructor(cache: QueryCache) {
    this.#cache = cache
  }

  readonly subscribe = (notify: () => void): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        this.#version += 1
        notify()
      }, TOLD_EVERY_MS)
    }
    const leave = this.#cache.subscribe(({ type, query }) => {
      if ((type === 'added' || type === 'updated' || type === 'removed') && isSourceQueryKey(query.queryKey)) changed()
    })
    return () => {
      clearTimeout(timer)
      leave()
    }
  }

  readonly version = (): number => this.#version
}
