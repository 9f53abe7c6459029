import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { Answer, Gap } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import { bySeriesNumber, listedSeries } from '#clinical/imaging/listed-study.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { useNetwork } from '../network-context.tsx'
import { type Arrived, HUB_FACILITY_ID, type Network } from '../record-source.ts'
import { answerOf, type SourceQueryKey, sourceQuery } from '../source-query.ts'
import { listAll } from './image-answers.ts'
import type { ImageServer } from './image-server.ts'
import { pathOf, serverOf } from './server-of.ts'

export interface Asked<T> {
  readonly answer: Answer<T>
  retry(): void
}

const FIELDS = [TAG.SeriesDescription, TAG.BodyPartExamined, TAG.Laterality]

/**
 * The series of a study in the order of their numbers, those stored as annotations with them (facility = the hub's id;
 * measurements and key images of this study, DESIGN.md §8.4). Where the list announces another number of images than its
 * series have, both are told (E35). Without a study nothing is asked.
 */
export function useImageSeries(person: Person, study: ImageStudy | undefined): Asked<ImageSeries> {
  const network = useNetwork()
  const client = useQueryClient()
  const places = study?.studyUid === undefined ? [] : placesOf(network, study.facility)
  const uid = study?.studyUid ?? ''
  const below = study?.below
  const results = useQueries({
    queries: places.map(({ facility, server }) =>
      seriesQuery(network, person.handle, facility, server, uid, belowAt(facility, below)),
    ),
  })
  const [main, annotations] = places.map(({ facility }, at) =>
    answerOf(
      client,
      network,
      seriesKey(person.handle, facility, uid, belowAt(facility, below)),
      results[at] ?? { data: undefined, isError: false },
    ),
  )
  return {
    answer: main === undefined ? { state: 'notDisclosed' } : withAnnotations(counted(main, study), annotations),
    retry: () => {
      for (const { server } of places) server.askAnyway()
      for (const result of results) void result.refetch()
    },
  }
}

function placesOf(network: Network, facility: FacilityId) {
  return [facility, HUB_FACILITY_ID].flatMap((id) => {
    const server = serverOf(network, id)
    return server === undefined ? [] : [{ facility: id, server }]
  })
}

/** Annotations lie at the root of their own server. */
function belowAt(facility: FacilityId, below: string | undefined): string {
  return facility === HUB_FACILITY_ID ? '' : (below ?? '')
}

function seriesKey(person: PersonHandle, facility: FacilityId, studyUid: string, below: string): SourceQueryKey {
  return [person, facility, 'pictures', 'imaging', 'series', `${below}${studyUid}`]
}

export function seriesQuery(
  network: Network,
  person: PersonHandle,
  facility: FacilityId,
  server: ImageServer,
  studyUid: string,
  below = '',
) {
  return sourceQuery<ImageSeries>({
    network,
    key: seriesKey(person, facility, studyUid, below),
    ask: (signal) => readSeries(server, facility, studyUid, below, signal),
  })
}

async function readSeries(
  server: ImageServer,
  facility: FacilityId,
  studyUid: string,
  below: string,
  signal: AbortSignal,
): Promise<Arrived<ImageSeries>> {
  const parameters = FIELDS.map((tag) => ['includefield', tag] as const)
  const outcome = await listAll(server, `${below}${pathOf(studyUid)}/series`, parameters, TAG.SeriesInstanceUID, signal)
  const fetchedAt = server.now()
  switch (outcome.kind) {
    case 'notPermitted':
      return { state: 'notPermitted' }
    case 'absent':
      // Nobody has stored annotations of it yet; a study of a hospital that is announced and not there is no empty one (H-05).
      return facility === HUB_FACILITY_ID
        ? { state: 'none', fetchedAt }
        : { state: 'failed', why: { reason: 'server-error', isRetryable: true }, at: fetchedAt }
    case 'failed':
      return { state: 'failed', why: outcome.why, at: fetchedAt }
    case 'listed': {
      const rows = outcome.rows
        .flatMap((row) => listedSeries(row, facility, studyUid) ?? [])
        .map((each) => (below === '' ? each : { ...each, below }))
        .sort(bySeriesNumber)
      const isNone = rows.length === 0 && outcome.gaps.length === 0
      return isNone ? { state: 'none', fetchedAt } : { state: 'data', rows, gaps: outcome.gaps, fetchedAt }
    }
  }
}

function counted(answer: Answer<ImageSeries>, study: ImageStudy | undefined): Answer<ImageSeries> {
  if ((answer.state !== 'data' && answer.state !== 'none') || study?.instanceCount === undefined) return answer
  const { rows, gaps } = answer.state === 'data' ? answer : { rows: [], gaps: [] }
  const counts = rows.map(({ instanceCount }) => instanceCount)
  if (counts.some((each) => each === undefined)) return answer
  const received = counts.reduce((sum: number, each) => sum + (each ?? 0), 0)
  if (received === study.instanceCount) return answer
  const gap: Gap = { kind: 'count-differs', announced: study.instanceCount, received }
  return { state: 'data', rows, gaps: [...gaps, gap], fetchedAt: answer.fetchedAt }
}

function withAnnotations(main: Answer<ImageSeries>, stored: Answer<ImageSeries> | undefined): Answer<ImageSeries> {
  if (stored === undefined || (main.state !== 'data' && main.state !== 'none')) return main
  switch (stored.state) {
    case 'data': {
      const rows = [...(main.state === 'data' ? main.rows : []), ...stored.rows]
      const gaps = main.state === 'data' ? main.gaps : []
      return { state: 'data', rows, gaps: [...gaps, ...stored.gaps], fetchedAt: main.fetchedAt }
    }
    case 'failed':
    case 'notPermitted': {
      const why = stored.state === 'failed' ? stored.why : ({ reason: 'not-permitted', isRetryable: false } as const)
      const gap: Gap = { kind: 'part-missing', part: 'annotations', why }
      const rows = main.state === 'data' ? main.rows : []
      return {
        state: 'data',
        rows,
        gaps: [...(main.state === 'data' ? main.gaps : []), gap],
        fetchedAt: main.fetchedAt,
      }
    }
    case 'loading':
    case 'none':
    case 'notDisclosed':
    case 'outOfConsent':
    case 'notLinked':
      return main
  }
}
