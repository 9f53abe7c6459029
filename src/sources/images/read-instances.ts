import type { Gap } from '#clinical/answer.ts'
import { imageInstanceOf } from '#clinical/imaging/image-instance.ts'
import type { ImageInstance, ImageSeries } from '#clinical/imaging/image-study.ts'
import { type DicomJson, textOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { Arrived } from '../record-source.ts'
import { askJson, listAll } from './image-answers.ts'
import type { ImageServer } from './image-server.ts'
import { pathOf, pathOfSeries } from './server-of.ts'

/**
 * The instances of a series with their metadata (WADO-RS). Where a server cannot give the metadata of the whole series,
 * because one instance of it is damaged for instance, they are read one by one, and the damaged ones are named (E32). An
 * object of another study or series is dropped (E13). Another number than announced is told with both numbers (E35).
 */
export async function readInstances(
  server: ImageServer,
  series: ImageSeries,
  signal: AbortSignal,
): Promise<Arrived<ImageInstance>> {
  const path = pathOfSeries(series)
  const outcome = await askJson(server, `${path}/metadata`, signal)
  const fetchedAt = server.now()
  switch (outcome.kind) {
    case 'notPermitted':
      return { state: 'notPermitted' }
    case 'rows':
      return answerWith(outcome.rows, [], series, fetchedAt)
    case 'absent':
      return oneByOne(server, series, signal)
    case 'failed': {
      const isWorthIt = outcome.why.reason === 'server-error' || outcome.why.reason === 'unsupported-search'
      if (!isWorthIt) return { state: 'failed', why: outcome.why, at: fetchedAt }
      const each = await oneByOne(server, series, signal)
      return each.state === 'failed' ? { state: 'failed', why: outcome.why, at: fetchedAt } : each
    }
  }
}

async function oneByOne(
  server: ImageServer,
  series: ImageSeries,
  signal: AbortSignal,
): Promise<Arrived<ImageInstance>> {
  const { studyUid, seriesUid, below = '' } = series
  const listed = await listAll(server, `${pathOfSeries(series)}/instances`, [], TAG.SOPInstanceUID, signal)
  if (listed.kind === 'notPermitted') return { state: 'notPermitted' }
  if (listed.kind === 'failed') return { state: 'failed', why: listed.why, at: server.now() }
  // A series that announces images and is not there is told with both numbers, never as an empty one (H-05, E35).
  if (listed.kind === 'absent') return answerWith([], [], series, server.now())
  const gaps: Gap[] = [...listed.gaps]
  const read = await Promise.all(
    listed.rows.map(async (row): Promise<readonly DicomJson[]> => {
      const uid = textOf(row, TAG.SOPInstanceUID) ?? ''
      const outcome = await askJson(server, `${below}${pathOf(studyUid, seriesUid, uid)}/metadata`, signal)
      if (outcome.kind === 'rows' && outcome.rows.length > 0) return outcome.rows
      const why = outcome.kind === 'failed' ? outcome.why.reason : outcome.kind
      const number = textOf(row, TAG.InstanceNumber) ?? '?'
      gaps.push({ kind: 'unreadable', what: `#${number}`, why, raw: JSON.stringify(row) })
      return []
    }),
  )
  return answerWith(read.flat(), gaps, series, server.now())
}

function answerWith(
  dataSets: readonly DicomJson[],
  found: readonly Gap[],
  { studyUid, seriesUid, instanceCount }: ImageSeries,
  fetchedAt: ReturnType<ImageServer['now']>,
): Arrived<ImageInstance> {
  const own = dataSets.filter(
    (each) => textOf(each, TAG.StudyInstanceUID) === studyUid && textOf(each, TAG.SeriesInstanceUID) === seriesUid,
  )
  const rows = own.flatMap((each) => imageInstanceOf(each) ?? [])
  const gaps: Gap[] = [...found]
  if (own.length < dataSets.length) gaps.push({ kind: 'wrong-patient', count: dataSets.length - own.length })
  for (let nameless = rows.length; nameless < own.length; nameless += 1) {
    gaps.push({ kind: 'unreadable', what: 'DICOM', why: 'no SOP Instance UID', raw: '' })
  }
  if (instanceCount !== undefined && instanceCount !== rows.length) {
    gaps.push({ kind: 'count-differs', announced: instanceCount, received: rows.length })
  }
  if (rows.length === 0 && gaps.length === 0) return { state: 'none', fetchedAt }
  return { state: 'data', rows, gaps, fetchedAt }
}
