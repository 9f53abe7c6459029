import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, FailureReason } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { sampleGraphResult as result, sampleGraphItem } from '#testing/sample-graph.ts'
import { type FailedPeriod, failedPeriods } from './failed-period.ts'
import { type GraphPoint, type GraphResult, graphSeries } from './graph-series.ts'
import { lineOf } from './line-segments.ts'

const pointsOf = (...results: readonly GraphResult[]) => graphSeries(sampleGraphItem('見本', results))[0]?.points ?? []
const runsOf = (points: readonly GraphPoint[], failed: readonly FailedPeriod[]) =>
  lineOf(points, failed).runs.map((run) => run.map(({ text }) => text))
const answersOf = (answer: Answer<unknown>) => new Map([['b' as FacilityId, answer]])
const why = (reason: FailureReason) => ({ reason, isRetryable: true })
const NOON = (Date.UTC(2026, 10, 18, 12) - 9 * 3_600_000) as Instant

const THREE = pointsOf(
  result('2026-11-17T09:00', '1'),
  result('2026-11-18T09:00', '2'),
  result('2026-11-19T09:00', '3'),
)

describe('the line of a series', () => {
  it('GRAPH-1: joins neighbours when nothing stands between them', () => {
    expect(runsOf(THREE, [])).toEqual([['1', '2', '3']])
  })

  it('GRAPH-1: breaks where the method changes, and tells why', () => {
    const points = pointsOf(
      result('2020-03-11', '288', { method: 'JSCC法' }),
      result('2020-10-14', '96', { method: 'IFCC法' }),
      result('2021-06-09', '101', { method: 'ＩＦＣＣ法' }),
    )
    const { runs, breaks } = lineOf(points, [])
    expect(runs.map((run) => run.map(({ text }) => text))).toEqual([['288'], ['96', '101']])
    expect(breaks.map(({ why: reason }) => reason)).toEqual(['method'])
  })

  it('GRAPH-1: a method that one result does not name is no change of method', () => {
    expect(runsOf(pointsOf(result('2026-11-17', '1', { method: '酵素法' }), result('2026-11-18', '2')), [])).toEqual([
      ['1', '2'],
    ])
  })

  it('GRAPH-2: `<x` and `>x` are not joined as equals', () => {
    const points = pointsOf(
      result('2026-11-16', '0.5'),
      result('2026-11-17', '<0.02'),
      result('2026-11-18', '0.4'),
      result('2026-11-19', '0.3'),
    )
    expect(runsOf(points, [])).toEqual([['0.5'], ['<0.02'], ['0.4', '0.3']])
  })

  it('GRAPH-1, F-B4: no line crosses a time for which a hospital failed', () => {
    const failed = failedPeriods(answersOf({ state: 'failed', why: why('timed-out'), at: NOON }))
    expect(runsOf(THREE, failed)).toEqual([['1'], ['2'], ['3']])
    expect(lineOf(THREE, failed).breaks.every((each) => each.why === 'failed')).toBe(true)
  })

  it('GRAPH-1: a failed refresh leaves a gap from the last answer on, and the line before it whole', () => {
    const answer: Answer<unknown> = {
      state: 'data',
      rows: [],
      gaps: [{ kind: 'refresh-failed', why: why('timed-out'), at: NOON }],
      fetchedAt: NOON,
    }
    expect(runsOf(THREE, failedPeriods(answersOf(answer)))).toEqual([['1', '2'], ['3']])
  })

  it('GRAPH-1: a lost page or a cut answer may lack a result at any time', () => {
    const withGap = (gap: Extract<Answer<unknown>, { state: 'data' }>['gaps'][number]): Answer<unknown> => ({
      state: 'data',
      rows: [],
      gaps: [gap],
      fetchedAt: NOON,
    })
    const lost = withGap({ kind: 'page-missing', why: why('server-error') })
    const cut = withGap({ kind: 'capped', shown: 100, total: 320 })
    expect(runsOf(THREE, failedPeriods(answersOf(lost)))).toHaveLength(3)
    expect(runsOf(THREE, failedPeriods(answersOf(cut)))).toHaveLength(3)
  })

  it('a hospital that does not disclose, is not linked or is not permitted has not failed', () => {
    const rights: Answer<unknown> = {
      state: 'data',
      rows: [],
      gaps: [{ kind: 'page-missing', why: why('not-permitted') }],
      fetchedAt: NOON,
    }
    for (const answer of [
      { state: 'notDisclosed' },
      { state: 'notLinked' },
      { state: 'outOfConsent' },
      { state: 'notPermitted' },
      { state: 'none', fetchedAt: NOON },
      { state: 'loading', since: NOON },
      rights,
    ] as const) {
      expect(failedPeriods(answersOf(answer))).toEqual([])
    }
  })

  it('for any points and gaps: loses no point, keeps their order, and never joins across a gap', () => {
    const point = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('1', '2', '<3', '>4'))
    const gap = fc.tuple(fc.integer({ min: -10, max: 40 * 1440 }), fc.integer({ min: 1, max: 10_000 }))
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), fc.array(gap, { maxLength: 3 }), (given, gaps) => {
        const points = pointsOf(...given.map(([day, text]) => result(`2026-02-${String(day).padStart(2, '0')}`, text)))
        const start = points[0]?.minute ?? 0
        const failed = gaps.map(([from, length]) => ({
          facility: 'b' as FacilityId,
          from: start + from,
          until: start + from + length,
        }))
        const { runs } = lineOf(points, failed)
        expect(runs.flat()).toEqual(points)
        for (const run of runs) {
          for (const [index, after] of run.entries()) {
            const before = run[index - 1]
            if (before === undefined) continue
            expect(before.arrow ?? after.arrow).toBeUndefined()
            expect(failed.some(({ from, until }) => from < after.minute && until > before.minute)).toBe(false)
          }
        }
      }),
    )
  })
})
