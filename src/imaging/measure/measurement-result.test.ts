import { describe, expect, it } from 'vitest'
import { pixelValues } from '#clinical/imaging/pixel-values.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import type { Measurement } from './measurement.ts'
import { type MeasurementResult, type PixelsAtHand, resultOf } from './measurement-result.ts'
import { scaleAt } from './scale.ts'
import { sampleFrame, sampleMeasurement } from './testing/sample-measurements.ts'
import { unitOfValues } from './unit.ts'

const length = sampleMeasurement('length', [
  [0, 0],
  [3, 4],
])

function measured(measurement: Measurement, changes: Parameters<typeof sampleFrame>[0] = {}, at?: PixelsAtHand) {
  const frame = sampleFrame(changes)
  return resultOf(measurement, scaleAt(frame, measurement.points), at)
}

function said({ values, basis }: MeasurementResult) {
  return [...values.map(({ quantity, text, unit }) => `${quantity} ${text} ${unit.text}`.trim()), basis]
}

/** 8 × 8 pixels with the values 0 to 63. */
const PIXELS = { rows: 8, columns: 8, samplesPerPixel: 1, values: Array.from({ length: 64 }, (_, i) => i) } as const
const NO_SPACING = { '00280030': undefined } as const

describe('IMG-3: what a length may be called', () => {
  it('Pixel Spacing of a cross section: mm, 校正済み', () => {
    expect(said(measured(length))).toEqual(['length 2.1 mm', 'calibrated'])
  })

  it('only Imager Pixel Spacing: mm at the detector, not corrected', () => {
    const changes = { ...NO_SPACING, '00080060': text('CS', 'DX'), '00181164': { vr: 'DS', Value: [0.2, 0.2] } }
    expect(said(measured(length, changes))).toEqual(['length 1.0 mm', 'detector'])
  })

  it('a radiograph calibrated by a fiducial: 校正済み; by assumed geometry: estimated', () => {
    const radiograph = { '00080060': text('CS', 'DX'), '00181164': { vr: 'DS', Value: [0.2, 0.2] } }
    expect(said(measured(length, { ...radiograph, '00280A02': text('CS', 'FIDUCIAL') }))).toEqual([
      'length 2.1 mm',
      'calibrated',
    ])
    expect(said(measured(length, { ...radiograph, '00280A02': text('CS', 'GEOMETRY') }))).toEqual([
      'length 2.1 mm',
      'estimated',
    ])
  })

  it('no spacing at all: pixels, never mm', () => {
    expect(said(measured(length, NO_SPACING))).toEqual(['length 5.0 px', 'pixels'])
    const box = sampleMeasurement('rectangle', [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ])
    expect(said(measured(box, NO_SPACING))).toEqual(['area 4.0 px²', 'pixels'])
  })

  it('an angle needs no spacing, but the proportions of a pixel', () => {
    const angle = sampleMeasurement('angle', [
      [4, 0],
      [0, 0],
      [4, 2],
    ])
    expect(said(measured(angle))).toEqual(['angle 45.0 °', undefined])
    const aspect = { ...NO_SPACING, '00280034': { vr: 'IS', Value: [2, 1] } }
    expect(said(measured(angle, aspect))).toEqual(['angle 45.0 °', undefined])
  })

  it('ultrasound: mm within one region of tissue, pixels outside of it and across regions', () => {
    const us = { ...NO_SPACING, '00080060': text('CS', 'US'), '00186011': { vr: 'SQ', Value: [TISSUE, DOPPLER] } }
    const within = (points: Measurement['points']) => said(measured(sampleMeasurement('length', points), us))
    expect(
      within([
        [0, 0],
        [3, 4],
      ]),
    ).toEqual(['length 2.5 mm', 'calibrated'])
    expect(
      within([
        [0, 0],
        [3, 60],
      ]),
    ).toEqual(['length 60.1 px', 'pixels'])
    expect(
      within([
        [0, 70],
        [0, 80],
      ]),
    ).toEqual(['length 10.0 px', 'pixels'])
  })
})

describe('heart ratio of a chest radiograph', () => {
  const ratio = sampleMeasurement('heart-ratio', [
    [10, 5],
    [24, 5],
    [0, 9],
    [28, 9],
  ])

  it('is the same with every spacing and without any', () => {
    expect(said(measured(ratio, NO_SPACING))).toEqual([
      'heart-ratio 50.0 %',
      'heart-width 14.0 px',
      'thorax-width 28.0 px',
      'pixels',
    ])
    expect(said(measured(ratio))[0]).toBe('heart-ratio 50.0 %')
  })

  it('is not told where the thorax has no width', () => {
    const flat = sampleMeasurement('heart-ratio', [
      [10, 5],
      [24, 5],
      [0, 9],
      [0, 9],
    ])
    expect(said(measured(flat, NO_SPACING))).toEqual(['heart-width 14.0 px', 'thorax-width 0.0 px', 'pixels'])
  })
})

describe('H-20: values of pixels', () => {
  const unit = unitOfValues(pixelValues(sampleFrame()).unit)
  const box = sampleMeasurement('rectangle', [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ])

  it('of a region: mean, SD (n − 1), least, greatest and area', () => {
    expect(said(measured(box, {}, { pixels: PIXELS, unit }))).toEqual([
      'mean 4.5 HU',
      'standard-deviation 4.7 HU',
      'minimum 0 HU',
      'maximum 9 HU',
      'area 0.5 mm²',
      'calibrated',
    ])
  })

  it('HU only where Rescale Type or the modality says so', () => {
    const told = (changes: Parameters<typeof sampleFrame>[0]) =>
      unitOfValues(pixelValues(sampleFrame(changes)).unit).text
    expect(told({})).toBe('HU')
    expect(told({ '00080060': text('CS', 'MR') })).toBe('')
    expect(told({ '00080060': text('CS', 'MR'), '00281054': text('LO', 'HU') })).toBe('HU')
    expect(told({ '00281053': undefined })).toBe('')
    expect(told({ '00080060': text('CS', 'PT'), '00541001': text('CS', 'BQML') })).toBe('Bq/ml')
  })

  it('a place: the value of the pixel in which it lies', () => {
    const probe = sampleMeasurement('probe', [[3.9, 2.1]])
    expect(said(measured(probe, {}, { pixels: PIXELS, unit }))).toEqual(['value 19 HU', undefined])
  })

  it('outside the image there is no value, and it is said', () => {
    expect(measured(sampleMeasurement('probe', [[8, 2]]), {}, { pixels: PIXELS, unit }).noPixelValues).toBe('outside')
    const far = sampleMeasurement('rectangle', [
      [20, 20],
      [22, 20],
      [22, 22],
      [20, 22],
    ])
    expect(measured(far, {}, { pixels: PIXELS, unit }).noPixelValues).toBe('outside')
  })

  it('colour has no mean, and a picture of the server no values at all', () => {
    const colour = { rows: 1, columns: 1, samplesPerPixel: 3, values: [10, 20, 30] } as const
    expect(measured(box, {}, { pixels: colour, unit }).noPixelValues).toBe('colour')
    expect(measured(box, {}, 'rendered').noPixelValues).toBe('rendered')
    expect(said(measured(sampleMeasurement('probe', [[0, 0]]), {}, { pixels: colour, unit }))).toEqual([
      'red 10',
      'green 20',
      'blue 30',
      undefined,
    ])
  })

  it('a small deviation of large values is not lost in rounding', () => {
    const values = Array.from({ length: 64 }, (_, i) => 1e9 + (i % 2))
    const whole = sampleMeasurement('rectangle', [
      [0, 0],
      [8, 0],
      [8, 8],
      [0, 8],
    ])
    const { values: told } = measured(whole, {}, { pixels: { ...PIXELS, values }, unit })
    expect(told.find(({ quantity }) => quantity === 'standard-deviation')?.text).toBe('0.5')
  })
})

function text(vr: string, value: string) {
  return { vr, Value: [value] }
}

function region(top: number, bottom: number, format: number, unitX: number, unitY: number): DicomJson {
  const number = (vr: string, value: number) => ({ vr, Value: [value] })
  return {
    '00186012': number('US', format),
    '00186018': number('UL', 0),
    '0018601A': number('UL', top),
    '0018601C': number('UL', 99),
    '0018601E': number('UL', bottom),
    '00186024': number('US', unitX),
    '00186026': number('US', unitY),
    // 0.05 cm for one pixel.
    '0018602C': number('FD', 0.05),
    '0018602E': number('FD', 0.05),
  }
}

const TISSUE = region(0, 49, 1, 3, 3)
const DOPPLER = region(50, 99, 3, 4, 7)
