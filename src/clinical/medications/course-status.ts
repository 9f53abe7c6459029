import { addDays, type JstDate } from '../jst-date.ts'
import type { MedicationAct } from '../medication-act.ts'
import type { MedicationLine } from '../medication-facts.ts'
import type { CourseStatus, DrugBand, DrugPoint, DrugRow } from './drug-row.ts'
import { isSaidToBeOver, lastDayTold } from './supply.ts'

/** A supply whose end nobody recorded may still be in use: it stays among 現在 for this long. */
export const OPEN_BAND_DAYS = 365
/** 頓用 and 外用 without a duration stay among 現在 for this long. */
const POINT_DAYS = 90

interface Course {
  readonly bands: readonly DrugBand[]
  readonly points: readonly DrugPoint[]
  readonly undated: readonly MedicationLine[]
  readonly act: MedicationAct
}

/** Of what began on one day the first of these is the state of the row: what runs stands before what was held back. */
const BY_WEIGHT: readonly CourseStatus[] = [
  'changed',
  'unknown',
  'continuing',
  'open-ended',
  'planned',
  'on-hold',
  'stopped',
  'ended',
]

/**
 * 継続, 変更, 終了不明, 休薬, 中止, 終了 or 予定 of a row today (MED-7). A stopped or suspended supply stays among 現在
 * as long as it would have lasted: that it was stopped is what a reader must see.
 */
export function courseOf(course: Course, today: JstDate): Pick<DrugRow, 'status' | 'isCurrent' | 'lastDay'> {
  const lastDay = lastKnownDay(course)
  const state = (lines: readonly MedicationLine[]) => {
    const statuses = new Set(lines.map((line) => statusOfLine(course, line, today)))
    return { status: BY_WEIGHT.find((each) => statuses.has(each)) ?? 'open-ended', isCurrent: true, lastDay }
  }
  const [bands, points] = [bandsInUse(course.bands, today), recentPoints(course, today)]
  const isOpenLong = (band: DrugBand) => band.until === undefined && band.from < addDays(today, -OPEN_BAND_DAYS)
  const [newest, newestPoint] = [bands.at(-1), points.at(-1)]
  // Of supplies that cover today the last recorded ones say what became of the drug.
  if (newest !== undefined && !bands.every(isOpenLong)) {
    const told = state(bands.filter(({ from }) => from === newest.from).map(({ line }) => line))
    const isStillTaken = newestPoint !== undefined && newestPoint.on >= newest.from
    if (told.status !== 'stopped' || !isStillTaken) return told
  }
  if (newestPoint !== undefined) return state(points.filter(({ on }) => on === newestPoint.on).map(({ line }) => line))
  const running = runningUndated(course, today)
  if (running.length > 0) return state(running)
  const coming = [...course.bands, ...course.points].filter((each) => firstDay(each) > today)
  if (coming.length > 0) return { status: 'planned', isCurrent: true, lastDay }
  const begun = [...course.bands, ...course.points].toSorted((a, b) => compareText(firstDay(a), firstDay(b)))
  const last = begun.at(-1)
  if (last === undefined) {
    const told = state(course.undated)
    return { ...told, isCurrent: told.status !== 'ended' }
  }
  const ofLastDay = begun.filter((each) => firstDay(each) === firstDay(last)).map(({ line }) => line)
  return { ...state(ofLastDay), isCurrent: false }
}

/**
 * The supplies that cover today, in the order of time. Of open ends only those of the newest day are in use: each new
 * supply takes the place of the one before it.
 */
export function bandsInUse(bands: readonly DrugBand[], today: JstDate): readonly DrugBand[] {
  const begun = bands.filter(({ from }) => from <= today)
  const latest = begun.at(-1)?.from
  return begun.filter(({ from, until }) => (until === undefined ? from === latest : until > today))
}

/** 頓用 and 外用 of these weeks, in the order of time; what was given once is over. */
export function recentPoints({ points, act }: Pick<Course, 'points' | 'act'>, today: JstDate): readonly DrugPoint[] {
  if (act === 'administered') return []
  return points.filter(({ on }) => on <= today && on >= addDays(today, -POINT_DAYS))
}

/** Lines without a first day that nobody stopped and that are not over: they may be in force. */
export function runningUndated({ undated }: Pick<Course, 'undated'>, today: JstDate): readonly MedicationLine[] {
  return undated.filter((line) => line.status !== 'stopped' && statusOfUndated(line, today) !== 'ended')
}

function firstDay(each: DrugBand | DrugPoint): JstDate {
  return 'on' in each ? each.on : each.from
}

/**
 * What became of one record, whatever came after it: a supply that was stopped stays 中止 when the drug was ordered anew
 * (MED-7, H-15).
 */
export function statusOfLine({ bands, points, act }: Course, line: MedicationLine, today: JstDate): CourseStatus {
  const band = bands.find(({ key }) => key === line.key)
  if (band !== undefined) {
    if (band.from > today) return heldBack(line) ?? 'planned'
    if (band.until === undefined) return heldBack(line) ?? (isStateUnknown(line) ? 'unknown' : 'open-ended')
    return band.until > today ? statusOfCovering(band) : endOf(line)
  }
  const point = points.find(({ key }) => key === line.key)
  return point === undefined ? statusOfUndated(line, today) : statusOfPoint(point, act, today)
}

function statusOfCovering({ line, change, replaces }: DrugBand): CourseStatus {
  const isChanged = change !== undefined || replaces !== undefined
  return heldBack(line) ?? (isStateUnknown(line) ? 'unknown' : isChanged ? 'changed' : 'continuing')
}

function statusOfPoint({ line, on }: DrugPoint, act: MedicationAct, today: JstDate): CourseStatus {
  const held = heldBack(line)
  if (held !== undefined) return held
  if (on > today) return 'planned'
  if (act === 'administered') return 'ended'
  return isStateUnknown(line) ? 'unknown' : 'open-ended'
}

/** Of a line without a first day: its end tells that it is over, and so does a statement that it is no longer taken. */
function statusOfUndated(line: MedicationLine, today: JstDate): CourseStatus {
  const end = lastDayTold(line)
  if (isSaidToBeOver(line) || (end !== undefined && end < today)) return endOf(line)
  return heldBack(line) ?? (isStateUnknown(line) ? 'unknown' : end === undefined ? 'open-ended' : 'continuing')
}

/** Its sender said that the state is not known, or said none that FHIR has: it may have been stopped (H-15). */
function isStateUnknown({ status }: MedicationLine): boolean {
  return status === 'unknown'
}

function endOf(line: MedicationLine): CourseStatus {
  return heldBack(line) === 'stopped' ? 'stopped' : 'ended'
}

/** 中止, 休薬 and what is only planned: none of them is taken now, whether it was ordered, dispensed or stated (H-15). */
export function heldBack({ status }: MedicationLine): 'stopped' | 'planned' | 'on-hold' | undefined {
  return status === 'stopped' || status === 'planned' || status === 'on-hold' ? status : undefined
}

function lastKnownDay({ bands, points, undated }: Course): JstDate | undefined {
  const days = [
    ...bands.map(({ from, until }) => (until === undefined ? from : addDays(until, -1))),
    ...points.map(({ on }) => on),
    ...undated.flatMap((line) => lastDayTold(line) ?? []),
  ]
  return days.toSorted().at(-1)
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
