import { describe, expect, it } from 'vitest'
import type { CalendarRow, Cell } from '#clinical/calendar/calendar-rows.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { CALENDAR_KINDS } from '#clinical/record-kind.ts'
import { printSheets } from './print-rows.ts'

const ROWS: readonly CalendarRow[] = CALENDAR_KINDS.map((kind) => ({
  kind,
  byDay: new Map(),
  byMonth: new Map(),
  count: 1,
}))

function cellOf(hospitals: number): Cell {
  const facilities = Array.from({ length: hospitals }, (_, at) => ({ facility: `f${at}` as FacilityId, count: 1 }))
  return { occurrences: [], cancelled: [], facilities, hasPlanned: false }
}

describe('the sheets of one printed period', () => {
  it('ACC-9: all fourteen kinds of an ordinary month stand on one sheet', () => {
    expect(printSheets(ROWS, () => [cellOf(2)], 1, 'day')).toEqual([ROWS])
  })

  it('GRID-11: rows that need more room go on to another sheet; every kind is printed once, in its order', () => {
    const sheets = printSheets(ROWS, () => [cellOf(5)], 2, 'day')
    expect(sheets.length).toBeGreaterThan(1)
    expect(sheets.flat()).toEqual(ROWS)
  })

  it('never prints an empty sheet, however high one row is', () => {
    const sheets = printSheets(ROWS.slice(0, 2), () => [cellOf(90)], 1, 'day')
    expect(sheets.map((rows) => rows.length)).toEqual([1, 1])
  })
})
