import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleGraphResult as result, sampleGraphItem } from '#testing/sample-graph.ts'
import { graphSeries } from './graph-series.ts'

describe('the series of an item', () => {
  it('GRAPH-2, VAL-1: `<0.02` is plotted at 0.02 with an arrow and its text, not as 0.02', () => {
    const [series] = graphSeries(
      sampleGraphItem('CRP', [
        result('2026-11-18', '<0.02'),
        result('2026-11-19', '>1000'),
        result('2026-11-20', '4.82'),
      ]),
    )
    expect(series?.points.map(({ value, text, arrow }) => [value, text, arrow])).toEqual([
      [0.02, '<0.02', 'below'],
      [1000, '>1000', 'above'],
      [4.82, '4.82', undefined],
    ])
  })

  it('VAL-3, VAL-6: a result in words or a reason why there is none never becomes a point', () => {
    const pending = result('2026-11-19', '検査中', { more: { value: undefined, absentReason: '検査中' } })
    const [series] = graphSeries(
      sampleGraphItem('K', [
        result('2026-11-17', '5.1'),
        result('2026-11-18', '溶血'),
        result('2026-11-18', '(2+)'),
        pending,
      ]),
    )
    expect(series?.points.map(({ text }) => text)).toEqual(['5.1'])
    expect(series?.texts.map(({ text }) => text)).toEqual(['溶血', '(2+)', '検査中'])
  })

  it('NUM-2, GRAPH-3, H-06: results in two units are two charts, and nothing is converted', () => {
    const item = sampleGraphItem('血糖', [
      result('2026-11-17', '110'),
      result('2026-11-18', '6.1', { unit: 'mmol/L', facility: 'b' }),
      result('2026-11-19', '118'),
    ])
    expect(graphSeries(item).map(({ unit, points }) => [unit, points.map(({ text }) => text)])).toEqual([
      ['mg/dL', ['110', '118']],
      ['mmol/L', ['6.1']],
    ])
  })

  it('NUM-7: widths and forms of a unit are matched, and shown as sent', () => {
    const item = sampleGraphItem('WBC', [
      result('2026-11-17', '5.1', { unit: '10^3/µL' }),
      result('2026-11-18', '5.4', { unit: '１０^3/μL' }),
    ])
    expect(graphSeries(item).map(({ unit }) => unit)).toEqual(['１０^3/μL'])
  })

  it('VAL-4, H-14: leaves out what was cancelled or entered in error, and counts it', () => {
    const [series] = graphSeries(
      sampleGraphItem('Cr', [
        result('2026-11-17', '9.9', { more: { status: 'entered-in-error' } }),
        result('2026-11-18', '8.8', { more: { status: 'cancelled' } }),
        result('2026-11-19', '1.62', { more: { status: 'corrected' } }),
      ]),
    )
    expect(series?.points.map(({ text }) => text)).toEqual(['1.62'])
    expect(series?.withdrawn).toBe(2)
  })

  it('VAL-7: a result of a month or of no time is kept apart, not placed at an invented day', () => {
    const [series] = graphSeries(sampleGraphItem('Cr', [result('2020-05', '0.9'), result('2026-11-19', '1.62')]))
    expect(series?.points).toHaveLength(1)
    expect(series?.unplaced.map(({ measurement }) => measurement.value?.text)).toEqual(['0.9'])
  })

  it('H-08: the range of a point is that of its own result, and only in its own unit', () => {
    const other = result('2026-11-19', '1.62')
    const foreign = {
      text: '57–94 umol/L',
      low: { text: '57', comparator: undefined, magnitude: 57, unit: 'umol/L' },
      high: { text: '94', comparator: undefined, magnitude: 94, unit: 'umol/L' },
      appliesTo: undefined,
    }
    const [series] = graphSeries(
      sampleGraphItem('Cr', [
        result('2026-11-17', '1.41', { range: '0.65–1.07' }),
        result('2026-11-18', '1.50'),
        { ...other, measurement: { ...other.measurement, ranges: [foreign] } },
      ]),
    )
    expect(series?.points.map(({ range }) => range?.text)).toEqual(['0.65–1.07', undefined, undefined])
  })

  it('loses no result: every one is a point, a text, unplaced or withdrawn, and time never runs back', () => {
    const one = fc.record({
      at: fc.constantFrom('2026-11-18T09:05', '2026-11-18T09:05', '2026-11-19', '2026-10', '2026', '2025-01-31T23:59'),
      text: fc.constantFrom('5', '<5', '>=7', '溶血', '(−)'),
      unit: fc.constantFrom('mg/dL', 'mmol/L', undefined),
      status: fc.constantFrom('final' as const, 'corrected' as const, 'cancelled' as const),
      facility: fc.constantFrom('a', 'b'),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (list) => {
        const results = list.map(({ at, text, unit, status, facility }) =>
          result(at, text, { unit, facility, more: { status } }),
        )
        const all = graphSeries(sampleGraphItem('見本', results))
        const counted = all.map(
          ({ points, texts, unplaced, withdrawn }) => points.length + texts.length + unplaced.length + withdrawn,
        )
        expect(counted.reduce((sum, each) => sum + each, 0)).toBe(results.length)
        for (const { points } of all) {
          expect(points.map(({ minute }) => minute)).toEqual(
            points.map(({ minute }) => minute).toSorted((a, b) => a - b),
          )
        }
      }),
    )
  })
})
