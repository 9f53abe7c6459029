import { describe, expect, it } from 'vitest'
import { calendarAxis } from '#clinical/calendar/calendar-axis.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { printColumns } from './print-columns.ts'

const TODAY = '2026-11-20' as JstDate
const day = (text: string) => text as JstDate

describe('pages', () => {
  it('GRID-11 ACC-9: whole months are printed, not only the days that are drawn', () => {
    const pages = printColumns(calendarAxis([], TODAY, 'day'), day('2026-10-24'), day('2026-11-22'))
    expect(pages.map((page) => [page[0], page.at(-1)])).toEqual([
      ['2026-10-01', '2026-10-31'],
      ['2026-11-01', '2026-11-21'],
    ])
  })

  it('prints a year a page on the month scale', () => {
    const pages = printColumns(calendarAxis([], TODAY, 'month'), day('2025-06-01'), day('2026-12-01'))
    expect(pages.map((page) => page.length)).toEqual([12, 11])
  })
})
