import { describe, expect, it } from 'vitest'
import type { Answer } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { combineWindows } from './combine-windows.ts'

interface Row {
  readonly key: string
}

const at = (time: number) => time as Instant
const data = (time: number, ...keys: readonly string[]): Answer<Row> => ({
  state: 'data',
  rows: keys.map((key) => ({ key })),
  gaps: [],
  fetchedAt: at(time),
})
const none = (time: number): Answer<Row> => ({ state: 'none', fetchedAt: at(time) })
const why = { reason: 'timed-out', isRetryable: true } as const
const failed: Answer<Row> = { state: 'failed', why, at: at(9) }
const missing = { kind: 'page-missing', why } as const
const loading: Answer<Row> = { state: 'loading', since: at(0) }

describe('the recent window and the history of one facility', () => {
  it.each<[string, Answer<Row>, Answer<Row> | undefined, Answer<Row>]>([
    ['the recent alone while the history is not asked', data(2, 'a'), undefined, data(2, 'a')],
    ['the recent alone while the history is under way', none(2), loading, none(2)],
    ['both, a record of both once, as of the older time', data(2, 'a', 'b'), data(1, 'b', 'c'), data(1, 'a', 'b', 'c')],
    ['none only when both are none', none(2), none(1), none(1)],
    ['the history when nothing is recent', none(2), data(3, 'c'), data(2, 'c')],
    ['failed, never none, when the history failed', none(2), failed, failed],
    ['not permitted, never none', none(2), { state: 'notPermitted' }, { state: 'notPermitted' }],
  ])('H-05, SRC-2: %s', (_what, recent, history, expected) => {
    expect(combineWindows(recent, history)).toEqual(expected)
  })

  it('SRC-3: what one window has is shown although the other failed, and the failure is told', () => {
    expect(combineWindows(data(2, 'a'), failed)).toMatchObject({ rows: [{ key: 'a' }], gaps: [missing] })
    expect(combineWindows(failed, data(2, 'a'))).toMatchObject({ rows: [{ key: 'a' }], gaps: [missing] })
  })

  it.each<[Answer<Row>, string]>([
    [{ state: 'notPermitted' }, 'not-permitted'],
    [{ state: 'outOfConsent' }, 'out-of-consent'],
    [{ state: 'notLinked' }, 'misconfigured'],
  ])('SRC-2, H-05: what one window has is never complete while the other is %j', (other, reason) => {
    const gaps = [{ kind: 'page-missing', why: { reason } }]
    expect(combineWindows(data(2, 'a'), other)).toMatchObject({ rows: [{ key: 'a' }], gaps })
    expect(combineWindows(other, data(2, 'a'))).toMatchObject({ rows: [{ key: 'a' }], gaps })
  })

  it('ALRT-5: the same gap in both windows is told once', () => {
    const gap = { kind: 'server-warning', text: '一部のみ' } as const
    const partial = { ...data(2, 'a'), gaps: [gap] } as Answer<Row>
    expect(combineWindows(partial, partial)).toMatchObject({ gaps: [gap] })
  })

  it('SRC-6: cuts of two types of resource are two, and each is told', () => {
    const results = { kind: 'capped', shown: 11_000, total: 50_000, of: 'Observation' } as const
    const reports = { kind: 'capped', shown: 11_000, total: 12_000, of: 'DiagnosticReport' } as const
    const recent: Answer<Row> = { state: 'data', rows: [], gaps: [{ ...results, total: 20_000 }], fetchedAt: at(1) }
    const history: Answer<Row> = { state: 'data', rows: [], gaps: [results, reports], fetchedAt: at(2) }
    expect(combineWindows(recent, history)).toMatchObject({ gaps: [results, reports] })
    expect(combineWindows(history, recent)).toMatchObject({ gaps: [results, reports] })
  })

  it('H-28: that the newest may be missing is said unless the recent window came whole', () => {
    const gaps = [{ kind: 'capped', shown: 2, total: 9 }, { kind: 'newest-unsure' }] as const
    const history: Answer<Row> = { state: 'data', rows: [], gaps, fetchedAt: at(2) }
    expect(combineWindows(data(1, 'a'), history)).toMatchObject({ gaps: [gaps[0]] })
    const cut = { ...data(1, 'a'), gaps: [missing] } as Answer<Row>
    expect(combineWindows(cut, history)).toMatchObject({ gaps: [missing, ...gaps] })
  })

  it('SRC-6: two cuts are told as one, the one of the more', () => {
    const cut = (shown: number, total: number | undefined) => ({ kind: 'capped', shown, total }) as const
    const recent: Answer<Row> = { state: 'data', rows: [], gaps: [cut(2, 3)], fetchedAt: at(1) }
    const history: Answer<Row> = { state: 'data', rows: [], gaps: [cut(2, 9), missing], fetchedAt: at(2) }
    expect(combineWindows(recent, history)).toMatchObject({ gaps: [cut(2, 9), missing] })
    expect(combineWindows(history, recent)).toMatchObject({ gaps: [cut(2, 9), missing] })
  })
})
