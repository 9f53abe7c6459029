import type { JstDate } from '../jst-date.ts'
import type { MedicationLine } from '../medication-facts.ts'
import { statusOfLine } from '../medications/course-status.ts'
import type { CourseStatus, DrugGroup, DrugRow } from '../medications/drug-row.ts'

/** One line that is in force now, by what was recorded: never "taken" (MED-3). */
export interface CurrentMedicine {
  readonly row: DrugRow
  readonly line: MedicationLine
  /** What became of this very line: of two of one drug the one may be 中止 and the other not (MED-7, H-15). */
  readonly status: CourseStatus
  /** Another facility supplies the ingredient on this very day (MED-6). */
  readonly isOverlapping: boolean
}

/**
 * The current rows of all groups in their order: days supplied twice first, then the newest supply. A drug of which two
 * lines are in force (朝 3, 昼 1) stands with both (MED-1, FACE-1).
 */
export function currentMedicines(groups: readonly DrugGroup[], today: JstDate): readonly CurrentMedicine[] {
  return groups.flatMap(({ rows, overlaps }) => {
    const isOverlapping = overlaps.some(({ from, until }) => from <= today && today < until)
    return rows
      .filter(({ isCurrent }) => isCurrent)
      .flatMap((row) =>
        row.inForce.map((line) => ({ row, line, status: statusOfLine(row, line, today), isOverlapping })),
      )
  })
}
