import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import { uidDigest } from '#record/image-link.ts'
import type { PaneRef } from './hanging.ts'

/** Series that are drawn in a viewport, in the order of their numbers. */
export function imageSeries(series: readonly ImageSeries[]): readonly ImageSeries[] {
  return inOrder(series).filter(({ kind }) => kind === 'images')
}

/** By Series Number, series without one last; then by UID, so that the order never changes. */
export function inOrder(series: readonly ImageSeries[]): readonly ImageSeries[] {
  return [...series].sort((one, other) => {
    const [a, b] = [one.number ?? Number.POSITIVE_INFINITY, other.number ?? Number.POSITIVE_INFINITY]
    return a === b ? (one.seriesUid < other.seriesUid ? -1 : 1) : a - b
  })
}

/**
 * The series that a viewport shows: the one that is named; without a name the one that is most like the series it is
 * compared with, else the first with images, else the first that can be opened at all.
 */
export function chosenSeries(
  pane: PaneRef,
  series: readonly ImageSeries[],
  comparedWith: ImageSeries | undefined,
): ImageSeries | undefined {
  if (pane.series !== undefined) return series.find(({ seriesUid }) => uidDigest(seriesUid) === pane.series)
  const images = imageSeries(series)
  if (comparedWith !== undefined && images.length > 0) return mostAlike(comparedWith, images)
  return images[0] ?? inOrder(series).find(({ kind }) => kind === 'waveform') ?? inOrder(series)[0]
}

/** The series of another study that shows the same thing: same description first, then body part, number and size. */
export function mostAlike(model: ImageSeries, candidates: readonly ImageSeries[]): ImageSeries | undefined {
  const scored = candidates.map((each) => ({ each, score: likeness(model, each) }))
  return scored.reduce<{ each: ImageSeries; score: number } | undefined>(
    (best, next) => (best === undefined || next.score > best.score ? next : best),
    undefined,
  )?.each
}

function likeness(one: ImageSeries, other: ImageSeries): number {
  const isSame = (pick: (series: ImageSeries) => string | number | undefined) =>
    pick(one) !== undefined && pick(one) === pick(other)
  const [a, b] = [one.instanceCount ?? 0, other.instanceCount ?? 0]
  return (
    (isSame(({ modality }) => modality) ? 16 : 0) +
    (isSame(({ description }) => description?.trim().toLowerCase()) ? 8 : 0) +
    // The other breast, the other hand: never compared for the likeness of the rest (H-21).
    (one.laterality === other.laterality ? 4 : -8) +
    (isSame(({ bodyPart }) => bodyPart) ? 2 : 0) +
    (isSame(({ number }) => number) ? 1 : 0) +
    (Math.max(a, b) === 0 ? 0 : Math.min(a, b) / Math.max(a, b))
  )
}

/** The neighbour of a series among those with images; undefined at the ends. */
export function neighbourSeries(
  series: readonly ImageSeries[],
  of: ImageSeries | undefined,
  by: 1 | -1,
): ImageSeries | undefined {
  const images = imageSeries(series)
  const at = images.findIndex(({ key }) => key === of?.key)
  return at === -1 ? images[0] : images[at + by]
}
