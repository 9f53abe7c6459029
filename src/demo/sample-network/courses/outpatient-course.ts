import type { Chart } from '../chart.ts'
import { addDays, type Day, day, dayNumber, later, TODAY, workingDay } from '../day.ts'
import { labGroups } from '../lab-values.ts'
import type { Department } from '../staff.ts'
import type { LabKey } from '../tables/lab-items.ts'
import type { Trends } from '../trend.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeResults } from '../writers/laboratory.ts'
import { type DrugLine, writePrescription } from '../writers/prescription.ts'
import { writeVisit } from '../writers/visit.ts'

/** What a patient takes from a day on, until the next change. */
export interface Regimen {
  readonly from: string
  readonly lines: readonly DrugLine[]
}

/** A patient who comes back again and again: visits, prescriptions, laboratory. */
export interface OutpatientCourse {
  readonly department: Department
  readonly from: string
  readonly until?: string
  /** Days from visit to visit; the days of the prescription follow it. */
  readonly everyDays: number
  readonly regimens: readonly Regimen[]
  /** Every n-th visit brings blood results; 0 = none. */
  readonly labEvery?: number
  readonly panel?: readonly LabKey[]
  /** Added at every n-th laboratory visit. */
  readonly yearly?: { readonly every: number; readonly keys: readonly LabKey[] }
  readonly trends?: Trends
  /** Spans without visits, for example a stay elsewhere. */
  readonly pauses?: readonly (readonly [from: string, until: string])[]
  /** Visits on exactly these days instead of the rhythm. */
  readonly days?: readonly string[]
}

/** One prescription as written: what a pharmacy will be handed. */
export interface IssuedPrescription {
  readonly chart: Chart
  readonly occasion: Occasion
  readonly lines: readonly DrugLine[]
  readonly key: string
}

export function followOutpatient(chart: Chart, course: OutpatientCourse): IssuedPrescription[] {
  const issued: IssuedPrescription[] = []
  visitDays(course).forEach((visit, index) => {
    const time = later('08:40', chart.random.int(0, 130))
    const occasion: Occasion = { day: visit, time, department: course.department, setting: 'O' }
    writeVisit(chart, occasion)
    const { labEvery = 0, panel = [], yearly } = course
    if (labEvery > 0 && index % labEvery === 0) {
      const isYearly = yearly !== undefined && (index / labEvery) % yearly.every === 0
      writeResults(
        chart,
        { ...occasion, time: later(time, 12) },
        labGroups(chart, visit, [...panel, ...(isYearly ? yearly.keys : [])], course.trends ?? {}),
        { reported: { day: visit, time: later(time, chart.random.int(70, 190)) } },
      )
    }
    const lines = course.regimens.findLast(({ from }) => from <= visit)?.lines ?? []
    if (lines.length > 0) {
      const written = lines.map((line) => withDays(line, course.everyDays))
      const at = { ...occasion, time: later(time, 45) }
      issued.push({ chart, occasion: at, lines: written, key: writePrescription(chart, at, written) })
    }
  })
  return issued
}

/** A line without days of its own lasts until the next visit, unless it is not taken by the day. */
function withDays(line: DrugLine, days: number): DrugLine {
  return line.days !== undefined || line.total !== undefined ? line : { ...line, days }
}

function visitDays(course: OutpatientCourse): Day[] {
  if (course.days !== undefined) return course.days.map(day)
  const until = course.until === undefined ? TODAY : day(course.until)
  const days: Day[] = []
  for (let next = workingDay(day(course.from)); next <= until; next = workingDay(addDays(next, course.everyDays))) {
    if (!(course.pauses ?? []).some(([from, end]) => next >= from && next < end)) days.push(next)
    if (dayNumber(next) + course.everyDays > dayNumber(until) + 7) break
  }
  return days.filter((visit) => visit <= until)
}
