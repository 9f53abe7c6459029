import { addMessage, type Chart, NO_ORDER } from '../chart.ts'
import type { Day } from '../day.ts'
import { addDays, stamp, TODAY } from '../day.ts'
import { segment } from '../segment.ts'
import type { Department } from '../staff.ts'
import { type Bed, clerk, doctor, location, msh, type Occasion, pid, pv1 } from './header-segments.ts'

type Moment = { readonly day: Day; readonly time: string }

function event(
  chart: Chart,
  type: string,
  occasion: Occasion,
  parts: { evn6?: string; pv1?: Readonly<Record<number, string>>; pv2?: Readonly<Record<number, string>> },
): string[] {
  return [
    msh(chart, type, occasion),
    segment('EVN', {
      2: `${stamp(occasion.day, occasion.time)}00`,
      5: clerk(chart),
      6: parts.evn6,
      7: chart.facility.institutionNumber,
    }),
    pid(chart),
    pv1(chart, occasion, parts.pv1),
    ...(parts.pv2 === undefined ? [] : [segment('PV2', parts.pv2)]),
  ]
}

function departmentField(chart: Chart, department: Department): string {
  return location(chart, { day: TODAY, time: '', department, setting: 'O' }).split('^')[0] ?? ''
}

/** ADT-12: an out-patient visit. */
export function writeVisit(chart: Chart, occasion: Occasion): void {
  const at = `${stamp(occasion.day, occasion.time)}`
  addMessage(
    chart,
    { date: occasion.day, dataType: 'ADT-12', key: NO_ORDER, sent: occasion, department: occasion.department },
    event(chart, 'ADT^A04^ADT_A01', occasion, { pv1: { 10: departmentField(chart, occasion.department), 44: at } }),
  )
}

export interface StayPlan {
  readonly department: Department
  readonly from: Day
  readonly arrival?: string
  /** Undefined while the stay goes on. */
  readonly until?: Day
  readonly bed: Bed
  /** Planned beforehand (ADT-21), with the day it was planned. */
  readonly plannedOn?: Day
  readonly moves?: readonly {
    readonly day: Day
    readonly time: string
    readonly bed: Bed
    readonly department?: Department
  }[]
  readonly leaves?: readonly { readonly from: Moment; readonly until: Moment }[]
  /** HL7 0112: 01 home, 05 another facility, 20 died. */
  readonly disposition?: '01' | '05' | '20'
  /** A first admission that was cancelled (flag 0 and ADT^A11). */
  readonly cancelledOn?: Day
}

/** ADT-21, 22, 42, 31, 32, 51, 52 of one stay. */
export function writeStay(chart: Chart, plan: StayPlan): void {
  const arrival = plan.arrival ?? '10:00'
  const admitted = stamp(plan.from, arrival)
  const base = { department: plan.department, setting: 'I', bed: plan.bed } as const
  const name = (dataType: string, at: Moment, flag?: '0') => ({
    date: at.day,
    dataType,
    key: NO_ORDER,
    sent: at,
    department: plan.department,
    ...(flag === undefined ? {} : { flag }),
  })
  if (plan.plannedOn !== undefined) {
    const at = { day: plan.plannedOn, time: '11:30' }
    addMessage(
      chart,
      { ...name('ADT-21', at), date: plan.from },
      event(
        chart,
        'ADT^A14^ADT_A05',
        { ...at, department: plan.department, setting: 'O' },
        {
          pv1: { 10: departmentField(chart, plan.department) },
          pv2: { 8: stamp(plan.from) },
        },
      ),
    )
  }
  if (plan.cancelledOn !== undefined) {
    const at = { day: plan.cancelledOn, time: '09:40' }
    const fields = { 10: departmentField(chart, plan.department), 44: stamp(plan.cancelledOn, '09:30') }
    addMessage(chart, name('ADT-22', at, '0'), event(chart, 'ADT^A01^ADT_A01', { ...at, ...base }, { pv1: fields }))
    const undone = { day: plan.cancelledOn, time: '16:10' }
    addMessage(
      chart,
      name('ADT-22', undone, '0'),
      event(chart, 'ADT^A11^ADT_A09', { ...undone, ...base }, { pv1: fields }),
    )
  }
  const admission = { day: plan.from, time: arrival }
  addMessage(
    chart,
    name('ADT-22', admission),
    event(
      chart,
      'ADT^A01^ADT_A01',
      { ...admission, ...base },
      {
        pv1: { 10: departmentField(chart, plan.department), 17: doctor(chart, plan.department), 44: admitted },
        ...(plan.until === undefined ? {} : { pv2: { 9: stamp(plan.until) } }),
      },
    ),
  )
  let bed = plan.bed
  let department = plan.department
  for (const move of plan.moves ?? []) {
    const before = location(chart, { ...move, ...base, bed })
    bed = move.bed
    department = move.department ?? department
    addMessage(
      chart,
      { ...name('ADT-42', move), department },
      event(
        chart,
        'ADT^A02^ADT_A02',
        { day: move.day, time: move.time, setting: 'I', department, bed },
        {
          evn6: stamp(move.day, move.time),
          pv1: { 6: before, 10: departmentField(chart, department), 44: admitted },
        },
      ),
    )
  }
  const present = { department, setting: 'I', bed } as const
  for (const leave of plan.leaves ?? []) {
    addMessage(
      chart,
      name('ADT-31', leave.from),
      event(
        chart,
        'ADT^A21^ADT_A21',
        { ...leave.from, ...present },
        {
          evn6: stamp(leave.from.day, leave.from.time),
          pv1: { 44: admitted },
          pv2: { 47: stamp(leave.until.day, leave.until.time) },
        },
      ),
    )
    addMessage(
      chart,
      name('ADT-32', leave.until),
      event(
        chart,
        'ADT^A22^ADT_A21',
        { ...leave.until, ...present },
        {
          evn6: stamp(leave.until.day, leave.until.time),
          pv1: { 44: admitted },
        },
      ),
    )
  }
  if (plan.until === undefined) return
  const decided = { day: addDays(plan.until, -2), time: '15:00' }
  if (decided.day > plan.from && plan.disposition !== '20') {
    addMessage(
      chart,
      { ...name('ADT-51', decided), date: plan.until },
      event(
        chart,
        'ADT^A16^ADT_A16',
        { ...decided, ...present },
        { pv1: { 44: admitted }, pv2: { 9: stamp(plan.until) } },
      ),
    )
  }
  const discharge = { day: plan.until, time: '10:30' }
  addMessage(
    chart,
    name('ADT-52', discharge),
    event(
      chart,
      'ADT^A03^ADT_A03',
      { ...discharge, ...present },
      {
        pv1: {
          17: doctor(chart, plan.department),
          36: plan.disposition ?? '01',
          44: admitted,
          45: stamp(plan.until, '10:30'),
        },
      },
    ),
  )
}
