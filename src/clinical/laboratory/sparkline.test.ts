import { describe, expect, it } from 'vitest'
import type { Answer, Gap } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { LAB_CODE, type SampleLab, sampleLab } from '#testing/sample-lab-results.ts'
import { failedPeriods } from './graph/failed-period.ts'
import { labRows } from './lab-rows.ts'
import { sparkline } from './sparkline.ts'

const FRAME = { from: '2026-01-01', until: '2026-01-11', width: 76, height: 20 }
const NOON = Date.UTC(2026, 0, 8, 3) as Instant
const K: SampleLab = { name: 'カリウム', jlac10: LAB_CODE.k, unit: 'mmol/L', range: '3.0-5.0' }
type Results = readonly (readonly [at: string | undefined, value: string])[]
const draw = (results: Results, answer: Answer<unknown> = { state: 'none', fetchedAt: NOON }) =>
  sparkline(
    labRows(results.map(([at, value]) => sampleLab({ ...K, at, value })))[0]?.cells ?? [],
    FRAME,
    failedPeriods(new Map([['b' as FacilityId, answer]])),
  )
const line = (...results: Results) => draw(results)
const withGap = (gap: Gap): Answer<unknown> => ({ state: 'data', rows: [], gaps: [gap], fetchedAt: NOON })

const THREE: Results = [
  ['2026-01-01T09:00', '3.0'],
  ['2026-01-06T09:00', '5.0'],
  ['2026-01-11T23:59', '4.0'],
]

describe('the course of a row', () => {
  it('LAB-7: stands on the true time axis of all columns, with the range as a band', () => {
    const drawn = line(['2026-01-01', '3.0'], ['2026-01-06', '5.0'], ['2026-01-11', '4.0'])
    expect(drawn?.lines).toEqual(['6.2,17 38,3 69.8,10'])
    expect(drawn?.last).toEqual({ x: 69.8, y: 10 })
    expect(drawn?.band).toEqual({ y: 3, height: 14 })
    expect(drawn?.hasGap).toBe(false)
  })

  it('LAB-7: a result of the last evening stands within the box', () => {
    expect(draw(THREE)?.last.x).toBeLessThanOrEqual(FRAME.width - 3)
  })

  it('VAL-1 VAL-3 GRAPH-2: bounds and texts have no place on it, and no line runs across a bound', () => {
    const text = line(['2026-01-01', '3.0'], ['2026-01-08', '溶血'], ['2026-01-11', '4.0'])
    expect(text).toMatchObject({ lines: ['6.2,17 69.8,10'], dots: [] })
    const bound = line(['2026-01-01', '3.0'], ['2026-01-06', '<5.0'], ['2026-01-08', '4.0'], ['2026-01-11', '4.0'])
    expect(bound?.dots).toEqual([{ x: 6.2, y: 17 }])
    expect(bound?.lines.map((each) => each.split(' '))).toEqual([['50.7,10', '69.8,10']])
    expect(bound?.hasGap).toBe(false)
  })

  it.each<[string, Answer<unknown>]>([
    ['a hospital failed', { state: 'failed', why: { reason: 'timed-out', isRetryable: true }, at: NOON }],
    ['a limit cut an answer (E9)', withGap({ kind: 'capped', shown: 100, total: 320 })],
    ['a page was lost', withGap({ kind: 'page-missing', why: { reason: 'server-error', isRetryable: true } })],
  ])('GRAPH-1 F-B4 E9: where %s, the results stand apart, each at its place', (_what, answer) => {
    const drawn = draw(THREE, answer)
    expect(drawn).toMatchObject({ lines: [], hasGap: true })
    expect(drawn?.dots).toHaveLength(3)
    expect(drawn?.last).toEqual(drawn?.dots.at(-1))
  })

  it('GRAPH-1: a failed refresh leaves the line whole up to the last answer, and open after it', () => {
    const refresh = withGap({ kind: 'refresh-failed', why: { reason: 'timed-out', isRetryable: true }, at: NOON })
    const drawn = draw(THREE, refresh)
    expect(drawn?.lines.map((each) => each.split(' ').length)).toEqual([2])
    expect(drawn?.dots).toHaveLength(1)
    expect(drawn?.hasGap).toBe(true)
  })

  it('is not drawn for fewer than two numbers, nor for results without a day', () => {
    expect(line(['2026-01-01', '3.0'])).toBeUndefined()
    expect(line([undefined, '3.0'], ['2026-01', '4.0'], ['2026-01-06', '4.1'])).toBeUndefined()
  })
})
