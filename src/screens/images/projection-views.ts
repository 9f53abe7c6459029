import type { ImageInstance, ImageSeries } from '#clinical/imaging/image-study.ts'
import { uidDigest } from '#record/image-link.ts'
import { numberOf, textOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { PaneRef } from './hanging.ts'
import { imageSeries } from './series-choice.ts'

/** Plain radiographs and mammograms: each image is a view of its own, read beside the others, not paged through. */
export const PROJECTIONS: ReadonlySet<string> = new Set(['CR', 'DX', 'RG', 'MG'])
const MOST_VIEWS = 4

/** The only series of a radiograph whose images are its views; they must be known to be hung. */
export function seriesOfViews(series: readonly ImageSeries[]): ImageSeries | undefined {
  const [only, ...others] = imageSeries(series)
  const count = only?.instanceCount ?? 0
  return only !== undefined && others.length === 0 && isProjection(only) && count > 1 && count <= MOST_VIEWS
    ? only
    : undefined
}

/**
 * What to hang side by side of a study of two to four radiographs (posteroanterior and lateral, the views of a mammogram),
 * in the order of their numbers; of breasts the right one stands left, as one faces the patient. undefined for any other
 * study, and while `instances` of the only series are not known.
 */
export function viewsSideBySide(
  series: readonly ImageSeries[],
  instances: readonly ImageInstance[],
): readonly PaneRef[] | undefined {
  const images = imageSeries(series)
  const only = seriesOfViews(series)
  if (only !== undefined) {
    if (instances.length !== only.instanceCount) return undefined
    const inOrder = [...instances].sort((one, other) => numberIn(one) - numberIn(other))
    return rightFirst(inOrder, only.modality, sideOf).map(({ sopInstanceUid }) => ({
      study: uidDigest(only.studyUid),
      series: uidDigest(only.seriesUid),
      image: uidDigest(sopInstanceUid),
    }))
  }
  const areViews = images.every((each) => isProjection(each) && each.instanceCount === 1)
  if (!areViews || images.length < 2 || images.length > MOST_VIEWS) return undefined
  return rightFirst(images, images[0]?.modality, ({ laterality }) => laterality).map(({ studyUid, seriesUid }) => ({
    study: uidDigest(studyUid),
    series: uidDigest(seriesUid),
  }))
}

function isProjection({ modality }: ImageSeries): boolean {
  return modality !== undefined && PROJECTIONS.has(modality)
}

function numberIn({ dataSet }: ImageInstance): number {
  return numberOf(dataSet, TAG.InstanceNumber) ?? Number.POSITIVE_INFINITY
}

function sideOf({ dataSet }: ImageInstance): string | undefined {
  return textOf(dataSet, TAG.ImageLaterality) ?? textOf(dataSet, TAG.Laterality)
}

/** Breasts by side, pair by pair (R CC, L CC, R MLO, L MLO); everything else as it is. */
function rightFirst<T>(all: readonly T[], modality: string | undefined, side: (each: T) => string | undefined) {
  if (modality !== 'MG') return all
  const [right, left] = ['R', 'L'].map((which) => all.filter((each) => side(each) === which))
  if (right === undefined || left === undefined || right.length + left.length !== all.length) return all
  if (right.length !== left.length) return [...right, ...left]
  return right.flatMap((each, at) => [each, ...left.slice(at, at + 1)])
}
