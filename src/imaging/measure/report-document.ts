import type { Instant } from '#clinical/jst-date.ts'
import type { DicomElement, DicomJson } from '#standards/dicom/dicom-json.ts'
import { type SopReference, type SrItem, sopReferenceItem, srContentDataSet } from '#standards/dicom/sr-content.ts'
import type { MeasuredImage } from './measurement.ts'
import { OWN_SCHEME } from './report-codes.ts'

/** What a document says of itself; its UIDs are made once, however often it is sent (E20–E22). */
export interface ReportAbout {
  readonly sopInstanceUid: string
  readonly seriesUid: string
  readonly at: Instant
  readonly author: ReportAuthor
  /** Data set of one of the images: whose study it is and which, is taken over from there (PS3.3 C.7.1, C.7.2). */
  readonly source: DicomJson
}

export interface ReportAuthor {
  /** As it is written on the screen: 例示 一郎. */
  readonly name: string
  readonly facility: string
}

const JST_OFFSET_MS = 9 * 3_600_000
const SERIES_NUMBER = 9900

/** Patient, general study: the attributes that a new object of a study has in common with its images. */
const TAKEN_OVER: readonly (readonly [tag: string, vr: string])[] = [
  ['00080020', 'DA'],
  ['00080030', 'TM'],
  ['00080050', 'SH'],
  ['00080090', 'PN'],
  ['00100010', 'PN'],
  ['00100020', 'LO'],
  ['00100030', 'DA'],
  ['00100040', 'CS'],
  ['0020000D', 'UI'],
  ['00200010', 'SH'],
]
/** Taken over where they are; absent where they are not. */
const OPTIONAL = ['00080051', '00081030', '00100021', '00100024', '00101002']

const text = (vr: string, ...values: readonly string[]): DicomElement => ({ vr, Value: values })

/** A structured report or key object document with all modules around its content (PS3.3 A.35.3, A.35.4). */
export function reportDocument(
  about: ReportAbout,
  kind: { readonly sopClassUid: string; readonly modality: 'SR' | 'KO'; readonly description: string },
  content: SrItem,
  images: readonly MeasuredImage[],
): DicomJson {
  const { date, time } = dicomTime(about.at)
  const isReport = kind.modality === 'SR'
  return {
    ...commonWith(about.source),
    '00080005': text('CS', 'ISO_IR 192'),
    '00080016': text('UI', kind.sopClassUid),
    '00080018': text('UI', about.sopInstanceUid),
    '00080021': text('DA', date),
    '00080031': text('TM', time),
    '00080023': text('DA', date),
    '00080033': text('TM', time),
    '00080060': text('CS', kind.modality),
    '00080070': text('LO', 'Renkei Viewer'),
    '00080201': text('SH', '+0900'),
    '0008103E': text('LO', kind.description),
    '00081111': { vr: 'SQ' },
    '0020000E': text('UI', about.seriesUid),
    '00200011': { vr: 'IS', Value: [SERIES_NUMBER] },
    '00200013': { vr: 'IS', Value: [1] },
    '0040A375': { vr: 'SQ', Value: evidenceOf(images) },
    ...(isReport
      ? {
          '00080110': { vr: 'SQ', Value: [codingScheme()] },
          '0040A372': { vr: 'SQ' },
          '0040A491': text('CS', 'COMPLETE'),
          // Nobody has signed it: a measurement in this viewer is no finding (DESIGN.md §8.3).
          '0040A493': text('CS', 'UNVERIFIED'),
        }
      : {}),
    ...srContentDataSet(content),
  }
}

function commonWith(source: DicomJson): DicomJson {
  const held: Record<string, DicomElement> = {}
  for (const [tag, vr] of TAKEN_OVER) held[tag] = source[tag] ?? { vr }
  for (const tag of OPTIONAL) {
    const element = source[tag]
    if (element !== undefined) held[tag] = element
  }
  return held
}

/** Studies, series and instances that the content refers to, each once (PS3.3 C.17.2.1). */
function evidenceOf(images: readonly MeasuredImage[]): readonly DicomJson[] {
  const studies = new Map<string, Map<string, Map<string, SopReference>>>()
  for (const { studyUid, seriesUid, sopClassUid, sopInstanceUid } of images) {
    const series = studies.get(studyUid) ?? new Map<string, Map<string, SopReference>>()
    const instances = series.get(seriesUid) ?? new Map<string, SopReference>()
    instances.set(sopInstanceUid, { sopClassUid, sopInstanceUid, frames: [] })
    studies.set(studyUid, series.set(seriesUid, instances))
  }
  return [...studies].map(([studyUid, series]) => ({
    '0020000D': text('UI', studyUid),
    '00081115': {
      vr: 'SQ',
      Value: [...series].map(([seriesUid, instances]) => ({
        '0020000E': text('UI', seriesUid),
        '00081199': { vr: 'SQ', Value: [...instances.values()].map(sopReferenceItem) },
      })),
    },
  }))
}

function codingScheme(): DicomJson {
  return {
    '00080102': text('SH', OWN_SCHEME),
    '00080115': text('ST', 'Codes of Renkei Viewer'),
  }
}

/** DA and TM of an instant in Japan. */
function dicomTime(instant: Instant): { readonly date: string; readonly time: string } {
  const local = new Date(instant + JST_OFFSET_MS).toISOString()
  return { date: local.slice(0, 10).replaceAll('-', ''), time: local.slice(11, 19).replaceAll(':', '') }
}

/** A pointer at one frame: instances with one frame need no number (PS3.3 table 10-3). */
export function imageReference({ sopClassUid, sopInstanceUid, frame, isMultiFrame }: MeasuredImage): SopReference {
  return { sopClassUid, sopInstanceUid, frames: isMultiFrame ? [frame] : [] }
}
