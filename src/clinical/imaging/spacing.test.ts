import { describe, expect, it } from 'vitest'
import { type FixtureAttributes, fixtureFrame } from '#testing/dicom-objects.ts'
import { spacingOf } from './spacing.ts'

const spacing = (attributes: FixtureAttributes) => spacingOf(fixtureFrame(attributes))

const PIXEL = '00280030'
const IMAGER = '00181164'
const CALIBRATION = '00280A02'

describe('what a pixel measures', () => {
  it.each<[string, FixtureAttributes, string]>([
    ['a CT with pixel spacing is calibrated', { '00080060': 'CT', [PIXEL]: [0.7, 0.8] }, 'calibrated'],
    ['a radiograph measures at the detector', { '00080060': 'CR', [IMAGER]: [0.15, 0.15] }, 'detector'],
    [
      'pixel spacing equal to the detector’s is no correction',
      { '00080060': 'DX', [IMAGER]: [0.15, 0.15], [PIXEL]: [0.15, 0.15] },
      'detector',
    ],
    [
      'a radiograph with pixel spacing alone is not believed to be corrected',
      { '00080060': 'CR', [PIXEL]: [0.15, 0.15] },
      'detector',
    ],
    [
      'a fiducial calibrates',
      { '00080060': 'DX', [IMAGER]: [0.15, 0.15], [PIXEL]: [0.13, 0.13], [CALIBRATION]: 'FIDUCIAL' },
      'calibrated',
    ],
    [
      'an assumed geometry is an estimate',
      { '00080060': 'DX', [IMAGER]: [0.15, 0.15], [PIXEL]: [0.13, 0.13], [CALIBRATION]: 'GEOMETRY' },
      'estimated',
    ],
    [
      'a correction of unknown kind is an estimate',
      { '00080060': 'XA', [IMAGER]: [0.15, 0.15], [PIXEL]: [0.13, 0.13] },
      'estimated',
    ],
    ['a scanned film measures at the film', { '00080060': 'OT', '00182010': [0.1, 0.1] }, 'detector'],
    ['a capture that claims a spacing is an estimate', { '00080060': 'OT', [PIXEL]: [0.1, 0.1] }, 'estimated'],
    ['a photograph has none', { '00080060': 'ES' }, 'none'],
    ['zero is no spacing', { '00080060': 'CT', [PIXEL]: [0, 0] }, 'none'],
    ['one number is no spacing', { '00080060': 'CT', [PIXEL]: [0.7] }, 'none'],
  ])('IMG-3: %s', (_what, attributes, kind) => {
    expect(spacing(attributes).kind).toBe(kind)
  })

  it('IMG-3: the first number is the distance between rows, the second between columns', () => {
    expect(spacing({ '00080060': 'MR', [PIXEL]: [2, 1] })).toEqual({ kind: 'calibrated', row: 2, column: 1 })
  })

  it('IMG-3: ultrasound is measured in its regions, each with its own units; centimetres become millimetres', () => {
    const region = (more: FixtureAttributes) => ({
      '00186018': 10,
      '0018601A': 20,
      '0018601C': 300,
      '0018601E': 400,
      '00186012': 1,
      '00186024': 3,
      '00186026': 3,
      '0018602C': 0.02,
      '0018602E': 0.03,
      ...more,
    })
    const doppler = region({ '00186012': 3, '00186024': 4, '00186026': 7, '0018602C': 0.01, '0018602E': -0.5 })
    const found = spacing({ '00080060': 'US', '00186011': { items: [region({}), doppler] } })
    expect(found).toEqual({
      kind: 'regions',
      regions: [
        {
          left: 10,
          top: 20,
          right: 300,
          bottom: 400,
          spatialFormat: 1,
          x: { perPixel: 0.2, unit: 'mm' },
          y: { perPixel: 0.3, unit: 'mm' },
        },
        {
          left: 10,
          top: 20,
          right: 300,
          bottom: 400,
          spatialFormat: 3,
          x: { perPixel: 0.01, unit: 's' },
          y: { perPixel: -0.5, unit: 'cm/s' },
        },
      ],
    })
  })

  it('IMG-3: an ultrasound region without a scale is no region', () => {
    const region = {
      '00186018': 0,
      '0018601A': 0,
      '0018601C': 9,
      '0018601E': 9,
      '00186024': 3,
      '00186026': 3,
      '0018602C': 0,
      '0018602E': 1,
    }
    expect(spacing({ '00080060': 'US', '00186011': { items: [region] } })).toEqual({ kind: 'none' })
  })
})
