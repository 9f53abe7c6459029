import type { Chart } from '../chart.ts'
import { addDays, day, TODAY, workingDay } from '../day.ts'
import { labGroups } from '../lab-values.ts'
import type { LabKey } from '../tables/lab-items.ts'
import type { Trends } from '../trend.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { type Mixture, writeInjection } from '../writers/injection.ts'
import { writeResults } from '../writers/laboratory.ts'
import { type DrugLine, writePrescription } from '../writers/prescription.ts'
import { writeVisit } from '../writers/visit.ts'

export interface ChemotherapyCourse {
  readonly department?: Occasion['department']
  readonly from: string
  readonly everyDays: number
  readonly courses: number
  readonly bodyPanel: readonly LabKey[]
  readonly markers?: readonly LabKey[]
  readonly markerEvery?: number
  readonly trends: Trends
  readonly mixtures: readonly Mixture[]
  readonly support?: readonly DrugLine[]
  /** Courses (1 = first) put off for a week for low counts: a visit without treatment stands before them. */
  readonly postponed?: readonly number[]
}

/** Out-patient chemotherapy: blood first, then the drips of the regimen in order, then supporting drugs. */
export function followChemotherapy(chart: Chart, course: ChemotherapyCourse): void {
  let next = day(course.from)
  for (let n = 1; n <= course.courses; n++) {
    const treatment = workingDay(next)
    if (treatment > TODAY) return
    const isPostponed = course.postponed?.includes(n) ?? false
    if (isPostponed) visit(chart, course, treatment, n, false)
    const given = isPostponed ? workingDay(addDays(treatment, 7)) : treatment
    if (given <= TODAY) visit(chart, course, given, n, true)
    next = addDays(given, course.everyDays)
  }
}

function visit(
  chart: Chart,
  course: ChemotherapyCourse,
  date: ReturnType<typeof day>,
  n: number,
  isTreated: boolean,
): void {
  const occasion: Occasion = { day: date, time: '08:50', department: course.department ?? '47', setting: 'O' }
  writeVisit(chart, occasion)
  const hasMarkers = course.markers !== undefined && n % (course.markerEvery ?? 1) === 1
  const low = { WBC: '1.9', NEUT: '38.0', PLT: '84' }
  writeResults(
    chart,
    { ...occasion, time: '09:05' },
    labGroups(
      chart,
      date,
      [...course.bodyPanel, ...(hasMarkers ? (course.markers ?? []) : [])],
      course.trends,
      isTreated ? {} : low,
    ),
    { reported: { day: date, time: '10:00' } },
  )
  if (!isTreated) return
  course.mixtures.forEach((mixture, i) => {
    const at = ['11:00', '11:20', '11:25', '13:30'][i] ?? '14:00'
    writeInjection(chart, { ...occasion, time: '10:20' }, { mixture, times: [{ day: date, time: at }] })
  })
  if (course.support !== undefined) writePrescription(chart, { ...occasion, time: '10:30' }, course.support)
}
