import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { sampleGraphResult as result, sampleGraphItem } from '#testing/sample-graph.ts'
import { type GraphResult, graphSeries } from './graph-series.ts'
import { namedRanges, rangeSteps } from './range-steps.ts'
import { minuteOfDate } from './time-axis.ts'

const day = (text: string) => minuteOfDate(text as JstDate)
const WINDOW = { from: day('2026-06-01'), until: day('2026-12-01') }
const pointsOf = (...results: readonly GraphResult[]) => graphSeries(sampleGraphItem('K', results))[0]?.points ?? []

const K = pointsOf(
  result('2026-08-19T12:00', '4.9', { range: '3.6–4.8' }),
  result('2026-10-24T12:00', '6.2', { range: '3.5–5.0', facility: 'b' }),
  result('2026-11-07T12:00', '4.7', { range: '3.5–5.0', facility: 'b' }),
  result('2026-11-18T12:00', '5.1', { range: '3.6–4.8' }),
)

describe('the area of the reference range', () => {
  it('GRAPH-4: steps half-way between results when a hospital changes its range, and reaches both edges', () => {
    const changed = pointsOf(
      result('2026-08-19T12:00', '4.9', { range: '3.5–5.0' }),
      result('2026-10-24T12:00', '4.2', { range: '3.6–4.8' }),
    )
    expect(rangeSteps(changed, WINDOW)).toEqual([
      { from: WINDOW.from, until: day('2026-09-21') + 720, low: 3.5, high: 5, isCommon: true },
      { from: day('2026-09-21') + 720, until: WINDOW.until, low: 3.6, high: 4.8, isCommon: true },
    ])
  })

  it('GRAPH-4: another hospital in between adds its range; what both call normal goes on behind it', () => {
    expect(rangeSteps(K, WINDOW)).toEqual([
      { from: day('2026-09-21') + 720, until: day('2026-11-13'), low: 3.6, high: 4.8, isCommon: false },
      { from: day('2026-09-21') + 720, until: day('2026-11-13'), low: 3.5, high: 5, isCommon: false },
      { from: WINDOW.from, until: WINDOW.until, low: 3.6, high: 4.8, isCommon: true },
    ])
  })

  it('GRAPH-4: two hospitals in turn are two areas, not a comb of single results', () => {
    const turns = pointsOf(
      ...Array.from({ length: 40 }, (_, at) =>
        result(`2026-${String(7 + Math.floor(at / 10)).padStart(2, '0')}-${10 + (at % 10)}T12:00`, '4.2', {
          range: at % 2 === 0 ? '3.6–4.8' : '3.5–5.0',
          facility: at % 2 === 0 ? 'a' : 'b',
        }),
      ),
    )
    expect(rangeSteps(turns, WINDOW).map(({ low, high, isCommon }) => [low, high, isCommon])).toEqual([
      [3.6, 4.8, false],
      [3.5, 5, false],
      [3.6, 4.8, true],
      [3.5, 5, true],
    ])
  })

  it('GRAPH-4: while ranges have nothing in common there is no common area', () => {
    const apart = pointsOf(
      result('2026-08-01', '4', { range: '1–2' }),
      result('2026-08-02', '4', { range: '3–4', facility: 'b' }),
      result('2026-08-03', '4', { range: '1–2' }),
      result('2026-08-04', '4', { range: '3–4', facility: 'b' }),
    )
    const both = rangeSteps(apart, WINDOW).filter(({ isCommon }) => !isCommon)
    expect(both.map(({ low, high }) => [low, high])).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(rangeSteps(apart, WINDOW).filter(({ isCommon }) => isCommon)).toHaveLength(2)
  })

  it('H-08: a result of one hospital without a range stands on the range of no other', () => {
    const points = pointsOf(
      result('2026-08-01T00:00', '4.9', { range: '3.6–4.8' }),
      result('2026-08-11T00:00', '4.9', { range: '3.5–5.0', facility: 'b' }),
      result('2026-08-21T00:00', '4.7', { facility: 'c' }),
      result('2026-08-31T00:00', '4.5', { range: '3.6–4.8' }),
      result('2026-09-10T00:00', '4.5', { range: '3.5–5.0', facility: 'b' }),
    )
    for (const { from, until } of rangeSteps(points, WINDOW)) {
      expect(until <= day('2026-08-16') || from >= day('2026-08-26'), `${from}–${until}`).toBe(true)
    }
  })

  it('GRAPH-4: names each range with its hospital, and no hospital where all share one', () => {
    expect(namedRanges(K).ranges.map(({ text, facilities }) => [text, facilities])).toEqual([
      ['3.6–4.8', ['a']],
      ['3.5–5.0', ['b']],
    ])
    expect(namedRanges(K.slice(1, 3))).toEqual({
      isMissing: false,
      ranges: [{ text: '3.5–5.0', appliesTo: undefined, facilities: [] }],
    })
  })

  it('H-08, FLAG-4: a result without a range has no area, and never that of its neighbour', () => {
    const points = pointsOf(
      result('2026-08-01T00:00', '4.9', { range: '3.6–4.8' }),
      result('2026-09-01T00:00', '4.7', { facility: 'b' }),
      result('2026-10-01T00:00', '4.5', { range: '3.6–4.8' }),
    )
    expect(rangeSteps(points, WINDOW).map(({ from, until }) => [from, until])).toEqual([
      [WINDOW.from, day('2026-08-16') + 720],
      [day('2026-09-16'), WINDOW.until],
    ])
    expect(namedRanges(points).isMissing).toBe(true)
    expect(namedRanges(points).ranges.map(({ facilities }) => facilities)).toEqual([['a']])
  })

  it.each([
    ['before', 'a', 'b'],
    ['after', 'b', 'a'],
  ])(
    'H-08: a result without a range stands on no area, nor on its edge, where one with a range stands %s it in the same minute',
    (_where, ranged, bare) => {
      const points = pointsOf(
        result('2026-08-01T00:00', '4.9', { range: '3.6–4.8', facility: ranged }),
        result('2026-08-11T00:00', '4.9', { range: '3.6–4.8', facility: ranged }),
        result('2026-08-11T00:00', '4.7', { facility: bare }),
        result('2026-08-21T00:00', '4.5', { range: '3.6–4.8', facility: ranged }),
      )
      expect(rangeSteps(points, WINDOW).map(({ from, until }) => [from, until])).toEqual([
        [WINDOW.from, day('2026-08-06')],
        [day('2026-08-16'), WINDOW.until],
      ])
    },
  )

  it('GRAPH-4: results of one minute are one place: each of their ranges reaches half-way to the next minutes', () => {
    const points = pointsOf(
      result('2026-08-01T00:00', '4.9', { range: '3.6–4.8' }),
      result('2026-08-11T00:00', '4.9', { range: '3.6–4.8' }),
      result('2026-08-11T00:00', '4.7', { range: '3.5–5.0', facility: 'b' }),
      result('2026-08-21T00:00', '4.5', { range: '3.6–4.8' }),
    )
    expect(rangeSteps(points, WINDOW)).toEqual([
      { from: day('2026-08-06'), until: day('2026-08-16'), low: 3.6, high: 4.8, isCommon: false },
      { from: day('2026-08-06'), until: day('2026-08-16'), low: 3.5, high: 5, isCommon: false },
      { from: WINDOW.from, until: WINDOW.until, low: 3.6, high: 4.8, isCommon: true },
    ])
  })

  it('keeps a range in words as words', () => {
    const points = pointsOf(result('2026-08-01', '4.9', { range: '成人 5未満' }))
    expect(rangeSteps(points, WINDOW)).toEqual([])
    expect(namedRanges(points).ranges.map(({ text }) => text)).toEqual(['成人 5未満'])
  })

  it('for any results: what is common is in order, never overlaps, and every step lies within the window', () => {
    const one = fc.tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('1–2', '1–3', '≤4', '≥1', undefined),
      fc.constantFrom('a', 'b', 'c'),
    )
    fc.assert(
      fc.property(fc.array(one, { maxLength: 15 }), (list) => {
        const points = pointsOf(
          ...list.map(([month, range, facility]) =>
            result(`2026-${String(month).padStart(2, '0')}-10`, '2', {
              facility,
              ...(range === undefined ? {} : { range }),
            }),
          ),
        )
        const steps = rangeSteps(points, WINDOW)
        expect(steps.every(({ from, until }) => from >= WINDOW.from && from < until && until <= WINDOW.until)).toBe(
          true,
        )
        let end = WINDOW.from
        for (const { from, until } of steps.filter(({ isCommon }) => isCommon)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(until).toBeGreaterThan(from)
          end = until
        }
        expect(end).toBeLessThanOrEqual(WINDOW.until)
      }),
    )
  })
})
