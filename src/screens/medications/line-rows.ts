import { isCurrentFact } from '#clinical/facts.ts'
import { addDays } from '#clinical/jst-date.ts'
import type { Injection, MedicationLine, Prescription } from '#clinical/medication-facts.ts'
import type { CautionMatch } from '#clinical/medications/allergy-match.ts'
import type { CourseStatus, DrugRow } from '#clinical/medications/drug-row.ts'
import { type InjectionCourse, wasGiven } from '#clinical/medications/injection-courses.ts'
import { supplyOf } from '#clinical/medications/supply.ts'
import type { MedicationsView } from './use-medications.ts'

/** One record as list, paper, file and copy show it. */
export interface LineRow {
  readonly line: Prescription | Injection
  /** Status of its drug today (MED-7); of an injection whether more of it is to come. */
  readonly status: CourseStatus | 'not-given'
  /** Allergies and contraindications that match its drugs (MED-11). */
  readonly cautions: readonly CautionMatch[]
  /** Its drug is taken once a week (H-15). */
  readonly weekly: DrugRow['weekly']
}

/** Every record of the drugs shown that lies in the period, the newest first; all of them, not the drawn ones (GRID-11). */
export function lineRows(view: MedicationsView): readonly LineRow[] {
  const byKey = new Map(view.lines.map((line) => [line.key, line]))
  const prescriptions = view.groups.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.lines
        .filter((line) => isInPeriod(line, view))
        .flatMap((line) => {
          const own = byKey.get(line.key)
          if (own === undefined) return []
          return [{ line: own, status: row.status, cautions: view.cautionsOf(row), weekly: row.weekly }]
        }),
    ),
  )
  const injections = view.courses.flatMap((course) =>
    linesOfCourse(course, view.cautionsOfCourse(course)).filter(({ line }) => isInPeriod(line, view)),
  )
  return [...prescriptions, ...injections].toSorted((a, b) => compareText(timeOf(b.line), timeOf(a.line)))
}

function linesOfCourse(course: InjectionCourse, cautions: LineRow['cautions']): readonly LineRow[] {
  const status = course.isCurrent ? 'continuing' : 'ended'
  const events = [...course.runs.flatMap(({ events: own }) => own), ...course.undated]
  return events
    .flatMap(({ ordered, administered }) => [...(ordered === undefined ? [] : [ordered]), ...administered])
    .map((line) => ({
      line,
      cautions,
      weekly: undefined,
      status: line.act !== 'ordered' && (!wasGiven(line) || !isCurrentFact(line)) ? 'not-given' : status,
    }))
}

function isInPeriod(line: MedicationLine, { span }: MedicationsView): boolean {
  const supply = supplyOf(line)
  switch (supply.form) {
    case 'undated':
      return true
    case 'point':
      return span.from <= supply.on && supply.on < span.until
    case 'band':
      return supply.from < span.until && (supply.until ?? addDays(supply.from, 1)) > span.from
  }
}

function timeOf(line: MedicationLine): string {
  return (line.at ?? line.startsOn)?.text ?? ''
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
