import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { FocusStop } from '#clinical/laboratory/graph/focus-stops.ts'
import { namesWithRoom } from '#clinical/laboratory/graph/label-lanes.ts'
import { MINUTES_PER_DAY, type Minute, minuteOfDate, type TimeTick } from '#clinical/laboratory/graph/time-axis.ts'
import { AXIS_WIDTH, type GraphGeometry, VALUES_WIDTH, xOf } from './graph-geometry.ts'
import { textWidth } from './text-width.ts'
import styles from './time-lines.module.css'
import { useGraphWords } from './use-graph-words.ts'

interface TimeProps {
  readonly geometry: GraphGeometry
  readonly ticks: readonly TimeTick[]
  readonly today: JstDate
}

/** The boundaries of months and years behind all charts and medicines (DT-6). */
export function TimeLines({ geometry, ticks }: Omit<TimeProps, 'today'>) {
  const isYearly = ticks.every(({ isYear }) => isYear)
  return (
    <div className={styles.lines} aria-hidden="true">
      {ticks.map(({ at, isYear, day }) => (
        <span
          key={at}
          style={{ left: xOf(geometry, at) }}
          data-line={isYear && !isYearly ? 'year' : day === 1 ? 'month' : 'day'}
        />
      ))}
    </div>
  )
}

/** Today, and the time that the focus line stands at, in front of everything. */
export function MarkedTimes({
  geometry,
  today,
  focus,
}: Omit<TimeProps, 'ticks'> & { readonly focus: Minute | undefined }) {
  const noon = minuteOfDate(today) + MINUTES_PER_DAY / 2
  const { from, until } = geometry.window
  return (
    <div className={styles.lines} data-front="true" aria-hidden="true">
      {noon >= from && noon < until ? <span style={{ left: xOf(geometry, noon) }} data-line="today" /> : null}
      {focus === undefined ? null : <span style={{ left: xOf(geometry, focus) }} data-line="focus" />}
    </div>
  )
}

/**
 * The names below: years in bold, the first with its year, 今日 at its line. Where names would touch, 今日 and the years stay: a
 * month without its year would be any.
 */
export function TimeAxis({ geometry, ticks, today, focus }: TimeProps & { readonly focus: FocusStop | undefined }) {
  const { t } = useTranslation('labsGraph')
  const words = useGraphWords()
  const named = ticks.filter(({ isNamed }) => isNamed)
  const isYearly = named.every(({ isYear }) => isYear)
  const noon = minuteOfDate(today) + MINUTES_PER_DAY / 2
  const isTodayIn = noon >= geometry.window.from && noon < geometry.window.until
  const todayText = t(($) => $.today)
  const todayLeft = Math.min(
    xOf(geometry, noon) - textWidth(todayText) / 2,
    AXIS_WIDTH + geometry.plotWidth + VALUES_WIDTH - textWidth(todayText),
  )
  const todayName = { tick: undefined, text: todayText, left: todayLeft, width: textWidth(todayText), rank: 0 }
  const names = named.map((tick, index) => {
    const text = words.tick(tick, index === 0, isYearly)
    const width = textWidth(text)
    const rank = tick.isYear ? 1 : index === 0 ? 2 : 3
    return { tick, text, left: Math.max(0, xOf(geometry, tick.at) - width / 2), width, rank }
  })
  return (
    <div className={styles.axis} aria-hidden="true">
      {namesWithRoom([...names, ...(isTodayIn ? [todayName] : [])]).map(({ tick, text, left, rank }) => (
        <span key={tick?.at ?? 'today'} style={{ left }} data-year={rank < 3}>
          {text}
        </span>
      ))}
      {focus === undefined ? null : <FocusTime geometry={geometry} focus={focus} />}
    </div>
  )
}

function FocusTime({ geometry, focus }: { readonly geometry: GraphGeometry; readonly focus: FocusStop }) {
  const { language } = useGraphWords()
  const text = formatClinicalTime(focus.at, language)
  const width = textWidth(text) + 16
  const most = AXIS_WIDTH + geometry.plotWidth + VALUES_WIDTH - width
  return (
    <span
      className={styles.focus}
      style={{ left: Math.max(0, Math.min(xOf(geometry, focus.minute) - width / 2, most)), width }}
    >
      {text}
    </span>
  )
}
