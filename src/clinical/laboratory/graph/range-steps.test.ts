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
  it('GRAPH-4: steps half-way between results of different ranges, and reaches both edges', () => {
    expect(rangeSteps(K, WINDOW)).toEqual([
      { from: WINDOW.from, until: day('2026-09-21') + 720, low: 3.6, high: 4.8 },
      { from: day('2026-09-21') + 720, until: day('2026-11-13'), low: 3.5, high: 5 },
      { from: day('2026-11-13'), until: WINDOW.until, low: 3.6, high: 4.8 },
    ])
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

  it('keeps a range in words as words', () => {
    const points = pointsOf(result('2026-08-01', '4.9', { range: '成人 5未満' }))
    expect(rangeSteps(points, WINDOW)).toEqual([])
    expect(namedRanges(points).ranges.map(({ text }) => text)).toEqual(['成人 5未満'])
  })

  it('for any results: steps are in order, never overlap, and lie within the window', () => {
    const one = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('1–2', '1–3', '≤4', '≥1', undefined))
    fc.assert(
      fc.property(fc.array(one, { maxLength: 15 }), (list) => {
        const points = pointsOf(
          ...list.map(([month, range]) =>
            result(`2026-${String(month).padStart(2, '0')}-10`, '2', range === undefined ? {} : { range }),
          ),
        )
        let end = WINDOW.from
        for (const { from, until } of rangeSteps(points, WINDOW)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(until).toBeGreaterThan(from)
          end = until
        }
        expect(end).toBeLessThanOrEqual(WINDOW.until)
      }),
    )
  })
})
