import { isUndisclosed } from '#clinical/facts.ts'
import type { FormatLanguage } from '#clinical/format/date.ts'
import type { GridLine } from '#clinical/laboratory/grid-lines.ts'
import type { LabColumn } from '#clinical/laboratory/lab-columns.ts'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import { rowRange } from '#clinical/laboratory/row-range.ts'

/** Sizes of the grid in CSS pixels (visual-design.md §4): known before anything is drawn, so that nothing moves later. */
export const ITEM_WIDTH = 172
export const RANGE_WIDTH = 104
export const COURSE_WIDTH = 88
export const BAND_HEIGHT = 26
export const HEADING_HEIGHT = 46
export const UNKNOWN_WIDTH = 36

/** Date with weekday, or time with letter; an English weekday is wider. */
const COLUMN_WIDTH = { ja: 76, en: 94 } as const
/** A text longer than this wraps (H-09); a number never does (GRID-2). */
const WIDEST_TEXT = 92
const LONGEST_TEXT = 40
const LINE_HEIGHT = 20
/** Of a range in two lines, which would otherwise set the height of most rows. */
const TIGHT_LINE = 16
const FLAG_SLOT = 23
const PADDING = 12
/** 未告知, or `not told`, before a value. */
const UNDISCLOSED_MARK = 64

const DENSITY = {
  standard: { row: 28, group: 30 },
  relaxed: { row: 38, group: 40 },
} as const

export type Density = keyof typeof DENSITY

const FULL = 14
const HALF = 8

/** About how wide a text of 14 px is drawn. */
function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? FULL : HALF
  return width
}

/** What stands in the place of the value: as recorded, else why there is none (VAL-6). */
export function cellText({ measurement: { value, absentReason } }: LabCell): string {
  return value?.text ?? absentReason ?? ''
}

/** A report of sentences does not fit in a cell: it is named there and read in the detail, whole. */
export function isLongText(cell: LabCell): boolean {
  return cell.measurement.value?.magnitude === undefined && cellText(cell).length > LONGEST_TEXT
}

/** Whether the results of an item in a column of a day stand with their time and hospital (GRID-10). */
export function isStacked({ isSeveral }: LabColumn, cells: readonly LabCell[]): boolean {
  return isSeveral || cells.length > 1
}

/** Wide enough for the longest number in the column with its mark and flag, so that no digit is ever cut. */
export function columnWidth(column: LabColumn, isByDay: boolean, language: FormatLanguage): number {
  let widest: number = COLUMN_WIDTH[language]
  for (const cells of column.cells.values()) {
    for (const cell of cells) widest = Math.max(widest, widthOfCell(cell, isByDay && isStacked(column, cells)))
  }
  return widest
}

function widthOfCell(cell: LabCell, isWithTime: boolean): number {
  const flag = shownFlag(cell.measurement)?.flag.text ?? ''
  const hasMark = cell.fact.status === 'corrected' || cell.fact.status === 'preliminary'
  const around =
    PADDING +
    Math.max(FLAG_SLOT, textWidth(flag) + 10) +
    (hasMark ? 20 : 0) +
    (isUndisclosed(cell.fact) ? UNDISCLOSED_MARK : 0) +
    (isWithTime ? 66 : 0)
  const isNumber = cell.measurement.value?.magnitude !== undefined
  const text = isNumber ? textWidth(cellText(cell)) : Math.min(WIDEST_TEXT, textWidth(cellText(cell)))
  // Figures are a little wider than half of a full-width letter, and bold ones wider still.
  return Math.ceil(text * 1.1 + around)
}

/** The height of a line: as many text lines as its name, its range or the fullest of its cells needs. */
export function lineHeight(line: GridLine, columns: readonly LabColumn[], density: Density): number {
  const sizes = DENSITY[density]
  if (line.kind === 'group') return sizes.group
  const { row, cells } = line
  const name = wrapped(`${row.name.ja} ${row.unit ?? ''}${row.onlyOf === undefined ? '' : '　　'}`, ITEM_WIDTH - 22)
  const range = rowRange(cells)
  const rangeLines = range.kind === 'varying' ? 2 : range.kind === 'shared' ? wrapped(range.text, RANGE_WIDTH - 12) : 1
  let fullest = 1
  for (const column of columns) {
    const inColumn = column.cells.get(row.key)
    if (inColumn === undefined) continue
    fullest = Math.max(
      fullest,
      inColumn.reduce((sum, cell) => sum + (isLongText(cell) ? 1 : linesOfCell(cell)), 0),
    )
  }
  const lines = Math.max(name, fullest)
  return Math.max(sizes.row + (lines - 1) * LINE_HEIGHT, sizes.row + (rangeLines - 1) * TIGHT_LINE - 6)
}

function linesOfCell(cell: LabCell): number {
  if (cell.measurement.value?.magnitude !== undefined) return 1
  return wrapped(cellText(cell), WIDEST_TEXT)
}

function wrapped(text: string, width: number): number {
  return Math.max(1, Math.ceil(textWidth(text) / width))
}
