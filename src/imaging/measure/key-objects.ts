import type { ClinicalTime } from '#clinical/clinical-time.ts'
import { type DicomJson, textOf } from '#standards/dicom/dicom-json.ts'
import { isCode, readSrContent, type SopReference, type SrItem } from '#standards/dicom/sr-content.ts'
import type { MeasuredImage } from './measurement.ts'
import { observerName } from './observer-name.ts'
import { authorOf, contentTime } from './recorded-report.ts'
import { CONCEPT } from './report-codes.ts'
import { imageReference, type ReportAbout, reportDocument } from './report-document.ts'

const KEY_OBJECT_SELECTION = '1.2.840.10008.5.1.4.1.1.88.59'

/** Images that somebody marked, and what for. */
export interface RecordedKeyObjects {
  readonly sopInstanceUid: string
  readonly studyUid: string
  /** Document title: Of Interest, For Referring Provider … (PS3.16 CID 7010). */
  readonly title: string | undefined
  readonly description: string | undefined
  readonly at: ClinicalTime | undefined
  readonly author: string | undefined
  readonly images: readonly SopReference[]
}

/** A Key Object Selection of images of one study, Of Interest (TID 2010). */
export function keyObjectDocument(
  about: ReportAbout,
  images: readonly MeasuredImage[],
  description: string,
): DicomJson {
  const item = (relationship: string, concept: SrItem['concept'], value: SrItem['value']): SrItem => ({
    relationship,
    concept,
    value,
    items: [],
  })
  const content: SrItem = {
    relationship: undefined,
    concept: CONCEPT.ofInterest,
    value: { type: 'CONTAINER', continuity: 'SEPARATE', template: '2010' },
    items: [
      item('HAS OBS CONTEXT', CONCEPT.observerType, { type: 'CODE', code: CONCEPT.person }),
      item('HAS OBS CONTEXT', CONCEPT.observerName, { type: 'PNAME', name: observerName(about.author.name) }),
      ...(description === ''
        ? []
        : [item('CONTAINS', CONCEPT.keyObjectDescription, { type: 'TEXT', text: description })]),
      ...images.map((image) => item('CONTAINS', undefined, { type: 'IMAGE', references: [imageReference(image)] })),
    ],
  }
  return reportDocument(
    about,
    { sopClassUid: KEY_OBJECT_SELECTION, modality: 'KO', description: 'キー画像（連携ビューア）' },
    content,
    images,
  )
}

/** Reads the key objects of any system; objects that are no images (waveforms, reports) are among them. */
export function readKeyObjects(dataSet: DicomJson): RecordedKeyObjects {
  const content = readSrContent(dataSet)
  return {
    sopInstanceUid: textOf(dataSet, '00080018') ?? '',
    studyUid: textOf(dataSet, '0020000D') ?? '',
    title: content.concept?.meaning,
    description: content.items.flatMap(({ concept, value }) =>
      value.type === 'TEXT' && isCode(concept, CONCEPT.keyObjectDescription) ? value.text : [],
    )[0],
    at: contentTime(dataSet),
    author: authorOf(content),
    images: content.items.flatMap(({ value }) =>
      value.type === 'IMAGE' || value.type === 'COMPOSITE' || value.type === 'WAVEFORM' ? value.references : [],
    ),
  }
}
