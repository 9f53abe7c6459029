import type { Axis } from '#clinical/calendar/calendar-axis.ts'

/** Where the columns of time stand on the screen: older left, or newest left once the reader has turned time round (DT-7). */
export interface Direction {
  readonly isNewestFirst: boolean
  /** The place of a column from the left, and the column at a place. */
  slotOf(column: number): number
  /** Left edge, in columns, of what lasts from one place on the axis to another. */
  leftOf(from: number, to: number): number
  /** Whether the line of a month or year is drawn at the left edge of a column: `begins` tells it of columns of time. */
  hasLine(column: number, begins: (column: number) => boolean): boolean
}

export function gridDirection({ count }: Axis, isNewestFirst: boolean): Direction {
  return isNewestFirst
    ? {
        isNewestFirst,
        slotOf: (column) => count - 1 - column,
        leftOf: (_from, to) => count - to,
        hasLine: (column, begins) => begins(column + 1),
      }
    : {
        isNewestFirst,
        slotOf: (column) => column,
        leftOf: (from) => from,
        hasLine: (column, begins) => begins(column),
      }
}
