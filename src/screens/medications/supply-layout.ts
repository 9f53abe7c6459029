import { addDays, type JstDate } from '#clinical/jst-date.ts'
import { heldBack } from '#clinical/medications/course-status.ts'
import { type DayAxis, positionOf } from '#clinical/medications/day-axis.ts'
import type { DrugBand, DrugPoint, DrugRow } from '#clinical/medications/drug-row.ts'

/** One supply and where in the height of its row it stands. */
export interface PlacedSupply {
  readonly supply: DrugBand | DrugPoint
  readonly lane: Lane
  /** Where words stand that do not fit into the band: above it, from its left edge to the right or, where the axis ends, the other way. */
  readonly labelAbove: 'to-right' | 'to-left' | undefined
}

interface Lane {
  readonly index: number
  /** Pixels below the first lane. */
  readonly top: number
}

export interface SupplyLayout {
  readonly supplies: readonly PlacedSupply[]
  /** Pixels that the supplies of the row need. */
  readonly height: number
}

const BAND_PIXELS = 24
const LABEL_PIXELS = 18
/** About what 「増 0.5→1 錠」 takes. */
const PIXELS_OF_CHANGE = 104
/** … with 「中止」 before them, and with 「（製剤量）」 behind. */
const PIXELS_OF_HELD_BACK = 32
const PIXELS_OF_STRENGTH = 64
/** Room for a point with its amount. */
const POINT_PIXELS = 72

/**
 * Supplies of a row on the axis, from left to right; those that overlap stand below each other, so that none covers
 * another (GRID-10).
 */
export function supplyLayout(row: DrugRow, axis: DayAxis): SupplyLayout {
  const supplies = [...row.bands, ...row.points].filter((each) => isOnAxis(each, axis)).toSorted(byStart)
  if (axis.isNewestFirst) supplies.reverse()
  const ends: number[] = []
  const placed = supplies.map((supply) => {
    const [left, right] = edges(supply, axis)
    const free = ends.findIndex((end) => end <= left)
    const index = free === -1 ? ends.length : free
    ends[index] = right
    const pixels = pixelsOfChange(supply)
    const isTooNarrow = pixels > 0 && right - left < pixels
    // The change is at the beginning of the band: there its words begin, unless the axis ends before they do.
    const isToLeft = axis.isNewestFirst ? right >= pixels : left + pixels > axis.width
    const side: PlacedSupply['labelAbove'] = isToLeft ? 'to-left' : 'to-right'
    return { supply, index, labelAbove: isTooNarrow ? side : undefined }
  })
  const above = placed.some(({ labelAbove }) => labelAbove !== undefined) ? LABEL_PIXELS : 0
  return {
    supplies: placed.map(({ supply, index, labelAbove }) => ({
      supply,
      lane: { index, top: index * (BAND_PIXELS + above) + above },
      labelAbove,
    })),
    height: Math.max(1, ends.length) * (BAND_PIXELS + above),
  }
}

/** What the words of a change take; 中止 or 休薬 stands before them. */
function pixelsOfChange(supply: DrugBand | DrugPoint): number {
  if ('on' in supply) return 0
  const change = supply.change ?? supply.otherDoseBeside
  if (change === undefined) return supply.replaces === undefined ? 0 : PIXELS_OF_CHANGE
  const strength = change.strengthType === undefined ? 0 : PIXELS_OF_STRENGTH
  return PIXELS_OF_CHANGE + strength + (heldBack(supply.line) === undefined ? 0 : PIXELS_OF_HELD_BACK)
}

function edges(supply: DrugBand | DrugPoint, axis: DayAxis): readonly [left: number, right: number] {
  if ('on' in supply) {
    const start = positionOf(axis, supply.on)
    return axis.isNewestFirst ? [start - POINT_PIXELS, start] : [start, start + POINT_PIXELS]
  }
  const [start, end] = [positionOf(axis, supply.from), positionOf(axis, supply.until ?? addDays(supply.from, 1))]
  return axis.isNewestFirst ? [end, start] : [start, end]
}

function isOnAxis(supply: DrugBand | DrugPoint, { from, until }: DayAxis): boolean {
  if ('on' in supply) return from <= supply.on && supply.on < until
  return supply.from < until && (supply.until ?? until) > from
}

function byStart(one: DrugBand | DrugPoint, other: DrugBand | DrugPoint): number {
  const [a, b] = [startOf(one), startOf(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

function startOf(supply: DrugBand | DrugPoint): JstDate {
  return 'on' in supply ? supply.on : supply.from
}
