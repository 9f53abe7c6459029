import { useDeferredValue, useMemo } from 'react'
import type { LabCell, LabRow } from '#clinical/laboratory/lab-row.ts'
import { labRows } from '#clinical/laboratory/lab-rows.ts'
import type { Person } from '#clinical/person.ts'
import { rowsOf } from '#record/facility-states.ts'
import type { RecordView } from '#record/record-view.ts'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { type RecordsView, useRecords } from '#sources/records.query.ts'

const ALWAYS = { from: undefined, until: undefined }
const NOTHING: RecordsView<'laboratory'> = new Map()

/**
 * The rows with what lies before their period: a line enters the graph from there, and the previous value of a single
 * result stands there. Until those have come, the rows are what they were.
 * @param isWhole the period of the rows has no beginning: nothing lies before it.
 */
export function useEarlierResults(
  person: Person,
  rows: readonly LabRow[],
  { facility }: RecordView,
  isWhole: boolean,
): readonly LabRow[] {
  // Drawn first is what is there; what lies before comes after the first drawing.
  const laboratory = useDeferredValue(useRecords(person, 'laboratory', ALWAYS), NOTHING)
  const visible = useVisibleFacts()
  const isWanted = rows.length > 0 && !isWhole
  const all = useMemo(
    () => (isWanted ? labRows(visible(rowsOf(laboratory, facility))) : []),
    [laboratory, facility, visible, isWanted],
  )
  return useMemo(() => {
    const byKey = new Map(all.map((row) => [row.key, row]))
    return rows.map((row) => joined(row, byKey.get(row.key)))
  }, [all, rows])
}

function joined(row: LabRow, whole: LabRow | undefined): LabRow {
  if (whole === undefined) return row
  return { ...row, cells: distinct(row.cells, whole.cells), cancelled: distinct(row.cancelled, whole.cancelled) }
}

function distinct(own: readonly LabCell[], all: readonly LabCell[]): readonly LabCell[] {
  const known = new Set(own.map(({ key }) => key))
  const earlier = all.filter(({ key }) => !known.has(key))
  return earlier.length === 0 ? own : [...earlier, ...own]
}
