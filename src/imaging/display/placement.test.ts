import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fittingScale,
  matrixOf,
  mirrored,
  type Placement,
  rotated,
  toImage,
  toScreen,
  zoomedAbout,
} from './placement.ts'

const IMAGE = { rows: 100, columns: 200, aspect: 1.5 }
const SIZE = { width: 600, height: 400 }
const PLAIN: Placement = { scale: 2, panX: 0, panY: 0, rotation: 0, isFlippedH: false, isFlippedV: false }

const placements = fc.record({
  scale: fc.double({ min: 0.1, max: 20, noNaN: true }),
  panX: fc.integer({ min: -300, max: 300 }),
  panY: fc.integer({ min: -300, max: 300 }),
  rotation: fc.integer({ min: 0, max: 359 }),
  isFlippedH: fc.boolean(),
  isFlippedV: fc.boolean(),
})

describe('where an image lies on the screen', () => {
  it('every point of the image comes back from its place on the screen', () => {
    fc.assert(
      fc.property(placements, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 100 }), (placement, x, y) => {
        const matrix = matrixOf(placement, IMAGE, SIZE)
        const [column = Number.NaN, row = Number.NaN] = toImage(matrix, toScreen(matrix, [x, y])) ?? []
        expect(column).toBeCloseTo(x, 6)
        expect(row).toBeCloseTo(y, 6)
      }),
    )
  })

  it('H-18: mirroring is of the screen, however the image has been turned before', () => {
    fc.assert(
      fc.property(placements, (placement) => {
        const before = toScreen(matrixOf(placement, IMAGE, SIZE), [30, 20])
        const after = toScreen(matrixOf(mirrored(placement, 'horizontal'), IMAGE, SIZE), [30, 20])
        expect(after[0]).toBeCloseTo(SIZE.width - before[0], 6)
        expect(after[1]).toBeCloseTo(before[1], 6)
      }),
    )
  })

  it('a quarter turn is clockwise: the left edge of the image comes to the top', () => {
    const matrix = matrixOf(rotated(PLAIN, 90), IMAGE, SIZE)
    const [x, y] = toScreen(matrix, [0, 50])
    expect(x).toBeCloseTo(300, 6)
    expect(y).toBeCloseTo(0, 6)
  })

  it('magnifying leaves the point under the pointer where it is', () => {
    const place = [123, 77] as const
    const point = toImage(matrixOf(PLAIN, IMAGE, SIZE), place)
    const nearer = zoomedAbout(PLAIN, 3, place, SIZE)
    const [x, y] = toScreen(matrixOf(nearer, IMAGE, SIZE), point ?? [0, 0])
    expect(x).toBeCloseTo(place[0], 6)
    expect(y).toBeCloseTo(place[1], 6)
  })

  it('fits pixels that are higher than wide, also when turned', () => {
    expect(fittingScale(IMAGE, SIZE, 0)).toBeCloseTo(400 / 150, 6)
    expect(fittingScale(IMAGE, SIZE, 90)).toBeCloseTo(400 / 200, 6)
  })
})
