import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Axis } from '#clinical/calendar/calendar-axis.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Direction } from './grid-direction.ts'
import type { Geometry } from './grid-geometry.ts'
import { newestEdge } from './newest-edge.ts'

/** A column that is drawn: its index in time, its place from the left, and its left edge in pixels. */
interface DrawnColumn {
  readonly index: number
  readonly slot: number
  readonly start: number
}

/** The columns that are drawn and seen, and the moves of the view. */
export interface GridScroll {
  /** Drawn columns: those in view, a margin, and always the one of the cursor. */
  readonly columns: readonly DrawnColumn[]
  /** Oldest and newest column that are wholly in view. */
  readonly firstInView: number
  readonly lastInView: number
  /** Brings a column into view with as little movement as possible. */
  reveal(column: number): void
  onScroll(): void
}

interface GridScrollOptions {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly axis: Axis
  readonly direction: Direction
  readonly geometry: Geometry
  readonly width: number
  readonly activeColumn: number
  /** The day at which the view opens, at the edge of the newest with one column beyond (DT-7, CAL-4). */
  readonly opensAt: JstDate
}

/**
 * Virtual columns whose view is held by a day, not by pixels: when older records arrive and the axis grows,
 * when the panel opens or the window changes, the day at the edge of the newest stays where it is (SPD-2).
 */
export function useGridScroll(options: GridScrollOptions): GridScroll {
  const { scroller, axis, direction, geometry, width, activeColumn, opensAt } = options
  const { labelWidth, columnWidth } = geometry
  const [held] = useState(() => newestEdge(opensAt))
  // Where the view was put from here: that is no move of the reader's, also where the browser could not go all the way.
  const put = useRef<number>(undefined)
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: axis.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => columnWidth,
    paddingStart: labelWidth,
    overscan: 6,
    initialRect: { width, height: 0 },
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      const columns = Array.from({ length: last - first + 1 }, (_, index) => first + index)
      const active = direction.slotOf(activeColumn)
      const isOutside = active < first || active > last
      return isOutside && active >= 0 && active < count ? [...columns, active] : columns
    },
  })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    virtualizer.measure()
    const { day, fraction } = held.on(axis)
    const column = Math.min(axis.count - 1, Math.max(0, axis.columnOf(day)))
    const edge = column + fraction
    element.scrollLeft = direction.isNewestFirst
      ? (axis.count - edge) * columnWidth
      : edge * columnWidth + labelWidth - width
    put.current = element.scrollLeft
  }, [axis, direction, columnWidth, labelWidth, width, held, scroller, virtualizer])

  const scrollLeft = virtualizer.scrollOffset ?? 0
  const inner = Math.max(columnWidth, width - labelWidth)
  const leftmost = Math.min(axis.count - 1, Math.ceil((scrollLeft - 1) / columnWidth))
  const rightmost = Math.min(axis.count - 1, Math.floor((scrollLeft + inner + 1) / columnWidth) - 1)
  return {
    columns: virtualizer
      .getVirtualItems()
      .map(({ index, start }) => ({ index: direction.slotOf(index), slot: index, start })),
    firstInView: direction.isNewestFirst ? direction.slotOf(rightmost) : leftmost,
    lastInView: direction.isNewestFirst ? direction.slotOf(leftmost) : rightmost,
    reveal: (column) => {
      const element = scroller.current
      if (element === null) return
      const left = direction.slotOf(column) * columnWidth
      if (left < element.scrollLeft) element.scrollLeft = left
      else if (left + columnWidth > element.scrollLeft + inner) element.scrollLeft = left + columnWidth - inner
    },
    onScroll: () => {
      const element = scroller.current
      // A width that has just changed is not measured yet: the view is about to be put right.
      if (element === null || element.clientWidth !== width || element.scrollLeft === put.current) return
      const edge = direction.isNewestFirst
        ? axis.count - element.scrollLeft / columnWidth
        : (element.scrollLeft + inner) / columnWidth
      const column = Math.min(axis.count - 1, Math.ceil(edge) - 1)
      put.current = undefined
      held.move({ day: axis.startOf(column), fraction: edge - column })
    },
  }
}
