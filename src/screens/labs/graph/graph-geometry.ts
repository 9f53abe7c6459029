import type { GraphPoint } from '#clinical/laboratory/graph/graph-series.ts'
import type { Minute, TimeWindow } from '#clinical/laboratory/graph/time-axis.ts'
import type { ValueScale } from '#clinical/laboratory/graph/value-scale.ts'

/** Where things stand in every chart of a graph, in CSS pixels: all share one time axis (GRAPH-3). */
export interface GraphGeometry {
  readonly window: TimeWindow
  /** Width of the plot between the value axis and the printed values. */
  readonly plotWidth: number
}

/** Names of the value axis stand left of the plot, latest and previous values right of it. */
export const AXIS_WIDTH = 52
export const VALUES_WIDTH = 108
/** Half a point may stand over the right edge of the plot. */
export const OVERHANG = 8
/** Room after the last day, so that the newest results do not stand on the edge. */
export const END_ROOM = 10
/** Room above and below the highest and the lowest tick. */
export const PLOT_MARGIN = 9

export function graphGeometry(window: TimeWindow, width: number): GraphGeometry {
  return { window, plotWidth: Math.max(120, width - AXIS_WIDTH - VALUES_WIDTH) }
}

/** Pixels from the left edge of the charts. */
export function xOf({ window, plotWidth }: GraphGeometry, minute: Minute): number {
  return AXIS_WIDTH + ((minute - window.from) / (window.until - window.from)) * (plotWidth - END_ROOM)
}

export function minuteAt({ window, plotWidth }: GraphGeometry, x: number): Minute {
  return window.from + ((x - AXIS_WIDTH) / (plotWidth - END_ROOM)) * (window.until - window.from)
}

/** Top of a value within a plot of this height. */
export function yOf({ min, max }: ValueScale, height: number, value: number): number {
  return PLOT_MARGIN + ((max - value) / (max - min)) * (height - 2 * PLOT_MARGIN)
}

/** Where a straight line between two points crosses the beginning of the window: it enters from the left edge. */
export function valueAtEdge(before: GraphPoint, after: GraphPoint, edge: Minute): number {
  const part = (edge - before.minute) / (after.minute - before.minute)
  return before.value + (after.value - before.value) * part
}
