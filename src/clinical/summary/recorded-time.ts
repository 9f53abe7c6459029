import type { ClinicalTime } from '../clinical-time.ts'
import type { JstDate } from '../jst-date.ts'

/** Newest first, what has no time last; for `toSorted`. A coarser time stands behind a finer one of the same span. */
export function newestFirst(one: ClinicalTime | undefined, other: ClinicalTime | undefined): number {
  const [a, b] = [one?.text ?? '', other?.text ?? '']
  return a === b ? 0 : a < b ? 1 : -1
}

/** From here on an entry looks old: the national service itself keeps no more than five years (SUM-4, SUM-6). */
const OLD_AFTER_YEARS = 5

/** How old an entry is: nothing expires silently, nothing looks fresh when it is old (SUM-4). */
export interface InformationAge {
  /** Completed years, by the precision of the time: of `2014` the difference of the years. */
  readonly years: number
  readonly isOld: boolean
}

/** The age of what was written at a time; undefined when it is younger than a year, or without a time. */
export function informationAge(at: ClinicalTime | undefined, today: JstDate): InformationAge | undefined {
  if (at === undefined) return undefined
  const begun = Number(today.slice(0, 4)) - Number(at.text.slice(0, 4))
  const monthAndDay = at.text.slice(5, 10)
  const years = today.slice(5, 5 + monthAndDay.length) < monthAndDay ? begun - 1 : begun
  return years >= 1 ? { years, isOld: years >= OLD_AFTER_YEARS } : undefined
}
