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
import { lastsBeside } from '#clinical/medications/replaced-product.ts'
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
  /** Doses of the other lines that hold on these very days; never added up (MED-1). */
  readonly dosesBeside: readonly MedicineDose[]
  /** Different doses on one day, of which not every one can be told. */
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

/** What was stopped, is paused or only planned while another line of the same drug runs: it never stands for that line (H-15). */
export function isBesideRunning(band: MedicineBand, { bands }: Medicine): boolean {
  const endOf = ({ until = Number.POSITIVE_INFINITY }: MedicineBand) => until
  return (
    band.heldBack !== undefined &&
    bands.some((each) => each.heldBack === undefined && each.from < endOf(band) && endOf(each) > band.from)
  )
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

/** Days of a drug and every dose that holds on them. */
interface Stretch {
  readonly bands: readonly DrugBand[]
  readonly from: JstDate
  readonly until: JstDate | undefined
}

/**
 * Supplies of one dose that follow each other without a day between them are one band; a change begins a new one, and so
 * does what was stopped or held back. Lines of the same days (three tablets in the morning, one at noon) are one band that
 * tells each of their doses, so that none is drawn over another (GRAPH-8, MED-1).
 */
function joinedBands(bands: readonly DrugBand[], act: MedicationAct): readonly MedicineBand[] {
  const clipped = bands.map((band) => ({ band, until: endInLane(band, bands) }))
  const byState = [...Map.groupBy(clipped, ({ band }) => heldBack(band.line))]
  return byState
    .flatMap(([state, own]) => bandsOfStretches(stretchesOf(own), act, state))
    .toSorted((one, other) => one.from - other.from)
}

/**
 * The day on which a supply gives way: an open end to the next supply, as in the grid, and one of a few days more to the
 * next dose, unless it lasts so long beside it that both may be taken (MED-8, H-15).
 */
function endInLane(band: DrugBand, bands: readonly DrugBand[]): JstDate | undefined {
  const later = bands.filter(({ from }) => from > band.from).toSorted((one, other) => compareDays(one.from, other.from))
  if (band.until === undefined) return later[0]?.from
  const { until } = band
  const next = later.find((each) => each.from < until && givesWay(band, each))
  return next?.from ?? until
}

function givesWay(band: DrugBand, next: DrugBand): boolean {
  const isAlike = heldBack(band.line) === heldBack(next.line) && !isSame(doseOf(band.line), doseOf(next.line))
  return isAlike && !lastsBeside(band, next.from)
}

function stretchesOf(
  supplies: readonly { readonly band: DrugBand; readonly until: JstDate | undefined }[],
): readonly Stretch[] {
  const edges = supplies.flatMap(({ band, until }) => (until === undefined ? [band.from] : [band.from, until]))
  const days = [...new Set(edges)].toSorted(compareDays)
  return days.flatMap((from, place) => {
    const on = supplies.filter(({ band, until }) => band.from <= from && (until === undefined || until > from))
    if (on.length === 0) return []
    // What was fetched before the last supply of the same dose was used up is no second dose of the day.
    const newest = on.filter(
      ({ band }) => !on.some((each) => each.band.from > band.from && isSame(doseOf(each.band.line), doseOf(band.line))),
    )
    return [{ bands: newest.map(({ band }) => band), from, until: days[place + 1] }]
  })
}

function bandsOfStretches(
  stretches: readonly Stretch[],
  act: MedicationAct,
  state: MedicineBand['heldBack'],
): readonly MedicineBand[] {
  const joined: MedicineBand[] = []
  for (const { bands, from, until } of stretches) {
    const [first, ...others] = bands
    if (first === undefined) continue
    const doses = bands.map(({ line }) => doseOf(line))
    const known = doses.filter((dose) => dose !== undefined)
    const isTold = known.length === doses.length
    const band: MedicineBand = {
      key: `${first.key}|${from}`,
      act,
      heldBack: state,
      from: minuteOfDate(from),
      until: until === undefined ? undefined : minuteOfDate(until),
      dose: isTold ? known[0] : undefined,
      dosesBeside: isTold ? known.slice(1) : [],
      isMixed: others.length > 0 && !isTold && known.length > 0,
      change: others.length === 0 && first.from === from ? first.change : undefined,
    }
    const last = joined.at(-1)
    if (last !== undefined && band.change === undefined && last.until === band.from && areAlike(last, band)) {
      joined[joined.length - 1] = { ...last, until: band.until }
    } else {
      joined.push(band)
    }
  }
  return joined
}

/** Whether two bands tell the same doses, in whatever order their lines came. */
function areAlike(one: MedicineBand, other: MedicineBand): boolean {
  const words = ({ dose, dosesBeside }: MedicineBand) => [dose, ...dosesBeside].map(doseKey).toSorted().join('|')
  return one.isMixed === other.isMixed && words(one) === words(other)
}

function compareDays(one: JstDate, other: JstDate): number {
  return dayNumber(one) - dayNumber(other)
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
  return { key, act, heldBack: undefined, from, until, dose, dosesBeside: [], isMixed: false, change: undefined }
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
  return doseKey(one) === doseKey(other)
}

function doseKey(dose: MedicineDose | undefined): string {
  if (dose === undefined) return ''
  return JSON.stringify([dose.amount.text, dose.amount.unit, dose.per, dose.strengthType])
}

function noonOf(day: JstDate): Minute {
  return minuteOfDate(day) + MINUTES_PER_DAY / 2
}
