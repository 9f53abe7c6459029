import { addDays, type JstDate } from '../jst-date.ts'
import type { MedicationAct } from '../medication-act.ts'
import type { MedicationLine } from '../medication-facts.ts'
import type { CourseStatus, DrugBand, DrugPoint, DrugRow } from './drug-row.ts'

/** A supply whose end nobody recorded may still be in use: it stays among 現在 for this long. */
const OPEN_BAND_DAYS = 365
const POINT_DAYS = 90

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
    const status = heldBack(point.line, course.act) ?? (course.act === 'administered' ? 'ended' : 'open-ended')
    const isRecent = point.on >= addDays(today, -POINT_DAYS)
    return { status, isCurrent: isRecent && course.act !== 'administered', lastDay }
  }
  if (course.bands.length > begun.length) return { status: 'planned', isCurrent: true, lastDay }
  if (latest !== undefined) return { status: endOf(latest, course.act), isCurrent: false, lastDay }
  return { status: 'open-ended', isCurrent: true, lastDay }
}

function statusOfCovering({ line, change }: DrugBand, act: MedicationAct): CourseStatus {
  return heldBack(line, act) ?? (change === undefined ? 'continuing' : 'changed')
}

function statusOfOpen({ line, from }: DrugBand, act: MedicationAct, today: JstDate) {
  return { status: heldBack(line, act) ?? ('open-ended' as const), isCurrent: from >= addDays(today, -OPEN_BAND_DAYS) }
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
