import { expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { dayToGoTo } from './day-to-go-to.ts'

it.each([
  ['2025/4/1', '2025-04-01'],
  ['令和7年4月', '2025-04-01'],
  ['R7.4.1', '2025-04-01'],
  ['2024', '2024-01-01'],
  ['10/24', '2026-10-24'],
  ['１０／２４', '2026-10-24'],
  ['11/20', '2026-11-20'],
  ['11月21日', '2025-11-21'],
  ['2/29', '2024-02-29'],
  ['13/1', undefined],
  ['2/30', undefined],
  ['10/24 9:00', undefined],
  ['きのう', undefined],
])('CAL-4: %s, typed on 2026-11-20, is %s', (typed, day) => {
  expect(dayToGoTo(typed, '2026-11-20' as JstDate)).toBe(day)
})
