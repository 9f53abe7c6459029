import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { JstDate } from '#clinical/jst-date.ts'
import type { FailedPeriod } from '#clinical/laboratory/graph/failed-period.ts'
import { focusStops } from '#clinical/laboratory/graph/focus-stops.ts'
import type { GraphSeries } from '#clinical/laboratory/graph/graph-series.ts'
import { type Minute, type TimeWindow, timeTicks } from '#clinical/laboratory/graph/time-axis.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { Button } from '#ui/button/button.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { type Size, useElementSize } from '#ui/use-element-size.ts'
import { type DrawnSeries, drawnSeries } from './drawn-series.ts'
import { FocusLayer } from './focus-layer.tsx'
import styles from './graph-charts.module.css'
import { type GraphGeometry, graphGeometry, PLOT_MARGIN, xOf } from './graph-geometry.ts'
import { ItemChart } from './item-chart.tsx'
import { MarkedTimes, TimeAxis, TimeLines } from './time-lines.tsx'
import { TwoAxesChart } from './two-axes-chart.tsx'
import { useKeptScroll } from './use-kept-scroll.ts'

/** How the charts are read: where the line across them stands, and whether the first two lie on one another. */
export interface GraphReading {
  readonly at: Minute | undefined
  readonly isTwoAxes: boolean
}

export interface GraphChartsProps {
  readonly all: readonly GraphSeries[]
  readonly window: TimeWindow
  readonly failed: readonly FailedPeriod[]
  readonly today: JstDate
  readonly reading: GraphReading
  onReading(reading: GraphReading): void
  /** How far the charts are scrolled. */
  readonly scrolled: RefObject<number>
  /** What stands between the charts and the names of the time axis: medicines on the same axis (GRAPH-8). */
  readonly medicines: (geometry: GraphGeometry, beside: ReactNode) => ReactNode
}

/** What the charts have where nothing is laid out, as in tests without a browser. */
const WITHOUT_LAYOUT: Size = { width: 546, height: 560 }
const LEAST_HEIGHT = 84
const MOST_HEIGHT = 280
/** What a chart has above and below its plot. */
const AROUND_PLOT = 32
/** Room below the last chart for the values that stand at its side, and the foot of the stack. */
const BELOW_CHARTS = 12
const TEXT_LANE = 20
/** Names of the value axis stand at least this far apart. */
const TICK_ROOM = 20
const NAME_WIDTH = 46

/** The charts of a graph, one below the other on one time axis; loaded with Recharts, when the first graph opens. */
export function GraphCharts(props: GraphChartsProps) {
  const { all, window, failed, today, reading, onReading, scrolled, medicines } = props
  const { at, isTwoAxes } = reading
  const { t } = useTranslation('labsGraph')
  const scroll = useRef<HTMLDivElement>(null)
  const size = useElementSize(scroll) ?? WITHOUT_LAYOUT
  const onScroll = useKeptScroll(scroll, scrolled)
  const height = chartHeight(size.height, all)
  const drawn = useMemo(
    () =>
      all.map((series) =>
        drawnSeries(series, window, failed, Math.min(5, Math.floor((height - 2 * PLOT_MARGIN) / TICK_ROOM))),
      ),
    [all, window, failed, height],
  )
  const geometry = useMemo(() => graphGeometry(window, size.width), [window, size.width])
  const ticks = useMemo(
    () => timeTicks(window, Math.max(3, Math.floor(geometry.plotWidth / NAME_WIDTH))),
    [window, geometry.plotWidth],
  )
  const stops = useMemo(() => focusStops(all, window), [all, window])
  const stop = stops.find(({ minute }) => minute === at)
  useRescaledWords(drawn)
  const [left, right, ...others] = drawn.filter(({ series }) => series.points.length > 0)
  const isPossible = left !== undefined && right !== undefined
  const isTogether = isPossible && isTwoAxes
  const separate = isTogether ? [...others, ...drawn.filter(({ series }) => series.points.length === 0)] : drawn
  return (
    <div className={styles.charts}>
      <div ref={scroll} className={styles.scroll} onScroll={onScroll}>
        <div className={styles.stack}>
          <TimeLines geometry={geometry} ticks={ticks} />
          <FailedStrip geometry={geometry} failed={failed} />
          {isTogether ? (
            <TwoAxesChart left={left} right={right} geometry={geometry} height={Math.min(260, height * 1.7)} />
          ) : null}
          {separate.map((each) => (
            <ItemChart key={each.series.key} drawn={each} geometry={geometry} height={height} focus={stop} />
          ))}
          <MarkedTimes geometry={geometry} today={today} focus={stop?.minute} />
          <FocusLayer
            geometry={geometry}
            stops={stops}
            stop={stop}
            onMove={(next) => onReading({ ...reading, at: next })}
          />
        </div>
      </div>
      <div className={styles.foot}>
        <TimeLines geometry={geometry} ticks={ticks} />
        {medicines(
          geometry,
          <>
            {isPossible ? (
              <Button
                size="strip"
                aria-pressed={isTwoAxes}
                onClick={() => onReading({ ...reading, isTwoAxes: !isTwoAxes })}
              >
                {t(($) => $.twoAxes.on)}
              </Button>
            ) : null}
            <span className={styles.hint}>{t(($) => (stops.length === 0 ? $.focus.empty : $.focus.hint))}</span>
          </>,
        )}
        <MarkedTimes geometry={geometry} today={today} focus={stop?.minute} />
        <TimeAxis geometry={geometry} ticks={ticks} today={today} focus={stop} />
      </div>
    </div>
  )
}

/** Charts share the height that there is; when it is too little for all, they scroll. */
function chartHeight(available: number, all: readonly GraphSeries[]): number {
  const texts = all.filter((series) => series.texts.length > 0).length * TEXT_LANE
  const each = (available - texts - BELOW_CHARTS) / Math.max(1, all.length) - AROUND_PLOT
  return Math.round(Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, each)))
}

/** The time for which a hospital failed, in the hatch of every gap: no line crosses it (GRAPH-1, F-B4). */
function FailedStrip({
  geometry,
  failed,
}: {
  readonly geometry: GraphGeometry
  readonly failed: readonly FailedPeriod[]
}) {
  const { t } = useTranslation('labsGraph')
  const { letters } = useFacilityNames()
  const { window } = geometry
  const inView = failed.filter(({ from, until }) => from < window.until && until > window.from)
  if (inView.length === 0) return null
  const from = Math.max(window.from, Math.min(...inView.map((period) => period.from)))
  const until = Math.min(window.until, Math.max(...inView.map((period) => period.until)))
  const left = xOf(geometry, from)
  const facilities = letters([...new Set(inView.map(({ facility }) => facility))])
  return (
    <div className={styles.failed} style={{ marginInlineStart: left, width: xOf(geometry, until) - left }}>
      <span>{t(($) => $.failedPeriod, { facilities })}</span>
    </div>
  )
}

/** Another period may need another scale: a reader is told, who might take the same height for the same value (GRAPH-5). */
function useRescaledWords(drawn: readonly DrawnSeries[]): void {
  const { t } = useTranslation('labsGraph')
  const announce = useAnnounce()
  const before = useRef(new Map<string, string>())
  useEffect(() => {
    const scales = new Map(drawn.map(({ series, scale }) => [series.key, `${scale.min} ${scale.max}`]))
    const changed = drawn.filter(({ series: { key } }) => {
      const scale = before.current.get(key)
      return scale !== undefined && scale !== scales.get(key)
    })
    before.current = scales
    if (changed.length > 0) {
      announce(t(($) => $.rescaled, { items: changed.map(({ series }) => series.name).join('、') }))
    }
  }, [drawn, announce, t])
}
