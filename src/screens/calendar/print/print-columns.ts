import type { Axis } from '#clinical/calendar/calendar-axis.ts'
import { firstDayAfter, firstDayOf, monthOf } from '#clinical/calendar/jst-month.ts'
import type { JstDate } from '#clinical/jst-date.ts'

/**
 * Columns of each page: on the day scale a calendar month a page, on the month scale a year; every column of the months
 * that are touched is printed, not only the drawn ones (GRID-11).
 */
export function printColumns(axis: Axis, from: JstDate, until: JstDate): readonly (readonly JstDate[])[] {
  const pages: JstDate[][] = []
  const last = axis.columnOf(until) - 1
  let column = Math.max(0, axis.columnOf(startOfPage(axis, from)))
  let end = column
  while (column <= Math.min(axis.count - 1, Math.max(last, end))) {
    const start = axis.startOf(column)
    end = Math.min(axis.count, axis.columnOf(endOfPage(axis, start)))
    const first = column
    pages.push(Array.from({ length: end - first }, (_, index) => axis.startOf(first + index)))
    if (end > last) break
    column = end
  }
  return pages
}

function startOfPage(axis: Axis, day: JstDate): JstDate {
  return axis.scale === 'day' ? firstDayOf(monthOf(day)) : (`${day.slice(0, 4)}-01-01` as JstDate)
}

function endOfPage(axis: Axis, day: JstDate): JstDate {
  if (axis.scale === 'day') return firstDayAfter(monthOf(day))
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}-01-01` as JstDate
}
