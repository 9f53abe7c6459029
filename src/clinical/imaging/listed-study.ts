import { type DicomJson, numberOf, textOf, textsOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { Facility } from '../facility.ts'
import { dicomTime } from './dicom-time.ts'
import { kindOfModality } from './image-instance.ts'
import { imagePatientOf } from './image-patient.ts'
import type { ImagePatient, ImageSeries } from './image-study.ts'

/** A study as a picture server lists it (PS3.18 10.6.3.3.1). */
export interface ListedStudy {
  readonly studyUid: string
  readonly at: ClinicalTime | undefined
  readonly title: string | undefined
  readonly modalities: readonly string[]
  readonly accession: string | undefined
  readonly seriesCount: number | undefined
  readonly instanceCount: number | undefined
  readonly patient: ImagePatient
}

/** undefined where the row does not name its study. */
export function listedStudy(row: DicomJson, facility: Facility): ListedStudy | undefined {
  const studyUid = textOf(row, TAG.StudyInstanceUID)
  if (studyUid === undefined) return undefined
  return {
    studyUid,
    at: dicomTime(row, TAG.StudyDate, TAG.StudyTime),
    title: textOf(row, TAG.StudyDescription),
    modalities: textsOf(row, TAG.ModalitiesInStudy),
    accession: textOf(row, TAG.AccessionNumber),
    seriesCount: numberOf(row, TAG.NumberOfStudyRelatedSeries),
    instanceCount: numberOf(row, TAG.NumberOfStudyRelatedInstances),
    patient: imagePatientOf(row, facility),
  }
}

/** A series as a picture server lists it; undefined where it does not name itself. */
export function listedSeries(row: DicomJson, facility: Facility['id'], studyUid: string): ImageSeries | undefined {
  const seriesUid = textOf(row, TAG.SeriesInstanceUID)
  if (seriesUid === undefined) return undefined
  const modality = textOf(row, TAG.Modality)
  return {
    key: `${facility}/${studyUid}/${seriesUid}`,
    facility,
    studyUid,
    seriesUid,
    number: numberOf(row, TAG.SeriesNumber),
    modality,
    description: textOf(row, TAG.SeriesDescription),
    bodyPart: textOf(row, TAG.BodyPartExamined),
    laterality: lateralityOf(textOf(row, TAG.Laterality)),
    instanceCount: numberOf(row, TAG.NumberOfSeriesRelatedInstances),
    kind: kindOfModality(modality),
  }
}

function lateralityOf(text: string | undefined): 'R' | 'L' | undefined {
  return text === 'R' || text === 'L' ? text : undefined
}

/** By series number, those without one last; what accompanies images after the images of the same number. */
export function bySeriesNumber(one: ImageSeries, other: ImageSeries): number {
  const a = one.number ?? Number.MAX_SAFE_INTEGER
  const b = other.number ?? Number.MAX_SAFE_INTEGER
  return a - b || (one.seriesUid < other.seriesUid ? -1 : 1)
}
