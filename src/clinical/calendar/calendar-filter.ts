import type { FacilityId } from '#clinical/facility.ts'
import { foldForSearch } from '#clinical/format/name-search.ts'
import type { CareSetting, Occurrence } from '#clinical/occurrence.ts'

/** 入外 of a filter; `unrecorded` are the records whose sender did not say. */
export type SettingChoice = CareSetting | 'unrecorded'

/** What the reader asked to see; undefined = everything (CAL-7). */
export interface CalendarFilter {
  readonly facility: FacilityId | undefined
  readonly setting: SettingChoice | undefined
  /** Department as the sender named it; the empty text are the records without one. */
  readonly department: string | undefined
  /** Looked for in what a record is called and says in words; not in the numbers of results nor in files (GRID-11). */
  readonly search?: string
}

export const NO_FILTER: CalendarFilter = { facility: undefined, setting: undefined, department: undefined }

export function isFiltering(filter: CalendarFilter): boolean {
  return (
    filter.facility !== undefined ||
    filter.setting !== undefined ||
    filter.department !== undefined ||
    foldForSearch(filter.search ?? '') !== ''
  )
}

export interface Filtered {
  readonly shown: readonly Occurrence[]
  readonly total: number
}

/** Splits what is shown from what is hidden, so that a filter can always say both numbers (SRC-7, H-28). */
export function filterOccurrences(occurrences: readonly Occurrence[], filter: CalendarFilter): Filtered {
  const wanted = foldForSearch(filter.search ?? '')
  const shown = isFiltering(filter)
    ? occurrences.filter((each) => passes(each, filter) && isFound(each, wanted))
    : occurrences
  return { shown, total: occurrences.length }
}

const folded = new WeakMap<Occurrence, readonly string[]>()

/** One text must hold all of it: the end of one and the beginning of the next are no word. */
function isFound(occurrence: Occurrence, wanted: string): boolean {
  if (wanted === '') return true
  const known = folded.get(occurrence)
  const texts = known ?? [occurrence.label, ...(occurrence.further ?? [])].map(foldForSearch)
  if (known === undefined) folded.set(occurrence, texts)
  return texts.some((text) => text.includes(wanted))
}

function passes(occurrence: Occurrence, filter: CalendarFilter): boolean {
  return (
    (filter.facility === undefined || occurrence.facility === filter.facility) &&
    (filter.setting === undefined || settingOf(occurrence) === filter.setting) &&
    (filter.department === undefined || departmentOf(occurrence) === filter.department)
  )
}

/** A stay is inpatient care whether or not its record repeats it. */
function settingOf(occurrence: Occurrence): SettingChoice {
  return occurrence.setting ?? (occurrence.kind === 'stay' ? 'inpatient' : 'unrecorded')
}

function departmentOf(occurrence: Occurrence): string {
  return occurrence.department ?? ''
}

interface FilterChoice<T> {
  readonly value: T
  readonly count: number
}

export interface FilterChoices {
  readonly facilities: readonly FilterChoice<FacilityId>[]
  readonly settings: readonly FilterChoice<SettingChoice>[]
  readonly departments: readonly FilterChoice<string>[]
}

const SETTING_ORDER: readonly SettingChoice[] = ['outpatient', 'inpatient', 'emergency', 'home', 'unrecorded']

/** What can be chosen, with how many records each choice shows; counts are of all records, not of the filtered ones. */
export function filterChoices(occurrences: readonly Occurrence[], facilityOrder: readonly FacilityId[]): FilterChoices {
  const facilities = tally(occurrences, (each) => each.facility)
  const settings = tally(occurrences, settingOf)
  const departments = tally(occurrences, departmentOf)
  return {
    facilities: inOrder(facilityOrder, facilities),
    settings: inOrder(SETTING_ORDER, settings),
    departments: [...departments]
      .sort(([a, x], [b, y]) => Number(a === '') - Number(b === '') || y - x || a.localeCompare(b, 'ja'))
      .map(([value, count]) => ({ value, count })),
  }
}

function tally<T>(occurrences: readonly Occurrence[], of: (occurrence: Occurrence) => T): Map<T, number> {
  const counts = new Map<T, number>()
  for (const each of occurrences) counts.set(of(each), (counts.get(of(each)) ?? 0) + 1)
  return counts
}

function inOrder<T>(order: readonly T[], counts: ReadonlyMap<T, number>): readonly FilterChoice<T>[] {
  return order.flatMap((value) => {
    const count = counts.get(value)
    return count === undefined ? [] : [{ value, count }]
  })
}
