import { useMemo } from 'react'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { foldForSearch } from '#clinical/format/name-search.ts'
import { addDays, type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import type { Injection, Prescription } from '#clinical/medication-facts.ts'
import { type CautionMatch, cautionMatches } from '#clinical/medications/allergy-match.ts'
import type { DaySpan, DrugGroup, DrugRow } from '#clinical/medications/drug-row.ts'
import { drugRows } from '#clinical/medications/drug-rows.ts'
import { type InjectionCourse, injectionCourses, leftOutInjections } from '#clinical/medications/injection-courses.ts'
import {
  askedPeriod,
  isCourseInSpan,
  isRowInSpan,
  SUMMED_UP_DAYS,
  shownSpan,
  type UnknownDays,
  unknownDays,
} from '#clinical/medications/medication-window.ts'
import type { Person } from '#clinical/person.ts'
import { type CautionsState, cautionsStateOf } from '#record/caution-marks.tsx'
import { type Answers, emptiness, rowsOf } from '#record/facility-states.ts'
import { useIsNew } from '#record/new-facts.tsx'
import { periodOf } from '#record/record-view.ts'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { useRecords } from '#sources/records.query.ts'
import type { MedicationsAddress } from './medications-address.ts'

export const FALLBACK_PERIOD = '3m'

/** Everything that 処方・注射 shows of one person, derived from the answers of the facilities and from the address. */
export interface MedicationsView {
  readonly today: JstDate
  readonly span: DaySpan
  readonly prescriptionAnswers: Answers<Prescription>
  readonly injectionAnswers: Answers<Injection>
  /** Every line at hand, of all facilities: an opened order is put together from them. */
  readonly lines: readonly (Prescription | Injection)[]
  /** One of them by its key. */
  readonly lineOf: (key: string) => Prescription | Injection | undefined
  /** Their drugs and mixtures before any filter. */
  readonly atHand: { readonly groups: readonly DrugGroup[]; readonly courses: readonly InjectionCourse[] }
  /** Whether a record was received; also of one that 患者提示モード hides. */
  readonly isReceived: (key: string) => boolean
  readonly groups: readonly DrugGroup[]
  /** Ended within 90 days: summed up at the foot of 現在 (MED-7). */
  readonly endedLately: readonly DrugGroup[]
  /** Keys of the ingredients of which some supply at hand is 現在, of whichever hospital. */
  readonly goingOn: ReadonlySet<string>
  readonly courses: readonly InjectionCourse[]
  /** Undefined while nothing has come and none is proven: then there is no number to tell, not even 0 (H-05). */
  readonly counts: { readonly current: number; readonly past: number; readonly all: number } | undefined
  /** Drugs and mixtures that the filters leave, whether 現在 or 過去 is shown. */
  readonly inReach: number
  /** Drugs without the filter by hospital and name. */
  readonly total: number
  readonly shown: number
  readonly cautionsOf: (row: DrugRow) => readonly CautionMatch[]
  readonly cautionsOfCourse: (course: InjectionCourse) => readonly CautionMatch[]
  readonly cautionsState: CautionsState
  /** To the questions for allergies and contraindications. */
  readonly cautionAnswers: readonly Answers[]
  /** Keys of the records that came since this user last looked (LIST-6). */
  readonly newLines: ReadonlySet<string>
  readonly setAside: number
  readonly unknownPrescriptions: readonly UnknownDays[]
  readonly unknownInjections: readonly UnknownDays[]
  /** Whose injections are all there: only of them it may be said that none was given (H-05). */
  readonly completeInjections: ReadonlySet<FacilityId>
}

const ALL_TIME = { from: undefined, until: undefined }

export function useMedications(person: Person, address: MedicationsAddress, find: string): MedicationsView {
  const network = useNetwork()
  const visible = useVisibleFacts()
  const today = jstDateAt(now(network))
  const period = periodOf(address, today, FALLBACK_PERIOD)
  const asked = askedPeriod(period, today)
  const prescriptionAnswers = useRecords(person, 'prescription', asked)
  const injectionAnswers = useRecords(person, 'injection', asked)
  const allergyAnswers = useRecords(person, 'allergy', ALL_TIME)
  const contraindicationAnswers = useRecords(person, 'contraindication', ALL_TIME)

  const prescriptions = useMemo(
    () => visible(rowsOf<Prescription>(prescriptionAnswers)),
    [prescriptionAnswers, visible],
  )
  const injections = useMemo(() => visible(rowsOf<Injection>(injectionAnswers)), [injectionAnswers, visible])
  const isNew = useIsNew(person)
  const lines = useMemo(() => [...prescriptions, ...injections], [prescriptions, injections])
  const byKey = useMemo(() => new Map(lines.map((line) => [line.key, line])), [lines])
  const received = useMemo(
    () => new Set([...rowsOf(prescriptionAnswers), ...rowsOf(injectionAnswers)].map(({ key }) => key)),
    [prescriptionAnswers, injectionAnswers],
  )
  const newLines = useMemo(() => new Set(lines.filter(isNew).map(({ key }) => key)), [lines, isNew])
  const cautions = useMemo(
    () => visible([...rowsOf(allergyAnswers), ...rowsOf(contraindicationAnswers)]),
    [allergyAnswers, contraindicationAnswers, visible],
  )
  const isGrouped = address.grouping !== 'off'
  const groups = useMemo(() => drugRows(prescriptions, today, { isGrouped }), [prescriptions, today, isGrouped])
  const goingOn = useMemo(() => new Set(groups.flatMap(ingredientsGoingOn)), [groups])
  const courses = useMemo(() => injectionCourses(injections, today), [injections, today])
  const leftOut = useMemo(
    () => [...prescriptions.filter(isSetAside), ...leftOutInjections(injections)],
    [prescriptions, injections],
  )
  const { from, until } = period
  const span = useMemo(
    () =>
      shownSpan(
        { from, until },
        groups.flatMap(({ rows }) => rows),
        courses,
        today,
      ),
    [from, until, groups, courses, today],
  )
  const cautionsByRow = useMemo(
    () =>
      new Map(
        groups.flatMap(({ rows }) =>
          rows.map((row) => [row.key, cautionMatches(row.lines.at(-1)?.drugs.map(({ name }) => name) ?? [], cautions)]),
        ),
      ),
    [groups, cautions],
  )
  const cautionsByCourse = useMemo(
    () =>
      new Map(
        courses.map(({ key, newest }) => [
          key,
          cautionMatches(
            newest.drugs.map(({ name }) => name),
            cautions,
          ),
        ]),
      ),
    [courses, cautions],
  )
  const shows = address.shows ?? 'current'
  const { facility } = address
  const derived = useMemo(() => {
    const wanted = foldForSearch(find)
    const isNamed = (...names: readonly string[]) =>
      wanted === '' || names.some((name) => foldForSearch(name).includes(wanted))
    const inPeriod = withRows(groups, (row) => isRowInSpan(row, span) || (row.isCurrent && until === undefined))
    const filtered = inPeriod.flatMap((group) =>
      withRows(
        [group],
        (row) =>
          (facility === undefined || row.facility === facility) && isNamed(row.name.text, group.genericName ?? ''),
      ),
    )
    const lately = addDays(today, -SUMMED_UP_DAYS)
    const isEndedLately = (row: DrugRow) => !row.isCurrent && row.lastDay !== undefined && row.lastDay >= lately
    const coursesInReach = courses.filter(
      (course) =>
        (facility === undefined || course.facility === facility) &&
        isNamed(...course.newest.drugs.map(({ name }) => name.text)) &&
        isCourseInSpan(course, span),
    )
    return {
      groups: withRows(filtered, (row) => shows === 'all' || row.isCurrent === (shows === 'current')),
      endedLately:
        shows === 'current' && until === undefined
          ? withRows(
              groups,
              (row) =>
                isEndedLately(row) && (facility === undefined || row.facility === facility) && isNamed(row.name.text),
            )
          : [],
      courses: coursesInReach.filter((course) => shows === 'all' || isWithin(course, shows, lately)),
      inReach: countRows(filtered, () => true) + coursesInReach.length,
      counts: {
        current: countRows(filtered, (row) => row.isCurrent),
        past: countRows(filtered, (row) => !row.isCurrent),
        all: countRows(filtered, () => true),
      },
      total: countRows(inPeriod, () => true),
      shown: countRows(filtered, () => true),
    }
  }, [groups, courses, span, find, facility, shows, today, until])
  const isCounted =
    prescriptions.length + injections.length > 0 || emptiness([prescriptionAnswers, injectionAnswers]) === 'none'
  const ofFacility = (unknown: readonly UnknownDays[]) =>
    facility === undefined ? unknown : unknown.filter((each) => each.facility === facility)
  return {
    today,
    span,
    prescriptionAnswers,
    injectionAnswers,
    lines,
    lineOf: (key) => byKey.get(key),
    atHand: { groups, courses },
    goingOn,
    isReceived: (key) => received.has(key),
    newLines,
    ...derived,
    counts: isCounted ? derived.counts : undefined,
    cautionsOf: (row) => cautionsByRow.get(row.key) ?? [],
    cautionsOfCourse: ({ key }) => cautionsByCourse.get(key) ?? [],
    cautionsState: cautionsStateOf([allergyAnswers, contraindicationAnswers]),
    cautionAnswers: [allergyAnswers, contraindicationAnswers],
    setAside: leftOut.filter((fact) => facility === undefined || fact.facility === facility).length,
    unknownPrescriptions: ofFacility(unknownDays(prescriptionAnswers, span)),
    unknownInjections: ofFacility(unknownDays(injectionAnswers, span)),
    completeInjections: useMemo(
      () => new Set([...injectionAnswers].flatMap(([id, answer]) => (isWhole(answer) ? [id] : []))),
      [injectionAnswers],
    ),
  }
}

function isWhole(answer: Answer<Injection>): boolean {
  return answer.state === 'none' || (answer.state === 'data' && answer.gaps.length === 0)
}

/** Left out of the grids and counted (VAL-4); an injection that was not given is shown as such. */
function isSetAside({ status }: Prescription): boolean {
  return status === 'entered-in-error' || status === 'cancelled'
}

function withRows(groups: readonly DrugGroup[], belongs: (row: DrugRow) => boolean): readonly DrugGroup[] {
  return groups.flatMap((group) => {
    const rows = group.rows.filter(belongs)
    return rows.length === 0 ? [] : [{ ...group, rows }]
  })
}

function ingredientsGoingOn({ rows }: DrugGroup): readonly string[] {
  return rows.flatMap(({ ingredientKey, isCurrent }) => (isCurrent && ingredientKey !== undefined ? ingredientKey : []))
}

function countRows(groups: readonly DrugGroup[], belongs: (row: DrugRow) => boolean): number {
  return groups.reduce((sum, { rows }) => sum + rows.filter(belongs).length, 0)
}

/** Injections are over on the day itself: 現在 keeps those of the last 90 days in view. */
function isWithin({ isCurrent, lastDay }: InjectionCourse, shows: 'current' | 'past', lately: JstDate): boolean {
  if (shows === 'past') return !isCurrent
  return isCurrent || (lastDay !== undefined && lastDay >= lately)
}
