import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueScale } from './value-scale.ts'

const texts = (...given: Parameters<typeof valueScale>) => valueScale(...given).ticks.map(({ text }) => text)

describe('the value axis of a chart', () => {
  it('GRAPH-5: has round steps that hold the values and the range with a margin', () => {
    expect(texts([1.41, 2.31, 2.08, 1.62], [{ low: 0.65, high: 1.07 }])).toEqual(['0.5', '1.0', '1.5', '2.0', '2.5'])
    expect(texts([4.9, 6.2, 4.4], [{ low: 3.6, high: 4.8 }])).toEqual(['3', '4', '5', '6', '7'])
    expect(texts([461, 6820], [{ low: undefined, high: 125 }])).toEqual(['0', '2,000', '4,000', '6,000', '8,000'])
  })

  it('GRAPH-5: need not begin at 0', () => {
    expect(valueScale([138, 141, 132], [{ low: 138, high: 145 }]).min).toBeGreaterThan(100)
  })

  it('GRAPH-5: does not go below 0 where nothing does', () => {
    expect(valueScale([0.02, 0.5], []).min).toBe(0)
    expect(valueScale([-2, 1], []).min).toBeLessThan(-2)
  })

  it('GRAPH-5: does not blow noise up: values within 1 % fill a small part of the axis', () => {
    const { min, max } = valueScale([140, 140.5, 141, 140.2], [])
    expect((141 - 140) / (max - min)).toBeLessThan(0.1)
  })

  it('leaves room for an area that is open above or below', () => {
    expect(valueScale([37, 22, 33], [{ low: 60, high: undefined }]).max).toBeGreaterThan(60)
    expect(valueScale([37, 50], [{ low: undefined, high: 30 }]).min).toBeLessThan(30)
  })

  it('has an axis for a single value, for none, and for zero', () => {
    for (const values of [[5.1], [], [0]]) {
      const { min, max } = valueScale(values, [])
      expect(max).toBeGreaterThan(min)
    }
  })

  it('GRAPH-5: for any values and ranges: holds them all, evenly, in steps of 1, 2 or 5', () => {
    const number = fc
      .double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })
      .map((x) => Number(x.toFixed(3)))
    const range = fc.record({ low: fc.option(number, { nil: undefined }), high: fc.option(number, { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(number), fc.array(range, { maxLength: 3 }), (values, ranges) => {
        const scale = valueScale(values, ranges)
        const all = [...values, ...ranges.flatMap(({ low, high }) => [low, high])].filter((x) => x !== undefined)
        expect(all.every((value) => scale.min <= value && value <= scale.max)).toBe(true)
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2)
        expect(scale.ticks.length).toBeLessThanOrEqual(8)
        const steps = scale.ticks.slice(1).map(({ value }, at) => value - (scale.ticks[at]?.value ?? Number.NaN))
        const step = steps[0] ?? Number.NaN
        expect(steps.every((each) => Math.abs(each - step) < step * 1e-6)).toBe(true)
        expect(step.toExponential(6)).toMatch(/^(?:1|2|5)\.0+e/)
      }),
    )
  })

  it('names different ticks differently', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        const names = texts([value], [])
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })
})
