import type { FacilityId } from '#clinical/facility.ts'
import type { Amount, Concept } from '#clinical/fact-base.ts'
import { dayNumber, type JstDate } from '#clinical/jst-date.ts'
import type { MedicationAct } from '#clinical/medication-act.ts'
import type { Drug, Injection, MedicationLine } from '#clinical/medication-facts.ts'
import { heldBack } from '#clinical/medications/course-status.ts'
import type { DoseChange, DrugBand, DrugGroup, DrugRow } from '#clinical/medications/drug-row.ts'
import { nameOfLine } from '#clinical/medications/drug-rows.ts'
import { injectionChanges } from '#clinical/medications/injection-change.ts'
import type { InjectionCourse } from '#clinical/medications/injection-courses.ts'
import {
  daysOfLines,
  type InjectionEvent,
  isOutcomeUnknown,
  orderState,
  wasGiven,
} from '#clinical/medications/injection-event.ts'
import { MINUTES_PER_DAY, type Minute, minuteOfDate, type TimeWindow } from './time-axis.ts'

/** One dose over the days that it was ordered, supplied or given (GRAPH-8). */
export interface MedicineBand {
  readonly key: string
  /** Of an injection what was given and what was only ordered are bands of their own, never one (MED-3). */
  readonly act: MedicationAct
  /** 中止, 休薬 or only 予定: such a supply claims no intake. */
  readonly heldBack: 'stopped' | 'on-hold' | 'planned' | undefined
  readonly from: Minute
  /** undefined = 終了不明. */
  readonly until: Minute | undefined
  readonly dose: MedicineDose | undefined
  /** Different doses on one day: no one dose can be told. */
  readonly isMixed: boolean
  /** What changed where this band begins. */
  readonly change: DoseChange | undefined
}

export interface MedicineDose {
  readonly amount: Amount
  readonly per: 'day' | 'time'
  /** 製剤量 or 成分量, where the sender said which (MED-2). */
  readonly strengthType: Drug['strengthType']
}

/** A day and an amount: 頓用, 外用, or one injection. */
interface MedicinePoint {
  readonly key: string
  readonly minute: Minute
  readonly dose: MedicineDose | undefined
}

/** One drug of one hospital under the charts. */
export interface Medicine {
  readonly key: string
  readonly name: Concept
  readonly facility: FacilityId
  readonly act: MedicationAct
  readonly isInjection: boolean
  readonly bands: readonly MedicineBand[]
  readonly points: readonly MedicinePoint[]
}

/** All drugs of a patient as the graph can show them, current ones first. */
export function medicinesOf(
  groups: readonly DrugGroup[],
  courses: readonly InjectionCourse[],
  today: JstDate,
): readonly Medicine[] {
  const drugs = groups.flatMap(({ rows }) => rows).map(medicineOfDrug)
  return [...drugs, ...courses.map((course) => medicineOfCourse(course, today))]
}

/** Whether a drug has anything in the window. */
export function isMedicineIn(medicine: Medicine, window: TimeWindow): boolean {
  const { from, until } = window
  return bandsIn(medicine, window).length > 0 || medicine.points.some(({ minute }) => minute >= from && minute < until)
}

/** The bands of a drug that reach into the window. */
export function bandsIn({ bands }: Medicine, window: TimeWindow): readonly MedicineBand[] {
  return bands.filter(({ from, until = Number.POSITIVE_INFINITY }) => from < window.until && until > window.from)
}

/** An injection that was ordered without a record of what became of it: never drawn as given (MED-3). */
export function isOrderedOnly({ isInjection }: Medicine, { act }: MedicineBand): boolean {
  return isInjection && act === 'ordered'
}

function medicineOfDrug({ key, name, facility, act, bands, points }: DrugRow): Medicine {
  return {
    key,
    name,
    facility,
    act,
    isInjection: false,
    bands: joinedBands(bands, act),
    points: points.map((point) => ({ key: point.key, minute: noonOf(point.on), dose: doseOf(point.line) })),
  }
}

/**
 * Supplies of one dose that follow each other without a day between them are one band; a change begins a new one, and so
 * does what was stopped or held back.
 */
function joinedBands(bands: readonly DrugBand[], act: MedicationAct): readonly MedicineBand[] {
  const joined: MedicineBand[] = []
  for (const { key, line, from, until, change } of bands) {
    const band: MedicineBand = {
      key,
      act,
      heldBack: heldBack(line),
      from: minuteOfDate(from),
      until: until === undefined ? undefined : minuteOfDate(until),
      dose: doseOf(line),
      isMixed: false,
      change,
    }
    const last = joined.at(-1)
    const isOne = last !== undefined && change === undefined && isSame(last.dose, band.dose)
    const isAlike = isOne && last.heldBack === band.heldBack
    if (last !== undefined && last.until === undefined && last.from < band.from) {
      // An open end gives way to the next supply, as it does in the grid: two doses never run on side by side.
      joined[joined.length - 1] = { ...last, until: isAlike ? band.until : band.from }
      if (!isAlike) joined.push(band)
    } else if (isAlike && last.until !== undefined && last.until >= band.from) {
      joined[joined.length - 1] = { ...last, until: band.until && Math.max(last.until, band.until) }
    } else {
      joined.push(band)
    }
  }
  return joined
}

function medicineOfCourse({ key, facility, newest, runs }: InjectionCourse, today: JstDate): Medicine {
  const events = runs.flatMap((run) => run.events)
  const given = events.flatMap(({ administered }) => administered.filter(wasGiven))
  const bands = [...bandsOfDays(given, today), ...bandsOfDays(events.flatMap(onlyOrdered), today)]
  return {
    key,
    name: nameOfLine(newest),
    facility,
    act: newest.act,
    isInjection: true,
    bands: bands.toSorted((one, other) => one.from - other.from),
    points: [],
  }
}

/** An order in force of which nothing tells whether it was given. */
function onlyOrdered({ ordered, administered }: InjectionEvent): readonly Injection[] {
  const isOpen = administered.every((line) => line.status === 'planned' || isOutcomeUnknown(line))
  return ordered !== undefined && isOpen && orderState(ordered) === 'in-force' ? [ordered] : []
}

/** Lines of one act, each day with its own dose; days of one dose that follow each other are one band. */
function bandsOfDays(lines: readonly Injection[], today: JstDate): readonly MedicineBand[] {
  const dated = lines.flatMap((line) => {
    const days = daysOfLines([line], today)
    return days === undefined ? [] : [{ line, ...days }]
  })
  const bands: { first: Injection; last: Injection; band: MedicineBand }[] = []
  for (const { line, from, until } of dated.toSorted((one, other) => dayNumber(one.from) - dayNumber(other.from))) {
    const before = bands.at(-1)
    const [begin, end] = [minuteOfDate(from), minuteOfDate(until)]
    const dose = injectedDose(line)
    if (before?.band.until === undefined || before.band.until < begin) {
      bands.push({ first: line, last: line, band: bandOf(line, begin, end, dose) })
    } else if (isSame(before.band.dose, dose) && !before.band.isMixed) {
      before.band = { ...before.band, until: Math.max(before.band.until, end) }
      before.last = line
    } else if (before.band.until > begin) {
      before.band = { ...before.band, until: Math.max(before.band.until, end), dose: undefined, isMixed: true }
      before.last = line
    } else {
      bands.push({ first: line, last: line, band: bandOf(line, begin, end, dose) })
    }
  }
  return bands.map(({ first, band }, place) => {
    const before = bands[place - 1]
    const isComparable = before !== undefined && !before.band.isMixed && !band.isMixed
    return isComparable ? { ...band, change: doseChanged(before.last, first) } : band
  })
}

function bandOf(line: Injection, from: Minute, until: Minute, dose: MedicineDose | undefined): MedicineBand {
  const { key, act } = line
  return { key, act, heldBack: undefined, from, until, dose, isMixed: false, change: undefined }
}

/** 増 or 減 of the amount of one drug, as far as two plain numbers of one unit tell (MED-8). */
function doseChanged(before: Injection, after: Injection): DoseChange | undefined {
  if (before.drugs.length !== 1 || after.drugs.length !== 1) return undefined
  const [change] = injectionChanges(before, after).filter(({ what }) => what === 'amount')
  if (change === undefined || change.direction === 'change') return undefined
  const { direction, from, to, unit } = change
  return { direction, what: 'dose', strengthType: after.drugs[0]?.strengthType, from, to, unit }
}

/** As recorded: the amount of a day, else of one time; neither is computed from the other (MED-1). */
function doseOf({ dailyDose, dose, drugs }: MedicationLine): MedicineDose | undefined {
  const strengthType = drugs[0]?.strengthType
  if (dailyDose !== undefined) return { amount: dailyDose, per: 'day', strengthType }
  return dose === undefined ? undefined : { amount: dose, per: 'time', strengthType }
}

function injectedDose(line: Injection): MedicineDose | undefined {
  const only = line.drugs.length === 1 ? line.drugs[0]?.amount : undefined
  const amount = line.dose ?? only
  return amount === undefined ? undefined : { amount, per: 'time', strengthType: line.drugs[0]?.strengthType }
}

function isSame(one: MedicineDose | undefined, other: MedicineDose | undefined): boolean {
  const isOneAmount = one?.amount.text === other?.amount.text && one?.amount.unit === other?.amount.unit
  return isOneAmount && one?.per === other?.per && one?.strengthType === other?.strengthType
}

function noonOf(day: JstDate): Minute {
  return minuteOfDate(day) + MINUTES_PER_DAY / 2
}
