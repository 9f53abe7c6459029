import type { Key } from 'react'
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts'
import type { GraphPoint } from '#clinical/laboratory/graph/graph-series.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { DrawnPlace, DrawnSeries } from './drawn-series.ts'
import { AXIS_WIDTH, END_ROOM, type GraphGeometry, OVERHANG, PLOT_MARGIN, xOf } from './graph-geometry.ts'
import { PointMark } from './point-mark.tsx'
import { type PointRoom, pointRooms } from './point-room.ts'

interface PlotProps {
  readonly geometry: GraphGeometry
  readonly height: number
}

const AXIS_TEXT = { fill: 'var(--text-2)', fontSize: 14 }
const MARGIN = { top: PLOT_MARGIN, right: OVERHANG, bottom: PLOT_MARGIN, left: 0 }

/** The drawing of one item: straight segments, and nothing that moves (GRAPH-9). */
export function ItemPlot({ drawn, geometry, height }: PlotProps & { readonly drawn: DrawnSeries }) {
  const { scale, places } = drawn
  const texts = new Map(scale.ticks.map(({ value, text }) => [value, text]))
  return (
    <LineChart
      width={AXIS_WIDTH + geometry.plotWidth + OVERHANG}
      height={height}
      data={[...places]}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <TimeAxis geometry={geometry} />
      <YAxis
        domain={[scale.min, scale.max]}
        ticks={scale.ticks.map(({ value }) => value)}
        tickFormatter={(value: number) => texts.get(value) ?? ''}
        interval={0}
        width={AXIS_WIDTH}
        axisLine={false}
        tickLine={false}
        tick={AXIS_TEXT}
      />
      <ResultLine rooms={roomsOfPoints(drawn, geometry)} />
    </LineChart>
  )
}

interface TwoAxesPlotProps extends PlotProps {
  readonly left: DrawnSeries
  readonly right: DrawnSeries
}

/** Two items in one drawing, only on request: each on an axis of its own, and no grid that both would share (GRAPH-3). */
export function TwoAxesPlot({ left, right, geometry, height }: TwoAxesPlotProps) {
  const places = [...left.places.map(({ x, y, point }) => ({ x, y, point, other: null as number | null }))]
  const others = right.places.map(({ x, y, point }) => ({ x, y: null as number | null, point, other: y }))
  const axes = [
    { id: 'left' as const, scale: left.scale, orientation: 'left' as const },
    { id: 'right' as const, scale: right.scale, orientation: 'right' as const },
  ]
  return (
    <LineChart
      width={AXIS_WIDTH * 2 + geometry.plotWidth}
      height={height}
      margin={{ ...MARGIN, right: 0 }}
      accessibilityLayer={false}
    >
      <TimeAxis geometry={geometry} />
      {axes.map(({ id, scale, orientation }) => (
        <YAxis
          key={id}
          yAxisId={id}
          orientation={orientation}
          domain={[scale.min, scale.max]}
          ticks={scale.ticks.map(({ value }) => value)}
          tickFormatter={(value: number) => scale.ticks.find((tick) => tick.value === value)?.text ?? ''}
          interval={0}
          width={AXIS_WIDTH}
          axisLine={{ stroke: 'var(--line-year)' }}
          tickLine={false}
          tick={AXIS_TEXT}
        />
      ))}
      <ResultLine yAxisId="left" data={places} rooms={roomsOfPoints(left, geometry)} />
      <ResultLine yAxisId="right" data={others} dataKey="other" isDashed rooms={roomsOfPoints(right, geometry)} />
    </LineChart>
  )
}

function TimeAxis({ geometry: { window } }: { readonly geometry: GraphGeometry }) {
  return <XAxis dataKey="x" type="number" domain={[window.from, window.until]} padding={{ right: END_ROOM }} hide />
}

type Rooms = ReadonlyMap<GraphPoint, PointRoom>

interface ResultLineProps {
  readonly yAxisId?: 'left' | 'right'
  readonly data?: readonly DrawnPlace[]
  readonly dataKey?: 'y' | 'other'
  readonly isDashed?: boolean
  readonly rooms: Rooms
}

function roomsOfPoints({ summary: { shown } }: DrawnSeries, geometry: GraphGeometry): Rooms {
  const rooms = pointRooms(shown.map(({ minute }) => xOf(geometry, minute)))
  return new Map(shown.map((point, at) => [point, rooms[at] ?? 'full']))
}

function ResultLine({ yAxisId, data, dataKey = 'y', isDashed = false, rooms }: ResultLineProps) {
  const { letter } = useFacilityNames()
  // A line as wide as the marks on it would be all that is seen of them.
  const isDense = [...rooms.values()].filter((room) => room === 'dense').length > rooms.size / 2
  return (
    <Line
      {...(yAxisId === undefined ? {} : { yAxisId })}
      {...(data === undefined ? {} : { data: [...data] })}
      dataKey={dataKey}
      type="linear"
      stroke="var(--text)"
      strokeWidth={isDense ? 1 : 1.75}
      {...(isDashed ? { strokeDasharray: '7 4' } : {})}
      connectNulls={false}
      isAnimationActive={false}
      activeDot={false}
      dot={({ key, cx, cy, payload }: DotProps) => {
        const point = payload?.point
        if (point === undefined || typeof cx !== 'number' || typeof cy !== 'number') return <g key={key} />
        return (
          <PointMark
            key={key}
            point={point}
            x={cx}
            y={cy}
            letter={letter(point.facility)}
            room={rooms.get(point) ?? 'full'}
          />
        )
      }}
    />
  )
}

/** What Recharts gives to the drawing of a point, as far as it is used here. */
interface DotProps {
  readonly key?: Key | null | undefined
  readonly cx?: number | string | undefined
  readonly cy?: number | string | undefined
  readonly payload?: { readonly point?: GraphPoint | undefined }
}
