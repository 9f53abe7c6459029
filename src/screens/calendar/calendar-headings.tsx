// biome-ignore-all lint/a11y/useSemanticElements: a two-way virtual grid is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus; headings are read, not entered
import { useTranslation } from 'react-i18next'
import { type Axis, beginsGroup, headingGroups } from '#clinical/calendar/calendar-axis.ts'
import { formatWeekday } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import { type JstDate, weekday } from '#clinical/jst-date.ts'
import styles from './calendar-grid.module.css'
import type { Direction } from './grid-direction.ts'
import { type Geometry, GROUP_HEIGHT } from './grid-geometry.ts'
import type { GridScroll } from './use-grid-scroll.ts'
import type { Holidays } from './use-holidays.ts'
import type { Words } from './use-words.ts'

interface CalendarHeadingsProps {
  readonly axis: Axis
  readonly direction: Direction
  readonly geometry: Geometry
  readonly scroll: GridScroll
  readonly today: JstDate
  readonly holidays: Holidays
  readonly words: Words
}

/** Month and day (or year and month) headings, always in view (GRID-1, DT-6); the year is never without its 元号 (DT-3). */
export function CalendarHeadings(props: CalendarHeadingsProps) {
  const { axis, direction, geometry, scroll, today, holidays, words } = props
  const { t } = useTranslation('calendar')
  const { labelWidth, columnWidth, headHeight } = geometry
  const drawn = scroll.columns.map((item) => item.index)
  const groups = drawn.length === 0 ? [] : headingGroups(axis, Math.min(...drawn), Math.max(...drawn))
  const todayColumn = axis.columnOf(today)
  const begins = (column: number) => beginsGroup(axis, column)
  return (
    <div role="rowgroup" className={styles.head} style={{ height: headHeight }}>
      <div role="row" aria-rowindex={1} className={styles.groups} style={{ height: GROUP_HEIGHT }}>
        <div role="columnheader" aria-colindex={1} className={styles.corner} style={{ width: labelWidth }} />
        {groups.map((group) => {
          const end = group.firstColumn + group.columns
          const left = direction.leftOf(group.firstColumn, end)
          const cut = Math.max(0, direction.leftOf(scroll.firstInView, scroll.lastInView + 1) - left)
          const isLeftmostInView = cut > 0 || left === direction.leftOf(scroll.firstInView, scroll.lastInView + 1)
          const room = (group.columns - cut) * columnWidth
          return (
            <div
              key={axis.scale === 'day' ? group.start.slice(0, 7) : group.start.slice(0, 4)}
              role="columnheader"
              aria-colindex={left + 2}
              aria-colspan={group.columns}
              className={styles.group}
              data-begins={begins(direction.isNewestFirst ? end : group.firstColumn)}
              style={{ left: labelWidth + left * columnWidth, width: group.columns * columnWidth }}
            >
              <GroupName
                start={group.start}
                axis={axis}
                room={room}
                isFirst={isLeftmostInView}
                left={labelWidth}
                words={words}
              />
            </div>
          )
        })}
      </div>
      <div role="row" aria-rowindex={2} className={styles.days} style={{ height: headHeight - GROUP_HEIGHT }}>
        <div role="columnheader" aria-colindex={1} className={styles.corner} style={{ width: labelWidth }}>
          <span className="visually-hidden">{t(($) => $.heading.kind)}</span>
        </div>
        {scroll.columns.map(({ index, slot, start }) => {
          const day = axis.startOf(index)
          return (
            <div
              key={day}
              role="columnheader"
              aria-colindex={slot + 2}
              className={styles.day}
              data-begins={direction.hasLine(index, begins)}
              data-today={index === todayColumn}
              data-rest={axis.scale === 'day' && isDayOfRest(day, holidays)}
              style={{ left: start, width: columnWidth }}
            >
              <ColumnName day={day} axis={axis} holidays={holidays} words={words} />
              {index === todayColumn ? <span className="visually-hidden">{t(($) => $.isToday)}</span> : null}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Saturday, Sunday or a national holiday (CAL-4). */
export function isDayOfRest(day: JstDate, holidays: Holidays): boolean {
  return weekday(day) === 0 || weekday(day) === 6 || holidays.has(day)
}

/** Pixels that `2026年11月` and then `令和8年` need. */
const ROOM = { year: 74, era: 128, yearAndEra: 120 } as const

interface GroupNameProps {
  readonly start: JstDate
  readonly axis: Axis
  readonly room: number
  readonly isFirst: boolean
  readonly left: number
  readonly words: Words
}

function GroupName({ start, axis, room, isFirst, left, words }: GroupNameProps) {
  const { t } = useTranslation('calendar')
  const year = start.slice(0, 4)
  const month = Number(start.slice(5, 7))
  const era = formatEraYear(
    axis.scale === 'day' ? { text: start.slice(0, 7), precision: 'month' } : { text: year, precision: 'year' },
    words.language,
  )
  const tellsYear = axis.scale === 'month' || isFirst || month === 1
  const name =
    axis.scale === 'month'
      ? t(($) => $.heading.yearNumber, { year })
      : tellsYear && room >= ROOM.year
        ? t(($) => $.heading.yearMonth, { year, month })
        : words.month(month)
  const tellsEra = tellsYear && era !== undefined && room >= (axis.scale === 'day' ? ROOM.era : ROOM.yearAndEra)
  return (
    <span className={styles['group-name']} style={{ left }}>
      <b>{name}</b>
      {tellsEra ? <span className={styles.era}>{era}</span> : null}
    </span>
  )
}

function ColumnName({
  day,
  axis,
  holidays,
  words,
}: {
  readonly day: JstDate
  readonly axis: Axis
  readonly holidays: Holidays
  readonly words: Words
}) {
  const { t } = useTranslation('calendar')
  if (axis.scale === 'month') return <b>{words.month(Number(day.slice(5, 7)))}</b>
  const holiday = holidays.get(day)
  return (
    <>
      <b>{Number(day.slice(8))}</b>
      {holiday === undefined ? (
        <span className={styles.weekday}>{formatWeekday(day, words.language)}</span>
      ) : (
        <abbr className={styles.weekday} title={holiday[words.language]}>
          {t(($) => $.holiday)}
        </abbr>
      )}
    </>
  )
}
