import { foldForSearch } from '../format/name-search.ts'
import { aliasesOf } from './item-aliases.ts'
import { judgementOf } from './lab-flag.ts'
import type { LabCell, LabRow } from './lab-row.ts'
import { hasChanged } from './row-change.ts'

/** What narrows the rows by what they are, whatever their results say. */
export interface RowSearch {
  /** What was typed to find an item: width, kana and capitals do not matter. */
  readonly text: string
  /** `itemKey`s of a chosen set; undefined for all. */
  readonly only: readonly string[] | undefined
}

/** The rows of which some name, ours or a sender's, holds what was typed (GRID-11). */
export function findRows(rows: readonly LabRow[], { text, only }: RowSearch): readonly LabRow[] {
  const wanted = foldForSearch(text)
  return rows
    .filter((row) => only === undefined || only.includes(row.itemKey))
    .filter((row) => wanted === '' || namesToFind(row, wanted).some((name) => foldForSearch(name).includes(wanted)))
}

/** One or two letters are the short name of an item: within longer words they would find half of all. */
const LEAST_OF_ALIAS = 3

function namesToFind(row: LabRow, wanted: string): readonly string[] {
  return wanted.length < LEAST_OF_ALIAS ? namesOf(row) : [...namesOf(row), ...aliasesOf(row.name.en)]
}

function namesOf({ name, senderNames }: LabRow): readonly string[] {
  return [name.ja, name.en, ...senderNames]
}

/** How a row stands to 異常のみ, judged from the results that are shown. */
type RowJudgement = 'abnormal' | 'undecided' | 'within'

export interface FilteredRows {
  readonly rows: readonly LabRow[]
  /** Rows with results among those shown: the numbers on the chips stand to this one (LAB-6). */
  readonly total: number
  readonly abnormal: number
  readonly changed: number
  /**
   * Rows without any abnormal result of which some result cannot be judged: a text, a comparator, a missing reason, a
   * value without range. 異常のみ keeps them: not judged is not normal (FLAG-4, H-28).
   */
  readonly undecided: number
}

/** @param cellsOf the results of a row in the columns that are shown, oldest first. */
export function filterRows(
  rows: readonly LabRow[],
  { isAbnormalOnly, isChangedOnly }: { readonly isAbnormalOnly: boolean; readonly isChangedOnly: boolean },
  cellsOf: (row: LabRow) => readonly LabCell[],
): FilteredRows {
  const judged = rows.map((row) => {
    const cells = cellsOf(row)
    return { row, isEmpty: cells.length === 0, judgement: judgementOfRow(cells), isChanged: hasChanged(cells) }
  })
  const isFiltering = isAbnormalOnly || isChangedOnly
  const filled = judged.filter(({ isEmpty }) => !isEmpty)
  return {
    rows: (isFiltering ? filled : judged)
      .filter(({ judgement }) => !isAbnormalOnly || judgement !== 'within')
      .filter(({ isChanged }) => !isChangedOnly || isChanged)
      .map(({ row }) => row),
    total: filled.length,
    abnormal: filled.filter(({ judgement }) => judgement === 'abnormal').length,
    undecided: filled.filter(({ judgement }) => judgement === 'undecided').length,
    changed: filled.filter(({ isChanged }) => isChanged).length,
  }
}

function judgementOfRow(cells: readonly LabCell[]): RowJudgement {
  const judgements = cells.map(({ measurement }) => judgementOf(measurement))
  if (judgements.includes('abnormal')) return 'abnormal'
  return judgements.includes('undecided') ? 'undecided' : 'within'
}
