import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { addDays, dateOfDayNumber, dayNumber, type JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { beginsGroup, calendarAxis, headingGroups, offsetOf } from './calendar-axis.ts'
import { calendarRows } from './calendar-rows.ts'
import { addMonths, monthOf, parseJstMonth } from './jst-month.ts'
import { edgeCounts, nextRecordDay, previousRecordDay, recordDays } from './record-days.ts'
import { byFacility, selectionTabs } from './selection.ts'

const TODAY = '2026-11-20' as JstDate
const A = 'a' as FacilityId
const day = (text: string) => text as JstDate

function at(text: string, fields: Partial<Occurrence> = {}): Occurrence {
  return {
    key: `${text}${fields.kind ?? ''}${fields.facility ?? ''}`,
    facility: A,
    kind: 'laboratory',
    start: { text, precision: text.length === 7 ? 'month' : 'day' },
    end: undefined,
    label: '血算',
    setting: undefined,
    department: undefined,
    status: 'final',
    refs: [],
    ...fields,
  }
}

describe('the axis', () => {
  it('DT-7: older left, newer right, and the last column is tomorrow', () => {
    const axis = calendarAxis([], TODAY, 'day')
    expect(axis.startOf(0)).toBe('2024-12-01')
    expect(axis.startOf(axis.count - 1)).toBe('2026-11-21')
  })

  it('reaches back to the month of the oldest record and on to what is planned', () => {
    const axis = calendarAxis([at('2016-03-17'), at('2027-02-03', { status: 'planned' })], TODAY, 'day')
    expect([axis.first, axis.afterLast]).toEqual(['2016-03-01', '2027-02-04'])
  })

  it('is not stretched over centuries by a date that is an error of entry', () => {
    expect(calendarAxis([at('0001-01-01'), at('9999-12-31')], TODAY, 'day').count).toBeLessThan(800)
  })

  it('VAL-7: reaches a record of which only the month is known', () => {
    expect(calendarAxis([at('2019-05')], TODAY, 'month').first).toBe('2019-05-01')
  })

  it('CAL-3: the ends of a bar fall on the edges of its days on both scales', () => {
    const days = calendarAxis([], TODAY, 'day')
    expect(offsetOf(days, addDays(TODAY, 1)) - offsetOf(days, TODAY)).toBe(1)
    const months = calendarAxis([], TODAY, 'month')
    expect(offsetOf(months, day('2026-11-16')) - months.columnOf(day('2026-11-01'))).toBeCloseTo(0.5)
    expect(offsetOf(months, day('2026-11-01'))).toBe(months.columnOf(day('2026-11-30')))
  })

  it('DT-6: groups days by month and months by year, and knows where a group begins', () => {
    const days = calendarAxis([], TODAY, 'day')
    const from = days.columnOf(day('2026-10-24'))
    const groups = headingGroups(days, from, days.count - 1)
    expect(groups.map((group) => [group.start, group.columns])).toEqual([
      ['2026-10-24', 8],
      ['2026-11-01', 21],
    ])
    expect(beginsGroup(days, days.columnOf(day('2026-11-01')))).toBe(true)
    const months = calendarAxis([], TODAY, 'month')
    expect(headingGroups(months, 0, months.count - 1).map((group) => group.columns)).toEqual([1, 12, 11])
    expect(beginsGroup(months, 1)).toBe(true)
  })

  it('every day has one column, and every column one first day', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber(day('1990-01-01')), max: dayNumber(day('2026-11-21')) }), (number) => {
        const date = dateOfDayNumber(number)
        for (const scale of ['day', 'month'] as const) {
          const axis = calendarAxis([at(date)], TODAY, scale)
          const column = axis.columnOf(date)
          expect(axis.startOf(column) <= date && date < axis.endOf(column)).toBe(true)
          expect(axis.endOf(column)).toBe(axis.startOf(column + 1))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('jumps and edges', () => {
  const calendar = calendarRows([at('2018-04-02'), at('2026-11-18'), at('2026-11-18', { kind: 'note' })], [A], TODAY)
  const record = recordDays(calendar, 'day')

  it('CAL-4: the previous record lies beyond eight empty years, one step away', () => {
    expect(previousRecordDay(record, day('2026-11-18'))).toBe('2018-04-02')
    expect(nextRecordDay(record, day('2018-04-02'))).toBe('2026-11-18')
    expect(nextRecordDay(record, day('2026-11-18'))).toBeUndefined()
  })

  it('CAL-5 SRC-8: counts what lies left and right of the view', () => {
    const axis = calendarAxis([at('2018-04-02')], TODAY, 'day')
    const column = axis.columnOf(day('2026-11-10'))
    expect(edgeCounts(record, axis, column, column + 5)).toEqual({ before: 1, after: 2 })
  })

  it('CAL-4: on the month scale a record without a day is a stop as well', () => {
    const months = recordDays(calendarRows([at('2019-05')], [A], TODAY), 'month')
    expect(previousRecordDay(months, TODAY)).toBe('2019-05-01')
  })
})

describe('the panel of one column', () => {
  const calendar = calendarRows(
    [
      at('2026-11-18T14:20', { facility: 'b' as FacilityId }),
      at('2026-11-18T09:05'),
      at('2026-11-18', { kind: 'visit' }),
      at('2026-11-17', { kind: 'stay', end: { text: '2026-11-19', precision: 'day' } }),
    ],
    [A],
    TODAY,
  )

  it('CAL-6: lists the kinds of the day in the order of the rows, a stay that covers the day among them', () => {
    const tabs = selectionTabs(calendar, 'day', { from: day('2026-11-18'), until: day('2026-11-19') })
    expect(tabs.map((tab) => [tab.row, tab.occurrences.length])).toEqual([
      ['stay', 1],
      ['laboratory', 2],
      ['clinical-record', 1],
    ])
  })

  it('SRC-4: groups by hospital, and never loses one that the configuration does not know', () => {
    const [, laboratory] = selectionTabs(calendar, 'day', { from: day('2026-11-18'), until: day('2026-11-19') })
    expect(byFacility(laboratory?.occurrences ?? [], [A]).map((group) => group.facility)).toEqual(['a', 'b'])
  })
})

describe('months', () => {
  it('VAL-7: knows which texts are a month', () => {
    expect(parseJstMonth('2026-13')).toBeUndefined()
    expect(parseJstMonth('2026-02')).toBe('2026-02')
    expect(monthOf(TODAY)).toBe('2026-11')
  })

  it('goes a month back from the 31st to the last day there is', () => {
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
    expect(addMonths(day('2024-03-31'), -1)).toBe('2024-02-29')
    expect(addMonths(day('2026-01-15'), -2)).toBe('2025-11-15')
  })
})
