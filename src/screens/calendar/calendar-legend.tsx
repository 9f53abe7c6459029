import { useTranslation } from 'react-i18next'
import { toldApart } from '#clinical/calendar/calendar-rows.ts'
import { placeOf } from '#clinical/calendar/place.ts'
import type { UnknownStretch } from '#clinical/calendar/unknown-stretches.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { formatDate, formatPlainDate } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './calendar.module.css'
import { useFacilityNames } from './facility-names.tsx'
import type { CalendarView } from './use-calendar.ts'
import type { Words } from './use-words.ts'

interface CalendarLegendProps {
  readonly view: CalendarView
  readonly words: Words
  onApart(): void
  onGoTo(day: JstDate): void
}

/** The foot of the grid: what its patterns mean here and now, and what no cell can hold (SRC-1, SRC-2, VAL-7, CAL-5). */
export function CalendarLegend({ view, words, onApart, onGoTo }: CalendarLegendProps) {
  const { t } = useTranslation('calendar')
  const { letter, name } = useFacilityNames()
  const told = toldApart(view.calendar.remainder, view.scale)
  const cancelled = view.calendar.remainder.cancelled.length
  const next = view.calendar.planned[0]
  const place = placeOf(next?.start, view.today)
  const who = (id: FacilityId) => `${letter(id)} ${name(id)}`
  return (
    <ul className={styles.legend} aria-label={t(($) => $.legend.label)}>
      <UnknownLegend view={view} />
      <li>{t(($) => $.legend.blank)}</li>
      {view.setAside.map(({ facility, unreadable, wrongPatient }) => (
        <li key={facility}>
          <b>
            {unreadable === 0 ? '' : t(($) => $.legend.setAside, { facility: who(facility), count: unreadable })}
            {unreadable === 0 || wrongPatient === 0 ? '' : words.separator}
            {wrongPatient === 0
              ? ''
              : t(($) => $.legend.wrongPatient, { facility: who(facility), count: wrongPatient })}
          </b>
        </li>
      ))}
      {cancelled === 0 ? null : <li>{t(($) => $.legend.cancelled, { count: cancelled })}</li>}
      {told.length === 0 ? null : (
        <li>
          <button type="button" className={styles['words-button']} onClick={onApart}>
            {view.scale === 'day'
              ? t(($) => $.legend.apart, { count: told.length })
              : t(($) => $.legend.apartMonth, { count: told.length })}
          </button>
        </li>
      )}
      {next === undefined ? null : (
        <li data-end="true">
          {t(($) => $.legend.planned, { count: view.calendar.planned.length })}
          {place.where === 'day' ? (
            <button type="button" className={styles['words-button']} onClick={() => onGoTo(place.day)}>
              {formatDate(place.day, words.language)} {name(next.facility)}
              <Icon name="later" size={14} />
            </button>
          ) : null}
        </li>
      )}
    </ul>
  )
}

/** One entry for each facility and reason, however many rows it touches: the same is told once (ALRT-5). */
function UnknownLegend({ view }: { readonly view: CalendarView }) {
  const { t } = useTranslation('calendar')
  const { letter, name } = useFacilityNames()
  const byFacility = new Map<string, UnknownStretch>()
  for (const stretches of view.unknown.values()) {
    for (const each of stretches) byFacility.set(`${each.facility}${each.why}`, each)
  }
  return [...byFacility].map(([key, stretch]) => {
    const facility = `${letter(stretch.facility)} ${name(stretch.facility)}`
    const isAsked = stretch.why === 'asking' || stretch.why === 'not-asked'
    return (
      <li key={key}>
        <span className={styles.swatch} data-look={isAsked ? 'asking' : 'unknown'} aria-hidden="true" />
        {stretch.why === 'failed'
          ? stretch.from === undefined
            ? t(($) => $.legend.failedAll, { facility })
            : t(($) => $.legend.failed, {
                facility,
                since: t(($) => $.legend.since, { date: formatPlainDate(stretch.from) }),
              })
          : stretch.why === 'asking'
            ? t(($) => $.legend.asking, { facility })
            : stretch.why === 'incomplete'
              ? t(($) => $.legend.incomplete, { facility })
              : t(($) => $.legend.notAsked, { facility, date: formatPlainDate(stretch.until) })}
      </li>
    )
  })
}
