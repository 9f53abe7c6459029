import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer, Failure, Gap } from '#clinical/answer.ts'
import { dayOfTime } from '#clinical/decode/time.ts'
import type { ImagingStudy } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import { joinStudies } from '#clinical/imaging/join-studies.ts'
import type { ListedStudy } from '#clinical/imaging/listed-study.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { useNetwork } from '../network-context.tsx'
import { queryParts } from '../query-parts.ts'
import type { Arrived, Network } from '../record-source.ts'
import { useRecords } from '../records.query.ts'
import {
  answerOf,
  type LinkedSource,
  linkedSources,
  type SourceQueryKey,
  sourceQuery,
  unaskedOf,
} from '../source-query.ts'
import { readStudies } from './read-studies.ts'

export type ImageStudiesView = ReadonlyMap<FacilityId, Answer<ImageStudy>>

/**
 * The imaging studies of a person, facility by facility: what each picture server lists under its own patient number,
 * joined with the records of examinations and orders of the same facility. A half that failed or is still awaited is a gap
 * of the answer, never silence (SRC-1).
 */
export function useImageStudies(person: Person, period: Period): ImageStudiesView {
  const network = useNetwork()
  const client = useQueryClient()
  const records = useRecords(person, 'imaging', period)
  const sources = useMemo(() => linkedSources(network, person), [network, person])
  const asked = useMemo(() => sources.filter((each) => isAsked(network, each)), [network, sources])
  const listed = useQueries({
    queries: asked.map((each) => listedStudiesQuery(network, person.handle, each)),
    combine: useMemo(
      () => queryParts<FacilityId, Arrived<ListedStudy>>(asked.map(({ facility }) => facility.id)),
      [asked],
    ),
  })
  const { from, until } = period
  return useMemo(
    () =>
      new Map(
        sources.flatMap((of) => {
          const { id } = of.facility
          const facts = records.get(id)
          if (facts === undefined) return []
          const part = listed.get(id)
          const key = listedKey(person.handle, id)
          const pictures = part === undefined ? undefined : answerOf(client, network, key, part)
          return [[id, within(joined(network, of, facts, pictures), { from, until })] as const]
        }),
      ),
    [client, network, person.handle, sources, records, listed, from, until],
  )
}

function isAsked(network: Network, of: LinkedSource): boolean {
  return unaskedOf(of, 'imaging') === undefined && network.imageServers?.has(of.facility.id) === true
}

/** What the picture servers list of a person, one question for each that may be asked. */
export function listedStudiesQueries(network: Network, person: Person) {
  return linkedSources(network, person)
    .filter((each) => isAsked(network, each))
    .map((each) => ({ facility: each.facility, query: listedStudiesQuery(network, person.handle, each) }))
}

function listedKey(person: PersonHandle, facility: FacilityId): SourceQueryKey {
  return [person, facility, 'pictures', 'imaging', 'studies']
}

function listedStudiesQuery(network: Network, person: PersonHandle, { facility, link }: LinkedSource) {
  const server = network.imageServers?.get(facility.id)
  return sourceQuery<ListedStudy>({
    network,
    key: listedKey(person, facility.id),
    ask: async (signal) =>
      server === undefined || link === undefined ? { state: 'notLinked' } : readStudies(server, facility, link, signal),
  })
}

/** One answer of the two halves; `pictures` undefined = the facility has no picture server. */
function joined(
  network: Network,
  { facility }: LinkedSource,
  facts: Answer<ImagingStudy>,
  pictures: Answer<ListedStudy> | undefined,
): Answer<ImageStudy> {
  const hasPictureServer = pictures !== undefined
  const half = partOf(pictures, 'picture-server')
  const other = partOf(facts, 'records')
  const rows = joinStudies({
    facility,
    facts: facts.state === 'data' ? facts.rows : [],
    listed: pictures?.state === 'data' ? pictures.rows : pictures?.state === 'none' ? [] : undefined,
    hasPictureServer,
    pictureRoot: network.imageServers?.get(facility.id)?.base,
    imageDisplay: network.imageDisplays?.get(facility.id),
  })
  // Consent and disclosure are said by the records of a facility; its pictures follow them.
  if (facts.state === 'notLinked' || facts.state === 'notDisclosed' || facts.state === 'outOfConsent') return facts
  if (pictures === undefined) return facts.state === 'data' ? { ...facts, rows } : facts
  const gaps: readonly Gap[] = [...half, ...other]
  const times = [facts, pictures].flatMap((each) => ('fetchedAt' in each ? [each.fetchedAt] : []))
  const [first] = times
  if (first === undefined) {
    if (facts.state === 'loading') return facts
    if (pictures.state === 'loading') return pictures
    // Both refused or failed: the worse of the two is told, a failure before a refusal because it can be tried again.
    return facts.state === 'failed' ? facts : pictures.state === 'failed' ? pictures : { state: 'notPermitted' }
  }
  if (rows.length === 0) {
    const isWhole = facts.state === 'none' && pictures.state === 'none'
    if (isWhole) return { state: 'none', fetchedAt: Math.min(...times) as typeof first }
    if (facts.state === 'loading') return facts
    if (pictures.state === 'loading') return pictures
  }
  return { state: 'data', rows, gaps, fetchedAt: times.reduce((least, each) => (each < least ? each : least), first) }
}

/** What one half leaves open, as gaps of the whole. */
function partOf(answer: Answer<unknown> | undefined, part: 'picture-server' | 'records'): readonly Gap[] {
  const missing = (why: Failure): readonly Gap[] => [{ kind: 'part-missing', part, why }]
  switch (answer?.state) {
    case 'data':
      return answer.gaps
    case 'loading':
      return [{ kind: 'part-awaited', part }]
    case 'failed':
      return missing(answer.why)
    case 'notPermitted':
      return missing({ reason: 'not-permitted', isRetryable: false })
    case 'outOfConsent':
      return missing({ reason: 'out-of-consent', isRetryable: false })
    case 'notLinked':
      // The person is linked, but the network knows no patient number there by which pictures could be asked for.
      return missing({ reason: 'misconfigured', isRetryable: false })
    case 'none':
    case 'notDisclosed':
    case undefined:
      return []
  }
}

/** A study without a date is in every period: nobody knows that it is not (VAL-7). */
function within(answer: Answer<ImageStudy>, { from, until }: Period): Answer<ImageStudy> {
  if (answer.state !== 'data' || (from === undefined && until === undefined)) return answer
  const rows = answer.rows.filter(({ at }) => {
    const text = dayOfTime(at) ?? at?.text
    if (text === undefined) return true
    return (from === undefined || text >= from.slice(0, text.length)) && (until === undefined || text < until)
  })
  if (rows.length === 0 && answer.gaps.length === 0) return { state: 'none', fetchedAt: answer.fetchedAt }
  return { ...answer, rows }
}
