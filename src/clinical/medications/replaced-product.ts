import { addDays, type JstDate } from '../jst-date.ts'
import type { DrugBand, DrugRow } from './drug-row.ts'

/** A supply that ended longer ago than this was not replaced: the drug was begun anew. */
const LONGEST_GAP_DAYS = 30

/** A supply that lasts longer than this beside the one after it was not replaced: the other was added to it. */
const LONGEST_REMAINDER_DAYS = 14

type Supplies = Pick<DrugRow, 'key' | 'name' | 'facility' | 'act' | 'bands'>

/**
 * The supplies of a row, those that took the place of another product of the ingredient (5 mg to 2.5 mg tablets) with its
 * name (MED-8). Told only where one facility went from one product to one other: both ordered together are one dosing,
 * and one that goes on was not replaced. Then no 増 or 減 is claimed against an older supply of the row itself.
 */
export function bandsThatReplace(row: Supplies, ofIngredient: readonly Supplies[]): readonly DrugBand[] {
  const others = ofIngredient.filter(
    ({ key, facility, act }) => key !== row.key && facility === row.facility && act === row.act,
  )
  if (others.length === 0) return row.bands
  return row.bands.map((band) => {
    const replaces = replacedBy(band, row, others)
    return replaces === undefined ? band : { ...band, change: undefined, otherDoseBeside: undefined, replaces }
  })
}

function replacedBy(band: DrugBand, row: Supplies, others: readonly Supplies[]): string | undefined {
  const all = [row, ...others].flatMap((each) => each.bands.map((one) => ({ of: each, one })))
  if (all.filter(({ one }) => one.from === band.from).length > 1) return undefined
  const before = all.filter(({ one }) => one.from < band.from)
  const latest = before.reduce((day, { one }) => (one.from > day ? one.from : day), '')
  const [last, ...more] = before.filter(({ one }) => one.from === latest)
  if (last === undefined || more.length > 0 || last.of.key === row.key) return undefined
  const { of, one } = last
  const goesOn = of.bands.some(({ from }) => from > band.from)
  // Its own supply before lasted into the other's: the two are taken together.
  const wasBeside = row.bands.some(({ from, until }) => from < one.from && (until === undefined || until > one.from))
  const isLongAgo = one.until !== undefined && addDays(one.until, LONGEST_GAP_DAYS) < band.from
  return goesOn || wasBeside || isLongAgo || lastsBeside(one, band.from) ? undefined : of.name.text
}

/**
 * Whether a supply lasts so far beyond the first day of another that this may be taken in addition to it: then neither a
 * change of product nor 増 or 減 is claimed (MED-8, H-15). One that was stopped lasts no longer.
 */
export function lastsBeside({ until, line }: Pick<DrugBand, 'until' | 'line'>, start: JstDate): boolean {
  if (line.status === 'stopped') return false
  return until !== undefined && until > addDays(start, LONGEST_REMAINDER_DAYS)
}
