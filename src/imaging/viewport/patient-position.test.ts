import { describe, expect, it } from 'vitest'
import { stacksOf } from '#clinical/imaging/frame-order.ts'
import { imageFrame } from '#testing/image-frames.ts'
import { nearestIndex, patientPoint, planeLine, shareScroll } from './patient-position.ts'
import { nextToPrefetch } from './stack-prefetch.ts'

const CORONAL = {
  '00200032': { vr: 'DS', Value: [0, 0.5, 5] },
  '00200037': { vr: 'DS', Value: [1, 0, 0, 0, 0, -1] },
  '00280010': { vr: 'US', Value: [8] },
  '00280011': { vr: 'US', Value: [8] },
} as const

describe('places in the patient', () => {
  it('H-18: the middle of the first pixel is Image Position (Patient), half a pixel from the corner of the image', () => {
    expect(patientPoint(imageFrame(3), [0.5, 0.5])).toEqual([0, 0, -6])
    expect(patientPoint(imageFrame(3), [1.5, 0.5])).toEqual([1, 0, -6])
    expect(patientPoint(imageFrame(3), [0.5, 1.5])).toEqual([0, 1, -6])
  })

  it('H-21: linked scrolling finds the slice at the same height, also in a series of other slice distances', () => {
    const finer = stacksOf(
      [0, 1, 2, 3, 4, 5].map((at) => imageFrame(at, { '00200032': { vr: 'DS', Value: [0, 0, -at] } }).instance),
    )
    const [stack] = finer
    const { geometry } = imageFrame(2)
    expect(geometry?.position[2]).toBe(-4)
    expect(stack && geometry && nearestIndex(stack, geometry)).toBe(4)
  })

  it('H-21: positions are compared only within one frame of reference and between like planes', () => {
    const { geometry } = imageFrame(0)
    const other = imageFrame(0, { '00200052': { vr: 'UI', Value: ['1.8'] } }).geometry
    const unknown = imageFrame(0, { '00200052': { vr: 'UI' } }).geometry
    expect(shareScroll(geometry, imageFrame(5).geometry)).toBe(true)
    expect(shareScroll(geometry, other)).toBe(false)
    expect(shareScroll(unknown, unknown)).toBe(false)
    expect(shareScroll(geometry, imageFrame(0, CORONAL).geometry)).toBe(false)
  })

  it('a reference line runs where the other plane cuts the image, and nowhere when it does not', () => {
    const coronal = imageFrame(0, CORONAL)
    // The transverse plane at z = -0 lies 5 mm below the centre of the first row.
    const line = planeLine(imageFrame(0), coronal)
    expect(line?.map(([, row]) => row)).toEqual([5.5, 5.5])
    expect(line?.map(([column]) => column).sort()).toEqual([0, 8])
    expect(planeLine(imageFrame(40), coronal)).toBeUndefined()
    expect(planeLine(imageFrame(0), imageFrame(1))).toBeUndefined()
  })
})

describe('what is fetched ahead', () => {
  const sequence = (index: number, count: number, reach: number): readonly number[] => {
    const done = new Set([index])
    const order: number[] = []
    for (;;) {
      const next = nextToPrefetch(index, count, reach, (at) => !done.has(at))
      if (next === undefined) return order
      done.add(next)
      order.push(next)
    }
  }

  it('comes outward from the frame that is shown, and reaches both ends', () => {
    expect(sequence(2, 6, 6)).toEqual([3, 1, 4, 0, 5])
    expect(sequence(5, 6, 6)).toEqual([4, 3, 2, 1, 0])
  })

  it('D8: goes no farther than the memory reaches', () => {
    expect(sequence(500, 1000, 2)).toEqual([501, 499, 502, 498])
  })
})
