import type { Chart } from '../chart.ts'
import { addDays, type Day, day, dayNumber, TODAY } from '../day.ts'
import { labGroups } from '../lab-values.ts'
import type { LabKey } from '../tables/lab-items.ts'
import type { Trends } from '../trend.ts'
import type { Bed, Occasion } from '../writers/header-segments.ts'
import { writeResults } from '../writers/laboratory.ts'
import { type DrugLine, writePrescription } from '../writers/prescription.ts'
import { type StayPlan, writeStay } from '../writers/stay.ts'

export interface InpatientCourse extends Omit<StayPlan, 'from' | 'until' | 'plannedOn' | 'cancelledOn'> {
  readonly from: string
  readonly until?: string
  readonly plannedOn?: string
  readonly cancelledOn?: string
  /** Morning blood on these days of the stay (0 = admission); every `labEvery` days when not given. */
  readonly labDays?: readonly number[]
  readonly labEvery?: number
  readonly admissionPanel: readonly LabKey[]
  readonly panel: readonly LabKey[]
  readonly trends: Trends
  /** Values reported on one day as they stand. */
  readonly exact?: Readonly<Record<string, Partial<Record<LabKey, string>>>>
  /** Drugs of the ward, renewed weekly. */
  readonly ward?: readonly DrugLine[]
  readonly discharge?: readonly DrugLine[]
}

/** A stay with its morning laboratory and the drugs of the ward. */
export function followInpatient(chart: Chart, course: InpatientCourse): void {
  const from = day(course.from)
  const until = course.until === undefined ? undefined : day(course.until)
  const { plannedOn, cancelledOn } = course
  writeStay(chart, {
    department: course.department,
    bed: course.bed,
    from,
    ...(course.arrival && { arrival: course.arrival }),
    ...(until && { until }),
    ...(plannedOn && { plannedOn: day(plannedOn) }),
    ...(cancelledOn && { cancelledOn: day(cancelledOn) }),
    ...(course.moves && { moves: course.moves }),
    ...(course.leaves && { leaves: course.leaves }),
    ...(course.disposition && { disposition: course.disposition }),
  })
  const last = until ?? TODAY
  const length = dayNumber(last) - dayNumber(from)
  const at = (date: Day, time: string): Occasion => ({
    day: date,
    time,
    department: course.department,
    setting: 'I',
    bed: bedOn(course, date),
  })
  for (let n = 0; n <= length; n++) {
    const date = addDays(from, n)
    const isDue = course.labDays?.includes(n) ?? n % (course.labEvery ?? 3) === 0
    if (isDue) {
      const keys = n === 0 ? course.admissionPanel : course.panel
      const time = n === 0 ? (course.arrival ?? '10:20') : '06:30'
      writeResults(chart, at(date, time), labGroups(chart, date, keys, course.trends, course.exact?.[date]), {
        reported: { day: date, time: n === 0 ? '16:40' : '10:05' },
      })
    }
    if (course.ward !== undefined && n % 7 === 1 && n < length) {
      const days = Math.min(7, length - n)
      writePrescription(
        chart,
        at(date, '11:00'),
        course.ward.map((line) => (line.total === undefined ? { ...line, days } : line)),
      )
    }
  }
  if (until !== undefined && course.discharge !== undefined) {
    writePrescription(chart, at(until, '09:30'), course.discharge, { isDischarge: true })
  }
}

function bedOn(course: Pick<InpatientCourse, 'bed' | 'moves'>, date: Day): Bed {
  return course.moves?.findLast((move) => move.day <= date)?.bed ?? course.bed
}
