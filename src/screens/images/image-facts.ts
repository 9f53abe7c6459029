import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Facility } from '#clinical/facility.ts'
import { type Age, ageOn } from '#clinical/format/age.ts'
import { dicomTime } from '#clinical/imaging/dicom-time.ts'
import { imagePatientOf } from '#clinical/imaging/image-patient.ts'
import type { ImageFrame, ImagePatient } from '#clinical/imaging/image-study.ts'
import { type LossyCompression, lossyOf } from '#clinical/imaging/lossy.ts'
import { parseJstDate } from '#clinical/jst-date.ts'
import { numberOf, textOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { TAG } from '#standards/dicom/tags.ts'

const SLICE_THICKNESS = '00180050'
const SLICE_LOCATION = '00201041'

/** What is written on an image, all of it from the very frame that is drawn (IMG-2, E33). */
export interface ImageFacts {
  readonly patient: ImagePatient
  /** Patient ID (0010,0020) as recorded. */
  readonly patientNumber: string | undefined
  /** On the day of the study. */
  readonly age: Age | undefined
  /** Of the study; of the series or the acquisition where the study has no date. */
  readonly at: ClinicalTime | undefined
  readonly modality: string | undefined
  readonly studyTitle: string | undefined
  readonly seriesNumber: string | undefined
  readonly seriesTitle: string | undefined
  readonly laterality: 'R' | 'L' | undefined
  /** mm. */
  readonly thickness: number | undefined
  /** mm along the normal, as recorded in Slice Location or from the position. */
  readonly location: number | undefined
  readonly lossy: LossyCompression | undefined
}

export function imageFactsOf(frame: ImageFrame, facility: Facility | undefined): ImageFacts {
  const dataSet = frameDataSet(frame.instance.dataSet, frame.frame)
  const patient = imagePatientOf(dataSet, facility)
  const at =
    dicomTime(dataSet, TAG.StudyDate, TAG.StudyTime) ??
    dicomTime(dataSet, TAG.SeriesDate, TAG.SeriesTime) ??
    dicomTime(dataSet, TAG.AcquisitionDate, TAG.AcquisitionTime)
  const day = parseJstDate(at?.text.slice(0, 10) ?? '')
  const side = textOf(dataSet, TAG.ImageLaterality) ?? textOf(dataSet, TAG.Laterality)
  return {
    patient,
    patientNumber: textOf(dataSet, TAG.PatientID),
    age: day === undefined ? undefined : ageOn(patient.birthDate, day),
    at,
    modality: textOf(dataSet, TAG.Modality),
    studyTitle: textOf(dataSet, TAG.StudyDescription),
    seriesNumber: textOf(dataSet, TAG.SeriesNumber),
    seriesTitle: textOf(dataSet, TAG.SeriesDescription),
    laterality: side === 'R' || side === 'L' ? side : undefined,
    thickness: numberOf(dataSet, SLICE_THICKNESS),
    location: numberOf(dataSet, SLICE_LOCATION) ?? frame.geometry?.alongNormal,
    lossy: lossyOf(frame.instance),
  }
}
