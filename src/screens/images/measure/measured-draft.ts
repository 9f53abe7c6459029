import type { FacilityId } from '#clinical/facility.ts'
import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { pixelValues } from '#clinical/imaging/pixel-values.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import type { Measurement, Point } from '#imaging/measure/measurement.ts'
import { type PixelsAtHand, resultOf } from '#imaging/measure/measurement-result.ts'
import { scaleAt } from '#imaging/measure/scale.ts'
import { NO_UNIT, unitOfValues } from '#imaging/measure/unit.ts'
import type { MeasurementDraft } from './draft.ts'

/** The pixels of the frame that is drawn, as far as they are had. */
export function pixelsOf(viewport: ImageViewport): PixelsAtHand {
  if (viewport.getState().quality === 'rendered') return 'rendered'
  const pixels = viewport.readValues()
  if (pixels === undefined) return undefined
  return { pixels, unit: pixels.samplesPerPixel === 1 ? unitOfValues(pixelValues(pixels.frame).unit) : NO_UNIT }
}

/** A measurement with its numbers, from the frame on which it was drawn. */
export function measuredDraft(
  measurement: Measurement,
  place: { readonly facility: FacilityId; readonly frame: ImageFrame },
  at: PixelsAtHand,
): MeasurementDraft {
  // Single precision, as a report stores it: what is read back is what was drawn.
  const points = measurement.points.map(([x, y]): Point => [Math.fround(x), Math.fround(y)])
  const stored = { ...measurement, points }
  const scale = scaleAt(place.frame, points)
  return { measurement: stored, scale, result: resultOf(stored, scale, at), ...place }
}
