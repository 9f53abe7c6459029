import { addMessage, type Chart, type FileName, NO_ORDER } from '../chart.ts'
import type { Day } from '../day.ts'
import { addDays, stamp } from '../day.ts'
import type { Department } from '../staff.ts'
import { type Bed, doctor, location, type Occasion } from './header-segments.ts'
import { adtMessage, departmentField, type Moment } from './visit.ts'

/** A move to another bed, ward or department. */
interface Move extends Moment {
  readonly bed: Bed
  readonly department?: Department
  /** The move was announced on this day (ADT-41). */
  readonly plannedOn?: Day
}

export interface StayPlan {
  readonly department: Department
  readonly from: Day
  readonly arrival?: string
  /** Undefined while the stay goes on. */
  readonly until?: Day
  readonly bed: Bed
  /** Planned beforehand (ADT-21), on this day. */
  readonly plannedOn?: Day
  readonly moves?: readonly Move[]
  readonly leaves?: readonly { readonly from: Moment; readonly until: Moment }[]
  /** HL7 0112: 01 home, 05 another facility, 20 died. */
  readonly disposition?: '01' | '05' | '20'
  /** A first admission that was cancelled (flag 0 and ADT^A11). */
  readonly cancelledOn?: Day
}

/** Where the patient is at a point of the stay. */
interface Place {
  readonly department: Department
  readonly bed: Bed
}

/** ADT-21, 22, 41, 42, 31, 32, 51, 52 of one stay. */
export function writeStay(chart: Chart, plan: StayPlan): void {
  const admitted = stamp(plan.from, plan.arrival ?? '10:00')
  if (plan.plannedOn !== undefined) writePlan(chart, plan, { day: plan.plannedOn, time: '11:30' })
  if (plan.cancelledOn !== undefined) writeCancelledAdmission(chart, plan, plan.cancelledOn)
  writeAdmission(chart, plan, admitted)
  let place: Place = plan
  for (const move of plan.moves ?? []) {
    const next = { department: move.department ?? place.department, bed: move.bed }
    writeMove(chart, move, place, next, admitted)
    place = next
  }
  for (const leave of plan.leaves ?? []) writeLeave(chart, place, leave, admitted)
  if (plan.until !== undefined) writeDischarge(chart, plan, plan.until, place, admitted)
}

function nameOf(
  dataType: string,
  place: Pick<Place, 'department'>,
  at: Moment,
  more: Partial<FileName> = {},
): FileName {
  return { date: at.day, dataType, key: NO_ORDER, sent: at, department: place.department, ...more }
}

function inBed(place: Place, at: Moment): Occasion {
  return { day: at.day, time: at.time, setting: 'I', department: place.department, bed: place.bed }
}

function writePlan(chart: Chart, plan: StayPlan, at: Moment): void {
  const clinic: Occasion = { ...at, department: plan.department, setting: 'O' }
  addMessage(
    chart,
    nameOf('ADT-21', plan, at, { date: plan.from }),
    adtMessage(chart, 'ADT^A14^ADT_A05', clinic, {
      pv1: { 10: departmentField(chart, plan.department) },
      pv2: { 8: stamp(plan.from) },
    }),
  )
}

/** The admission and its cancellation, both with flag 0 (ss-mix2.md §1.3). */
function writeCancelledAdmission(chart: Chart, plan: StayPlan, date: Day): void {
  const pv1 = { 10: departmentField(chart, plan.department), 44: stamp(date, '09:30') }
  for (const [type, time] of [
    ['ADT^A01^ADT_A01', '09:40'],
    ['ADT^A11^ADT_A09', '16:10'],
  ] as const) {
    const at = { day: date, time }
    addMessage(chart, nameOf('ADT-22', plan, at, { flag: '0' }), adtMessage(chart, type, inBed(plan, at), { pv1 }))
  }
}

function writeAdmission(chart: Chart, plan: StayPlan, admitted: string): void {
  const at = { day: plan.from, time: plan.arrival ?? '10:00' }
  addMessage(
    chart,
    nameOf('ADT-22', plan, at),
    adtMessage(chart, 'ADT^A01^ADT_A01', inBed(plan, at), {
      pv1: { 10: departmentField(chart, plan.department), 17: doctor(chart, plan.department), 44: admitted },
      ...(plan.until === undefined ? {} : { pv2: { 9: stamp(plan.until) } }),
    }),
  )
}

function writeMove(chart: Chart, move: Move, before: Place, after: Place, admitted: string): void {
  const pv1 = { 10: departmentField(chart, after.department), 44: admitted }
  if (move.plannedOn !== undefined) {
    const at = { day: move.plannedOn, time: '16:20' }
    addMessage(
      chart,
      nameOf('ADT-41', after, at, { date: move.day }),
      adtMessage(chart, 'ADT^A15^ADT_A15', inBed(after, at), { pv1, pv2: { 8: stamp(move.day) } }),
    )
  }
  addMessage(
    chart,
    nameOf('ADT-42', after, move),
    adtMessage(chart, 'ADT^A02^ADT_A02', inBed(after, move), {
      happened: move,
      pv1: { ...pv1, 6: location(chart, inBed(before, move)) },
    }),
  )
}

function writeLeave(chart: Chart, place: Place, leave: { from: Moment; until: Moment }, admitted: string): void {
  const pv1 = { 44: admitted }
  addMessage(
    chart,
    nameOf('ADT-31', place, leave.from),
    adtMessage(chart, 'ADT^A21^ADT_A21', inBed(place, leave.from), {
      happened: leave.from,
      pv1,
      pv2: { 47: stamp(leave.until.day, leave.until.time) },
    }),
  )
  addMessage(
    chart,
    nameOf('ADT-32', place, leave.until),
    adtMessage(chart, 'ADT^A22^ADT_A21', inBed(place, leave.until), { happened: leave.until, pv1 }),
  )
}

function writeDischarge(chart: Chart, plan: StayPlan, until: Day, place: Place, admitted: string): void {
  const decided = { day: addDays(until, -2), time: '15:00' }
  if (decided.day > plan.from && plan.disposition !== '20') {
    addMessage(
      chart,
      nameOf('ADT-51', plan, decided, { date: until }),
      adtMessage(chart, 'ADT^A16^ADT_A16', inBed(place, decided), { pv1: { 44: admitted }, pv2: { 9: stamp(until) } }),
    )
  }
  const at = { day: until, time: '10:30' }
  addMessage(
    chart,
    nameOf('ADT-52', plan, at),
    adtMessage(chart, 'ADT^A03^ADT_A03', inBed(place, at), {
      pv1: {
        17: doctor(chart, plan.department),
        36: plan.disposition ?? '01',
        44: admitted,
        45: stamp(until, at.time),
      },
    }),
  )
}
