import { dayOfTime } from '../decode/time.ts'
import type { FacilityId } from '../facility.ts'
import { addDays, dayNumber, type JstDate } from '../jst-date.ts'
import { heldBack, OPEN_BAND_DAYS } from './course-status.ts'
import type { DaySpan, DrugBand, DrugRow } from './drug-row.ts'

/** A prescription is dispensed within four days, its own day included (療担規則 第20条). */
const DAYS_TO_DISPENSE = 4

interface Stretch extends DaySpan {
  readonly facility: FacilityId
  /** Key of its row. */
  readonly row: string
}

/** One row whose days are compared. */
type SuppliedRow = Pick<DrugRow, 'key' | 'facility' | 'act' | 'bands'>

/**
 * The days on which two facilities supply one ingredient (MED-6), by the key of each row that has a part in them. What a pharmacy dispensed on an order that is at hand,
 * and what the patient brought from one (持参), is that same supply and counts once; where no order explains it, it
 * stands for a prescription that nobody disclosed. Days of a stopped or suspended supply, of 頓用 and of 外用 are not
 * known, so they claim nothing.
 */
export function overlapsOf(rows: readonly SuppliedRow[], today: JstDate): ReadonlyMap<string, readonly DaySpan[]> {
  const orders = rows.filter(({ act }) => act === 'ordered').flatMap(({ bands }) => bands)
  const stretches = rows.flatMap((row) =>
    row.bands.flatMap((band, place) => {
      if (!countsAsSupply(row, band, orders)) return []
      const until = band.until ?? endOfOpenBand(row.bands, place, today)
      return until > band.from ? [{ from: band.from, until, facility: row.facility, row: row.key }] : []
    }),
  )
  return sharedDays(stretches)
}

function countsAsSupply(
  { act, facility }: SuppliedRow,
  { line, from }: DrugBand,
  orders: readonly DrugBand[],
): boolean {
  if (heldBack(line) !== undefined) return false
  switch (act) {
    case 'ordered':
      return true
    case 'dispensed':
      return !orders.some((order) => isDispensedOn(order, dayOfTime(line.at) ?? from))
    case 'stated':
      return !orders.some((order) => order.line.facility !== facility && covers(order, from))
    case 'administered':
      return false
  }
}

function isDispensedOn(order: DrugBand, day: JstDate): boolean {
  const ordered = dayOfTime(order.line.at) ?? order.from
  return ordered <= day && day < addDays(ordered, DAYS_TO_DISPENSE)
}

function covers({ from, until }: DrugBand, day: JstDate): boolean {
  return from <= day && (until === undefined || day < until)
}

/**
 * An open end is taken to last until the next supply of the row or until today, whichever comes first, and no longer than
 * it stays among 現在: one of years ago says nothing about today (MED-7).
 */
function endOfOpenBand(bands: readonly DrugBand[], place: number, today: JstDate): JstDate {
  const start = bands[place]?.from ?? today
  const next = bands.slice(place + 1).find(({ from }) => from > start)?.from
  const last = earlier(addDays(today, 1), addDays(start, OPEN_BAND_DAYS + 1))
  return next === undefined ? last : earlier(next, last)
}

/** Of each row the spans, in order and apart from each other, of the days that it has in common with another facility's. */
function sharedDays(stretches: readonly Stretch[]): ReadonlyMap<string, readonly DaySpan[]> {
  const shared = stretches.flatMap((one, place) =>
    stretches.slice(place + 1).flatMap((other) => {
      if (one.facility === other.facility) return []
      const span = { from: later(one.from, other.from), until: earlier(one.until, other.until) }
      if (span.from >= span.until) return []
      return [one.row, other.row].map((row) => ({ row, span }))
    }),
  )
  const byRow = Map.groupBy(shared, ({ row }) => row)
  return new Map([...byRow].map(([row, own]) => [row, joined(own.map(({ span }) => span))]))
}

/** Spans that touch or overlap become one. */
export function joined(spans: readonly DaySpan[]): readonly DaySpan[] {
  const apart: DaySpan[] = []
  for (const span of spans.toSorted((a, b) => dayNumber(a.from) - dayNumber(b.from))) {
    const last = apart.at(-1)
    if (last === undefined || last.until < span.from) apart.push(span)
    else apart[apart.length - 1] = { from: last.from, until: later(last.until, span.until) }
  }
  return apart
}

function later(one: JstDate, other: JstDate): JstDate {
  return one > other ? one : other
}

function earlier(one: JstDate, other: JstDate): JstDate {
  return one < other ? one : other
}
