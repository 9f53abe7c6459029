import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveBy, moveHandle, shapeOf } from './drawing.ts'
import { angleAt, areaOf, cobbAngle, distance, isInside, pixelBox } from './geometry.ts'
import type { Point } from './measurement.ts'
import { sampleMeasurement } from './testing/sample-measurements.ts'

const SQUARE = { column: 1, row: 1 }
const FLAT = { column: 0.25, row: 0.5 }

describe('lengths and angles', () => {
  it('measures along both directions in pixels that are not square', () => {
    expect(distance([0, 0], [12, 8], FLAT)).toBe(5)
  })

  it.each([
    ['a right angle', [0, 1], [1, 0], 90],
    ['no angle', [2, 0], [1, 0], 0],
    ['a straight line', [-1, 0], [1, 0], 180],
  ] as const)('%s', (_, one, other, expected) => {
    expect(angleAt([0, 0], one, other, SQUARE)).toBeCloseTo(expected, 10)
  })

  it('takes the angle in the body, not on the pixels', () => {
    expect(angleAt([0, 0], [4, 0], [4, 2], FLAT)).toBeCloseTo(45, 10)
  })

  it('has no angle where a side has no length', () => {
    expect(angleAt([1, 1], [1, 1], [4, 2], SQUARE)).toBeUndefined()
  })

  it('Cobb: the smaller angle, whichever way the two lines were drawn', () => {
    const upper: readonly Point[] = [
      [0, 0],
      [10, 2],
    ]
    const lower: readonly Point[] = [
      [0, 20],
      [10, 17],
    ]
    const angle = cobbAngle([...upper, ...lower], SQUARE)
    expect(angle).toBeCloseTo(28.0, 1)
    expect(cobbAngle([...upper, ...lower.toReversed()], SQUARE)).toBeCloseTo(angle ?? 0, 10)
  })
})

describe('areas', () => {
  it.each([
    [
      'rectangle',
      [
        [0, 0],
        [4, 0],
        [4, 3],
        [0, 3],
      ],
      12,
    ],
    [
      'freehand',
      [
        [0, 0],
        [4, 0],
        [0, 3],
      ],
      6,
    ],
    [
      'circle',
      [
        [5, 5],
        [5, 8],
      ],
      Math.PI * 9,
    ],
    [
      'ellipse',
      [
        [0, 5],
        [8, 5],
        [4, 3],
        [4, 7],
      ],
      Math.PI * 4 * 2,
    ],
    [
      'length',
      [
        [0, 0],
        [4, 0],
      ],
      0,
    ],
  ] as const)('of a %s', (kind, points, expected) => {
    expect(areaOf(kind, points, SQUARE)).toBeCloseTo(expected, 10)
    expect(areaOf(kind, points, FLAT)).toBeCloseTo(expected / 8, 10)
  })

  it('does not depend on where it lies', () => {
    const shape = sampleMeasurement('freehand', [
      [0, 0],
      [4, 1],
      [5, 6],
      [1, 3],
    ])
    const shift = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }))
    fc.assert(
      fc.property(shift, (by) => {
        expect(areaOf('freehand', moveBy(shape, by).points, FLAT)).toBeCloseTo(
          areaOf('freehand', shape.points, FLAT),
          6,
        )
      }),
    )
  })

  it('counts as many pixels inside as the area says, up to those that the line cuts', () => {
    const size = fc.double({ min: 5, max: 40, noNaN: true })
    const kinds = fc.constantFrom('ellipse', 'circle', 'rectangle')
    fc.assert(
      fc.property(kinds, size, size, (kind, width, height) => {
        const points = shapeOf(kind, [
          [50, 50],
          [50 + width, 50 + height],
        ])
        const box = pixelBox(kind, points)
        let count = 0
        for (let row = box.top; row < box.bottom; row += 1)
          for (let column = box.left; column < box.right; column += 1)
            if (isInside(kind, points, [column + 0.5, row + 0.5])) count += 1
        const cut = 2 * (box.right - box.left + box.bottom - box.top)
        expect(Math.abs(count - areaOf(kind, points, SQUARE))).toBeLessThanOrEqual(cut)
      }),
    )
  })
})

describe('taking hold of a handle', () => {
  it('a rectangle stays one, with the opposite corner where it was', () => {
    const box = sampleMeasurement(
      'rectangle',
      shapeOf('rectangle', [
        [0, 0],
        [4, 3],
      ]),
    )
    expect(moveHandle(box, 2, [6, 9]).points).toEqual([
      [0, 0],
      [6, 0],
      [6, 9],
      [0, 9],
    ])
    expect(moveHandle(box, 1, [6, -1]).points).toEqual([
      [0, -1],
      [6, -1],
      [6, 3],
      [0, 3],
    ])
  })

  it('an ellipse keeps its centre and its other axis', () => {
    const ellipse = sampleMeasurement(
      'ellipse',
      shapeOf('ellipse', [
        [0, 0],
        [8, 4],
      ]),
    )
    const { points } = moveHandle(ellipse, 0, [4, -6])
    expect(points.slice(0, 2)).toEqual([
      [4, -6],
      [4, 10],
    ])
    expect(distance(points[2], points[3], SQUARE)).toBeCloseTo(4, 10)
  })

  it('a circle moves as a whole by its centre and grows by its edge', () => {
    const circle = sampleMeasurement('circle', [
      [5, 5],
      [5, 8],
    ])
    expect(moveHandle(circle, 0, [6, 6]).points).toEqual([
      [6, 6],
      [6, 9],
    ])
    expect(moveHandle(circle, 1, [5, 10]).points).toEqual([
      [5, 5],
      [5, 10],
    ])
  })

  it('heart ratio: both ends of a width stay on one row', () => {
    const ratio = sampleMeasurement(
      'heart-ratio',
      shapeOf('heart-ratio', [
        [10, 5],
        [20, 9],
        [0, 12],
        [40, 1],
      ]),
    )
    expect(ratio.points).toEqual([
      [10, 5],
      [20, 5],
      [0, 12],
      [40, 12],
    ])
    expect(moveHandle(ratio, 3, [44, 15]).points).toEqual([
      [10, 5],
      [20, 5],
      [0, 15],
      [44, 15],
    ])
  })

  it('the first short axis stands square on the middle of the long one', () => {
    const points = shapeOf('bidirectional', [
      [0, 0],
      [8, 6],
    ])
    expect(angleAt([4, 3], points[2], [0, 0], SQUARE)).toBeCloseTo(90, 10)
    expect(distance(points[2], points[3], SQUARE)).toBeCloseTo(5, 10)
  })
})
