import type { DicomElement, DicomJson } from '#standards/dicom/dicom-json.ts'
import { parseMediaType } from '#standards/dicomweb/media-type.ts'
import { parseMultipart } from '#standards/dicomweb/multipart.ts'
import { type DicomwebAnswer, DicomwebProblem, type DicomwebRequest } from './dicomweb-exchange.ts'
import type { ImageStore, KeptReference } from './image-store.ts'

/** Processing failure (PS3.18 table I.2-2). */
const PROCESSING_FAILURE = 0x0110

/** STOW-RS of DICOM files (PS3.18 §10.5): every one of them is stored or named with why not. */
export async function storeInstances(
  store: ImageStore,
  { base, contentType, body }: DicomwebRequest,
  studyUid: string | undefined,
): Promise<DicomwebAnswer> {
  if (store.take === undefined) throw new DicomwebProblem(405, 'this server is read-only')
  const { type, parameters } = parseMediaType(contentType)
  if (type !== 'multipart/related' || parameters.get('type') !== 'application/dicom') {
    throw new DicomwebProblem(415, `only multipart/related; type="application/dicom", not ${contentType}`)
  }
  const parts = parseMultipart(body, contentType)
  if (parts === undefined || parts.length === 0) throw new DicomwebProblem(400, 'the body is no multipart message')
  const taken: KeptReference[] = []
  for (const part of parts) {
    const partType = parseMediaType(part.headers.get('content-type') ?? '').type
    if (partType !== 'application/dicom') throw new DicomwebProblem(415, `a part of type ${partType}`)
    taken.push(await store.take(part.body, studyUid))
  }
  const stored = taken.filter(({ failure }) => failure === undefined)
  const failed = taken.filter(({ failure }) => failure !== undefined)
  const answer: DicomJson = {
    ...(stored[0] !== undefined && { '00081190': { vr: 'UR', Value: [`${base}/studies/${stored[0].studyUid}`] } }),
    ...(stored.length > 0 && { '00081199': sequence(stored.map((each) => storedItem(base, each))) }),
    ...(failed.length > 0 && { '00081198': sequence(failed.map(failedItem)) }),
  }
  return {
    // PS3.18 table 10.5.3-1: all, some, none.
    status: failed.length === 0 ? 200 : stored.length > 0 ? 202 : 409,
    headers: { 'content-type': 'application/dicom+json', 'cache-control': 'no-store' },
    body: new TextEncoder().encode(JSON.stringify(answer)),
  }
}

function sequence(items: readonly DicomJson[]): DicomElement {
  return { vr: 'SQ', Value: items }
}

function referenced({ sopClassUid, sopInstanceUid }: KeptReference): DicomJson {
  return { '00081150': { vr: 'UI', Value: [sopClassUid] }, '00081155': { vr: 'UI', Value: [sopInstanceUid] } }
}

function storedItem(base: string, reference: KeptReference): DicomJson {
  const address = `${base}/studies/${reference.studyUid}/instances/${reference.sopInstanceUid}`
  return { ...referenced(reference), '00081190': { vr: 'UR', Value: [address] } }
}

function failedItem(reference: KeptReference): DicomJson {
  return { ...referenced(reference), '00081197': { vr: 'US', Value: [reference.failure ?? PROCESSING_FAILURE] } }
}
