import type { Person } from '#clinical/person.ts'
import { useMayExport } from '#record/export/export-rights.ts'
import { useKeptChoice } from '#record/use-kept-choice.ts'
import { type LineRow, recordsAtHand } from './line-rows.ts'
import type { MedicationsView } from './use-medications.ts'

/** What a row of grid or list needs to be chosen. */
export interface LineChoice {
  /** How much of what a row stands for is chosen. */
  stateOf(rows: readonly LineRow[]): 'all' | 'some' | 'none'
  /** Chooses all of them, or, where all are chosen, none. */
  toggle(rows: readonly LineRow[]): void
}

export interface ChosenLines {
  /** Records are chosen: they alone are copied, saved and printed. */
  readonly isOn: boolean
  /** The newest first, also those that period and filters leave out. */
  readonly rows: readonly LineRow[]
  /** Drugs and mixtures that they are records of. */
  readonly drugs: number
  /** Chosen records that are not at hand any more: the period that is asked for does not reach to them. */
  readonly missing: number
  /** Undefined for professions that may take nothing along: they would choose for nothing. */
  readonly choice: LineChoice | undefined
  clear(): void
}

/**
 * The records that the reader chose to take along, in grid or list. Filters and period do not undo a choice; another
 * patient does (PID-4).
 */
export function useChosenLines(person: Person, view: MedicationsView): ChosenLines {
  const [keys, setKeys] = useKeptChoice(person, 'medicines')
  const mayExport = useMayExport()
  const rows = keys.size === 0 ? [] : recordsAtHand(view).filter(({ line }) => keys.has(line.key))
  const missing = [...keys].filter((key) => !view.isReceived(key)).length
  const stateOf = (of: readonly LineRow[]) => {
    const chosen = of.filter(({ line }) => keys.has(line.key)).length
    return chosen === 0 ? 'none' : chosen === of.length ? 'all' : 'some'
  }
  const toggle = (of: readonly LineRow[]) => {
    const next = new Set(keys)
    const isAll = stateOf(of) === 'all'
    for (const { line } of of) {
      if (isAll) next.delete(line.key)
      else next.add(line.key)
    }
    setKeys(next)
  }
  return {
    isOn: rows.length + missing > 0,
    rows,
    drugs: new Set(rows.map(({ drug }) => drug)).size,
    missing,
    choice: mayExport('copy') || mayExport('csv') || mayExport('print') ? { stateOf, toggle } : undefined,
    clear: () => setKeys(new Set()),
  }
}
