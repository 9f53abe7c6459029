import { describe, expect, it } from 'vitest'
import type { Resource } from '#standards/fhir/r4.ts'
import { isNewestFirst } from './newest-first.ts'

const results = (...times: readonly (string | undefined)[]) =>
  times.map((effectiveDateTime) => ({ resourceType: 'Observation', effectiveDateTime }) as Resource)

const stays = (...periods: readonly (readonly [start?: string, end?: string])[]) =>
  periods.map(([start, end]) => ({ resourceType: 'Encounter', period: { start, end } }) as Resource)

describe('H-04, H-28: whether a server has put the newest first', () => {
  it.each<[string, readonly Resource[], boolean]>([
    ['the newest first', results('2026-11-02T08:00:00+09:00', '2026-11-01T08:00:00+09:00'), true],
    ['the oldest first', results('2015-01-01T08:00:00+09:00', '2015-01-02T08:00:00+09:00'), false],
    ['one out of order', results('2026-11-02', '2026-11-01', '2026-11-03', '2026-10-01'), false],
    ['times of several offsets', results('2026-11-01T23:30:00Z', '2026-11-02T08:00:00+09:00'), true],
    ['days among times of the same day', results('2026-11-02', '2026-11-02T08:00:00+09:00', '2026-11'), true],
    ['undated ones between', results('2026-11-02', undefined, '2026-11-01'), true],
    ['none with a date', results(undefined, 'unknown'), false],
    ['nothing', [], false],
    ['stays by their begin', stays(['2026-11-01', '2026-11-02'], ['2026-01-01', '2026-11-20']), true],
    ['stays by their end', stays(['2026-01-01', '2026-11-20'], ['2026-11-01', '2026-11-02']), true],
    ['stays of which one goes on', stays(['2026-11-01'], ['2026-10-01', '2026-10-02']), true],
    ['stays, the oldest first', stays(['2020-01-01', '2020-01-02'], ['2026-11-01', '2026-11-02']), false],
  ])('%s', (_what, resources, expected) => {
    expect(isNewestFirst(resources)).toBe(expected)
  })
})
