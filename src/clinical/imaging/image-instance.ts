import { type DicomJson, numberOf, textOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { transferSyntax } from '#standards/dicom/transfer-syntaxes.ts'
import type { ImageInstance, SeriesKind } from './image-study.ts'

/** More frames than any object has; a file that announces more is damaged (D8). */
const MOST_FRAMES = 100_000

/** One object from its metadata; undefined where it does not say which it is (PS3.3 C.12.1). */
export function imageInstanceOf(dataSet: DicomJson, storedAs?: string): ImageInstance | undefined {
  const sopInstanceUid = textOf(dataSet, TAG.SOPInstanceUID)
  const sopClassUid = textOf(dataSet, TAG.SOPClassUID)
  if (sopInstanceUid === undefined || sopClassUid === undefined) return undefined
  const announced = Math.trunc(numberOf(dataSet, TAG.NumberOfFrames) ?? 1)
  const hasPixels = textOf(dataSet, TAG.Rows) !== undefined || dataSet[TAG.PixelData] !== undefined
  return {
    sopInstanceUid,
    sopClassUid,
    instanceNumber: numberOf(dataSet, TAG.InstanceNumber),
    frames: hasPixels ? Math.min(Math.max(announced, 1), MOST_FRAMES) : 0,
    dataSet,
    transferSyntaxUid:
      storedAs ?? textOf(dataSet, TAG.AvailableTransferSyntaxUID) ?? textOf(dataSet, TAG.TransferSyntaxUID),
  }
}

/** SOP classes by their beginning (PS3.4 B.5), the more particular ones first. */
const KINDS: readonly (readonly [beginning: string, kind: SeriesKind])[] = [
  ['1.2.840.10008.5.1.4.1.1.9.', 'waveform'],
  ['1.2.840.10008.5.1.4.1.1.104.', 'document'],
  ['1.2.840.10008.5.1.4.1.1.88.59', 'key-objects'],
  ['1.2.840.10008.5.1.4.1.1.88.', 'report'],
  ['1.2.840.10008.5.1.4.1.1.11.', 'presentation-state'],
  ['1.2.840.10008.5.1.4.1.1.77.1.1.1', 'video'],
  ['1.2.840.10008.5.1.4.1.1.77.1.2.1', 'video'],
  ['1.2.840.10008.5.1.4.1.1.77.1.4.1', 'video'],
]

/** What can be done with an object, from its SOP class and how it is stored. */
export function kindOfInstance({ sopClassUid, frames, transferSyntaxUid }: ImageInstance): SeriesKind {
  if (transferSyntax(transferSyntaxUid)?.encoding === 'video') return 'video'
  const known = KINDS.find(([beginning]) => sopClassUid === beginning || sopClassUid.startsWith(beginning))
  // The video classes only say that it may be one: stored frame by frame it is an image.
  if (known !== undefined && !(known[1] === 'video' && frames > 0)) return known[1]
  return frames > 0 ? 'images' : 'other'
}

const KIND_OF_MODALITY: Readonly<Record<string, SeriesKind>> = {
  ECG: 'waveform',
  HD: 'waveform',
  EPS: 'waveform',
  EEG: 'waveform',
  EMG: 'waveform',
  EOG: 'waveform',
  RESP: 'waveform',
  SR: 'report',
  KO: 'key-objects',
  PR: 'presentation-state',
  DOC: 'document',
  REG: 'other',
  FID: 'other',
  PLAN: 'other',
  RTSTRUCT: 'other',
  RTPLAN: 'other',
  RTRECORD: 'other',
  AU: 'other',
}

/** A guess from the modality, until the metadata of the series has come and `kindOfInstance` knows. */
export function kindOfModality(modality: string | undefined): SeriesKind {
  return (modality === undefined ? undefined : KIND_OF_MODALITY[modality]) ?? 'images'
}
