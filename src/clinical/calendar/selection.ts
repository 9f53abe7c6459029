import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Scale } from './calendar-axis.ts'
import type { CalendarRows } from './calendar-rows.ts'
import { monthOf } from './jst-month.ts'
import type { RowId } from './place.ts'
import { staysOn } from './stay-bars.ts'

/** Everything of one row in the day (or month) that the side panel shows (CAL-6). */
export interface SelectionTab {
  readonly row: RowId
  readonly occurrences: readonly Occurrence[]
  readonly cancelled: readonly Occurrence[]
}

/** The rows that have something in a period of one column, in the order of the calendar. */
export function selectionTabs(
  calendar: CalendarRows,
  scale: Scale,
  { from, until }: { readonly from: JstDate; readonly until: JstDate },
): readonly SelectionTab[] {
  const stays = staysOn(calendar.stays.bars, from, until).map((bar) => bar.occurrence)
  const tabs: SelectionTab[] = stays.length === 0 ? [] : [{ row: 'stay', occurrences: stays, cancelled: [] }]
  for (const row of calendar.rows) {
    const cell = scale === 'day' ? row.byDay.get(from) : row.byMonth.get(monthOf(from))
    if (cell !== undefined) tabs.push({ row: row.kind, occurrences: cell.occurrences, cancelled: cell.cancelled })
  }
  return tabs
}

export interface FacilityGroup {
  readonly facility: FacilityId
  readonly occurrences: readonly Occurrence[]
}

/** Occurrences by hospital in the order of letters; within one, by time, those without a time first. */
export function byFacility(
  occurrences: readonly Occurrence[],
  facilityOrder: readonly FacilityId[],
): readonly FacilityGroup[] {
  const order = [...new Set([...facilityOrder, ...occurrences.map((each) => each.facility)])]
  return order.flatMap((facility) => {
    const own = occurrences.filter((each) => each.facility === facility)
    if (own.length === 0) return []
    const sorted = [...own].sort((a, b) => compare(a.start?.text ?? '', b.start?.text ?? '') || compare(a.key, b.key))
    return [{ facility, occurrences: sorted }]
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
