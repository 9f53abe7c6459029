import type { FacilityId } from '#clinical/facility.ts'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import { parseMultipart } from '#standards/dicomweb/multipart.ts'
import type { FileAnswer } from '../files/file-answer.ts'
import type { Network } from '../record-source.ts'
import { failureOf, reasonOf } from './image-answers.ts'
import type { ImageServer } from './image-server.ts'
import { pathOf, serverOf } from './server-of.ts'

export interface InstancePlace {
  readonly series: Pick<ImageSeries, 'facility' | 'studyUid' | 'seriesUid' | 'below'>
  readonly sopInstanceUid: string
}

/** A whole object as a DICOM file (PS3.10), in the transfer syntax in which the server keeps it. */
export function readInstance(network: Network, place: InstancePlace, signal: AbortSignal): Promise<FileAnswer> {
  const path = pathOfInstance(place)
  const accept = 'multipart/related; type="application/dicom"; transfer-syntax=*'
  return readBytes(serverOf(network, place.series.facility), path, accept, signal)
}

/** Bulk data at the address that the metadata name; it has been brought below the server's root (C8). */
export function readBulkData(
  network: Network,
  facility: FacilityId,
  address: string,
  signal: AbortSignal,
): Promise<FileAnswer> {
  const accept = 'multipart/related; type="application/octet-stream"; transfer-syntax=*, application/octet-stream;q=0.9'
  return readBytes(serverOf(network, facility), address, accept, signal)
}

/** The picture of an object as its server draws it (`/rendered`): compressed, for reference. */
export function readRendered(network: Network, place: InstancePlace, signal: AbortSignal): Promise<FileAnswer> {
  const path = `${pathOfInstance(place)}/rendered`
  // One type alone: Orthanc answers 400 to a list with weights.
  return readBytes(serverOf(network, place.series.facility), path, 'image/jpeg', signal)
}

function pathOfInstance({ series: { studyUid, seriesUid, below = '' }, sopInstanceUid }: InstancePlace): string {
  return `${below}${pathOf(studyUid, seriesUid, sopInstanceUid)}`
}

async function readBytes(
  server: ImageServer | undefined,
  address: string,
  accept: string,
  signal: AbortSignal,
): Promise<FileAnswer> {
  if (server === undefined) return { state: 'refused', why: { reason: 'no-address' } }
  let response: Response
  try {
    response = await server.send(address, { accept, signal })
  } catch (error) {
    signal.throwIfAborted()
    return { state: 'failed', why: failureOf(error), at: server.now() }
  }
  const at = server.now()
  if (response.status === 403) return { state: 'notPermitted' }
  if (response.status === 404 || response.status === 410) return { state: 'absent', at }
  if (!response.ok) return { state: 'failed', why: { reason: reasonOf(response.status), isRetryable: true }, at }
  const contentType = response.headers.get('content-type') ?? ''
  const parts = parseMultipart(new Uint8Array(await response.arrayBuffer()), contentType)
  const [first] = parts ?? []
  if (first === undefined || first.body.length === 0) {
    return { state: 'failed', why: { reason: 'malformed', isRetryable: true }, at }
  }
  const type = (first.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  // A page of an intermediary in the place of the object (E5).
  if (type === 'text/html') return { state: 'failed', why: { reason: 'not-fhir', isRetryable: true }, at }
  return { state: 'data', bytes: first.body.slice(), contentType: type, isOtherSize: false, fetchedAt: at }
}
