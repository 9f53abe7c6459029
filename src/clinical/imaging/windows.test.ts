import { describe, expect, it } from 'vitest'
import { type FixtureAttributes, fixtureFrame, fixtureInstance } from '#testing/dicom-objects.ts'
import { lossyOf } from './lossy.ts'
import { pixelValues } from './pixel-values.ts'
import { fileWindows, presetsOf } from './windows.ts'

const windows = (attributes: FixtureAttributes) => fileWindows(fixtureFrame(attributes))
const presets = (attributes: FixtureAttributes) => presetsOf(fixtureFrame(attributes)).map(({ key }) => key)

describe('the windows that a file brings', () => {
  it('H-20: each with its explanation, in the order of the file', () => {
    const found = windows({ '00281050': [40, -600], '00281051': [400, 1500], '00281055': ['軟部', '肺'] })
    expect(found).toEqual([
      { kind: 'window', center: 40, width: 400, shape: 'LINEAR', explanation: '軟部' },
      { kind: 'window', center: -600, width: 1500, shape: 'LINEAR', explanation: '肺' },
    ])
  })

  it('H-20: an explanation that is missing in the middle keeps the others at their windows', () => {
    const found = windows({ '00281050': [40, 50, 60], '00281051': [400, 450, 500], '00281055': ['軟部', null, '骨'] })
    expect(found.map((each) => each.explanation)).toEqual(['軟部', undefined, '骨'])
  })

  it('H-20: the shape of the curve is kept, and a width that it does not allow is no window', () => {
    expect(windows({ '00281050': 40, '00281051': 0.5 })).toEqual([])
    expect(windows({ '00281050': 40, '00281051': 0.5, '00281056': 'SIGMOID' })).toMatchObject([{ shape: 'SIGMOID' }])
    expect(windows({ '00281050': 40, '00281051': 0, '00281056': 'LINEAR_EXACT' })).toEqual([])
  })

  it('the same window twice is one', () => {
    expect(windows({ '00281050': [40, 40], '00281051': [400, 400] })).toHaveLength(1)
  })

  it('H-20: a VOI LUT comes before the windows; 0 entries are 65,536', () => {
    const lut = { '00283002': [0, -1024, 16], '00283003': 'NORMAL', '00283006': [1, 2, 3] }
    const found = windows({ '00283010': { items: [lut] }, '00281050': 40, '00281051': 400 })
    expect(found).toMatchObject([
      { kind: 'lut', entries: 65_536, firstValue: -1024, bits: 16, explanation: 'NORMAL' },
      { kind: 'window' },
    ])
  })

  it('H-20: the windows of a frame of an enhanced object are those of its group', () => {
    const [found] = windows({
      '52009230': { items: [{ '00289132': { items: [{ '00281050': 7, '00281051': 70 }] } }] },
    })
    expect(found).toMatchObject({ center: 7, width: 70 })
  })
})

describe('what the numbers of an image mean', () => {
  it.each<[string, FixtureAttributes, string | undefined]>([
    ['a rescaled CT is in HU', { '00080060': 'CT', '00281053': 1, '00281052': -1024 }, 'HU'],
    [
      'a CT that names another type is in that',
      { '00080060': 'CT', '00281053': 1, '00281052': 0, '00281054': 'OD' },
      'OD',
    ],
    [
      'a CT of unspecified type has no unit',
      { '00080060': 'CT', '00281053': 1, '00281052': 0, '00281054': 'US' },
      undefined,
    ],
    ['a CT without rescale has no unit', { '00080060': 'CT' }, undefined],
    ['an MR has none', { '00080060': 'MR', '00281053': 1, '00281052': 0 }, undefined],
    ['a PET has that of its Units', { '00080060': 'PT', '00281053': 2, '00281052': 0, '00541001': 'BQML' }, 'BQML'],
  ])('IMG-3: %s', (_what, attributes, unit) => {
    expect(pixelValues(fixtureFrame(attributes)).unit).toBe(unit)
  })

  it('H-20: a slope of zero would make every value one: it is taken for no rescale, and said', () => {
    expect(pixelValues(fixtureFrame({ '00281053': 0, '00281052': 5 }))).toMatchObject({ slope: 1, isRescaled: false })
  })

  it('CT presets are offered only where the numbers are HU; other grey images get shares of their own range', () => {
    expect(presets({ '00080060': 'CT', '00281053': 1, '00281052': -1024 })).toContain('lung')
    expect(presets({ '00080060': 'CT' })).toEqual(['whole-range', 'middle-range'])
    expect(presets({ '00080060': 'MR' })).toEqual(['whole-range', 'middle-range'])
    expect(presets({ '00080060': 'US', '00280002': 3 })).toEqual([])
  })
})

describe('lossy compression', () => {
  const lossy = (attributes: FixtureAttributes) => lossyOf(fixtureInstance(attributes))

  it('IMG-1: is told with its ratio, several steps multiplied', () => {
    expect(lossy({ '00282110': '01', '00282112': 12.54, '00282114': 'ISO_10918_1' })).toEqual({
      ratio: '12.5:1',
      methods: ['ISO_10918_1'],
    })
    expect(lossy({ '00282110': '01', '00282112': [10, 15] })?.ratio).toBe('150:1')
  })

  it('IMG-1: without a ratio it is told all the same', () => {
    expect(lossy({ '00282110': '01' })).toEqual({ ratio: undefined, methods: [] })
    expect(lossy({ '00083002': '1.2.840.10008.1.2.4.50' })).toEqual({ ratio: undefined, methods: [] })
  })

  it('IMG-1: is not told where the file says no, or nothing', () => {
    expect(lossy({ '00282110': '00' })).toBeUndefined()
    expect(lossy({ '00083002': '1.2.840.10008.1.2.4.90' })).toBeUndefined()
  })
})
