import type { FacilityId } from '#clinical/facility.ts'
import type { MeasuredImage } from '#imaging/measure/measurement.ts'
import { resultOf } from '#imaging/measure/measurement-result.ts'
import { scaleAt } from '#imaging/measure/scale.ts'
import { SAMPLE_IMAGE, sampleFrame } from '#imaging/measure/testing/sample-measurements.ts'
import type { KeyImageDraft, MeasurementDraft } from '../draft.ts'

export const FACILITY = 'b' as FacilityId

/** The number of 見本 太郎 at facility B in `fakePerson`, in the image's header. */
const FRAME = sampleFrame({ '00100020': { vr: 'LO', Value: ['B-0001'] } })

/** A length of 3 × 4 pixels on the sample image, or on another study. */
export function sampleDraft(uid: string, studyUid: string = SAMPLE_IMAGE.studyUid): MeasurementDraft {
  const points = [
    [0, 0],
    [3, 4],
  ] as const
  const measurement = { uid, kind: 'length', image: { ...SAMPLE_IMAGE, studyUid }, points, text: '' } as const
  const scale = scaleAt(FRAME, points)
  return { measurement, scale, result: resultOf(measurement, scale, undefined), facility: FACILITY, frame: FRAME }
}

/** The same on an image that carries somebody else's birth date. */
export function draftOfSomebodyElse(uid: string): MeasurementDraft {
  const dataSet = { ...FRAME.instance.dataSet, '00100030': { vr: 'DA', Value: ['19700101'] } }
  return { ...sampleDraft(uid), frame: { ...FRAME, instance: { ...FRAME.instance, dataSet } } }
}

export function sampleMark(image: MeasuredImage = SAMPLE_IMAGE): KeyImageDraft {
  return { image, facility: FACILITY, frame: FRAME }
}
