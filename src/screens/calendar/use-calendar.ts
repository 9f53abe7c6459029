import { useDeferredValue, useMemo } from 'react'
import type { Answer } from '#clinical/answer.ts'
import { type Axis, calendarAxis, type Scale } from '#clinical/calendar/calendar-axis.ts'
import {
  type CalendarFilter,
  type FilterChoices,
  filterChoices,
  filterOccurrences,
} from '#clinical/calendar/calendar-filter.ts'
import { type CalendarRows, calendarRows } from '#clinical/calendar/calendar-rows.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import { type RecordDays, recordDays } from '#clinical/calendar/record-days.ts'
import {
  type AnswerSheet,
  recordsSetAside,
  type SetAside,
  type SilentFacilities,
  silentFacilities,
  type UnknownStretch,
  unknownStretches,
} from '#clinical/calendar/unknown-stretches.ts'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import { isNewSince } from '#clinical/news/new-records.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { isAskedAbout, type Person } from '#clinical/person.ts'
import { OPTIONAL_CALENDAR_KINDS } from '#clinical/record-kind.ts'
import { mentionsAny } from '#record/hidden-names.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { now } from '#sources/freshness.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { type TimelineView, useTimeline } from '#sources/timeline.query.ts'
import { type CalendarAddress, filterOf, scaleOf } from './calendar-address.ts'
import { FREELY_WORDED } from './freely-worded.ts'
import { type Direction, gridDirection } from './grid-direction.ts'
import { useSettledTimeline } from './use-settled-timeline.ts'

/** Everything the calendar shows of one person, derived from the answers of the facilities and from the address. */
export interface CalendarView {
  readonly today: JstDate
  readonly scale: Scale
  readonly axis: Axis
  readonly direction: Direction
  readonly calendar: CalendarRows
  /** From above: the stays, then the rows that stand. */
  readonly rowIds: readonly RowId[]
  readonly records: RecordDays
  readonly unknown: ReadonlyMap<RowId, readonly UnknownStretch[]>
  readonly silent: ReadonlyMap<RowId, SilentFacilities>
  readonly setAside: readonly SetAside[]
  readonly filter: CalendarFilter
  readonly choices: FilterChoices
  /** What the filters leave, whatever of it is in view. */
  readonly occurrences: readonly Occurrence[]
  readonly shown: number
  readonly total: number
  /** Linked facilities in the order of their letters, and the hub. */
  readonly facilities: readonly Facility[]
  readonly answers: TimelineView['answers']
  /** Happened since this user last looked at its kind (CAL-8). */
  isNew(occurrence: Occurrence): boolean
  refetch(facility?: FacilityId): void
}

export function useCalendar(person: Person, address: CalendarAddress, typed: string): CalendarView {
  const network = useNetwork()
  const timeline = useSettledTimeline(useTimeline(person))
  // The reader's input never waits for the grid to follow.
  const { answers, askedSince } = useDeferredValue(timeline)
  const today = jstDateAt(now(network))
  const sheet = useMemo<AnswerSheet>(() => {
    const isLinked = (facility: Facility) => isAskedAbout(person.links.find((link) => link.facility === facility.id))
    const hub = network.hub.facility
    return {
      facilities: [...network.facilities.filter(isLinked), hub],
      hub: hub.id,
      links: person.links,
      answers,
      askedSince,
    }
  }, [network, person, answers, askedSince])
  const order = useMemo(() => network.facilities.map((facility) => facility.id), [network])
  const { isOn: isPatientFacing, hiddenNames, namesMissing, hasUntold = false } = usePatientFacing()
  const isWorded = namesMissing === undefined
  // PRV-1: what the patient has not been told, what mentions it, and what colleagues write is neither shown nor counted.
  const all = useMemo(() => {
    const received = allOccurrences(answers)
    if (!isPatientFacing) return received
    const shown = received.flatMap(beforeThePatient).filter((each) => !mentionsAny(each, hiddenNames))
    if (isWorded) return hasUntold ? shown.map(({ further: _further, ...told }) => told) : shown
    return shown.map(withoutFreeWords)
  }, [answers, isPatientFacing, hiddenNames, isWorded, hasUntold])
  const choices = useMemo(() => filterChoices(all, order), [all, order])
  const search = useDeferredValue(typed)
  const filter = useMemo(
    () => ({
      ...filterOf(
        address,
        choices.departments.map((choice) => choice.value),
      ),
      search,
    }),
    [address, choices, search],
  )
  const { shown, total } = useMemo(() => filterOccurrences(all, filter), [all, filter])
  const standing = useMemo(
    () => new Set([...OPTIONAL_CALENDAR_KINDS].filter((kind) => all.some((each) => each.kind === kind))),
    [all],
  )
  const calendar = useMemo(() => {
    const placed = calendarRows(shown, order, today, standing)
    // Without its records the row would say that nobody wrote anything.
    return isPatientFacing ? { ...placed, rows: placed.rows.filter((row) => row.kind !== 'note') } : placed
  }, [shown, order, today, standing, isPatientFacing])
  const scale = scaleOf(address)
  const newest = useMemo(() => calendarAxis(all, today, scale), [all, today, scale])
  // Most answers leave the axis as it was; the same object spares the grid a layout for each of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an axis is told wholly by its scale, first and last day
  const axis = useMemo(() => newest, [newest.scale, newest.first, newest.afterLast])
  const isNewestFirst = address.order === 'newest-first'
  const direction = useMemo(() => gridDirection(axis, isNewestFirst), [axis, isNewestFirst])
  const records = useMemo(() => recordDays(calendar, scale), [calendar, scale])
  const rowIds = useMemo<readonly RowId[]>(() => ['stay', ...calendar.rows.map((row) => row.kind)], [calendar])
  const { unknown, silent, setAside } = useMemo(
    () => ({
      unknown: new Map(
        rowIds.map((row) => [
          row,
          unknownStretches(sheet, row, today).filter(
            (each) => filter.facility === undefined || filter.facility === each.facility,
          ),
        ]),
      ),
      silent: new Map(rowIds.map((row) => [row, silentFacilities(sheet, row)])),
      setAside: recordsSetAside(sheet, rowIds),
    }),
    [sheet, rowIds, today, filter],
  )
  const { isLoaded, lastLook } = usePatientMarks(person)
  return {
    today,
    scale,
    axis,
    direction,
    calendar,
    rowIds,
    records,
    unknown,
    silent,
    setAside,
    filter,
    choices,
    occurrences: shown,
    shown: shown.length,
    total,
    facilities: sheet.facilities,
    answers,
    isNew: (occurrence) => isLoaded && isNewSince(occurrence, lastLook(occurrence.kind)),
    refetch: timeline.refetch,
  }
}

function beforeThePatient(occurrence: Occurrence): readonly Occurrence[] {
  const { undisclosed, ...told } = occurrence
  if (occurrence.kind === 'note') return []
  if (undisclosed === undefined) return [occurrence]
  const { restLabel, restFurther } = undisclosed
  return restLabel === undefined ? [] : [{ ...told, label: restLabel, further: restFurther }]
}

/** Until all names are known that nothing may mention, words that somebody wrote are told by their kind alone (PRV-1). */
function withoutFreeWords(occurrence: Occurrence): Occurrence {
  return FREELY_WORDED.has(occurrence.kind) ? { ...occurrence, label: '', further: [] } : occurrence
}

function allOccurrences(answers: TimelineView['answers']): readonly Occurrence[] {
  return [...answers.values()].flatMap((byKind) => [...byKind.values()].flatMap(rowsOf))
}

function rowsOf(answer: Answer<Occurrence>): readonly Occurrence[] {
  return answer.state === 'data' ? answer.rows : []
}
