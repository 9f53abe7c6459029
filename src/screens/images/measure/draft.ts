import type { FacilityId } from '#clinical/facility.ts'
import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { isSameFrame, type MeasuredImage } from '#imaging/measure/measurement.ts'
import type { MeasuredItem } from '#imaging/measure/measurement-report.ts'

/** Where something was measured or marked: the frame that was really drawn, and whose server gave it. */
export interface DraftPlace {
  readonly facility: FacilityId
  readonly frame: ImageFrame
}

/** A measurement that is not saved, with the numbers that stood beside it when the image was drawn. */
export interface MeasurementDraft extends MeasuredItem, DraftPlace {}

/** An image that somebody marked and has not saved. */
export interface KeyImageDraft extends DraftPlace {
  readonly image: MeasuredImage
}

/** Everything about one patient that only this page has. */
export interface Drafts {
  readonly measurements: readonly MeasurementDraft[]
  readonly keyImages: readonly KeyImageDraft[]
}

export const NO_DRAFTS: Drafts = { measurements: [], keyImages: [] }

export function isEmpty({ measurements, keyImages }: Drafts): boolean {
  return measurements.length === 0 && keyImages.length === 0
}

/** The studies in which something is not saved. */
export function studiesOf({ measurements, keyImages }: Drafts): readonly string[] {
  const uids = [...measurements.map(({ measurement }) => measurement.image), ...keyImages.map(({ image }) => image)]
  return [...new Set(uids.map(({ studyUid }) => studyUid))]
}

export function ofStudy({ measurements, keyImages }: Drafts, studyUid: string): Drafts {
  return {
    measurements: measurements.filter(({ measurement }) => measurement.image.studyUid === studyUid),
    keyImages: keyImages.filter(({ image }) => image.studyUid === studyUid),
  }
}

/** Without what stands in `taken` just as it is; what was changed since stays. */
export function without(drafts: Drafts, taken: Drafts): Drafts {
  const measurements = new Set(taken.measurements)
  const keyImages = new Set(taken.keyImages)
  return {
    measurements: drafts.measurements.filter((each) => !measurements.has(each)),
    keyImages: drafts.keyImages.filter((each) => !keyImages.has(each)),
  }
}

/** Without what stands in `taken`, in whatever form. */
export function withoutAny(drafts: Drafts, taken: Drafts): Drafts {
  const uids = new Set(taken.measurements.map(({ measurement }) => measurement.uid))
  return {
    measurements: drafts.measurements.filter(({ measurement }) => !uids.has(measurement.uid)),
    keyImages: drafts.keyImages.filter(({ image }) => !taken.keyImages.some((each) => isSameFrame(each.image, image))),
  }
}

/** The image of a frame, as reports name it. */
export function imageOfFrame(
  { instance, frame }: ImageFrame,
  { studyUid, seriesUid }: { readonly studyUid: string; readonly seriesUid: string },
): MeasuredImage {
  const { sopClassUid, sopInstanceUid, frames } = instance
  return { studyUid, seriesUid, sopClassUid, sopInstanceUid, frame, isMultiFrame: frames > 1 }
}

/** Whether both hold the very same drafts in the same order. */
export function isSame(one: Drafts, other: Drafts): boolean {
  const same = <T>(some: readonly T[], others: readonly T[]) =>
    some.length === others.length && some.every((each, index) => each === others[index])
  return same(one.measurements, other.measurements) && same(one.keyImages, other.keyImages)
}
