import type { ReactNode } from 'react'
import type { GraphPoint } from '#clinical/laboratory/graph/graph-series.ts'
import type { ReportedFlag } from '#clinical/observation-facts.ts'
import { hospitalShape } from '#ui/hospital-letter/hospital-shape.tsx'
import type { PointRoom } from './point-room.ts'

interface MarkSize {
  readonly size: number
  readonly halo: number
  /** Of the arrow: its length, and half the width of its head. */
  readonly arrow: number
  readonly head: number
}

const SIZES: Readonly<Record<PointRoom, MarkSize>> = {
  full: { size: 12, halo: 2, arrow: 16, head: 4 },
  crowded: { size: 8, halo: 0.5, arrow: 11, head: 3 },
  dense: { size: 5, halo: 0, arrow: 8, head: 2 },
}
const BOX = 20

interface PointMarkProps {
  readonly point: GraphPoint
  readonly x: number
  readonly y: number
  readonly letter: string
  readonly room: PointRoom
}

/**
 * One result: the shape of its hospital in the colour of its flag, with a white halo; hollow while it is preliminary;
 * with an arrow where the value lies beyond what was measured (GRAPH-2, GRAPH-7, H-14).
 */
export function PointMark({ point, x, y, letter, room }: PointMarkProps) {
  // What the hospital called critical is never made small.
  const isCritical = point.measurement.flag?.code === 'HH' || point.measurement.flag?.code === 'LL'
  const measures = SIZES[room === 'dense' && isCritical ? 'crowded' : room]
  const { size, halo } = measures
  const colour = flagColour(point.measurement.flag)
  const isHollow = point.fact.status === 'preliminary'
  const isAbnormal = point.measurement.flag?.code === 'A' || point.measurement.flag?.code === 'AA'
  const scale = size / BOX
  const { outline } = hospitalShape(letter)
  return (
    <g data-point={point.key} data-arrow={point.arrow}>
      {point.arrow === undefined ? null : (
        <Arrow x={x} y={y} isUp={point.arrow === 'above'} colour={colour} measures={measures} />
      )}
      <g transform={`translate(${x - size / 2} ${y - size / 2}) scale(${scale})`}>
        {isHollow || isAbnormal ? (
          <>
            <Halo width={(2 * halo + 2) / scale}>{outline}</Halo>
            <g
              fill={isHollow ? 'var(--surface)' : 'var(--flag-abnormal-bg)'}
              stroke={colour}
              strokeWidth={(room === 'full' ? 2 : 1.25) / scale}
            >
              {outline}
            </g>
          </>
        ) : (
          <Halo width={(2 * halo) / scale} fill={colour}>
            {outline}
          </Halo>
        )}
      </g>
    </g>
  )
}

interface HaloProps {
  readonly width: number
  readonly fill?: string
  readonly children: ReactNode
}

/** A shape with a white rim behind it: two elements a point, because ten years have hundreds. */
function Halo({ width, fill = 'var(--surface)', children }: HaloProps) {
  return (
    <g fill={fill} stroke="var(--surface)" strokeWidth={width} paintOrder="stroke">
      {children}
    </g>
  )
}

interface ArrowProps {
  readonly x: number
  readonly y: number
  readonly isUp: boolean
  readonly colour: string
  readonly measures: MarkSize
}

/** Smaller among near neighbours: arrows across each other would be a black comb. */
function Arrow({ x, y, isUp, colour, measures: { arrow, head } }: ArrowProps) {
  const sign = isUp ? -1 : 1
  const [tip, barb] = [y + sign * arrow, y + sign * (arrow - head - 1)]
  return (
    <path
      d={`M${x} ${y}V${tip}M${x - head} ${barb}L${x} ${tip}L${x + head} ${barb}`}
      fill="none"
      stroke={colour}
      strokeWidth={head > 2 ? 1.75 : 1}
    />
  )
}

/** Red side for high, blue side for low, body colour for everything else: never green, never by a range (FLAG-5). */
function flagColour(flag: ReportedFlag | undefined): string {
  switch (flag?.code) {
    case 'H':
      return 'var(--flag-high-fg)'
    case 'HH':
      return 'var(--flag-crit-high-bg)'
    case 'L':
      return 'var(--flag-low-fg)'
    case 'LL':
      return 'var(--flag-crit-low-bg)'
    default:
      return 'var(--text)'
  }
}
