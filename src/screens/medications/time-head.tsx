// biome-ignore-all lint/a11y/useSemanticElements: a two-way grid on a time axis is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: headings are read, not entered
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { monthName } from '#clinical/format/month-name.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import { type DayAxis, extentOf, monthStarts, positionOf, weekMarks } from '#clinical/medications/day-axis.ts'
import type { DaySpan } from '#clinical/medications/drug-row.ts'
import { languageOf } from '#i18n/i18n.ts'
import { OrderChip } from '#record/order-chip.tsx'
import { FilterChip } from '#ui/filter-chip/filter-chip.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './medication-grid.module.css'
import type { MedicationsAddress } from './medications-address.ts'
import { useOutOfView } from './use-out-of-view.ts'
import type { Words } from './use-words.ts'

interface TimeHeadProps {
  readonly address: MedicationsAddress
  readonly axis: DayAxis
  readonly today: JstDate
  readonly words: Words
  readonly frame: RefObject<HTMLElement | null>
  /** What is drawn: what lies out of view is counted anew when it changes. */
  readonly content: unknown
  onAddress(address: MedicationsAddress): void
}

/** Below this many pixels a day the weeks have no room: years and months stand instead of months and days. */
const LEAST_FOR_DAYS = 4
/** Room for 「2026年8月」, and for half of 「今日 11/20」. */
const PIXELS_OF_MONTH = 90
const PIXELS_OF_TODAY = 50

/**
 * Head of both grids: what the list rests on, then the time axis, in whose direction it says (DT-7). What lies beyond the
 * edges is told with its count, and one click away (SRC-8).
 */
export function TimeHead({ address, axis, today, words, frame, content, onAddress }: TimeHeadProps) {
  const { t } = useTranslation('medications')
  const hidden = useOutOfView(frame, content)
  const { grouping, ...ungrouped } = address
  const scrollBy = (direction: -1 | 1) => {
    const element = frame.current
    if (element !== null) element.scrollLeft += direction * element.clientWidth * 0.5
  }
  return (
    <div className={styles.head}>
      <div className={styles.corner} data-corner="">
        <p className={styles.basis}>
          <Icon name="info" size={16} />
          {t(($) => $.basis)}
        </p>
        <OrderChip view={address} onView={onAddress} />
        <FilterChip
          isOn={grouping !== 'off'}
          onChange={(isOn) => onAddress(isOn ? ungrouped : { ...ungrouped, grouping: 'off' })}
        >
          {t(($) => $.grid.byIngredient)}
        </FilterChip>
      </div>
      {hidden.left === 0 ? null : (
        <button
          type="button"
          className={styles['edge-left']}
          aria-label={t(($) => $.grid.toLeft, { count: hidden.left })}
          onClick={() => scrollBy(-1)}
        >
          <Icon name="earlier" size={14} />
          {t(($) => $.grid.edgeLeft, { count: hidden.left })}
        </button>
      )}
      <div className={styles.times} style={{ width: axis.width }} aria-hidden="true">
        {axis.pixelsPerDay < LEAST_FOR_DAYS ? (
          <YearsAndMonths axis={axis} />
        ) : (
          <MonthsAndDays axis={axis} today={today} />
        )}
        {axis.from <= today && today < axis.until ? (
          <span className={styles['today-label']} style={{ left: positionOf(axis, today) }}>
            {t(($) => $.grid.today, { date: words.shortDate(today) })}
          </span>
        ) : null}
      </div>
      {hidden.right === 0 ? null : (
        <button
          type="button"
          className={styles['edge-right']}
          aria-label={t(($) => $.grid.toRight, { count: hidden.right })}
          onClick={() => scrollBy(1)}
        >
          {t(($) => $.grid.edgeRight, { count: hidden.right })}
          <Icon name="later" size={14} />
        </button>
      )}
    </div>
  )
}

function MonthsAndDays({ axis, today }: { readonly axis: DayAxis; readonly today: JstDate }) {
  const { t, i18n } = useTranslation('medications')
  const months = monthsNamed(axis)
  const days = weekMarks(axis).filter(
    (day) => Math.abs(positionOf(axis, day) - positionOf(axis, today)) > PIXELS_OF_TODAY,
  )
  return (
    <>
      {months.map(({ day, left }, index) => {
        const [year, number] = [day.slice(0, 4), Number(day.slice(5, 7))]
        const isYearShown = index === 0 || number === (axis.isNewestFirst ? 12 : 1)
        const month = monthName(number, languageOf(i18n))
        return (
          <div
            key={day}
            className={styles.month}
            style={{ left, width: (months[index + 1]?.left ?? axis.width) - left }}
          >
            <b>{isYearShown ? t(($) => $.grid.yearMonth, { year, month }) : t(($) => $.grid.month, { month })}</b>
          </div>
        )
      })}
      {days.map((day) => (
        <span key={day} className={styles['day-mark']} style={{ left: positionOf(axis, day) }}>
          {Number(day.slice(8))}
        </span>
      ))}
    </>
  )
}

function YearsAndMonths({ axis }: { readonly axis: DayAxis }) {
  const { t, i18n } = useTranslation('medications')
  const months = monthsFromLeft(axis)
  const step = axis.pixelsPerDay < 2 ? 3 : 1
  return (
    <>
      {yearsOn(axis).map((span) => (
        <div key={span.from} className={styles.year} style={extentOf(axis, span)}>
          <b>{t(($) => $.grid.year, { year: span.from.slice(0, 4) })}</b>
        </div>
      ))}
      {months.map(({ day, left }) => {
        const month = Number(day.slice(5, 7))
        return (
          <span key={day}>
            {(month - (axis.isNewestFirst ? 12 : 1)) % step === 0 ? (
              <span className={styles['month-mark']} style={{ left }}>
                {t(($) => $.grid.month, { month: monthName(month, languageOf(i18n)) })}
              </span>
            ) : null}
          </span>
        )
      })}
    </>
  )
}

interface NamedMonth {
  readonly day: JstDate
  /** Where the days of the month begin, read from the left. */
  readonly left: number
}

/** The years that the axis touches, each cut to it; its number stays in view as long as one of its days is. */
function yearsOn(axis: DayAxis): readonly DaySpan[] {
  const begins = monthStarts(axis).filter((day) => day.endsWith('-01-01') && day !== axis.from)
  return [axis.from, ...begins].map((from, at) => ({ from, until: begins[at] ?? axis.until }))
}

/** The months that begin on the axis, from left to right. */
function monthsFromLeft(axis: DayAxis): readonly NamedMonth[] {
  const starts = monthStarts(axis)
  if (!axis.isNewestFirst) return starts.map((day) => ({ day, left: positionOf(axis, day) }))
  return starts.map((day, at) => ({ day, left: positionOf(axis, starts[at + 1] ?? axis.until) })).toReversed()
}

/** Those of them, and the month that the axis cuts, whose name has room. */
function monthsNamed(axis: DayAxis): readonly NamedMonth[] {
  const months = monthsFromLeft(axis)
  if (axis.isNewestFirst) {
    const last = { day: axis.from, left: positionOf(axis, monthStarts(axis)[0] ?? axis.until) }
    return [...months, last].filter(({ left }, at, all) => (all[at + 1]?.left ?? axis.width) - left >= PIXELS_OF_MONTH)
  }
  return (months[0]?.left ?? axis.width) >= PIXELS_OF_MONTH ? [{ day: axis.from, left: 0 }, ...months] : months
}

/** Headings for readers: the drawn ones stand above both grids and stay in view. */
export function HiddenHead({ axis, words }: { readonly axis: DayAxis; readonly words: Words }) {
  const { t } = useTranslation('medications')
  const period = { from: words.date(axis.from), until: words.date(addDays(axis.until, -1)) }
  return (
    <div role="row" className="visually-hidden">
      <span role="columnheader">{t(($) => $.grid.drug)}</span>
      <span role="columnheader">
        {t(($) => (axis.isNewestFirst ? $.grid.periodNewestFirst : $.grid.period), period)}
      </span>
    </div>
  )
}

/** Lines of the months and of today, behind the rows of both grids (DT-6). */
export function TimeLines({ axis, today }: { readonly axis: DayAxis; readonly today: JstDate }) {
  return (
    <div className={styles.lines} style={{ width: axis.width }} aria-hidden="true">
      {monthStarts(axis).map((day) => (
        <i key={day} data-year={day.slice(5, 7) === '01'} style={{ left: positionOf(axis, day) }} />
      ))}
      {axis.from <= today && today < axis.until ? (
        <i data-today="true" style={{ left: positionOf(axis, today) }} />
      ) : null}
    </div>
  )
}
