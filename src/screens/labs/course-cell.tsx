import { useTranslation } from 'react-i18next'
import type { FailedPeriod, LostByKind } from '#clinical/laboratory/graph/failed-period.ts'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import { type SparklineFrame, sparkline } from '#clinical/laboratory/sparkline.ts'
import { COURSE_WIDTH } from './grid-measures.ts'
import styles from './labs-grid.module.css'

interface CourseCellProps {
  readonly cells: readonly LabCell[]
  /** First and last day of all columns; undefined where no column has a day. */
  readonly days: Pick<SparklineFrame, 'from' | 'until'> | undefined
  /** Stretches of which results may be missing, by the question that the results of a row answer. */
  readonly lost: LostByKind
}

const NOTHING_LOST: readonly FailedPeriod[] = []

const SIZE = { width: COURSE_WIDTH - 12, height: 20 }

/** LAB-7: the course of the row over the days shown, with its range; the numbers and letters stay beside it. */
export function CourseCell({ cells, days, lost }: CourseCellProps) {
  const { t } = useTranslation('labs')
  const kind = cells[0]?.fact.kind
  const failed = kind === undefined ? NOTHING_LOST : lost[kind]
  const line = days === undefined ? undefined : sparkline(cells, { ...days, ...SIZE }, failed)
  const numbers = cells.filter(({ measurement }) => measurement.value?.magnitude !== undefined)
  if (line === undefined) return <span className="visually-hidden">{t(($) => $.row.noCourse)}</span>
  const last = numbers.findLast(({ measurement }) => measurement.value?.comparator === undefined)
  const flag = last === undefined ? undefined : shownFlag(last.measurement)
  const words = {
    from: numbers[0]?.measurement.value?.text ?? '',
    until: last?.measurement.value?.text ?? '',
  }
  return (
    <svg
      className={styles.course}
      role="img"
      aria-label={t(($) => (line.hasGap ? $.row.courseApart : $.row.course), { from: words.from, to: words.until })}
      width={SIZE.width}
      height={SIZE.height}
    >
      {line.band === undefined ? null : (
        <rect className={styles.band} x={0} y={line.band.y} width={SIZE.width} height={line.band.height} />
      )}
      {line.lines.map((points, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing; two of a day may lie on one another
        <polyline key={at} points={points} />
      ))}
      {line.dots.map(({ x, y }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <circle key={at} className={styles.dot} cx={x} cy={y} r={0.75} />
      ))}
      <circle cx={line.last.x} cy={line.last.y} r={2.5} data-flag={flag?.isCompared === false ? flag.flag.code : ''} />
    </svg>
  )
}
