import { useTranslation } from 'react-i18next'
import { unitText } from '#clinical/laboratory/unit-key.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { DrawnSeries } from './drawn-series.ts'
import { FlaggedValue } from './flagged-value.tsx'
import { AXIS_WIDTH, type GraphGeometry } from './graph-geometry.ts'
import { TwoAxesPlot } from './item-plot.tsx'
import styles from './two-axes-chart.module.css'
import { useGraphWords } from './use-graph-words.ts'

interface TwoAxesChartProps {
  readonly left: DrawnSeries
  readonly right: DrawnSeries
  readonly geometry: GraphGeometry
  readonly height: number
}

/**
 * Two items together, because the reader asked: each named at its own axis with its unit and its kind of line, without a
 * grid, and without a range, which could be read against the wrong axis (GRAPH-3).
 */
export function TwoAxesChart({ left, right, geometry, height }: TwoAxesChartProps) {
  const words = useGraphWords()
  return (
    <section className={styles.chart} aria-label={`${left.series.name} ${right.series.name}`}>
      <p className="visually-hidden">{`${words.summary(left)} ${words.summary(right)}`}</p>
      <div className={styles.head} style={{ width: AXIS_WIDTH * 2 + geometry.plotWidth }}>
        <AxisName drawn={left} side="left" />
        <AxisName drawn={right} side="right" />
      </div>
      <div aria-hidden="true">
        <TwoAxesPlot left={left} right={right} geometry={geometry} height={height} />
      </div>
    </section>
  )
}

function AxisName({ drawn, side }: { readonly drawn: DrawnSeries; readonly side: 'left' | 'right' }) {
  const { t } = useTranslation('labsGraph')
  const { letter } = useFacilityNames()
  const words = useGraphWords()
  const { series, summary } = drawn
  const { latest } = summary
  return (
    <div className={styles.name} data-side={side}>
      <h3>
        <svg width="28" height="10" aria-hidden="true">
          <path d="M0 5H28" className={styles.line} strokeDasharray={side === 'right' ? '7 4' : undefined} />
        </svg>
        {t(($) => $.twoAxes[side])} {series.name}
        {series.unit === undefined ? null : <span className={styles.unit}> {unitText(series.unit)}</span>}
      </h3>
      {latest === undefined ? null : (
        <span>
          <FlaggedValue measurement={latest.measurement} status={latest.fact.status} />{' '}
          <span className={styles.unit}>
            {t(($) => $.latestAt, { date: words.shortDate(latest, ''), letter: letter(latest.facility) })}
          </span>
        </span>
      )}
    </div>
  )
}
