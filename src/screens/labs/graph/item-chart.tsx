import { useTranslation } from 'react-i18next'
import type { FocusStop } from '#clinical/laboratory/graph/focus-stops.ts'
import type { GraphPoint } from '#clinical/laboratory/graph/graph-series.ts'
import { placeLabels } from '#clinical/laboratory/graph/label-lanes.ts'
import { unitText } from '#clinical/laboratory/unit-key.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { DrawnSeries } from './drawn-series.ts'
import { FlaggedValue } from './flagged-value.tsx'
import { AXIS_WIDTH, END_ROOM, type GraphGeometry, VALUES_WIDTH, xOf, yOf } from './graph-geometry.ts'
import styles from './item-chart.module.css'
import { ItemPlot } from './item-plot.tsx'
import { textWidth } from './text-width.ts'
import { useGraphWords } from './use-graph-words.ts'

interface ItemChartProps {
  readonly drawn: DrawnSeries
  readonly geometry: GraphGeometry
  readonly height: number
  /** Where the focus line stands. */
  readonly focus: FocusStop | undefined
}

/** One item in one unit: its name and range above, its line, its latest values at the right, its texts below (GRAPH-3). */
export function ItemChart({ drawn, geometry, height, focus }: ItemChartProps) {
  const { t } = useTranslation('labsGraph')
  const words = useGraphWords()
  const { series, summary } = drawn
  const ranges = words.ranges(drawn)
  const notes = [
    series.withdrawn === 0 ? undefined : t(($) => $.withdrawn, { count: series.withdrawn }),
    series.unplaced.length === 0 ? undefined : t(($) => $.unplaced, { count: series.unplaced.length }),
  ].filter((note) => note !== undefined)
  return (
    <section className={styles.chart} aria-label={series.name}>
      <p className="visually-hidden">{words.summary(drawn)}</p>
      <div className={styles.head} style={{ paddingInlineEnd: VALUES_WIDTH + END_ROOM + 6 }}>
        <h3>
          {series.name}
          {series.unit === undefined ? null : <span className={styles.unit}> {unitText(series.unit)}</span>}
        </h3>
        {notes.map((note) => (
          <span key={note} className={styles.note}>
            {note}
          </span>
        ))}
        {ranges === undefined ? null : <span className={styles.range}>{ranges}</span>}
      </div>
      <div className={styles.plot} style={{ height }}>
        <RangeArea drawn={drawn} geometry={geometry} height={height} />
        <div className={styles.drawing} aria-hidden="true">
          <ItemPlot drawn={drawn} geometry={geometry} height={height} />
        </div>
        {summary.shown.length === 0 ? (
          <p className={styles.none} style={{ left: AXIS_WIDTH + 12 }}>
            {t(($) => $.noneInPeriod)}
          </p>
        ) : null}
        <PointLabels drawn={drawn} geometry={geometry} height={height} />
        <MethodChanges drawn={drawn} geometry={geometry} />
        <FocusedValues drawn={drawn} geometry={geometry} height={height} focus={focus} />
        <LatestValues drawn={drawn} geometry={geometry} height={height} />
      </div>
      <TextResults drawn={drawn} geometry={geometry} />
    </section>
  )
}

interface PlacedProps {
  readonly drawn: DrawnSeries
  readonly geometry: GraphGeometry
  readonly height: number
}

/** The ranges of the results themselves, stepped and pale, behind the line; paler what only some hospitals call so (GRAPH-4, H-08). */
function RangeArea({ drawn: { steps, scale }, geometry, height }: PlacedProps) {
  return (
    <svg className={styles.ranges} width={AXIS_WIDTH + geometry.plotWidth} height={height} aria-hidden="true">
      {steps.map(({ from, until, low, high, isCommon }) => {
        const [left, top] = [xOf(geometry, from), yOf(scale, height, high ?? scale.max)]
        const size = { width: xOf(geometry, until) - left, height: yOf(scale, height, low ?? scale.min) - top }
        const range = isCommon ? 'common' : 'differing'
        return <rect key={`${range} ${low} ${high} ${from}`} data-range={range} x={left} y={top} {...size} />
      })}
    </svg>
  )
}

/** Names the extreme of the window, and every value that lies beyond what was measured (GRAPH-2, GRAPH-7). */
function PointLabels({ drawn, geometry, height }: PlacedProps) {
  const words = useGraphWords()
  const { shown, extreme, latest } = drawn.summary
  const isNamed = (point: GraphPoint, index: number) => {
    if (point === extreme) return true
    if (point.arrow === undefined || point === latest) return false
    // A run of one `<0.02` after another is named where it begins, and again where there is room.
    const before = shown.slice(0, index).findLast(({ text }) => text === point.text)
    const room = textWidth(point.text) + 12
    return before === undefined || xOf(geometry, point.minute) - xOf(geometry, before.minute) >= room
  }
  return shown.filter(isNamed).map((point) => {
    const width = textWidth(words.value(point)) + 4
    const x = xOf(geometry, point.minute)
    const y = yOf(drawn.scale, height, point.value)
    const isLeft = x - 10 - width > AXIS_WIDTH
    const left = point.arrow === undefined ? (isLeft ? x - 10 - width : x + 10) : Math.max(AXIS_WIDTH, x - width / 2)
    const isLow = point.measurement.flag?.code.startsWith('L') ?? false
    const isAbove = point.arrow === undefined ? !isLow : point.arrow === 'below'
    const away = point.arrow === undefined ? 4 : 8
    const top = Math.max(-8, Math.min(height - 14, isAbove ? y - 20 - away : y + away))
    return (
      <span key={point.key} className={styles.label} style={{ left, top, width }}>
        <FlaggedValue measurement={point.measurement} status={point.fact.status} />
      </span>
    )
  })
}

/** Where a line breaks because the method changed, the methods stand in words (GRAPH-1). */
function MethodChanges({ drawn, geometry }: Omit<PlacedProps, 'height'>) {
  const { t } = useTranslation('labsGraph')
  return drawn.line.breaks
    .filter(({ why, after }) => why === 'method' && after.minute >= geometry.window.from)
    .map(({ before, after }) => (
      <span
        key={after.key}
        className={styles.break}
        style={{ left: Math.max(AXIS_WIDTH, xOf(geometry, (before.minute + after.minute) / 2)) }}
      >
        {t(($) => $.broke.method, { before: before.fact.method ?? '', after: after.fact.method ?? '' })}
      </span>
    ))
}

function FocusedValues({ drawn, geometry, height, focus }: PlacedProps & { readonly focus: FocusStop | undefined }) {
  const results = focus?.results.filter(({ series }) => series.key === drawn.series.key) ?? []
  const [first] = results
  if (first === undefined) return null
  const x = xOf(geometry, first.result.minute)
  const isLeft = x > AXIS_WIDTH + geometry.plotWidth / 2
  const highest = Math.max(...results.map(({ result }) => ('value' in result ? result.value : drawn.scale.min)))
  const top = Math.max(0, Math.min(height - 24 * results.length, yOf(drawn.scale, height, highest) - 34))
  return (
    <span
      className={styles.focused}
      aria-hidden="true"
      style={isLeft ? { right: VALUES_WIDTH + geometry.plotWidth + AXIS_WIDTH - x + 8, top } : { left: x + 8, top }}
    >
      {results.map(({ result }) => (
        <FlaggedValue key={result.key} measurement={result.measurement} status={result.fact.status} />
      ))}
    </span>
  )
}

/** Latest value, large, and the one before it with the change, at the right of their place (GRAPH-7, LAB-8). */
function LatestValues({ drawn, geometry, height }: PlacedProps) {
  const { t } = useTranslation('labsGraph')
  const words = useGraphWords()
  const { letter } = useFacilityNames()
  const { latest, previous, change, shown } = drawn.summary
  if (latest === undefined) return null
  const isInView = shown.includes(latest)
  const place = isInView ? yOf(drawn.scale, height, latest.value) - 14 : 4
  const year = new Date(geometry.window.until * 60_000 - 1).getUTCFullYear()
  return (
    <div
      className={styles.latest}
      style={{ width: VALUES_WIDTH - 12, top: Math.max(-4, Math.min(height - 66, place)) }}
    >
      <span className={styles.newest}>
        <FlaggedValue measurement={latest.measurement} status={latest.fact.status} />
      </span>
      <span className={styles.when}>
        {t(($) => $.latestAt, { date: words.shortDate(latest, String(year)), letter: letter(latest.facility) })}
      </span>
      {previous === undefined ? null : (
        <span className={styles.previous}>
          <span>{t(($) => $.previous, { value: words.value(previous) })}</span>
          {'difference' in change ? <span> {change.difference}</span> : null}
        </span>
      )}
    </div>
  )
}

const LANE = 20
const MOST_LANES = 2

/** Results in words, and the reasons why there is none, at their time under the axis (GRAPH-2, VAL-3, VAL-6). */
function TextResults({ drawn, geometry }: Omit<PlacedProps, 'height'>) {
  const { t } = useTranslation('labsGraph')
  const words = useGraphWords()
  const { texts } = drawn.summary
  if (texts.length === 0) return null
  const labels = texts.map((result) => ({
    key: result.key,
    x: xOf(geometry, result.minute) - AXIS_WIDTH,
    width: textWidth(words.value(result)) + 2,
  }))
  const placed = placeLabels(labels, geometry.plotWidth, MOST_LANES)
  const lanes = Math.max(...placed.map(({ lane }) => lane)) + 1
  const more = texts.length - placed.length
  return (
    <div className={styles.texts} style={{ height: lanes * LANE }}>
      {texts.map((result) => {
        const place = placed.find(({ key }) => key === result.key)
        const x = xOf(geometry, result.minute)
        return place === undefined ? null : (
          <span key={result.key}>
            <span className={styles.tick} style={{ left: x }} />
            <span className={styles.text} style={{ left: AXIS_WIDTH + place.left, top: place.lane * LANE }}>
              <FlaggedValue measurement={result.measurement} status={result.fact.status} />
            </span>
          </span>
        )
      })}
      {more === 0 ? null : <span className={styles.more}>{t(($) => $.moreTexts, { count: more })}</span>}
    </div>
  )
}
