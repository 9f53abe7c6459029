import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { sampleGraphResult as result, sampleGraphItem } from '#testing/sample-graph.ts'
import { focusStops, nearestStop } from './focus-stops.ts'
import { graphSeries } from './graph-series.ts'
import { graphTable } from './graph-table.ts'
import { namesWithRoom, placeLabels } from './label-lanes.ts'
import { seriesSummary } from './series-summary.ts'
import { minuteOfDate } from './time-axis.ts'

const day = (text: string) => minuteOfDate(text as JstDate)
const WINDOW = { from: day('2026-06-01'), until: day('2026-12-01') }
const ALL = [
  sampleGraphItem('Cr', [
    result('2025-12-17T09:05', '1.27', { flag: 'H' }),
    result('2026-08-19T09:08', '1.41', { flag: 'H' }),
    result('2026-10-24T15:02', '2.31', { flag: 'H', facility: 'b' }),
    result('2026-11-18T09:05', '1.62', { flag: 'H' }),
    result('2026-07', '1.3'),
  ]),
  sampleGraphItem('K', [
    result('2026-10-24T15:02', '6.2', { flag: 'HH', facility: 'b', unit: 'mmol/L' }),
    result('2026-10-24T15:02', '6.0', { flag: 'H', facility: 'b', unit: 'mmol/L' }),
    result('2026-11-18T09:05', '5.1', { flag: 'H', unit: 'mmol/L' }),
    result('2026-11-18T14:20', '溶血', { facility: 'b', unit: 'mmol/L' }),
  ]),
].flatMap(graphSeries)

describe('what a graph says without being seen', () => {
  it('GRAPH-7, ACC-4: the latest and the previous value, the lowest and the highest of the period', () => {
    const [cr] = ALL.map((series) => seriesSummary(series, WINDOW))
    expect([cr?.latest, cr?.previous, cr?.lowest, cr?.highest].map((point) => point?.text)).toEqual([
      '1.62',
      '2.31',
      '1.41',
      '2.31',
    ])
    expect(cr?.change).toEqual({ direction: 'down', difference: '−0.69' })
    expect(cr?.shown).toHaveLength(3)
  })

  it('GRAPH-7: the latest value stands there even when the period holds none', () => {
    const [cr] = ALL.map((series) => seriesSummary(series, { from: day('2026-01-01'), until: day('2026-02-01') }))
    expect([cr?.latest?.text, cr?.previous, cr?.shown.length]).toEqual(['1.27', undefined, 0])
  })

  it('FLAG-1: the point named at its place is the gravest reported flag; without flags none is', () => {
    const [cr, k] = ALL.map((series) => seriesSummary(series, WINDOW))
    expect([cr?.extreme?.text, k?.extreme?.text]).toEqual(['2.31', '6.2'])
    const [plain] = graphSeries(sampleGraphItem('Na', [result('2026-10-01', '120'), result('2026-11-01', '140')]))
    expect(plain === undefined ? 'missing' : seriesSummary(plain, WINDOW).extreme).toBeUndefined()
  })

  it('GRAPH-7: the focus line stops once at every time that has a result, and names all of them', () => {
    const stops = focusStops(ALL, WINDOW)
    expect(stops.map(({ at, results }) => [at.text, results.map(({ result: { text } }) => text)])).toEqual([
      ['2026-08-19T09:08', ['1.41']],
      ['2026-10-24T15:02', ['2.31', '6.2', '6.0']],
      ['2026-11-18T09:05', ['1.62', '5.1']],
      ['2026-11-18T14:20', ['溶血']],
    ])
    expect(nearestStop(stops, day('2026-10-20'))?.at.text).toBe('2026-10-24T15:02')
    expect(nearestStop([], day('2026-10-20'))).toBeUndefined()
  })

  it('ACC-4, GRID-10, DT-7: the table holds the same values, newest on top, all of one collection in one cell', () => {
    const rows = graphTable(ALL, WINDOW)
    const text = (row: (typeof rows)[number]) =>
      row.cells.map((cell) => cell.map(({ measurement }) => measurement.value?.text).join('、'))
    expect(rows.map((row) => [row.at?.text, row.facility, ...text(row)])).toEqual([
      ['2026-11-18T14:20', 'b', '', '溶血'],
      ['2026-11-18T09:05', 'a', '1.62', '5.1'],
      ['2026-10-24T15:02', 'b', '2.31', '6.2、6.0'],
      ['2026-08-19T09:08', 'a', '1.41', ''],
      ['2026-07', 'a', '1.3', ''],
    ])
  })

  it('ACC-4: every value of any graph stands once in its table', () => {
    const one = fc.tuple(
      fc.constantFrom('2026-07-01', '2026-07-01T10:00', '2026-08', '2026-09-30'),
      fc.constantFrom('1', '<2', '(−)'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(one, { maxLength: 6 }), { maxLength: 4 }), (items) => {
        const all = items
          .map((list, at) =>
            sampleGraphItem(
              `項目${at}`,
              list.map(([when, text]) => result(when, text)),
            ),
          )
          .flatMap(graphSeries)
        const drawn = all.flatMap(({ points, texts, unplaced }) => [...points, ...texts, ...unplaced])
        const listed = graphTable(all, WINDOW).flatMap(({ cells }) => cells.flat())
        expect(listed.map(({ key }) => key).toSorted()).toEqual(drawn.map(({ key }) => key).toSorted())
      }),
    )
  })

  it('texts below an axis never cover each other and never leave it', () => {
    const label = fc.record({ x: fc.integer({ min: 0, max: 500 }), width: fc.integer({ min: 10, max: 120 }) })
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), (list) => {
        const labels = list.map((each, at) => ({ key: String(at), ...each }))
        const placed = placeLabels(labels, 500, 3)
        const boxes = placed.map(({ key, left, lane }) => ({
          left,
          lane,
          right: left + (labels[Number(key)]?.width ?? 0),
        }))
        for (const box of boxes) {
          expect(box.left).toBeGreaterThanOrEqual(0)
          expect(box.right).toBeLessThanOrEqual(500)
          const others = boxes.filter((other) => other !== box && other.lane === box.lane)
          expect(others.every((other) => other.left >= box.right || other.right <= box.left)).toBe(true)
        }
      }),
    )
    expect(
      placeLabels(
        [
          { key: 'a', x: 10, width: 40 },
          { key: 'b', x: 12, width: 40 },
        ],
        500,
        1,
      ),
    ).toHaveLength(1)
  })

  it('DT-6: where names would touch, the years stay and the months between them give way', () => {
    const names = [
      { text: '2011年7月', left: 0, width: 74, rank: 2 },
      { text: '2012年1月', left: 46, width: 74, rank: 1 },
      { text: '7月', left: 116, width: 22, rank: 3 },
      { text: '2013年1月', left: 138, width: 74, rank: 1 },
      { text: '7月', left: 230, width: 22, rank: 3 },
      { text: '今日', left: 240, width: 28, rank: 0 },
    ]
    expect(namesWithRoom(names).map(({ text }) => text)).toEqual(['2012年1月', '2013年1月', '今日'])
  })
})
