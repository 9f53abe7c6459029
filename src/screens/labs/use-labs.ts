import { useMemo } from 'react'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import { type FailedPeriod, failedPeriods, type LostByKind } from '#clinical/laboratory/graph/failed-period.ts'
import { type GridLine, gridLines, type LineGroup } from '#clinical/laboratory/grid-lines.ts'
import { type LabColumn, labColumns } from '#clinical/laboratory/lab-columns.ts'
import type { LabCell, LabRow } from '#clinical/laboratory/lab-row.ts'
import { labRows } from '#clinical/laboratory/lab-rows.ts'
import { type FilteredRows, filterRows, findRows } from '#clinical/laboratory/row-filter.ts'
import type { LabResult, VitalSign } from '#clinical/observation-facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { type Answers, emptiness, type FacilityState, facilityStates, rowsOf } from '#record/facility-states.ts'
import { useIsNew } from '#record/new-facts.tsx'
import { periodOf } from '#record/record-view.ts'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { now } from '#sources/freshness.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { useRecords } from '#sources/records.query.ts'
import { FALLBACK_PERIOD, type LabsAddress } from './labs-address.ts'
import { cellsWithin, shownColumns } from './shown-columns.ts'
import { useFirstAtOnce } from './use-first-at-once.ts'

/** What the reader narrows the grid with that does not stand in the address. */
export interface Narrowing {
  readonly search: string
  /** `itemKey`s of the chosen own set; undefined for all items. */
  readonly set: readonly string[] | undefined
  readonly closed: ReadonlySet<LineGroup>
}

/** Everything that the grid shows of one person, derived from the answers of the facilities and from the address. */
export interface LabsView {
  readonly today: JstDate
  readonly period: Period
  /** Every question behind the grid, and each of the two. */
  readonly answers: readonly Answers[]
  readonly laboratory: Answers
  readonly vitals: Answers
  readonly facilities: readonly Facility[]
  /** Facilities whose results are missing as a whole, and those of which older years are still asked. */
  readonly failed: readonly FacilityState[]
  readonly older: readonly FacilityState[]
  /** Stretches of time of which results may be missing, by kind: no line crosses them (GRAPH-1). */
  readonly lost: LostByKind
  /** All rows, whatever is hidden. */
  readonly rows: readonly LabRow[]
  /** Of all hospitals: what the hospital filter leaves stands to this number, too (SRC-7). */
  readonly total: number
  readonly filtered: FilteredRows
  /** False while no result has come and none is proven: then there is no number to tell, not even 0 (SRC-1, H-05). */
  readonly isCounted: boolean
  readonly lines: readonly GridLine[]
  /** In the order in which they are drawn. */
  readonly columns: readonly LabColumn[]
  /** All columns of the rows that stand open, oldest first: what days can be chosen from. */
  readonly allColumns: readonly LabColumn[]
  readonly cellsOf: (row: LabRow) => readonly LabCell[]
  /** Keys of the records that came since this user last looked (LIST-6). */
  readonly newFacts: ReadonlySet<string>
  readonly cancelled: number
  readonly microbiology: readonly LabResult[]
}

export function useLabs(person: Person, address: LabsAddress, { search, set, closed }: Narrowing): LabsView {
  const network = useNetwork()
  const today = jstDateAt(now(network))
  const period = useStable(periodOf(address, today, FALLBACK_PERIOD))
  const arrived = {
    period,
    laboratory: useRecords(person, 'laboratory', period),
    vitals: useRecords(person, 'vital-sign', period),
  }
  const { laboratory, vitals } = useFirstAtOnce(arrived)
  const visible = useVisibleFacts()
  const { settings } = useUserSettings()
  const { facility, by, columns: columnChoice, abnormal, changed, order, days } = address
  const answers = useMemo(() => [laboratory, vitals], [laboratory, vitals])
  const results = useMemo(() => visible(rowsOf(laboratory, facility)), [laboratory, facility, visible])
  const rows = useMemo(
    () => labRows([...results, ...visible(rowsOf(vitals, facility))]),
    [results, vitals, facility, visible],
  )
  const everywhere = useMemo(
    () =>
      facility === undefined
        ? undefined
        : labRows([...visible(rowsOf<LabResult>(laboratory)), ...visible(rowsOf<VitalSign>(vitals))]).length,
    [laboratory, vitals, facility, visible],
  )
  const isNew = useIsNew(person)
  const newFacts = useMemo(() => new Set(results.filter(isNew).map(({ key }) => key)), [results, isNew])
  const found = useMemo(() => findRows(rows, { text: search, only: set }), [rows, search, set])
  const allColumns = useMemo(() => {
    const open = found.filter(({ setId }) => !closed.has(setId))
    return labColumns(open, by === 'day' ? 'day' : 'collection')
  }, [found, closed, by])
  const shown = useMemo(
    () => shownColumns(allColumns, { columns: columnChoice, days }),
    [allColumns, columnChoice, days],
  )
  const cellsOf = useMemo(() => cellsWithin(shown, allColumns), [shown, allColumns])
  const filtered = useMemo(
    () => filterRows(found, { isAbnormalOnly: abnormal === 'only', isChangedOnly: changed === 'only' }, cellsOf),
    [found, abnormal, changed, cellsOf],
  )
  const lines = useMemo(
    () => gridLines(filtered.rows, { pinned: settings.pinnedLabItems, closed, cellsOf }),
    [filtered, settings.pinnedLabItems, closed, cellsOf],
  )
  const columns = useMemo(() => (order === 'newest-first' ? shown.toReversed() : shown), [shown, order])
  const lost = useMemo(
    () => ({ laboratory: lostOf(laboratory, facility), 'vital-sign': lostOf(vitals, facility) }),
    [laboratory, vitals, facility],
  )
  const [failed, older] = useMemo(() => {
    const states = facilityStates([laboratory], facility)
    const isLost = ({ failure, rows: count }: FacilityState) => failure !== undefined && count === 0
    return [states.filter(isLost), states.filter(({ olderThan }) => olderThan !== undefined)]
  }, [laboratory, facility])
  return {
    today,
    period,
    answers,
    laboratory,
    vitals,
    facilities: network.facilities,
    failed,
    older,
    lost,
    rows,
    total: everywhere ?? rows.length,
    filtered,
    isCounted: rows.length > 0 || emptiness(answers, facility) === 'none',
    lines,
    columns,
    allColumns,
    cellsOf,
    newFacts,
    cancelled: useMemo(() => found.reduce((sum, row) => sum + row.cancelled.length, 0), [found]),
    microbiology: useMemo(() => results.filter((result) => result.isMicrobiology), [results]),
  }
}

/** Of the other hospitals nothing is expected while the filter is in force. */
function lostOf(answers: Answers, facility: FacilityId | undefined): readonly FailedPeriod[] {
  const lost = failedPeriods(answers)
  return facility === undefined ? lost : lost.filter((each) => each.facility === facility)
}

/** The same period object while its days are the same: no question is asked anew for a new object. */
function useStable({ from, until }: Period): Period {
  return useMemo(() => ({ from, until }), [from, until])
}
