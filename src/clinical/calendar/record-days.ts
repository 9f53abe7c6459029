import type { JstDate } from '#clinical/jst-date.ts'
import type { Axis, Scale } from './calendar-axis.ts'
import type { CalendarRows } from './calendar-rows.ts'
import { firstDayOf } from './jst-month.ts'

/** How many records stand at each day (month scale: at the first day of each month), oldest first. */
export interface RecordDays {
  readonly days: readonly JstDate[]
  readonly counts: readonly number[]
}

export function recordDays(calendar: CalendarRows, scale: Scale): RecordDays {
  const counts = new Map<JstDate, number>()
  const add = (day: JstDate, count: number) => {
    if (count > 0) counts.set(day, (counts.get(day) ?? 0) + count)
  }
  for (const row of calendar.rows) {
    if (scale === 'day') for (const [day, cell] of row.byDay) add(day, cell.occurrences.length)
    else for (const [month, cell] of row.byMonth) add(firstDayOf(month), cell.occurrences.length)
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return { days: sorted.map(([day]) => day), counts: sorted.map(([, count]) => count) }
}

/** The nearest day with a record before `day` (CAL-4: jumps over empty stretches). */
export function previousRecordDay(record: RecordDays, day: JstDate): JstDate | undefined {
  return record.days.findLast((each) => each < day)
}

export function nextRecordDay(record: RecordDays, day: JstDate): JstDate | undefined {
  return record.days.find((each) => each > day)
}

/** Records left and right of what is seen (CAL-5, SRC-8). */
export interface EdgeCounts {
  readonly before: number
  readonly after: number
}

/** Counts outside the columns `from … to` that are fully in view (both included). */
export function edgeCounts(record: RecordDays, axis: Axis, from: number, to: number): EdgeCounts {
  let before = 0
  let after = 0
  record.days.forEach((day, index) => {
    const column = axis.columnOf(day)
    const count = record.counts[index] ?? 0
    if (column < from) before += count
    else if (column > to) after += count
  })
  return { before, after }
}
