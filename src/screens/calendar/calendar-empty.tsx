import { useTranslation } from 'react-i18next'
import { isFiltering } from '#clinical/calendar/calendar-filter.ts'
import { isAsked } from '#clinical/calendar/unknown-stretches.ts'
import { NothingHere } from '#record/nothing-here.tsx'
import { PrintNothing } from '#record/print/print-nothing.tsx'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import styles from './calendar.module.css'
import { timelineAnswers } from './timeline-answers.ts'
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
export function CalendarEmpty(props: CalendarEmptyProps) {
  const { t } = useTranslation('calendar')
  const { view, kind } = props
  return (
    <div className={styles.empty}>
      {kind === 'none' ? (
        <NothingHere answers={timelineAnswers(view)} what={t(($) => $.empty.what)} />
      ) : (
        <div role="status">
          <EmptyState {...props} kind={kind} />
        </div>
      )}
    </div>
  )
}

/** The same on paper. */
export function CalendarEmptyOnPaper({ view, words, kind }: CalendarEmptyProps) {
  const { t } = useTranslation('calendar')
  const emptyWords = useEmptyWords()
  if (kind === 'none') return <PrintNothing answers={timelineAnswers(view)} what={t(($) => $.empty.what)} />
  const { title, detail } = emptyWords(view, words, kind)
  return (
    <p>
      <b>{title}</b> {detail}
    </p>
  )
}

type OwnEmptiness = Exclude<Emptiness, 'none'>

function EmptyState({ view, words, kind }: CalendarEmptyProps & { readonly kind: OwnEmptiness }) {
  const { t } = useTranslation('calendar')
  const { title, detail } = useEmptyWords()(view, words, kind)
  return (
    <StateView
      state={VIEWS[kind]}
      title={title}
      {...(detail === undefined ? {} : { detail })}
      {...(kind === 'failed'
        ? {
            action: (
              <Button variant="retry" size="small" onClick={() => view.refetch()}>
                {t(($) => $.panel.retry)}
              </Button>
            ),
          }
        : {})}
    />
  )
}

const VIEWS = { filtered: 'none', 'not-linked': 'notLinked', failed: 'failed' } as const

interface EmptyWords {
  readonly title: string
  readonly detail: string | undefined
}

/** Why nothing is shown, for paper, files and copies. */
export function useEmptyWords(): (view: CalendarView, words: Words, kind: OwnEmptiness) => EmptyWords {
  const { t } = useTranslation('calendar')
  return (view, words, kind) => {
    switch (kind) {
      case 'filtered':
        return {
          title: t(($) => $.empty.filtered),
          detail: [
            t(($) => $.filter.shown, { total: view.total, shown: 0 }),
            words.filter(view.filter),
            // Not found is not "not there" (H-05).
            (view.filter.search ?? '').trim() === '' ? '' : t(($) => $.filter.searchedWhere),
          ]
            .filter((each) => each !== '')
            .join('　'),
        }
      case 'not-linked':
        return { title: t(($) => $.empty.notLinked), detail: undefined }
      case 'failed':
        return { title: t(($) => $.empty.failed), detail: t(($) => $.empty.failedDetail) }
    }
  }
}
