import '#i18n/record.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { useAskAgain } from '#sources/ask-again.ts'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import type { Answers } from './facility-states.ts'
import { isFilteredOut, useNothingWords } from './nothing-words.ts'

interface NothingHereProps {
  readonly answers: readonly Answers[]
  /** What the list would show, in words: 検査結果. */
  readonly what: string
  readonly facility?: FacilityId | undefined
  /** Stands here while the answers are awaited, in the layout of the list (SPD-3); plain lines without it. */
  readonly skeleton?: ReactNode
  /** A filter hides what there is: its words, what it hides of how many, and the way to be rid of it (SRC-7). */
  readonly filter?: { readonly words: string; readonly total: number; onClear(): void } | undefined
}

/**
 * In the place of a list without rows: which of the states it is, and for 「該当なし」 who was asked and when (SRC-1,
 * GRID-9). To be drawn only where there is no row to show.
 */
export function NothingHere(props: NothingHereProps) {
  return (
    <div role="status">
      <State {...props} />
    </div>
  )
}

function State({ answers, what, facility, filter, skeleton }: NothingHereProps) {
  const { t } = useTranslation('record')
  const wording = useNothingWords()
  const askAgain = useAskAgain()
  if (isFilteredOut({ answers, facility, filter }) && filter !== undefined) {
    return (
      <StateView
        state="none"
        title={t(($) => $.nothing.filtered)}
        detail={t(($) => $.nothing.filteredDetail, { total: filter.total, filters: filter.words })}
        action={
          <Button size="small" onClick={filter.onClear}>
            {t(($) => $.nothing.clear)}
          </Button>
        }
      />
    )
  }
  const { state, title, detail } = wording(answers, what, facility)
  switch (state) {
    case 'loading':
      if (skeleton === undefined) return <StateView state="loading" title={title} />
      return (
        <>
          <span className="visually-hidden">{title}</span>
          {skeleton}
        </>
      )
    case 'failed':
      return (
        <StateView
          state="failed"
          title={title}
          {...(detail === undefined ? {} : { detail })}
          action={
            <Button variant="retry" size="small" onClick={() => askAgain(facility)}>
              {t(($) => $.completeness.retry)}
            </Button>
          }
        />
      )
    default:
      return <StateView state={VIEWS[state]} title={title} {...(detail === undefined ? {} : { detail })} />
  }
}

const VIEWS = {
  none: 'none',
  'not-permitted': 'notPermitted',
  'out-of-consent': 'notPermitted',
  'not-disclosed': 'notDisclosed',
  'not-linked': 'notLinked',
} as const
