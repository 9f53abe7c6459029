import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact, FactOf } from '#clinical/facts.ts'
import { type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { now } from './freshness.ts'
import { useNetwork } from './network-context.tsx'
import { newestFirst, newestWindow } from './newest-window.ts'
import { MAY_LACK_DATE } from './period.ts'
import { type QueryPart, type QueryParts, queryParts } from './query-parts.ts'
import type { Arrived, Network } from './record-source.ts'
import {
  answerOf,
  type LinkedSource,
  linkedSources,
  type SourceQueryKey,
  sourceQuery,
  unaskedOf,
} from './source-query.ts'
import { withUndated } from './undated-records.ts'

/** Records of one kind, facility by facility; the hub stands under `HUB_FACILITY_ID`. */
export type RecordsView<K extends RecordKind> = ReadonlyMap<FacilityId, Answer<FactOf<K>>>

type Parts<K extends RecordKind> = QueryParts<FacilityId, Arrived<FactOf<K>>>

/**
 * The records of one kind in a period, every facility asked on its own. A kind without dates ignores the period. Of a
 * long period the newest part is asked first and the whole behind it, and behind a period with a beginning what no search
 * by date finds; until that has come the answer says so by a gap (`older-not-yet`, `part-awaited`).
 */
export function useRecords<K extends RecordKind>(person: Person, kind: K, period: Period): RecordsView<K> {
  const network = useNetwork()
  const client = useQueryClient()
  const [today] = useState(() => jstDateAt(now(network)))
  const { from, until } = period
  const sources = useMemo(() => linkedSources(network, person), [network, person])
  const asked = useMemo(() => sources.filter((each) => unaskedOf(each, kind) === undefined), [sources, kind])
  const whole = useMemo(() => ({ from, until }), [from, until])
  const newest = useMemo(() => newestWindow(kind, whole, today), [kind, whole, today])
  const leavingOut = useMemo(() => {
    const leavesOut = from !== undefined && MAY_LACK_DATE.has(kind)
    return leavesOut ? asked.filter(({ source }) => source.undated !== undefined) : []
  }, [asked, from, kind])
  const [collectFirst, collectBehind, collectUndated] = useMemo(() => {
    const collect = (of: readonly LinkedSource[]) =>
      queryParts<FacilityId, Arrived<FactOf<K>>>(of.map(({ facility }) => facility.id))
    return [collect(asked), collect(asked), collect(leavingOut)] as const
  }, [asked, leavingOut])
  const first = useQueries({
    queries: asked.map((each) =>
      recordsQuery({ network, person: person.handle, of: each, kind, period: newest ?? whole, isBehind: false }),
    ),
    combine: collectFirst,
  })
  const behind = useQueries({
    queries: (newest === undefined ? [] : asked).map((each) =>
      recordsQuery({
        network,
        person: person.handle,
        of: each,
        kind,
        period: whole,
        isBehind: true,
        isEnabled: hasSettled(first.get(each.facility.id)),
      }),
    ),
    combine: collectBehind,
  })
  const undated = useQueries({
    queries: leavingOut.map((each) => {
      const { id } = each.facility
      const isEnabled = hasRecords(first.get(id)) || hasRecords(behind.get(id))
      return undatedQuery(network, person.handle, each, kind, isEnabled)
    }),
    combine: collectUndated,
  })
  return useMemo(() => {
    const answerIn = (parts: Parts<K>, facility: FacilityId, span: Period | 'undated'): Answer<FactOf<K>> =>
      answerOf(
        client,
        network,
        span === 'undated'
          ? undatedKey(person.handle, facility, kind)
          : recordsKey(person.handle, facility, kind, span),
        parts.get(facility) ?? { data: undefined, isError: false },
      )
    return new Map(
      sources.map((each) => {
        const { id } = each.facility
        const unasked = unaskedOf(each, kind)
        if (unasked !== undefined) return [id, unasked] as const
        const dated =
          newest === undefined
            ? answerIn(first, id, whole)
            : merged(answerIn(first, id, newest), answerIn(behind, id, whole), newest.from)
        if (!leavingOut.includes(each)) return [id, dated] as const
        return [id, besides(dated, answerIn(undated, id, 'undated'), whole)] as const
      }),
    )
  }, [client, network, person.handle, sources, leavingOut, kind, whole, newest, first, behind, undated])
}

/** Records of one kind that a screen will ask for, as it will ask for them. */
export interface RecordsToAsk {
  readonly kind: RecordKind
  readonly period: Period
}

/**
 * Asks what the screen that the address names will ask, while the page is still being drawn: the answers are on their way
 * before there is anybody to wait for them (SPD-1). The questions are the very ones of `useRecords`, so that none is asked
 * twice; their keys begin with the person, so that leaving them ends them (PID-4).
 */
export function askAhead(
  client: QueryClient,
  network: Network,
  person: Person,
  questions: readonly RecordsToAsk[],
): void {
  const today = jstDateAt(now(network))
  const sources = linkedSources(network, person)
  for (const { kind, period } of questions) {
    const { from, until } = newestWindow(kind, period, today) ?? period
    for (const of of sources) {
      if (unaskedOf(of, kind) !== undefined) continue
      const question = { network, person: person.handle, of, kind, period: { from, until }, isBehind: false }
      void client.prefetchQuery(recordsQuery(question))
    }
  }
}

function hasSettled(part: QueryPart<unknown> | undefined): boolean {
  return part !== undefined && (part.data !== undefined || part.isError)
}

/** Only beside what has come: a server that fails, or refuses, is asked no more than that. */
function hasRecords(part: QueryPart<Arrived<unknown>> | undefined): boolean {
  return part?.data?.state === 'data' || part?.data?.state === 'none'
}

/** A merge is kept as long as its two parts are, so that one late answer does not build the others anew. */
const merges = new WeakMap<object, { readonly whole: unknown; readonly answer: unknown }>()

function merged<T extends { readonly key: string }>(newest: Answer<T>, whole: Answer<T>, before: JstDate): Answer<T> {
  // An answer that is awaited is made anew each time; what stands meanwhile depends on nothing in it.
  const half = whole.state === 'loading' ? before : whole
  const kept = merges.get(newest)
  // The same two parts always make the same merge, so it is one of Ts.
  if (kept?.whole === half) return kept.answer as Answer<T>
  const answer = newestFirst(newest, whole, before)
  if (newest.state !== 'loading') merges.set(newest, { whole: half, answer })
  return answer
}

const completions = new WeakMap<
  object,
  {
    readonly undated: unknown
    readonly from: JstDate | undefined
    readonly until: JstDate | undefined
    readonly answer: unknown
  }
>()

/** The same for what no search by date finds. */
function besides<T extends ClinicalFact>(dated: Answer<T>, answered: Answer<T>, { from, until }: Period): Answer<T> {
  const undated = answered.state === 'loading' ? undefined : answered
  const kept = completions.get(dated)
  if (kept !== undefined && kept.undated === undated && kept.from === from && kept.until === until) {
    return kept.answer as Answer<T>
  }
  const answer = withUndated(dated, answered, { from, until })
  completions.set(dated, { undated, from, until, answer })
  return answer
}

/** Of every period the same question. */
function undatedKey(person: PersonHandle, facility: FacilityId, kind: RecordKind): SourceQueryKey {
  return [person, facility, 'records', kind, 'undated']
}

function undatedQuery<K extends RecordKind>(
  network: Network,
  person: PersonHandle,
  { source, facility, link }: LinkedSource,
  kind: K,
  isEnabled: boolean,
) {
  return sourceQuery<FactOf<K>>({
    network,
    key: undatedKey(person, facility.id, kind),
    isEnabled: isEnabled && link !== undefined,
    ask: async (signal) =>
      link === undefined || source.undated === undefined
        ? { state: 'notLinked' }
        : ofKind(await source.undated(link, kind, signal), kind),
  })
}

function recordsKey(person: PersonHandle, facility: FacilityId, kind: RecordKind, period: Period): SourceQueryKey {
  return [person, facility, 'records', kind, period.from ?? '', period.until ?? '']
}

interface RecordsQuestion<K extends RecordKind> {
  readonly network: Network
  readonly person: PersonHandle
  readonly of: LinkedSource
  readonly kind: K
  readonly period: Period
  readonly isBehind: boolean
  readonly isEnabled?: boolean
}

function recordsQuery<K extends RecordKind>(question: RecordsQuestion<K>) {
  const { network, person, of, kind, period, isBehind, isEnabled = true } = question
  const { source, facility, link } = of
  return sourceQuery<FactOf<K>>({
    network,
    key: recordsKey(person, facility.id, kind, period),
    isEnabled,
    ask: async (signal) =>
      link === undefined
        ? { state: 'notLinked' }
        : ofKind(await source.records(link, kind, period, signal, isBehind), kind),
  })
}

function ofKind<K extends RecordKind>(answer: Arrived<ClinicalFact>, kind: K): Arrived<FactOf<K>> {
  if (answer.state !== 'data') return answer
  const rows = answer.rows.filter((fact): fact is FactOf<K> => fact.kind === kind)
  return { ...answer, rows }
}
