import type { Scale } from '#clinical/calendar/calendar-axis.ts'
import { CALENDAR_KINDS, OPTIONAL_CALENDAR_KINDS } from '#clinical/record-kind.ts'
import type { Size } from '#ui/use-element-size.ts'

/** Sizes of the grid in CSS pixels (visual-design.md §4, 診療カレンダー). */
export interface Geometry {
  readonly labelWidth: number
  readonly columnWidth: number
  readonly rowHeight: number
  readonly stayHeight: number
  /** From one line of stays to the next. */
  readonly laneHeight: number
  readonly headHeight: number
  /** Columns that are wholly in view. */
  readonly columnsInView: number
}

const LABEL_WIDTH = 132
const COLUMN = { day: { least: 41, most: 48 }, month: { least: 58, most: 68 } } as const
const ROW = { least: 44, most: 80 } as const
export const GROUP_HEIGHT = 28
const HEADING_HEIGHT = { day: 44, month: 32 } as const
const LANE = { least: 21, most: 30 } as const
/** 処方 … メモ/ノート, which always stand. */
const STANDING_ROWS = CALENDAR_KINDS.length - OPTIONAL_CALENDAR_KINDS.size
/** Two lines of the row's label. */
const LEAST_STAY_HEIGHT = 44

/**
 * Whole columns fill the width beside the labels, so that none is cut when the grid stands at its newest; what is left
 * over widens the labels. The rows that always stand share the height that is there, within limits. What arrives late
 * moves none of them: a second line of stays finds its place beside the first, a row of another kind below (SPD-2).
 *
 * @param extra pixels that ゆったり adds to a row (GRID-4).
 */
export function gridGeometry(size: Size, scale: Scale, lanes: number, extra = 0): Geometry {
  const { least, most } = COLUMN[scale]
  const forColumns = Math.max(least, size.width - LABEL_WIDTH)
  const columnsInView = Math.max(1, Math.floor(forColumns / least))
  const columnWidth = Math.min(most, Math.floor(forColumns / columnsInView))
  const labelWidth = Math.min(LABEL_WIDTH + 24, Math.max(LABEL_WIDTH, size.width - columnsInView * columnWidth))
  const headHeight = GROUP_HEIGHT + HEADING_HEIGHT[scale]
  const laneHeight = lanes <= 1 ? LANE.most : LANE.least
  const stayHeight = Math.max(LEAST_STAY_HEIGHT, lanes * laneHeight + 2)
  const left = size.height - headHeight - LEAST_STAY_HEIGHT
  const rowHeight = Math.min(ROW.most, Math.max(ROW.least, Math.floor(left / STANDING_ROWS))) + extra
  return { labelWidth, columnWidth, rowHeight, stayHeight, laneHeight, headHeight, columnsInView }
}

/** Rows that lie wholly or mostly below the visible part (CAL-5). */
export function rowsBelow(geometry: Geometry, size: Size, rows: number, scrollTop: number): number {
  const bottom = scrollTop + size.height - geometry.headHeight - geometry.stayHeight
  const whole = Math.floor((bottom + geometry.rowHeight / 3) / geometry.rowHeight)
  return Math.max(0, rows - Math.max(0, whole))
}
