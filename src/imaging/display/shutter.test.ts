import { describe, expect, it } from 'vitest'
import type { DicomElement } from '#standards/dicom/dicom-json.ts'
import { type DisplayShutter, displayShutter, shutterEffect } from './shutter.ts'

const is = (...values: readonly number[]): DicomElement => ({ vr: 'IS', Value: [...values] })
const shape = (...values: readonly string[]): DicomElement => ({ vr: 'CS', Value: [...values] })
const rectangle = { '00181602': is(11), '00181604': is(90), '00181606': is(21), '00181608': is(80) }

describe('a display shutter (PS3.3 C.7.6.11)', () => {
  it('of a rectangle leaves the pixels on its edges, counted from 1, and draws the rest black', () => {
    expect(displayShutter({ '00181600': shape('RECTANGULAR'), ...rectangle }, 100, 100)).toEqual({
      shapes: [{ kind: 'rectangle', left: 10, top: 20, right: 90, bottom: 80 }],
      grey: 0,
    })
  })

  it('of a circle has its middle in the middle of a pixel, row first', () => {
    const found = displayShutter(
      { '00181600': shape('CIRCULAR'), '00181610': is(30, 50), '00181612': is(20), '00181622': is(65_535) },
      100,
      100,
    )
    expect(found).toEqual({ shapes: [{ kind: 'circle', centre: [49.5, 29.5], radius: 20 }], grey: 255 })
  })

  it('of a polygon has its corners in the middles of pixels; with other shapes all of them hold', () => {
    const polygon = { '00181620': is(1, 1, 1, 100, 100, 50) }
    const found = displayShutter({ '00181600': shape('RECTANGULAR', 'POLYGONAL'), ...rectangle, ...polygon }, 100, 100)
    expect(found?.shapes).toEqual([
      { kind: 'rectangle', left: 10, top: 20, right: 90, bottom: 80 },
      {
        kind: 'polygon',
        points: [
          [0.5, 0.5],
          [99.5, 0.5],
          [49.5, 99.5],
        ],
      },
    ])
  })

  it.each([
    ['without its numbers', { '00181600': shape('RECTANGULAR') }],
    ['of an unknown shape', { '00181600': shape('HEXAGONAL'), ...rectangle }],
    ['that lies beside the image', { '00181600': shape('CIRCULAR'), '00181610': is(500, 500), '00181612': is(20) }],
    ['without extent', { '00181600': shape('CIRCULAR'), '00181610': is(50, 50), '00181612': is(0) }],
    ['with too few corners', { '00181600': shape('POLYGONAL'), '00181620': is(1, 1, 5, 5) }],
  ])('%s hides nothing', (_, dataSet) => {
    expect(displayShutter(dataSet, 100, 100)).toBeUndefined()
  })
})

describe('what of a shutter applies to the images it is about (IMG-6)', () => {
  const within = { kind: 'rectangle', left: 10, top: 20, right: 90, bottom: 80 } as const
  const beyond = { kind: 'circle', centre: [500, 500], radius: 20 } as const
  const [small, large] = [
    { rows: 100, columns: 100 },
    { rows: 1000, columns: 1000 },
  ]
  const of = (...shapes: DisplayShutter['shapes']): DisplayShutter => ({ shapes, grey: 0 })

  it.each([
    ['every shape reaches each image', of(within), [small, large], 'whole'],
    ['all shapes lie beyond', of(beyond), [small], 'none'],
    ['one of two shapes lies beyond', of(within, beyond), [small], 'part'],
    ['it lies beyond the smaller of two images', of(beyond), [small, large], 'part'],
  ] as const)('%s', (_, shutter, images, effect) => {
    expect(shutterEffect(shutter, images)).toBe(effect)
  })
})
