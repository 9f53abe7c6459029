import { textOf } from '#standards/dicom/dicom-json.ts'
import { acceptedParts, acceptedTypes, accepts } from './accepted-types.ts'
import { type DicomwebAnswer, DicomwebProblem, type DicomwebRequest } from './dicomweb-exchange.ts'
import type { KeptInstance, KeptSeries } from './image-store.ts'
import { type AnswerPart, multipartAnswer } from './multipart-answer.ts'

const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1'
/** What this server can give as explicit little endian, because their frames are it already. */
const UNCOMPRESSED: ReadonlySet<string> = new Set([
  '1.2.840.10008.1.2',
  EXPLICIT_LITTLE_ENDIAN,
  '1.2.840.10008.1.2.1.99',
])
/** Types of single compressed frames (PS3.18 table 8.7.3-5). */
const FRAME_TYPES: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2.4.50': 'image/jpeg',
  '1.2.840.10008.1.2.4.80': 'image/jls',
  '1.2.840.10008.1.2.4.90': 'image/jp2',
  '1.2.840.10008.1.2.4.91': 'image/jp2',
  '1.2.840.10008.1.2.4.201': 'image/jphc',
  '1.2.840.10008.1.2.5': 'image/dicom-rle',
}
const SERIES_UID = '0020000E'

/** Where one instance of a study is found. */
export function instanceAddress(address: string, { attributes }: KeptSeries, { sopInstanceUid }: KeptInstance): string {
  return `${address}/series/${textOf(attributes, SERIES_UID)}/instances/${sopInstanceUid}`
}

/** Whole instances as DICOM files (PS3.18 §10.4.1.1.1), as they are kept. */
export async function retrieved(
  request: DicomwebRequest,
  address: string,
  series: readonly KeptSeries[],
): Promise<DicomwebAnswer> {
  const wanted = acceptedParts(acceptedTypes(request.accept), 'application/dicom').filter(
    ({ type }) => type === 'application/dicom' || type === '*/*',
  )
  if (wanted.length === 0) throw new DicomwebProblem(406, `only application/dicom, not ${request.accept}`)
  const instances = series.flatMap((each) => each.instances.map((instance) => ({ series: each, instance })))
  const parts = await Promise.all(
    instances.map(async ({ series: of, instance }): Promise<AnswerPart> => {
      // Without a transfer syntax a client wants explicit little endian (PS3.18 §8.7.3.5.2).
      const isKept = wanted.some(
        ({ transferSyntax }) =>
          transferSyntax === '*' || (transferSyntax || EXPLICIT_LITTLE_ENDIAN) === instance.transferSyntax,
      )
      if (!isKept) throw new DicomwebProblem(406, `kept as ${instance.transferSyntax} only`)
      return {
        contentType: `application/dicom; transfer-syntax=${instance.transferSyntax}`,
        location: instanceAddress(address, of, instance),
        bytes: await instance.file(),
      }
    }),
  )
  return multipartAnswer('application/dicom', parts)
}

/** Frames as they are kept, or as explicit little endian where they are that already (PS3.18 §10.4.1.1.6). */
export async function frames(
  request: DicomwebRequest,
  address: string,
  instance: KeptInstance,
  list: string,
): Promise<DicomwebAnswer> {
  const numbers = list.split(',').map((each) => (/^[1-9]\d{0,5}$/.test(each) ? Number(each) : Number.NaN))
  if (numbers.some(Number.isNaN)) throw new DicomwebProblem(400, `no list of frames: ${list}`)
  const type = frameType(request, instance)
  const bytes = await instance.plain()
  const parts = numbers.map((number): AnswerPart => {
    const [offset, length] = instance.frames[number - 1] ?? []
    if (offset === undefined || length === undefined) throw new DicomwebProblem(404, `no frame ${number}`)
    if (offset + length > bytes.length)
      throw new DicomwebProblem(500, `frame ${number} cannot be read: the file is cut`)
    return {
      contentType: type,
      location: `${address}/frames/${number}`,
      bytes: bytes.subarray(offset, offset + length),
    }
  })
  return multipartAnswer(type.replace(/;.*$/, ''), parts)
}

function frameType({ accept }: DicomwebRequest, instance: KeptInstance): string {
  const isPlain = UNCOMPRESSED.has(instance.transferSyntax)
  const kept = isPlain ? EXPLICIT_LITTLE_ENDIAN : instance.transferSyntax
  const ownType = FRAME_TYPES[instance.transferSyntax]
  for (const { type, transferSyntax } of acceptedParts(acceptedTypes(accept), 'application/octet-stream')) {
    const isOctets = type === 'application/octet-stream' || type === '*/*'
    // Octets without a transfer syntax are explicit little endian (PS3.18 §8.7.3.3.2).
    const wanted = transferSyntax || (isOctets ? EXPLICIT_LITTLE_ENDIAN : '*')
    if (wanted !== '*' && wanted !== kept) continue
    if (isOctets) return `application/octet-stream; transfer-syntax=${kept}`
    if (type === ownType || (type === 'image/*' && ownType !== undefined)) return `${ownType}; transfer-syntax=${kept}`
  }
  throw new DicomwebProblem(406, `frames of ${kept}, not ${accept}`)
}

/** A large value by the path of its tags, alone or as the one part of a multipart answer. */
export async function bulkData(
  { accept }: DicomwebRequest,
  address: string,
  instance: KeptInstance,
  path: string,
): Promise<DicomwebAnswer> {
  const [offset, length] = instance.bulk[path] ?? []
  if (offset === undefined || length === undefined) throw new DicomwebProblem(404, `no bulk data ${path}`)
  const accepted = acceptedTypes(accept)
  const bytes = (await instance.plain()).subarray(offset, offset + length)
  const type = 'application/octet-stream'
  if (accepts(accepted, type) && accepted.every((each) => each.type !== 'multipart/related')) {
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store' }, body: new Uint8Array(bytes) }
  }
  if (!acceptedParts(accepted, type).some((each) => each.type === type || each.type === '*/*')) {
    throw new DicomwebProblem(406, `only ${type}, not ${accept}`)
  }
  return multipartAnswer(type, [
    {
      contentType: `${type}; transfer-syntax=${EXPLICIT_LITTLE_ENDIAN}`,
      location: `${address}/bulkdata/${path}`,
      bytes,
    },
  ])
}

/** The small picture of an instance. */
export async function rendered(
  { accept }: DicomwebRequest,
  instance: KeptInstance | undefined,
): Promise<DicomwebAnswer> {
  if (!accepts(acceptedTypes(accept), 'image/jpeg')) throw new DicomwebProblem(406, `only image/jpeg, not ${accept}`)
  const bytes = await instance?.rendered()
  if (bytes === undefined) throw new DicomwebProblem(404, 'there is nothing to draw')
  return {
    status: 200,
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' },
    body: new Uint8Array(bytes),
  }
}

/** The instance that stands for its series: the one in its middle. */
export function middleOf({ instances }: KeptSeries): KeptInstance | undefined {
  return instances[Math.floor(instances.length / 2)]
}
