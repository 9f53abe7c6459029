import type { Answer } from '../answer.ts'
import type { FacilityId } from '../facility.ts'
import { addDays, type JstDate } from '../jst-date.ts'
import type { Period } from '../occurrence.ts'
import { OPEN_BAND_DAYS } from './course-status.ts'
import type { DaySpan, DrugRow } from './drug-row.ts'
import type { InjectionCourse } from './injection-courses.ts'

/** What ended within these days is summed up at the foot of 現在 (MED-7). */
export const SUMMED_UP_DAYS = 90

/** A supply of half a year and more that was ordered before the period still lasts into it. */
const LONGEST_SUPPLY_DAYS = 200
/** The axis reaches this far beyond today, so that a supply of four weeks that begins today is seen whole … */
const LEAST_DAYS_AHEAD = 28
/** … and further where supplies last longer, up to this. */
const MOST_DAYS_AHEAD = 120

/**
 * What to ask the facilities for: enough for the period, for 現在 (a supply without a known end stays there for a year)
 * and for the last 90 days. What is 現在 never depends on the period that was chosen.
 */
export function askedPeriod({ from }: Period, today: JstDate): Period {
  if (from === undefined) return { from, until: undefined }
  const summedUp = addDays(today, -SUMMED_UP_DAYS)
  const supplied = addDays(from < summedUp ? from : summedUp, -LONGEST_SUPPLY_DAYS)
  const open = addDays(today, -OPEN_BAND_DAYS)
  return { from: supplied < open ? supplied : open, until: undefined }
}

/** The days that the grid draws: the chosen period, and beyond today as far as supplies last. */
export function shownSpan(
  { from, until }: Period,
  rows: readonly DrugRow[],
  courses: readonly InjectionCourse[],
  today: JstDate,
): DaySpan {
  const firsts = [...rows.flatMap(firstDays), ...courses.flatMap(({ runs }) => runs.map((run) => run.from))]
  const ends = rows.flatMap(({ bands }) => bands.flatMap((band) => band.until ?? []))
  const [least, most] = [addDays(today, LEAST_DAYS_AHEAD), addDays(today, MOST_DAYS_AHEAD)]
  const end = [least, ...ends.filter((day) => day <= most)].toSorted().at(-1) ?? least
  const begin = from ?? firsts.toSorted()[0] ?? addDays(today, -SUMMED_UP_DAYS)
  return { from: begin < end ? begin : addDays(end, -1), until: until ?? end }
}

function firstDays({ bands, points }: DrugRow): readonly JstDate[] {
  return [...bands.map(({ from }) => from), ...points.map(({ on }) => on)]
}

/** Whether anything of a row lies within the days drawn; what has no day at all is shown in every period. */
export function isRowInSpan(row: DrugRow, span: DaySpan): boolean {
  return (
    row.undated.length > 0 ||
    row.bands.some((band) => band.from < span.until && (band.until ?? span.until) > span.from) ||
    row.points.some(({ on }) => span.from <= on && on < span.until)
  )
}

export function isCourseInSpan({ runs, undated }: InjectionCourse, span: DaySpan): boolean {
  return undated.length > 0 || runs.some((run) => run.from < span.until && run.until > span.from)
}

/** Days of which it is not known what a facility recorded (SRC-1): hatched, never blank. */
export interface UnknownDays extends DaySpan {
  readonly facility: FacilityId
  readonly why: 'failed' | 'asking' | 'not-permitted' | 'out-of-consent'
}

export function unknownDays(answers: ReadonlyMap<FacilityId, Answer<unknown>>, span: DaySpan): readonly UnknownDays[] {
  return [...answers].flatMap<UnknownDays>(([facility, answer]) => {
    switch (answer.state) {
      case 'failed':
        return [{ facility, why: 'failed', ...span }]
      case 'loading':
        return [{ facility, why: 'asking', ...span }]
      case 'notPermitted':
        return [{ facility, why: 'not-permitted', ...span }]
      case 'outOfConsent':
        return [{ facility, why: 'out-of-consent', ...span }]
      case 'data':
        return answer.gaps.flatMap<UnknownDays>((gap) => {
          if (gap.kind === 'page-missing') return [{ facility, why: 'failed', ...span }]
          if (gap.kind !== 'older-not-yet' || gap.before <= span.from) return []
          return [
            { facility, why: 'asking', from: span.from, until: gap.before < span.until ? gap.before : span.until },
          ]
        })
      default:
        return []
    }
  })
}
