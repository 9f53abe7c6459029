import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FixtureAttributes, fixtureInstance } from '#testing/dicom-objects.ts'
import { framesOf, stacksOf } from './frame-order.ts'
import type { ImageInstance, ImageStack } from './image-study.ts'

const TRANSVERSE = [1, 0, 0, 0, 1, 0]
const CORONAL = [1, 0, 0, 0, 0, -1]
const SAGITTAL = [0, 1, 0, 0, 0, -1]
const FOR_ONE = '1.2.9'

function slice(number: number, position: readonly number[], more: FixtureAttributes = {}): ImageInstance {
  return fixtureInstance({
    '00200013': number,
    '00200032': [...position],
    '00200037': TRANSVERSE,
    '00200052': FOR_ONE,
    '00280030': [0.7, 0.7],
    ...more,
  })
}

function only(stacks: readonly ImageStack[]): ImageStack {
  const [stack] = stacks
  if (stack === undefined || stacks.length !== 1) throw new Error(`${stacks.length} stacks`)
  return stack
}

const numbers = (stack: ImageStack) => stack.frames.map(({ instance }) => instance.instanceNumber)
const heights = (stack: ImageStack) => stack.frames.map(({ geometry }) => geometry?.position[2])

describe('images in the order in which they lie in the patient', () => {
  it('H-18: instance numbers that run against the body do not decide: transverse images go from head to feet', () => {
    const stack = only(stacksOf([slice(1, [0, 0, 10]), slice(2, [0, 0, -20]), slice(3, [0, 0, 0])]))
    expect([heights(stack), stack.order]).toEqual([[10, 0, -20], 'position'])
  })

  it('H-18: a table that was fed the other way gives the same order, so that prior and current run alike', () => {
    const upside = [1, 0, 0, 0, -1, 0]
    const one = only(stacksOf([1, 2, 3].map((at) => slice(at, [0, 0, at * 5]))))
    const other = only(stacksOf([1, 2, 3].map((at) => slice(at, [0, 0, at * -5], { '00200037': upside }))))
    expect(heights(one)).toEqual([15, 10, 5])
    expect(heights(other)).toEqual([-5, -10, -15])
  })

  it('H-18: coronal images go from front to back, sagittal ones from right to left', () => {
    const coronal = only(stacksOf([1, 2].map((at) => slice(at, [0, 50 - at * 10, 0], { '00200037': CORONAL }))))
    expect(coronal.frames.map(({ geometry }) => geometry?.position[1])).toEqual([30, 40])
    const sagittal = only(stacksOf([1, 2].map((at) => slice(at, [9 - at, 0, 0], { '00200037': SAGITTAL }))))
    expect(sagittal.frames.map(({ geometry }) => geometry?.position[0])).toEqual([7, 8])
  })

  it('H-18: without a position the instance numbers count, and the stack says so', () => {
    const plain = (number: number) => fixtureInstance({ '00200013': number })
    const stack = only(stacksOf([plain(3), plain(1), plain(2)]))
    expect([numbers(stack), stack.order, stack.canReformat]).toEqual([
      [1, 2, 3],
      'instance-number',
      { reason: 'no-geometry' },
    ])
  })

  it('one series of three planes is three stacks, named by their planes', () => {
    const planes = [TRANSVERSE, CORONAL, SAGITTAL].flatMap((plane, p) =>
      [1, 2, 3].map((at) => slice(p * 3 + at, [at, at, at], { '00200037': plane })),
    )
    const stacks = stacksOf(planes)
    expect(stacks.map(({ label }) => label.map(({ value }) => value).join())).toEqual([
      'transverse',
      'coronal',
      'sagittal',
    ])
    expect(stacks.map(({ frames }) => frames.length)).toEqual([3, 3, 3])
  })

  it('two b-values over the same positions are two stacks, each in order', () => {
    const both = [0, 1000].flatMap((b) => [1, 2, 3].map((at) => slice(b + at, [0, 0, at * 4], { '00189087': b })))
    const stacks = stacksOf(both)
    expect(stacks.map(({ label }) => label[0])).toEqual([
      { trait: 'b-value', value: '0' },
      { trait: 'b-value', value: '1000' },
    ])
    expect(stacks.map(heights)).toEqual([
      [12, 8, 4],
      [12, 8, 4],
    ])
  })

  it('one slice over time and rotating projections stay one stack: they are paged through together', () => {
    const dynamic = [1, 2, 3, 4].map((at) => slice(at, [0, 0, 0], { '00200100': at }))
    expect(numbers(only(stacksOf(dynamic)))).toEqual([1, 2, 3, 4])
    const rotating = [1, 2, 3, 4].map((at) => {
      const [c, s] = [Math.cos(at), Math.sin(at)]
      return slice(at, [0, 0, 0], { '00200037': [c, s, 0, 0, 0, -1] })
    })
    const stack = only(stacksOf(rotating))
    expect([numbers(stack), stack.canReformat]).toEqual([[1, 2, 3, 4], { reason: 'mixed-orientations' }])
  })

  it('an enhanced object gives one frame each with the geometry of its functional groups', () => {
    const frames = [30, 10, 20].map((z) => ({
      '00209113': { items: [{ '00200032': [0, 0, z] }] },
    }))
    const enhanced = fixtureInstance({
      '00280008': 3,
      '00200052': FOR_ONE,
      '52009229': {
        items: [
          { '00209116': { items: [{ '00200037': TRANSVERSE }] }, '00289110': { items: [{ '00280030': [1, 1] }] } },
        ],
      },
      '52009230': { items: frames },
    })
    const stack = only(stacksOf([enhanced]))
    expect(stack.frames.map(({ frame }) => frame)).toEqual([1, 3, 2])
    expect(stack.canReformat).toBe(true)
  })

  it('an object without pixels has no frames', () => {
    const report = fixtureInstance({ '00280010': [], '00280011': [] })
    expect([report.frames, framesOf(report)]).toEqual([0, []])
    expect(stacksOf([report])).toEqual([])
  })

  it('H-18: every frame is in exactly one stack, whatever the order of the instances, and positions never turn back', () => {
    const attributes = fc.record({
      z: fc.integer({ min: -5, max: 5 }),
      plane: fc.constantFrom(TRANSVERSE, CORONAL, SAGITTAL, undefined),
      echo: fc.constantFrom(10, 90, undefined),
      rows: fc.constantFrom(512, 256),
    })
    fc.assert(
      fc.property(
        fc.array(attributes, { minLength: 1, maxLength: 24 }),
        fc.infiniteStream(fc.nat()),
        (specs, noise) => {
          const instances = specs.map(({ z, plane, echo, rows }, at) =>
            fixtureInstance({
              '00200013': at + 1,
              '00200032': [z, z, z],
              '00280010': rows,
              ...(plane === undefined ? {} : { '00200037': plane }),
              ...(echo === undefined ? {} : { '00180081': echo }),
            }),
          )
          const shuffled = instances
            .map((each) => ({ each, key: noise.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each)
          const ids = (stacks: readonly ImageStack[]) => stacks.map(({ frames }) => frames.map(({ id }) => id))
          const stacks = stacksOf(instances)
          expect(ids(stacksOf(shuffled))).toEqual(ids(stacks))
          expect(ids(stacks).flat().sort()).toEqual(
            instances
              .flatMap(framesOf)
              .map(({ id }) => id)
              .sort(),
          )
          for (const { frames, order } of stacks) {
            if (order !== 'position') continue
            const along = frames.map(({ geometry }) => geometry?.alongNormal ?? Number.NaN)
            const steps = along.slice(1).map((at, i) => at - (along[i] ?? 0))
            expect(steps.every((each) => each >= 0) || steps.every((each) => each <= 0)).toBe(true)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('whether a volume may be built', () => {
  const stackOf = (positions: readonly (readonly number[])[], more: FixtureAttributes = {}) =>
    only(stacksOf(positions.map((position, at) => slice(at, position, more))))

  it('H-18: even positions may be, also where scanners rounded them', () => {
    expect(stackOf([0, 1, 2, 3, 4].map((at) => [0, 0, at * 2.5])).canReformat).toBe(true)
    const rounded = Array.from({ length: 40 }, (_, at) => [0, 0, Math.round(at * 0.625 * 10) / 10])
    expect(stackOf(rounded).canReformat).toBe(true)
  })

  it('H-18: one missing image is unequal spacing, and both distances are told', () => {
    const stack = stackOf([0, 1, 2, 4, 5].map((at) => [0, 0, at * 5]))
    expect(stack.canReformat).toEqual({ reason: 'unequal-spacing', least: 5, most: 10 })
  })

  it('H-18: the same position twice is told with its number', () => {
    expect(stackOf([0, 1, 1, 2].map((at) => [0, 0, at * 5])).canReformat).toEqual({
      reason: 'duplicate-positions',
      count: 1,
    })
  })

  it('H-18: a tilted gantry is told with its angle', () => {
    const shift = Math.tan((12 * Math.PI) / 180)
    const stack = stackOf([0, 1, 2, 3].map((at) => [0, at * 5 * shift, at * 5]))
    expect(stack.canReformat).toMatchObject({ reason: 'gantry-tilt', degrees: expect.closeTo(12, 5) })
  })

  it.each<[string, readonly (readonly number[])[], FixtureAttributes, string]>([
    [
      'two images',
      [
        [0, 0, 0],
        [0, 0, 5],
      ],
      {},
      'too-few-images',
    ],
    [
      'images without pixel spacing',
      [
        [0, 0, 0],
        [0, 0, 5],
        [0, 0, 10],
      ],
      { '00280030': [] },
      'no-spacing',
    ],
    [
      'colour images',
      [
        [0, 0, 0],
        [0, 0, 5],
        [0, 0, 10],
      ],
      { '00280002': 3 },
      'colour',
    ],
  ])('H-18: not of %s', (_what, positions, more, reason) => {
    expect(stackOf(positions, more).canReformat).toEqual({ reason })
  })

  it('H-18: not over two frames of reference, whose origins are strangers', () => {
    const instances = [0, 1, 2].map((at) => slice(at, [0, 0, at], at === 2 ? { '00200052': '1.2.8' } : {}))
    expect(only(stacksOf(instances)).canReformat).toEqual({ reason: 'mixed-frames-of-reference' })
  })
})
