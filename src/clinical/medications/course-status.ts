import { addDays, type JstDate } from '../jst-date.ts'
import type { MedicationAct } from '../medication-act.ts'
import type { MedicationLine } from '../medication-facts.ts'
import type { CourseStatus, DrugBand, DrugPoint, DrugRow } from './drug-row.ts'

/** A supply whose end nobody recorded may still be in use: it stays among 現在 for this long. */
export const OPEN_BAND_DAYS = 365
/** 頓用 and 外用 without a duration stay among 現在 for this long. */
export const POINT_DAYS = 90

interface Course {
  readonly bands: readonly DrugBand[]
  readonly points: readonly DrugPoint[]
  readonly undated: readonly MedicationLine[]
  readonly act: MedicationAct
}

/**
 * 継続, 変更, 終了不明, 休薬, 中止, 終了 or 予定 of a row today (MED-7). A stopped or suspended supply stays among 現在
 * as long as it would have lasted: that it was stopped is what a reader must see.
 */
export function courseOf(course: Course, today: JstDate): Pick<DrugRow, 'status' | 'isCurrent' | 'lastDay'> {
  const begun = course.bands.filter(({ from }) => from <= today)
  const lastDay = lastKnownDay(course)
  const covering = begun.filter(({ until }) => until !== undefined && until > today)
  // Of supplies that cover today the last recorded one says what became of the drug.
  const newest = covering.at(-1)
  if (newest !== undefined) return { status: statusOfCovering(newest, course.act), isCurrent: true, lastDay }
  const open = begun.filter(({ until }) => until === undefined).at(-1)
  const latest = begun.at(-1)
  if (open !== undefined && open === latest) {
    return { ...statusOfOpen(open, course.act, today), lastDay }
  }
  const point = course.points.at(-1)
  if (point !== undefined && (latest === undefined || point.on >= latest.from)) {
    if (point.on > today) return { status: 'planned', isCurrent: true, lastDay }
    const status = statusOfPoint(point, course.act, today)
    const isRecent = point.on >= addDays(today, -POINT_DAYS)
    return { status, isCurrent: isRecent && course.act !== 'administered', lastDay }
  }
  if (course.bands.length > begun.length) return { status: 'planned', isCurrent: true, lastDay }
  if (latest !== undefined) return { status: endOf(latest, course.act), isCurrent: false, lastDay }
  return { status: 'open-ended', isCurrent: true, lastDay }
}

/**
 * What became of one record, whatever came after it: a supply that was stopped stays 中止 when the drug was ordered anew
 * (MED-7, H-15).
 */
export function statusOfLine({ bands, points, act }: Course, line: MedicationLine, today: JstDate): CourseStatus {
  const band = bands.find(({ key }) => key === line.key)
  if (band !== undefined) {
    if (band.from > today) return heldBack(line, act) ?? 'planned'
    if (band.until === undefined) return statusOfOpen(band, act, today).status
    return band.until > today ? statusOfCovering(band, act) : endOf(band, act)
  }
  const point = points.find(({ key }) => key === line.key)
  return point === undefined ? (heldBack(line, act) ?? 'open-ended') : statusOfPoint(point, act, today)
}

function statusOfCovering({ line, change, replaces }: DrugBand, act: MedicationAct): CourseStatus {
  return (
    heldBack(line, act) ??
    (isStateUnknown(line) ? 'unknown' : change === undefined && replaces === undefined ? 'continuing' : 'changed')
  )
}

function statusOfOpen({ line, from }: DrugBand, act: MedicationAct, today: JstDate) {
  const status = heldBack(line, act) ?? (isStateUnknown(line) ? ('unknown' as const) : ('open-ended' as const))
  return { status, isCurrent: from >= addDays(today, -OPEN_BAND_DAYS) }
}

function statusOfPoint({ line, on }: DrugPoint, act: MedicationAct, today: JstDate): CourseStatus {
  const held = heldBack(line, act)
  if (held !== undefined) return held
  if (on > today) return 'planned'
  if (act === 'administered') return 'ended'
  return isStateUnknown(line) ? 'unknown' : 'open-ended'
}

/** Its sender said that the state is not known, or said none that FHIR has: it may have been stopped (H-15). */
function isStateUnknown({ status }: MedicationLine): boolean {
  return status === 'unknown'
}

function endOf({ line }: DrugBand, act: MedicationAct): CourseStatus {
  return heldBack(line, act) === 'stopped' ? 'stopped' : 'ended'
}

/**
 * 中止, 休薬 and what is only planned. Of an order, `ongoing` comes from FHIR `on-hold` alone: `active` is a final order
 * (status.ts); of a statement it says that the drug is taken.
 */
export function heldBack(
  { status }: MedicationLine,
  act: MedicationAct,
): 'stopped' | 'planned' | 'on-hold' | undefined {
  if (status === 'stopped') return 'stopped'
  if (status === 'planned') return 'planned'
  return status === 'ongoing' && act === 'ordered' ? 'on-hold' : undefined
}

function lastKnownDay({ bands, points }: Course): JstDate | undefined {
  const days = [
    ...bands.map(({ from, until }) => (until === undefined ? from : addDays(until, -1))),
    ...points.map(({ on }) => on),
  ]
  return days.toSorted().at(-1)
}
