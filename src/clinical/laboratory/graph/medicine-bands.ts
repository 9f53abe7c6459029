import type { FacilityId } from '#clinical/facility.ts'
import type { Amount, Concept } from '#clinical/fact-base.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { MedicationAct } from '#clinical/medication-act.ts'
import type { Injection, MedicationLine } from '#clinical/medication-facts.ts'
import type { DoseChange, DrugBand, DrugGroup, DrugRow } from '#clinical/medications/drug-row.ts'
import { nameOfLine } from '#clinical/medications/drug-rows.ts'
import type { InjectionCourse } from '#clinical/medications/injection-courses.ts'
import { MINUTES_PER_DAY, type Minute, minuteOfDate, type TimeWindow } from './time-axis.ts'

/** One dose over the days that it was supplied or given (GRAPH-8). */
export interface MedicineBand {
  readonly key: string
  readonly from: Minute
  /** undefined = 終了不明. */
  readonly until: Minute | undefined
  readonly dose: MedicineDose | undefined
  /** What changed where this band begins. */
  readonly change: DoseChange | undefined
}

export interface MedicineDose {
  readonly amount: Amount
  readonly per: 'day' | 'time'
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

/** All drugs of a patient as the graph can show them: those with anything in the window, current ones first. */
export function medicinesIn(
  groups: readonly DrugGroup[],
  courses: readonly InjectionCourse[],
  window: TimeWindow,
): readonly Medicine[] {
  const drugs = groups.flatMap(({ rows }) => rows).map(medicineOfDrug)
  return [...drugs, ...courses.map(medicineOfCourse)].filter((each) => isIn(each, window))
}

function isIn({ bands, points }: Medicine, { from, until }: TimeWindow): boolean {
  return (
    bands.some((band) => band.from < until && (band.until ?? Number.POSITIVE_INFINITY) > from) ||
    points.some(({ minute }) => minute >= from && minute < until)
  )
}

function medicineOfDrug({ key, name, facility, act, bands, points }: DrugRow): Medicine {
  return {
    key,
    name,
    facility,
    act,
    isInjection: false,
    bands: joinedBands(bands),
    points: points.map((point) => ({ key: point.key, minute: noonOf(point.on), dose: doseOf(point.line) })),
  }
}

/** Supplies of one dose that follow each other without a day between them are one band; a change begins a new one. */
function joinedBands(bands: readonly DrugBand[]): readonly MedicineBand[] {
  const joined: MedicineBand[] = []
  for (const { key, line, from, until, change } of bands) {
    const band = {
      key,
      from: minuteOfDate(from),
      until: until === undefined ? undefined : minuteOfDate(until),
      dose: doseOf(line),
      change,
    }
    const last = joined.at(-1)
    if (last?.until !== undefined && change === undefined && last.until >= band.from && isSame(last.dose, band.dose)) {
      joined[joined.length - 1] = { ...last, until: band.until && Math.max(last.until, band.until) }
    } else {
      joined.push(band)
    }
  }
  return joined
}

function medicineOfCourse({ key, facility, newest, runs }: InjectionCourse): Medicine {
  return {
    key,
    name: nameOfLine(newest),
    facility,
    act: newest.act,
    isInjection: true,
    bands: runs
      .filter(({ orderedCount, givenCount }) => orderedCount + givenCount > 0)
      .map(({ key: run, from, until }) => ({
        key: run,
        from: minuteOfDate(from),
        until: minuteOfDate(until),
        dose: injectedDose(newest),
        change: undefined,
      })),
    points: [],
  }
}

/** As recorded: the amount of a day, else of one time; neither is computed from the other (MED-1). */
function doseOf({ dailyDose, dose }: MedicationLine): MedicineDose | undefined {
  if (dailyDose !== undefined) return { amount: dailyDose, per: 'day' }
  return dose === undefined ? undefined : { amount: dose, per: 'time' }
}

function injectedDose(line: Injection): MedicineDose | undefined {
  const only = line.drugs.length === 1 ? line.drugs[0]?.amount : undefined
  const amount = line.dose ?? only
  return amount === undefined ? undefined : { amount, per: 'time' }
}

function isSame(one: MedicineDose | undefined, other: MedicineDose | undefined): boolean {
  return one?.amount.text === other?.amount.text && one?.amount.unit === other?.amount.unit && one?.per === other?.per
}

function noonOf(day: JstDate): Minute {
  return minuteOfDate(day) + MINUTES_PER_DAY / 2
}
