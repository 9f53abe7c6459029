import { expect, it } from 'vitest'
import { requestedDays } from './requested-days.ts'

it.each([
  ['2026-01-05T08:00:00+09:00', '2026-11-20T23:59:59+09:00', { from: '2026-01-05', until: '2026-11-20' }],
  // Fifteen hours of London's day are the next day in Japan.
  ['2026-01-05T15:00:00Z', undefined, { from: '2026-01-06' }],
  ['20260105', '20261120235959', { from: '2026-01-05', until: '2026-11-20' }],
  ['2025', '2026-02', { from: '2025-01-01', until: '2026-02-28' }],
  ['2026-11-20', '2026-11-20', { from: '2026-11-20', until: '2026-11-20' }],
  [undefined, undefined, {}],
  ['yesterday', '2026-13-45', {}],
  ['2026-11-20', '2026-01-01', {}],
])('RAD-106: lowerDateTime %s and upperDateTime %s leave these days', (lowerDateTime, upperDateTime, days) => {
  expect(requestedDays({ lowerDateTime, upperDateTime })).toEqual(days)
})
