import { useTranslation } from 'react-i18next'
import { isFiltering } from '#clinical/calendar/calendar-filter.ts'
import { isAsked } from '#clinical/calendar/unknown-stretches.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { formatClock } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import styles from './calendar.module.css'
import type { CalendarView } from './use-calendar.ts'
import type { Words } from './use-words.ts'

type Emptiness = 'filtered' | 'failed' | 'none' | 'not-linked'

/** Why nothing is shown; undefined when something is. "None" needs the answer of everybody who may be asked (H-05). */
export function emptiness(view: CalendarView): Emptiness | undefined {
  if (view.shown > 0) return undefined
  if (view.total > 0 || isFiltering(view.filter)) return 'filtered'
  if (view.facilities.length <= 1) return 'not-linked'
  const stretches = [...view.unknown.values()].flat()
  // While somebody is still asked the grid itself, dotted in its final layout, is the skeleton (SPD-3).
  if (stretches.some(isAsked)) return undefined
  return stretches.length > 0 ? 'failed' : 'none'
}

interface CalendarEmptyProps {
  readonly view: CalendarView
  readonly words: Words
  readonly kind: Emptiness
}

/** An empty calendar says in words why it is empty (GRID-9, SRC-1), above the grid that keeps its layout. */
export function CalendarEmpty({ view, words, kind }: CalendarEmptyProps) {
  return (
    <div className={styles.empty} role="status">
      <EmptyState view={view} words={words} kind={kind} />
    </div>
  )
}

function EmptyState({ view, words, kind }: CalendarEmptyProps) {
  const { t } = useTranslation('calendar')
  const answered = answeredBy(view)
  switch (kind) {
    case 'filtered':
      return (
        <StateView
          state="none"
          title={t(($) => $.empty.filtered)}
          detail={t(($) => $.filter.shown, { total: view.total, shown: 0 })}
        />
      )
    case 'not-linked':
      return <StateView state="notLinked" title={t(($) => $.empty.notLinked)} />
    case 'failed':
      return (
        <StateView
          state="failed"
          title={t(($) => $.empty.failed)}
          detail={t(($) => $.empty.failedDetail)}
          action={
            <Button variant="retry" size="small" onClick={() => view.refetch()}>
              {t(($) => $.panel.retry)}
            </Button>
          }
        />
      )
    case 'none':
      return (
        <StateView
          state="none"
          title={t(($) => $.empty.none)}
          detail={t(($) => $.empty.asked, {
            facilities: words.facilities(answered.ids),
            time: formatClock(answered.at),
          })}
        />
      )
  }
}

function answeredBy(view: CalendarView): { readonly ids: readonly FacilityId[]; readonly at: Instant } {
  let at = Number.POSITIVE_INFINITY
  const ids: FacilityId[] = []
  for (const facility of view.facilities) {
    for (const answer of view.answers.get(facility.id)?.values() ?? []) {
      if (answer.state !== 'none') continue
      at = Math.min(at, answer.fetchedAt)
      if (!ids.includes(facility.id)) ids.push(facility.id)
    }
  }
  return { ids, at: (Number.isFinite(at) ? at : 0) as Instant }
}
