import { angleAt, areaOf, cobbAngle, distance, type PixelSize } from './geometry.ts'
import { isRegion, type Measurement } from './measurement.ts'
import { type FramePixels, regionStatistics, valuesAt } from './region-statistics.ts'
import type { Scale, SpacingBasis } from './scale.ts'
import { DEGREE, MILLIMETRE, NO_UNIT, PERCENT, PIXEL, SQUARE_MILLIMETRE, SQUARE_PIXEL, type Unit } from './unit.ts'

export type Quantity =
  | 'length'
  | 'angle'
  | 'cobb-angle'
  | 'long-axis'
  | 'short-axis'
  | 'heart-width'
  | 'thorax-width'
  | 'heart-ratio'
  | 'area'
  | 'mean'
  | 'standard-deviation'
  | 'minimum'
  | 'maximum'
  | 'value'
  | 'red'
  | 'green'
  | 'blue'

/** One number as it stands on the screen, in the list, on paper and in the report. */
export interface MeasuredValue {
  readonly quantity: Quantity
  readonly text: string
  readonly unit: Unit
}

/** Why the values of the pixels of a region are not told. */
type NoPixelValues = 'colour' | 'rendered' | 'outside'

export interface MeasurementResult {
  readonly values: readonly MeasuredValue[]
  /** Undefined where no length is in it. */
  readonly basis: SpacingBasis | undefined
  readonly noPixelValues: NoPixelValues | undefined
}

/** The pixels of the frame, or why they are not had: only the server's picture of them (`rendered`). */
export type PixelsAtHand = { readonly pixels: FramePixels; readonly unit: Unit } | 'rendered' | undefined

/** Everything a measurement says, as text with unit and basis (IMG-3). Undefined pixels: they are still on their way. */
export function resultOf(measurement: Measurement, scale: Scale, at: PixelsAtHand): MeasurementResult {
  const { kind, points } = measurement
  const size: PixelSize = scale.size
  const isMillimetre = scale.basis !== 'pixels'
  const length: Unit = isMillimetre ? MILLIMETRE : PIXEL
  const spaced = (values: readonly MeasuredValue[]): MeasurementResult => ({
    values,
    basis: scale.basis,
    noPixelValues: undefined,
  })
  const plain = (values: readonly MeasuredValue[]): MeasurementResult => ({
    values,
    basis: undefined,
    noPixelValues: undefined,
  })
  const [a, b, c, d] = points
  switch (kind) {
    case 'length':
      return spaced([tenths('length', distance(a, b, size), length)])
    case 'bidirectional': {
      const [one, other] = [distance(a, b, size), distance(c, d, size)]
      return spaced([
        tenths('long-axis', Math.max(one, other), length),
        tenths('short-axis', Math.min(one, other), length),
      ])
    }
    case 'angle':
      return plain(degrees('angle', angleAt(b, a, c, scale.shape)))
    case 'cobb':
      return plain(degrees('cobb-angle', cobbAngle(points, scale.shape)))
    case 'heart-ratio':
      return heartRatio(distance(a, b, size), distance(c, d, size), length, scale.basis)
    case 'probe':
      return probe(a === undefined ? undefined : { at, point: a })
    case 'arrow':
      return plain([])
    default:
      if (!isRegion(kind)) return plain([])
      return region(measurement, size, isMillimetre ? SQUARE_MILLIMETRE : SQUARE_PIXEL, scale.basis, at)
  }
}

function tenths(quantity: Quantity, value: number, unit: Unit): MeasuredValue {
  return { quantity, text: value.toFixed(1), unit }
}

function degrees(quantity: Quantity, value: number | undefined): readonly MeasuredValue[] {
  return value === undefined ? [] : [tenths(quantity, value, DEGREE)]
}

/** The ratio needs no spacing: both widths are enlarged alike. */
function heartRatio(heart: number, thorax: number, unit: Unit, basis: SpacingBasis): MeasurementResult {
  return {
    values: [
      ...(thorax === 0 ? [] : [tenths('heart-ratio', (heart / thorax) * 100, PERCENT)]),
      tenths('heart-width', heart, unit),
      tenths('thorax-width', thorax, unit),
    ],
    basis,
    noPixelValues: undefined,
  }
}

function probe(
  what: { readonly at: PixelsAtHand; readonly point: readonly [number, number] } | undefined,
): MeasurementResult {
  const nothing = (noPixelValues: NoPixelValues | undefined): MeasurementResult => ({
    values: [],
    basis: undefined,
    noPixelValues,
  })
  if (what === undefined || what.at === undefined) return nothing(undefined)
  if (what.at === 'rendered') return nothing('rendered')
  const found = valuesAt(what.point, what.at.pixels)
  if (found === undefined) return nothing('outside')
  const { unit } = what.at
  const [first, second, third] = found
  if (first !== undefined && second !== undefined && third !== undefined) {
    const colours = { red: first, green: second, blue: third }
    const values = (['red', 'green', 'blue'] as const).map((quantity) =>
      pixelValue(quantity, colours[quantity], NO_UNIT),
    )
    return { values, basis: undefined, noPixelValues: undefined }
  }
  return first === undefined
    ? nothing('outside')
    : { values: [pixelValue('value', first, unit)], basis: undefined, noPixelValues: undefined }
}

function region(
  { kind, points }: Measurement,
  size: PixelSize,
  areaUnit: Unit,
  basis: SpacingBasis,
  at: PixelsAtHand,
): MeasurementResult {
  const area = tenths('area', areaOf(kind, points, size), areaUnit)
  const without = (noPixelValues: NoPixelValues | undefined): MeasurementResult => ({
    values: [area],
    basis,
    noPixelValues,
  })
  if (at === undefined) return without(undefined)
  if (at === 'rendered') return without('rendered')
  if (at.pixels.samplesPerPixel !== 1) return without('colour')
  const found = regionStatistics(kind, points, at.pixels)
  if (found === undefined) return without('outside')
  return {
    values: [
      tenths('mean', found.mean, at.unit),
      tenths('standard-deviation', found.standardDeviation, at.unit),
      pixelValue('minimum', found.minimum, at.unit),
      pixelValue('maximum', found.maximum, at.unit),
      area,
    ],
    basis,
    noPixelValues: undefined,
  }
}

/** A value of one pixel: whole as it mostly is, else with as many digits as a value in a report may have (DS: 16 bytes). */
function pixelValue(quantity: Quantity, value: number, unit: Unit): MeasuredValue {
  return { quantity, text: Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6))), unit }
}
