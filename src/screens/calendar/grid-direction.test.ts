import { describe, expect, it } from 'vitest'
import { beginsGroup, calendarAxis } from '#clinical/calendar/calendar-axis.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { gridDirection } from './grid-direction.ts'

const TODAY = '2026-11-20' as JstDate
const AXIS = calendarAxis([], TODAY, 'day')

describe('the direction of time in the calendar', () => {
  it('DT-7: the newest day stands at the right, and at the left once time is turned round', () => {
    const last = AXIS.count - 1
    expect(gridDirection(AXIS, false).slotOf(last)).toBe(last)
    expect(gridDirection(AXIS, true).slotOf(last)).toBe(0)
    expect(gridDirection(AXIS, true).slotOf(gridDirection(AXIS, true).slotOf(7))).toBe(7)
  })

  it('CAL-3: a stay of three days covers the same three days in either direction', () => {
    for (const isNewestFirst of [false, true]) {
      const { leftOf, slotOf } = gridDirection(AXIS, isNewestFirst)
      const slots = [10, 11, 12].map(slotOf)
      expect(leftOf(10, 13)).toBe(Math.min(...slots))
    }
  })

  it('DT-6: the line of a month stands between the same two days in either direction', () => {
    const first = AXIS.columnOf('2026-11-01' as JstDate)
    const begins = (column: number) => beginsGroup(AXIS, column)
    expect(gridDirection(AXIS, false).hasLine(first, begins)).toBe(true)
    expect(gridDirection(AXIS, true).hasLine(first - 1, begins)).toBe(true)
    expect(gridDirection(AXIS, true).hasLine(first, begins)).toBe(false)
  })
})
