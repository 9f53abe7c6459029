// biome-ignore-all lint/a11y/useSemanticElements: a two-way virtual grid is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus; headings are read, not entered
import { useTranslation } from 'react-i18next'
import { type Axis, offsetOf } from '#clinical/calendar/calendar-axis.ts'
import { daysOfStay, type StayBar, staysOn } from '#clinical/calendar/stay-bars.ts'
import { stretchesOn, type UnknownStretch } from '#clinical/calendar/unknown-stretches.ts'
import { formatPlainDate } from '#clinical/format/date.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { HospitalLetter } from '#ui/hospital-letter/hospital-letter.tsx'
import { cellId } from './calendar-cell.tsx'
import styles from './calendar-grid.module.css'
import type { Direction } from './grid-direction.ts'
import type { Geometry } from './grid-geometry.ts'
import type { GridScroll } from './use-grid-scroll.ts'
import type { Words } from './use-words.ts'

interface StayRowProps {
  readonly bars: readonly StayBar[]
  readonly axis: Axis
  readonly direction: Direction
  readonly geometry: Geometry
  readonly scroll: GridScroll
  readonly unknown: readonly UnknownStretch[]
  readonly activeDay: JstDate | undefined
  readonly selectedDay: JstDate | undefined
  readonly words: Words
}

/** Stays as unbroken bars from admission to discharge (CAL-3); under them one cell a column, so that arrows reach them. */
export function StayRow(props: StayRowProps) {
  const { bars, axis, direction, geometry, scroll, unknown, activeDay, selectedDay, words } = props
  const { t } = useTranslation('calendar')
  const { name } = useFacilityNames()
  if (scroll.columns.length === 0) return null
  const drawn = scroll.columns.map((item) => item.index)
  const from = axis.startOf(Math.min(...drawn))
  const until = axis.endOf(Math.max(...drawn))
  const nameOf = (day: JstDate, end: JstDate) => {
    const about = { date: words.column(day, axis.scale), kind: words.kind('stay') }
    const stays = staysOn(bars, day, end)
    const facilities = stays
      .map((bar) => t(($) => $.cell.stay, { facility: name(bar.facility), ...datesOf(bar) }))
      .join(words.separator)
    const lost = stretchesOn(unknown, day, end).map((each) => each.facility)
    const said =
      stays.length === 0
        ? t(($) => $.cell.empty, about)
        : t(($) => $.cell.withRecords, { ...about, count: stays.length, facilities })
    return lost.length === 0 ? said : `${said} ${t(($) => $.cell.unknownBy, { facilities: words.facilities(lost) })}`
  }
  return (
    <>
      {scroll.columns.map(({ index, slot, start }) => {
        const day = axis.startOf(index)
        return (
          <div
            key={day}
            role="gridcell"
            aria-colindex={slot + 2}
            aria-selected={day === selectedDay}
            className={styles.cell}
            style={{ left: start, width: geometry.columnWidth }}
          >
            <button
              type="button"
              id={cellId('stay', day)}
              tabIndex={day === activeDay ? 0 : -1}
              data-row="stay"
              data-day={day}
            >
              <span className="visually-hidden">{nameOf(day, axis.endOf(index))}</span>
            </button>
          </div>
        )
      })}
      {staysOn(bars, from, until).map((bar) => (
        <Bar
          key={bar.occurrence.key}
          bar={bar}
          lanes={Math.max(1, ...bars.map((each) => each.lane + 1))}
          axis={axis}
          direction={direction}
          geometry={geometry}
          scroll={scroll}
          words={words}
        />
      ))}
    </>
  )
}

function datesOf(bar: StayBar) {
  const last = addDays(bar.until, -1)
  return { from: formatPlainDate(bar.from), to: bar.ending === 'discharged' ? formatPlainDate(last) : '' }
}

interface BarProps {
  readonly bar: StayBar
  readonly lanes: number
  readonly axis: Axis
  readonly direction: Direction
  readonly geometry: Geometry
  readonly scroll: GridScroll
  readonly words: Words
}

/** The words of a bar begin where it comes into view, so that a long stay is never a nameless colour. */
function Bar({ bar, lanes, axis, direction, geometry, scroll, words }: BarProps) {
  const { t } = useTranslation('calendar')
  const { letter, name } = useFacilityNames()
  const { labelWidth, columnWidth, laneHeight } = geometry
  const start = offsetOf(axis, bar.from)
  const end = Math.min(axis.count, offsetOf(axis, bar.until))
  const isCutAtLeft = direction.isNewestFirst ? end > scroll.lastInView + 1 : start < scroll.firstInView
  const room =
    (direction.isNewestFirst
      ? Math.min(end, scroll.lastInView + 1) - start
      : end - Math.max(start, scroll.firstInView)) * columnWidth
  const first = formatPlainDate(bar.from)
  const last = formatPlainDate(addDays(bar.until, -1))
  const period =
    bar.ending === 'discharged'
      ? `${first} – ${last.startsWith(first.slice(0, 4)) ? last.slice(5) : last}`
      : `${first} –`
  const short = bar.ending === 'discharged' ? `${first.slice(5)} – ${last.slice(5)}` : `${first.slice(5)} –`
  const ending =
    bar.ending === 'ongoing'
      ? t(($) => $.stay.ongoing)
      : bar.ending === 'planned'
        ? t(($) => $.stay.planned)
        : bar.ending === 'unknown'
          ? t(($) => $.stay.unknownEnd)
          : t(($) => $.stay.days, { count: daysOfStay(bar) })
  return (
    <div
      aria-hidden="true"
      className={styles.bar}
      data-ending={bar.ending}
      data-newest-first={direction.isNewestFirst}
      style={{
        left: labelWidth + direction.leftOf(start, end) * columnWidth,
        width: Math.max(6, (end - start) * columnWidth),
        top: (geometry.stayHeight - lanes * laneHeight) / 2 + (lanes === 1 ? 2 : 0.5) + bar.lane * laneHeight,
        height: laneHeight - (lanes === 1 ? 4 : 1),
        color: `var(--hospital-${letterToken(letter(bar.facility))})`,
      }}
    >
      <span className={styles['bar-words']} data-narrow={room < 52} style={{ left: labelWidth }}>
        {isCutAtLeft ? <span>«</span> : null}
        <span className={styles['bar-letter']}>
          <HospitalLetter letter={letter(bar.facility)} name={name(bar.facility)} size={18} />
        </span>
        {room >= 420 ? <span>{name(bar.facility)}</span> : null}
        {room >= 330 && bar.occurrence.department !== undefined ? <span>{bar.occurrence.department}</span> : null}
        {room >= 250 ? <span>{period}</span> : room >= 150 ? <span>{short}</span> : null}
        {room >= 330 || (bar.ending !== 'discharged' && room >= 100) ? <span>{ending}</span> : null}
        {room < 330 && room >= 52 && room < 150 && bar.ending === 'discharged' ? (
          <span>{words.kind('stay')}</span>
        ) : null}
      </span>
    </div>
  )
}

/** The token of a letter's colour; the eight colours repeat as the shapes do. */
function letterToken(letter: string): string {
  const place = (letter.toUpperCase().codePointAt(0) ?? 65) - 65
  return 'abcdefgh'.charAt(((place % 8) + 8) % 8)
}
