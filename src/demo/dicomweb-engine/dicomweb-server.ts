import { type DicomJson, textOf } from '#standards/dicom/dicom-json.ts'
import { acceptedTypes, accepts } from './accepted-types.ts'
import { type DicomwebAnswer, DicomwebProblem, type DicomwebRequest } from './dicomweb-exchange.ts'
import type { ImageStore, KeptInstance, KeptSeries, KeptStudy } from './image-store.ts'
import { pageOf, parseSearch } from './qido-search.ts'
import { storeInstances } from './stow.ts'
import { bulkData, frames, instanceAddress, middleOf, rendered, retrieved } from './wado-retrieve.ts'

const STUDY_UID = '0020000D'
const SERIES_UID = '0020000E'
const SOP_CLASS_UID = '00080016'
const SOP_INSTANCE_UID = '00080018'
const RETRIEVE_URL = '00081190'
/** What a search for instances answers with (PS3.18 table 10.6.3-5). */
const INSTANCE_ATTRIBUTES = [
  SOP_CLASS_UID,
  SOP_INSTANCE_UID,
  STUDY_UID,
  SERIES_UID,
  '00083002',
  '00200013',
  '00280008',
  '00280010',
  '00280011',
  '00280100',
]

/** Answers a request as a strict DICOMweb server (PS3.18) does. Never throws: what cannot be answered is a status. */
export async function answerDicomweb(store: ImageStore, request: DicomwebRequest): Promise<DicomwebAnswer> {
  try {
    return await route(store, request)
  } catch (error) {
    if (error instanceof DicomwebProblem) return plainText(error.status, error.message)
    return plainText(500, error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error')
  }
}

async function route(store: ImageStore, request: DicomwebRequest): Promise<DicomwebAnswer> {
  const segments = request.path.split('/').filter((part) => part !== '')
  if (segments[0] !== 'studies' && segments[0] !== 'series' && segments[0] !== 'instances') throw noSuchAddress(request)
  if (request.method === 'POST') {
    if (segments[0] !== 'studies' || segments.length > 2) throw noSuchAddress(request)
    return storeInstances(store, request, segments[1])
  }
  if (request.method !== 'GET') throw new DicomwebProblem(405, `${request.method} ${request.path}`)
  const [, studyUid, second, seriesUid, third, sopInstanceUid, ...rest] = segments
  if (segments[0] !== 'studies') throw new DicomwebProblem(404, `searches begin at studies: ${request.path}`)
  if (studyUid === undefined) return searchStudies(store, request)
  const isSearch =
    (second === 'series' && seriesUid === undefined) || (second === 'instances' && seriesUid === undefined)
  const study = await studyOf(store, studyUid)
  // Nothing is found in a study that is not here; only what is to be given out of it is missing.
  if (study === undefined && isSearch) return searched(request, [])
  if (study === undefined) throw new DicomwebProblem(404, `no study ${studyUid}`)
  const address = `${request.base}/studies/${studyUid}`
  if (second === undefined) return retrieved(request, address, await study.series())
  if (second === 'metadata') return metadata(request, address, await study.series())
  if (second === 'instances' && seriesUid === undefined) return searchInstances(request, address, await study.series())
  if (second !== 'series') throw noSuchAddress(request)
  if (seriesUid === undefined) return searchSeries(request, address, await study.series())
  const series = (await study.series()).find(({ attributes }) => textOf(attributes, SERIES_UID) === seriesUid)
  if (series === undefined) throw new DicomwebProblem(404, `no series ${seriesUid}`)
  if (third === undefined) return retrieved(request, address, [series])
  if (third === 'metadata') return metadata(request, address, [series])
  if (third === 'rendered' || third === 'thumbnail') return rendered(request, middleOf(series))
  if (third !== 'instances') throw noSuchAddress(request)
  if (sopInstanceUid === undefined) return searchInstances(request, address, [series])
  const instance = series.instances.find((each) => each.sopInstanceUid === sopInstanceUid)
  if (instance === undefined) throw new DicomwebProblem(404, `no instance ${sopInstanceUid}`)
  return instanceAnswer(request, address, series, instance, rest)
}

async function instanceAnswer(
  request: DicomwebRequest,
  studyAddress: string,
  series: KeptSeries,
  instance: KeptInstance,
  [what, ...more]: readonly string[],
): Promise<DicomwebAnswer> {
  const address = instanceAddress(studyAddress, series, instance)
  switch (what) {
    case undefined:
      return retrieved(request, studyAddress, [{ ...series, instances: [instance] }])
    case 'metadata':
      return metadata(request, studyAddress, [series], instance.sopInstanceUid)
    case 'rendered':
    case 'thumbnail':
      return rendered(request, instance)
    case 'bulkdata':
      return bulkData(request, address, instance, more.join('/'))
    case 'frames':
      if (more[1] === 'rendered') return rendered(request, instance)
      if (more.length === 1) return frames(request, address, instance, more[0] ?? '')
      break
  }
  throw noSuchAddress(request)
}

function noSuchAddress({ path }: DicomwebRequest): DicomwebProblem {
  return new DicomwebProblem(404, `no such address: ${path}`)
}

async function studyOf(store: ImageStore, uid: string): Promise<KeptStudy | undefined> {
  return (await store.studies()).find(({ attributes }) => textOf(attributes, STUDY_UID) === uid)
}

async function searchStudies(store: ImageStore, request: DicomwebRequest): Promise<DicomwebAnswer> {
  const found = (await store.studies()).map(({ attributes }) => {
    const address = `${request.base}/studies/${textOf(attributes, STUDY_UID)}`
    const all = { ...attributes, ...retrieveUrl(address) }
    return { attributes: all, all }
  })
  return searched(request, found)
}

function searchSeries(request: DicomwebRequest, address: string, series: readonly KeptSeries[]): DicomwebAnswer {
  const found = series.map(({ attributes }) => {
    const all = { ...attributes, ...retrieveUrl(`${address}/series/${textOf(attributes, SERIES_UID)}`) }
    return { attributes: all, all }
  })
  return searched(request, found)
}

async function searchInstances(
  request: DicomwebRequest,
  address: string,
  series: readonly KeptSeries[],
): Promise<DicomwebAnswer> {
  const found = (await Promise.all(series.map((each) => addressedMetadata(address, each)))).flat().map((all) => {
    const kept = INSTANCE_ATTRIBUTES.flatMap((tag) => (all[tag] === undefined ? [] : [[tag, all[tag]] as const]))
    const at = `${address}/series/${textOf(all, SERIES_UID)}/instances/${textOf(all, SOP_INSTANCE_UID)}`
    return { attributes: { ...Object.fromEntries(kept), ...retrieveUrl(at) }, all }
  })
  return searched(request, found)
}

function retrieveUrl(address: string): DicomJson {
  return { [RETRIEVE_URL]: { vr: 'UR', Value: [address] } }
}

function searched(
  request: DicomwebRequest,
  found: readonly { readonly attributes: DicomJson; readonly all: DicomJson }[],
): DicomwebAnswer {
  mustAcceptJson(request)
  const { page, hasMore } = pageOf(parseSearch(request.query), found)
  if (page.length === 0) return { status: 204, headers: { 'cache-control': 'no-store' }, body: new Uint8Array() }
  // PS3.18 §8.3.4.4: the server says when an answer is not all there is.
  const warning = hasMore ? { warning: `299 ${request.base} "There are additional results that can be requested"` } : {}
  return json(page, warning)
}

function mustAcceptJson({ accept }: DicomwebRequest): void {
  const accepted = acceptedTypes(accept)
  if (accepts(accepted, 'application/dicom+json') || accepts(accepted, 'application/json')) return
  throw new DicomwebProblem(406, `only application/dicom+json, not ${accept}`)
}

function json(value: unknown, headers: Readonly<Record<string, string>> = {}): DicomwebAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/dicom+json', 'cache-control': 'no-store', ...headers },
    body: new TextEncoder().encode(JSON.stringify(value)),
  }
}

async function metadata(
  request: DicomwebRequest,
  address: string,
  series: readonly KeptSeries[],
  only?: string,
): Promise<DicomwebAnswer> {
  mustAcceptJson(request)
  const all = (await Promise.all(series.map((each) => addressedMetadata(address, each)))).flat()
  const wanted = only === undefined ? all : all.filter((each) => textOf(each, SOP_INSTANCE_UID) === only)
  if (only !== undefined && wanted.length === 0) throw new DicomwebProblem(404, `instance ${only} is lost`)
  return json(wanted)
}

/** The metadata of a series in which every BulkDataURI is an address of this server. */
async function addressedMetadata(address: string, series: KeptSeries): Promise<readonly DicomJson[]> {
  const seriesAddress = `${address}/series/${textOf(series.attributes, SERIES_UID)}`
  return (await series.metadata()).map((dataSet) => {
    const text = JSON.stringify(dataSet)
    if (!text.includes('{instance}')) return dataSet
    const instance = `${seriesAddress}/instances/${textOf(dataSet, SOP_INSTANCE_UID)}`
    const addressed: DicomJson = JSON.parse(text.replaceAll('{instance}', instance))
    return addressed
  })
}

function plainText(status: number, text: string): DicomwebAnswer {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: new TextEncoder().encode(text),
  }
}
