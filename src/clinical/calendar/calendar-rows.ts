import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { CALENDAR_KINDS, type CalendarKind, OPTIONAL_CALENDAR_KINDS } from '#clinical/record-kind.ts'
import { type JstMonth, monthOf } from './jst-month.ts'
import { isCancelled, type Place, placeOf, rowOf } from './place.ts'
import { type StayBars, stayBars } from './stay-bars.ts'

/** What stands in one cell: every record of it, never only the first (GRID-10). */
export interface Cell {
  /** Records that count; cancelled ones are kept apart (VAL-4). */
  readonly occurrences: readonly Occurrence[]
  readonly cancelled: readonly Occurrence[]
  /** Hospitals of the counted records in the order of their letters (CAL-2, SRC-4). */
  readonly facilities: readonly { readonly facility: FacilityId; readonly count: number }[]
  readonly hasPlanned: boolean
}

export interface CalendarRow {
  readonly kind: CalendarKind
  readonly byDay: ReadonlyMap<JstDate, Cell>
  /** Also holds the records whose day is not recorded, but whose month is (VAL-7). */
  readonly byMonth: ReadonlyMap<JstMonth, Cell>
  readonly count: number
}

/** Records that no cell of a scale can hold; each is told in words below the grid and listed on request. */
export interface Remainder {
  /** Month known, day not: in a month cell, and told on the day scale. */
  readonly monthOnly: readonly Occurrence[]
  readonly yearOnly: readonly Occurrence[]
  readonly undated: readonly Occurrence[]
  readonly outOfReach: readonly Occurrence[]
  /** Stays whose bar cannot be drawn. */
  readonly undrawnStays: readonly Occurrence[]
  readonly cancelled: readonly Occurrence[]
  /** Kinds that have no row (E would have to ask for them by mistake): still told, never dropped. */
  readonly foreign: readonly Occurrence[]
}

export interface CalendarRows {
  readonly rows: readonly CalendarRow[]
  readonly stays: StayBars
  readonly remainder: Remainder
  /** Planned from today on, nearest first (the line 予約). */
  readonly planned: readonly Occurrence[]
}

/**
 * Puts every occurrence into exactly one place: a cell, a stay bar, or the told remainder (nothing is lost).
 *
 * `standing` are the optional rows that stand although nothing of them is shown, because the unfiltered calendar has
 * records of them: a filter must not make a row disappear.
 */
export function calendarRows(
  occurrences: readonly Occurrence[],
  facilityOrder: readonly FacilityId[],
  today: JstDate,
  standing: ReadonlySet<CalendarKind> = new Set(),
): CalendarRows {
  const cells = new Map<CalendarKind, RowDraft>()
  const remainder = emptyRemainder()
  const stays: Occurrence[] = []
  for (const occurrence of occurrences) {
    const row = rowOf(occurrence.kind)
    if (row === 'stay') {
      stays.push(occurrence)
      continue
    }
    if (row === undefined) {
      remainder.foreign.push(occurrence)
      continue
    }
    const draft = cells.get(row) ?? { byDay: new Map(), byMonth: new Map(), count: 0 }
    cells.set(row, draft)
    addTo(draft, remainder, occurrence, placeOf(occurrence.start, today))
  }
  const bars = stayBars(stays, today)
  remainder.undrawnStays.push(...bars.undrawn)
  remainder.cancelled.push(...bars.cancelled)
  const order = new Map(facilityOrder.map((id, index) => [id, index]))
  const rows = CALENDAR_KINDS.filter(
    (kind) => !OPTIONAL_CALENDAR_KINDS.has(kind) || cells.has(kind) || standing.has(kind),
  ).map((kind): CalendarRow => {
    const draft = cells.get(kind)
    return {
      kind,
      byDay: finished(draft?.byDay, order),
      byMonth: finished(draft?.byMonth, order),
      count: draft?.count ?? 0,
    }
  })
  return { rows, stays: bars, remainder, planned: plannedFrom(occurrences, today) }
}

interface RowDraft {
  readonly byDay: Map<JstDate, Occurrence[]>
  readonly byMonth: Map<JstMonth, Occurrence[]>
  count: number
}

type RemainderDraft = { [K in keyof Remainder]: Occurrence[] }

function emptyRemainder(): RemainderDraft {
  return {
    monthOnly: [],
    yearOnly: [],
    undated: [],
    outOfReach: [],
    undrawnStays: [],
    cancelled: [],
    foreign: [],
  }
}

function addTo(draft: RowDraft, remainder: RemainderDraft, occurrence: Occurrence, place: Place): void {
  if (isCancelled(occurrence)) remainder.cancelled.push(occurrence)
  else draft.count += 1
  switch (place.where) {
    case 'day':
      listOf(draft.byDay, place.day).push(occurrence)
      listOf(draft.byMonth, monthOf(place.day)).push(occurrence)
      return
    case 'month':
      listOf(draft.byMonth, place.month).push(occurrence)
      if (!isCancelled(occurrence)) remainder.monthOnly.push(occurrence)
      return
    case 'year':
      if (!isCancelled(occurrence)) remainder.yearOnly.push(occurrence)
      return
    case 'undated':
      if (!isCancelled(occurrence)) remainder.undated.push(occurrence)
      return
    case 'out-of-reach':
      if (!isCancelled(occurrence)) remainder.outOfReach.push(occurrence)
      return
  }
}

function listOf<K>(lists: Map<K, Occurrence[]>, key: K): Occurrence[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

function finished<K>(
  lists: ReadonlyMap<K, readonly Occurrence[]> | undefined,
  order: ReadonlyMap<FacilityId, number>,
): ReadonlyMap<K, Cell> {
  return new Map([...(lists ?? [])].map(([key, list]) => [key, cellOf(list, order)]))
}

function cellOf(list: readonly Occurrence[], order: ReadonlyMap<FacilityId, number>): Cell {
  const occurrences = list.filter((each) => !isCancelled(each))
  const counts = new Map<FacilityId, number>()
  for (const each of occurrences) counts.set(each.facility, (counts.get(each.facility) ?? 0) + 1)
  const rank = (id: FacilityId) => order.get(id) ?? order.size
  return {
    occurrences,
    cancelled: list.filter(isCancelled),
    facilities: [...counts]
      .map(([facility, count]) => ({ facility, count }))
      .sort((a, b) => rank(a.facility) - rank(b.facility)),
    hasPlanned: occurrences.some((each) => each.status === 'planned'),
  }
}

function plannedFrom(occurrences: readonly Occurrence[], today: JstDate): readonly Occurrence[] {
  return occurrences
    .filter((each) => each.status === 'planned' && (each.start === undefined || each.start.text.slice(0, 10) >= today))
    .sort((a, b) => ((a.start?.text ?? '~') < (b.start?.text ?? '~') ? -1 : 1))
}

/** Records of a remainder that the day scale, or the month scale, cannot hold; without the cancelled ones. */
export function toldApart(remainder: Remainder, scale: 'day' | 'month'): readonly Occurrence[] {
  const { monthOnly, yearOnly, undated, outOfReach, undrawnStays, foreign } = remainder
  const everywhere = [...yearOnly, ...undated, ...outOfReach, ...undrawnStays, ...foreign]
  return scale === 'day' ? [...monthOnly, ...everywhere] : everywhere
}
