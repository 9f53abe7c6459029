import type { JstDate } from '../jst-date.ts'
import type { MedicationLine } from '../medication-facts.ts'
import type { DrugGroup, DrugRow } from '../medications/drug-row.ts'

/** One drug that is supplied now, by what was recorded: never "taken" (MED-3). */
export interface CurrentMedicine {
  readonly row: DrugRow
  /** The supply that reaches into today, else the newest one that has begun, else the newest there is. */
  readonly line: MedicationLine
  /** Another facility supplies the ingredient on this very day (MED-6). */
  readonly isOverlapping: boolean
}

/** The current rows of all groups in their order: days supplied twice first, then the newest supply. */
export function currentMedicines(groups: readonly DrugGroup[], today: JstDate): readonly CurrentMedicine[] {
  return groups.flatMap(({ rows, overlaps }) => {
    const isOverlapping = overlaps.some(({ from, until }) => from <= today && today < until)
    return rows.flatMap((row) => {
      if (!row.isCurrent) return []
      const begun = row.bands.filter(({ from }) => from <= today)
      const covering = begun.filter(({ until }) => until === undefined || until > today)
      const line = covering.at(-1)?.line ?? begun.at(-1)?.line ?? row.lines.at(-1)
      return line === undefined ? [] : [{ row, line, isOverlapping }]
    })
  })
}
