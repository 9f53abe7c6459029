import type { JstDate } from '../jst-date.ts'
import { heldBack } from './course-status.ts'
import type { DrugRow } from './drug-row.ts'

/**
 * Names of the other products of the ingredient, such as another strength, that the same facility supplies today beside a
 * row (5 mg and 2.5 mg): read alone, the row tells a part of the dose (MED-1, H-15). What took the other's place is told as
 * such (MED-8) and not here; 頓用 and 外用 claim no day, as in overlaps.ts.
 */
export function productsAlongside(row: DrugRow, ofIngredient: readonly DrugRow[], today: JstDate): readonly string[] {
  if (!runsOn(row, today)) return []
  const others = ofIngredient.filter(
    (each) =>
      each.key !== row.key &&
      each.facility === row.facility &&
      each.act === row.act &&
      runsOn(each, today) &&
      !tookPlaceOf(each, row) &&
      !tookPlaceOf(row, each),
  )
  return others.map(({ name }) => name.text)
}

function runsOn({ isCurrent, bands }: DrugRow, today: JstDate): boolean {
  return (
    isCurrent &&
    bands.some(
      ({ line, from, until }) =>
        heldBack(line) === undefined && from <= today && (until === undefined || until > today),
    )
  )
}

function tookPlaceOf({ bands }: DrugRow, other: DrugRow): boolean {
  return bands.at(-1)?.replaces === other.name.text
}
