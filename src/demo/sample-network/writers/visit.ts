import { addMessage, type Chart, NO_ORDER } from '../chart.ts'
import type { Day } from '../day.ts'
import { stamp } from '../day.ts'
import { segment } from '../segment.ts'
import { type Department, departmentCode } from '../staff.ts'
import { clerk, doctor, msh, type Occasion, pid, pv1 } from './header-segments.ts'

/** A day and a time `HH:MM`. */
export interface Moment {
  readonly day: Day
  readonly time: string
}

/** What an ADT message of one type says beside its head. */
export interface AdtFields {
  /** EVN-6, the real time of the event. */
  readonly happened?: Moment
  readonly pv1?: Readonly<Record<number, string>>
  readonly pv2?: Readonly<Record<number, string>>
}

/** MSH EVN PID PV1 [PV2] (ss-mix2.md §4). */
export function adtMessage(chart: Chart, type: string, occasion: Occasion, fields: AdtFields): string[] {
  const { happened } = fields
  return [
    msh(chart, type, occasion),
    segment('EVN', {
      2: `${stamp(occasion.day, occasion.time)}00`,
      5: clerk(chart),
      6: happened && stamp(happened.day, happened.time),
      7: chart.facility.institutionNumber,
    }),
    pid(chart),
    pv1(chart, occasion, fields.pv1),
    ...(fields.pv2 === undefined ? [] : [segment('PV2', fields.pv2)]),
  ]
}

/** PV1-10, as the facility writes its departments. */
export function departmentField(chart: Chart, department: Department): string {
  return departmentCode(department, chart.facility.habits.hasLongDepartments)
}

/**
 * ADT-12: an out-patient visit. One a day: the type has no order number, so a second file would be another version of the
 * first (ss-mix2.md §1.3).
 */
export function writeVisit(chart: Chart, occasion: Occasion): void {
  const at = stamp(occasion.day, occasion.time)
  if (chart.files.some(({ path }) => path.includes(`/${stamp(occasion.day)}/ADT-12/`))) return
  addMessage(
    chart,
    { date: occasion.day, dataType: 'ADT-12', key: NO_ORDER, sent: occasion, department: occasion.department },
    adtMessage(chart, 'ADT^A04^ADT_A01', occasion, {
      pv1: { 10: departmentField(chart, occasion.department), 44: at },
    }),
  )
}

/** ADT-01: another doctor becomes responsible, from a moment on. */
export function writeDoctorChange(chart: Chart, occasion: Occasion): void {
  addMessage(
    chart,
    { date: undefined, dataType: 'ADT-01', key: NO_ORDER, sent: occasion, department: occasion.department },
    adtMessage(chart, 'ADT^A54^ADT_A54', occasion, {
      happened: occasion,
      pv1: { 10: departmentField(chart, occasion.department), 17: doctor(chart, occasion.department) },
    }),
  )
}
