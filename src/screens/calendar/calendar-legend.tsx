import { useTranslation } from 'react-i18next'
import { toldApart } from '#clinical/calendar/calendar-rows.ts'
import { placeOf } from '#clinical/calendar/place.ts'
import { isAsked, type SilentFacilities, type UnknownStretch } from '#clinical/calendar/unknown-stretches.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { formatDate, formatPlainDate } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './calendar.module.css'
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
  const { name, withLetter } = useFacilityNames()
  const told = toldApart(view.calendar.remainder, view.scale)
  const cancelled = view.calendar.remainder.cancelled.length
  const next = view.calendar.planned[0]
  const place = placeOf(next?.start, view.today)
  return (
    <ul className={styles.legend} aria-label={t(($) => $.legend.label)}>
      <UnknownLegend view={view} words={words} />
      <li>{t(($) => ([...view.silent.values()].some(hasSilent) ? $.legend.blankButSilent : $.legend.blank))}</li>
      {view.setAside.map(({ facility, unreadable, wrongPatient }) => (
        <li key={facility}>
          <b>
            {unreadable === 0 ? '' : t(($) => $.legend.setAside, { facility: withLetter(facility), count: unreadable })}
            {unreadable === 0 || wrongPatient === 0 ? '' : words.separator}
            {wrongPatient === 0
              ? ''
              : t(($) => $.legend.wrongPatient, { facility: withLetter(facility), count: wrongPatient })}
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

/** Some hospital was not asked about this row at all, and its blank cells say nothing of it (H-05). */
function hasSilent({ notDisclosed, notPermitted, outOfConsent }: SilentFacilities): boolean {
  return notDisclosed.length + notPermitted.length + outOfConsent.length > 0
}

/** One entry for each reason and stretch with all its facilities: the same is told once (ALRT-5). */
function UnknownLegend({ view, words }: { readonly view: CalendarView; readonly words: Words }) {
  const { t } = useTranslation('calendar')
  const { letter, withLetter } = useFacilityNames()
  const entries = new Map<string, { readonly stretch: UnknownStretch; readonly ids: Set<FacilityId> }>()
  for (const stretch of [...view.unknown.values()].flat()) {
    const key = toldOf(stretch)
    const entry = entries.get(key) ?? { stretch, ids: new Set() }
    entries.set(key, { ...entry, ids: entry.ids.add(stretch.facility) })
  }
  return [...entries].map(([key, { stretch, ids }]) => {
    const facility =
      ids.size <= 2 ? [...ids].map(withLetter).join(words.separator) : [...ids].map(letter).join(words.separator)
    return (
      <li key={key}>
        <span className={styles.swatch} data-look={isAsked(stretch) ? 'asking' : 'unknown'} aria-hidden="true" />
        {reasonOf(stretch, facility)}
      </li>
    )
  })

  function reasonOf(stretch: UnknownStretch, facility: string): string {
    switch (stretch.why) {
      case 'failed':
        return stretch.from === undefined
          ? t(($) => $.legend.failedAll, { facility })
          : t(($) => $.legend.failed, {
              facility,
              since: t(($) => $.legend.since, { date: formatPlainDate(stretch.from) }),
            })
      case 'asking':
        return t(($) => $.legend.asking, { facility })
      case 'incomplete':
        return t(($) => $.legend.incomplete, { facility })
      case 'not-asked':
        return t(($) => $.legend.notAsked, { facility, date: formatPlainDate(stretch.until) })
    }
  }
}

/** What of a stretch the legend's words tell: stretches that differ in nothing else are one entry. */
function toldOf({ why, from, until }: UnknownStretch): string {
  if (why === 'failed') return `${why}${from ?? ''}`
  return why === 'not-asked' ? `${why}${until}` : why
}
