import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { newestEdge } from './newest-edge.ts'

const DAYS = { scale: 'day' } as const
const MONTHS = { scale: 'month' } as const
const TODAY = '2026-11-20' as JstDate
const edge = (day: string, fraction = 1) => ({ day: day as JstDate, fraction })

describe('what holds the view of the calendar', () => {
  it('DT-7: it opens with one day beyond today', () => {
    expect(newestEdge(TODAY).on(DAYS)).toEqual(edge('2026-11-21'))
  })

  it('SPD-2: from days to months and back, and back again, each is as it was left', () => {
    const held = newestEdge(TODAY)
    held.on(DAYS)
    held.move(edge('2026-09-03', 0.4))
    expect(held.on(MONTHS)).toEqual(edge('2026-09-03'))
    expect(held.on(DAYS)).toEqual(edge('2026-09-03', 0.4))
    expect(held.on(MONTHS)).toEqual(edge('2026-09-03'))
  })

  it('CAL-4: once the months were moved, the days follow to the end of the month, also of a leap year', () => {
    const held = newestEdge(TODAY)
    held.on(DAYS)
    held.on(MONTHS)
    held.move(edge('2024-02-01', 0.9))
    expect(held.on(DAYS)).toEqual(edge('2024-02-29'))
  })
})
