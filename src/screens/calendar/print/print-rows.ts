import type { CalendarRow, Cell } from '#clinical/calendar/calendar-rows.ts'

/** Millimetres of a sheet that identity, sources, headings, legend and foot leave to the rows. */
const ROOM_MM = 135
const LEAST_ROW_MM = 8.4
const COUNT_MM = 5.1
const LETTERS_MM = 3.9
const STAY_MM = 6
/** Letters beside each other in the column of a day; the column of a month holds more. */
const LETTERS_ABREAST = { day: 2, month: 5 } as const

/**
 * The rows of one period dealt to as many sheets as they need, in their order: no row is split and none is cut off
 * (GRID-11, visual-design.md §5). The stays stand on each sheet.
 */
export function printSheets(
  rows: readonly CalendarRow[],
  cellsOf: (row: CalendarRow) => readonly Cell[],
  lanes: number,
  scale: 'day' | 'month',
): readonly (readonly CalendarRow[])[] {
  const room = ROOM_MM - Math.max(LEAST_ROW_MM, lanes * STAY_MM)
  const sheets: CalendarRow[][] = [[]]
  let used = 0
  for (const row of rows) {
    const height = heightOf(cellsOf(row), scale)
    if (used > 0 && used + height > room) {
      sheets.push([])
      used = 0
    }
    sheets.at(-1)?.push(row)
    used += height
  }
  return sheets
}

function heightOf(cells: readonly Cell[], scale: 'day' | 'month'): number {
  const letters = Math.max(0, ...cells.map((cell) => cell.facilities.length))
  return Math.max(LEAST_ROW_MM, COUNT_MM + Math.ceil(letters / LETTERS_ABREAST[scale]) * LETTERS_MM)
}
