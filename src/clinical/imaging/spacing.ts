import { type DicomJson, itemsOf, numberOf, numbersOf, textOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { ImageFrame } from './image-study.ts'

/**
 * What one pixel measures, and how far that may be believed (IMG-3). `row` is the distance between rows (vertical),
 * `column` between columns, in mm. `calibrated` 校正済み; `detector` 検出器面, magnified by an unknown factor; `estimated` 推定,
 * corrected by an assumed geometry or by an unknown method; `none`: pixels only.
 */
export type Spacing =
  | { readonly kind: 'calibrated' | 'detector' | 'estimated'; readonly row: number; readonly column: number }
  | { readonly kind: 'regions'; readonly regions: readonly UltrasoundRegion[] }
  | { readonly kind: 'none' }

/** One calibrated part of an ultrasound image (PS3.3 C.8.5.5): bounds in pixels, both ends included. */
export interface UltrasoundRegion {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** 1 = 2D (tissue or flow), 2 = M-mode, 3 = spectral, 4 = wave form, 5 = graphics; other numbers as recorded. */
  readonly spatialFormat: number
  readonly x: RegionAxis
  readonly y: RegionAxis
}

interface RegionAxis {
  /** Amount of `unit` for one pixel; negative where the value falls as the pixel number grows. */
  readonly perPixel: number
  readonly unit: 'mm' | 's' | 'Hz' | 'cm/s' | 'dB' | '%' | 'degree' | 'unknown'
}

/** Modalities that record projections, in which distances are those at the detector (PS3.3 10.7.1.3). */
const PROJECTION = new Set(['CR', 'DX', 'MG', 'XA', 'RF', 'RG', 'IO', 'PX', 'RTIMAGE'])
const CROSS_SECTION = new Set(['CT', 'MR', 'PT', 'NM', 'RTDOSE', 'OPT', 'SM'])

/** Spacing of one frame by the rules of PS3.3 10.7.1.3 and C.8.5.5. */
export function spacingOf({ instance, frame, geometry }: ImageFrame): Spacing {
  const dataSet = frameDataSet(instance.dataSet, frame)
  const regions = itemsOf(dataSet, TAG.SequenceOfUltrasoundRegions).flatMap((each) => regionOf(each) ?? [])
  if (regions.length > 0) return { kind: 'regions', regions }
  const modality = textOf(dataSet, TAG.Modality) ?? ''
  const pixel = pairOf(dataSet, TAG.PixelSpacing)
  const detector = pairOf(dataSet, TAG.ImagerPixelSpacing) ?? pairOf(dataSet, TAG.NominalScannedPixelSpacing)
  if (pixel === undefined) return detector === undefined ? { kind: 'none' } : { kind: 'detector', ...detector }
  if (!PROJECTION.has(modality) && (CROSS_SECTION.has(modality) || geometry !== undefined)) {
    return { kind: 'calibrated', ...pixel }
  }
  return { kind: believed(dataSet, modality, pixel, detector), ...pixel }
}

/** A fiducial of known size is a calibration; an assumed geometry is an estimate; equal numbers are no correction. */
function believed(dataSet: DicomJson, modality: string, pixel: Pair, detector: Pair | undefined) {
  const isSame = detector !== undefined && detector.row === pixel.row && detector.column === pixel.column
  if (isSame) return 'detector'
  switch (textOf(dataSet, TAG.PixelSpacingCalibrationType)) {
    case 'FIDUCIAL':
      return 'calibrated'
    case 'GEOMETRY':
      return 'estimated'
    default:
      return PROJECTION.has(modality) && detector === undefined ? 'detector' : 'estimated'
  }
}

interface Pair {
  readonly row: number
  readonly column: number
}

function pairOf(dataSet: DicomJson, tag: string): Pair | undefined {
  const [row = 0, column = 0] = numbersOf(dataSet, tag)
  return row > 0 && column > 0 ? { row, column } : undefined
}

function regionOf(item: DicomJson): UltrasoundRegion | undefined {
  const left = numberOf(item, TAG.RegionLocationMinX0)
  const top = numberOf(item, TAG.RegionLocationMinY0)
  const right = numberOf(item, TAG.RegionLocationMaxX1)
  const bottom = numberOf(item, TAG.RegionLocationMaxY1)
  const x = axisOf(item, TAG.PhysicalUnitsXDirection, TAG.PhysicalDeltaX)
  const y = axisOf(item, TAG.PhysicalUnitsYDirection, TAG.PhysicalDeltaY)
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return undefined
  if (right < left || bottom < top || x === undefined || y === undefined) return undefined
  return { left, top, right, bottom, spatialFormat: numberOf(item, TAG.RegionSpatialFormat) ?? 0, x, y }
}

/** Codes of PS3.3 C.8.5.5.1.15; lengths are in cm there and in mm here. */
const UNITS: Readonly<Record<number, RegionAxis['unit']>> = {
  1: '%',
  2: 'dB',
  3: 'mm',
  4: 's',
  5: 'Hz',
  7: 'cm/s',
  12: 'degree',
}

function axisOf(item: DicomJson, unitTag: string, deltaTag: string): RegionAxis | undefined {
  const delta = numberOf(item, deltaTag)
  if (delta === undefined || delta === 0) return undefined
  const unit = UNITS[numberOf(item, unitTag) ?? 0] ?? 'unknown'
  return { perPixel: unit === 'mm' ? delta * 10 : delta, unit }
}
