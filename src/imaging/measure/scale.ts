import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { spacingOf, type UltrasoundRegion } from '#clinical/imaging/spacing.ts'
import { numbersOf } from '#standards/dicom/dicom-json.ts'
import type { PixelSize } from './geometry.ts'
import type { Point } from './measurement.ts'

/**
 * How far a length may be believed (IMG-3). `calibrated` 校正済み: mm of the body · `detector` 検出器面（未補正）: mm at the
 * detector, enlarged by an unknown factor · `estimated` 推定: corrected by an assumption · `pixels`: nothing says how large
 * a pixel is.
 */
export type SpacingBasis = 'calibrated' | 'detector' | 'estimated' | 'pixels'

/** What one pixel is worth where something is measured. */
export interface Scale {
  readonly basis: SpacingBasis
  /** In mm; 1 × 1 with basis `pixels`. */
  readonly size: PixelSize
  /** Proportions of a pixel, for angles, which need no size. */
  readonly shape: PixelSize
}

const PIXEL_ASPECT_RATIO = '00280034'
const SQUARE: PixelSize = { column: 1, row: 1 }
/** Region Spatial Format of tissue and flow pictures (PS3.3 C.8.5.5.1.1): only there both directions are lengths. */
const TWO_DIMENSIONAL = 1

/** The scale at `points` of a frame. Ultrasound tells it by regions: all points must lie in one of them. */
export function scaleAt(frame: ImageFrame, points: readonly Point[]): Scale {
  const spacing = spacingOf(frame)
  switch (spacing.kind) {
    case 'none':
      return inPixels(frame)
    case 'regions': {
      const region = regionAround(spacing.regions, points)
      if (region === undefined) return inPixels(frame)
      const size = { column: Math.abs(region.x.perPixel), row: Math.abs(region.y.perPixel) }
      return { basis: 'calibrated', size, shape: size }
    }
    default: {
      const size = { column: spacing.column, row: spacing.row }
      return { basis: spacing.kind, size, shape: size }
    }
  }
}

function inPixels(frame: ImageFrame): Scale {
  // Vertical, then horizontal (PS3.3 C.7.6.3.1.7).
  const [row = 1, column = 1] = numbersOf(frame.instance.dataSet, PIXEL_ASPECT_RATIO)
  return { basis: 'pixels', size: SQUARE, shape: row > 0 && column > 0 ? { row, column } : SQUARE }
}

/** The smallest region with lengths both ways that holds every point. */
function regionAround(regions: readonly UltrasoundRegion[], points: readonly Point[]): UltrasoundRegion | undefined {
  const around = regions.filter(
    ({ spatialFormat, x, y, left, right, top, bottom }) =>
      spatialFormat === TWO_DIMENSIONAL &&
      x.unit === 'mm' &&
      y.unit === 'mm' &&
      // The bounds are pixels that belong to the region; a point at the far side of the last one is still in it.
      points.every(([column, row]) => column >= left && column <= right + 1 && row >= top && row <= bottom + 1),
  )
  const areaOf = ({ left, right, top, bottom }: UltrasoundRegion) => (right - left) * (bottom - top)
  return around.sort((one, other) => areaOf(one) - areaOf(other))[0]
}
