import { numberOf, textOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { ImageFrame } from './image-study.ts'

/** What stored values mean after the modality LUT (PS3.3 C.11.1): value × slope + intercept, in `unit`. */
export interface PixelValues {
  readonly slope: number
  readonly intercept: number
  /** False = the file gives no rescale; slope 1 and intercept 0 are then no statement (H-20). */
  readonly isRescaled: boolean
  /** `HU`, `BQML` …; undefined = the numbers have no unit that anybody stated (IMG-3). */
  readonly unit: string | undefined
}

/**
 * HU is said only where Rescale Type says so, or where a CT image is rescaled and names no other type (PS3.3 C.8.2.1.1: HU
 * is meant unless Rescale Type says otherwise).
 */
export function pixelValues({ instance, frame }: ImageFrame): PixelValues {
  const dataSet = frameDataSet(instance.dataSet, frame)
  const slope = numberOf(dataSet, TAG.RescaleSlope)
  const intercept = numberOf(dataSet, TAG.RescaleIntercept)
  const isRescaled = slope !== undefined && slope !== 0 && intercept !== undefined
  const type = textOf(dataSet, TAG.RescaleType)
  const told = type === undefined || type === 'US' ? undefined : type
  const isCt = textOf(dataSet, TAG.Modality) === 'CT' && isRescaled && type === undefined
  return {
    slope: isRescaled ? slope : 1,
    intercept: isRescaled ? intercept : 0,
    isRescaled,
    unit: told ?? (isCt ? 'HU' : textOf(dataSet, TAG.Units)),
  }
}
