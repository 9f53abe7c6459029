import { isCurrentFact } from '#clinical/facts.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import type { Injection, MedicationLine, Prescription } from '#clinical/medication-facts.ts'
import type { CautionMatch } from '#clinical/medications/allergy-match.ts'
import { heldBack, statusOfLine } from '#clinical/medications/course-status.ts'
import type { DaySpan, DoseChange, DrugRow, Weekly } from '#clinical/medications/drug-row.ts'
import type { InjectionCourse } from '#clinical/medications/injection-courses.ts'
import { daysOfLines, goesOn, isOutcomeUnknown, orderState, wasGiven } from '#clinical/medications/injection-event.ts'
import type { InjectionStatus } from '#clinical/medications/injection-status.ts'
import { supplyOf } from '#clinical/medications/supply.ts'
import { weeklyOfCourse } from '#clinical/medications/weekly.ts'
import type { MedicationsView } from './use-medications.ts'

/** One record as list, paper, file and copy show it. */
export interface LineRow {
  /** Key of the drug or of the mixture that it is a record of. */
  readonly drug: string
  readonly line: Prescription | Injection
  /** What became of this very record (MED-7): a supply that was stopped stays 中止 when the drug was ordered anew. */
  readonly status: InjectionStatus | 'cancelled'
  /** Status of its drug or mixture today; undefined where the record says the same. */
  readonly drugStatus: InjectionStatus | undefined
  /** Of its days those that another facility supplies the same ingredient for (MED-6). */
  readonly overlaps: readonly DaySpan[]
  /** Name of the product of the same ingredient that it took the place of (MED-8). */
  readonly replaces: string | undefined
  /** Another dose than that of a supply that lasts beside it, without a word whether it took its place (MED-8, H-15). */
  readonly otherDoseBeside: DoseChange | undefined
  /** Names of other products of its ingredient that its facility supplies today beside it (MED-1, H-15). */
  readonly alongside?: readonly string[] | undefined
  /** Allergies and contraindications that match its drugs (MED-11). */
  readonly cautions: readonly CautionMatch[]
  /** Its drug is taken once a week (H-15). */
  readonly weekly: Weekly | undefined
}

/** Every record of the drugs shown that lies in the period, the newest first; all of them, not the drawn ones (GRID-11). */
export function lineRows(view: MedicationsView): readonly LineRow[] {
  const rows = view.groups.flatMap((group) => group.rows)
  return newestFirst([
    ...rows.flatMap((row) => recordsOfDrug(row, view)),
    ...view.courses.flatMap((course) => recordsOfCourse(course, view)),
  ])
}

/** Every record at hand, whatever the period and the filters show; those of 患者提示モード alone are left out (PRV-1). */
export function recordsAtHand(view: MedicationsView): readonly LineRow[] {
  const rows = view.atHand.groups.flatMap((group) => group.rows)
  return newestFirst([
    ...rows.flatMap((row) => linesOfDrug(row, view)),
    ...view.atHand.courses.flatMap((course) => linesOfCourse(course, view)),
  ])
}

/** The records of one drug that lie in the period. */
export function recordsOfDrug(row: DrugRow, view: MedicationsView): readonly LineRow[] {
  const inForce = new Set(row.isCurrent ? row.inForce.map(({ key }) => key) : [])
  return inPeriod(linesOfDrug(row, view), view, inForce)
}

/** The orders and administrations of one mixture that lie in the period. */
export function recordsOfCourse(course: InjectionCourse, view: MedicationsView): readonly LineRow[] {
  return inPeriod(linesOfCourse(course, view), view, new Set())
}

function linesOfDrug(row: DrugRow, view: MedicationsView): readonly LineRow[] {
  const cautions = view.cautionsOf(row)
  return row.lines.flatMap(({ key }) => {
    const line = view.lineOf(key)
    if (line === undefined) return []
    const status = statusOfLine(row, line, view.today)
    const drugStatus = status === row.status ? undefined : row.status
    const overlaps = row.overlaps.filter((span) => isSuppliedIn(line, span))
    const { replaces, otherDoseBeside } = row.bands.find((band) => band.key === key) ?? {}
    const { key: drug, weekly } = row
    const alongside = row.inForce.some((each) => each.key === key) ? row.alongside : undefined
    return [{ drug, line, status, drugStatus, overlaps, replaces, otherDoseBeside, alongside, cautions, weekly }]
  })
}

/** Whether a supply in force reaches into these days; one that was stopped claims none (overlaps.ts). */
function isSuppliedIn(line: MedicationLine, { from, until }: DaySpan): boolean {
  const supply = supplyOf(line)
  if (supply.form !== 'band' || heldBack(line) !== undefined) return false
  return supply.from < until && (supply.until ?? until) > from
}

function linesOfCourse(course: InjectionCourse, view: MedicationsView): readonly LineRow[] {
  const cautions = view.cautionsOfCourse(course)
  const weekly = weeklyOfCourse(course)
  const events = [...course.runs.flatMap(({ events: own }) => own), ...course.undated]
  return events
    .flatMap(({ ordered, administered }) => [...(ordered === undefined ? [] : [ordered]), ...administered])
    .map((line) => {
      const status = statusOfInjection(line, view.today)
      const drugStatus = status === course.status ? undefined : course.status
      const ofDrugs = { overlaps: [], replaces: undefined, otherDoseBeside: undefined }
      return { drug: course.key, line, cautions, weekly, ...ofDrugs, status, drugStatus }
    })
}

/** What became of this very order or administration: what was given yesterday is over, whatever comes of its mixture. */
function statusOfInjection(line: Injection, today: JstDate): LineRow['status'] {
  if (line.act === 'ordered') {
    const state = orderState(line)
    if (state !== 'in-force') return state
  } else {
    if (isOutcomeUnknown(line)) return 'unknown'
    if (!wasGiven(line) || !isCurrentFact(line)) return 'not-given'
    if (line.status === 'stopped' || line.status === 'on-hold') return line.status
  }
  const days = daysOfLines([line], today)
  if (days === undefined || goesOn(line, today)) return 'open-ended'
  return days.until <= today ? 'ended' : days.from > today ? 'planned' : 'continuing'
}

/**
 * Every record that the grid shows as in force stands in the list, whenever it began, and a drug that the grid shows is
 * never without a record: one that goes on without an end may have been ordered before the period began (GRID-11).
 */
function inPeriod(rows: readonly LineRow[], view: MedicationsView, inForce: ReadonlySet<string>): readonly LineRow[] {
  const within = rows.filter(({ line }) => isInPeriod(line, view) || inForce.has(line.key))
  return within.length > 0 ? within : newestFirst(rows).slice(0, 1)
}

function newestFirst(rows: readonly LineRow[]): readonly LineRow[] {
  return rows.toSorted((a, b) => compareText(timeOf(b.line), timeOf(a.line)))
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
