import '#i18n/record.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { formatClock } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { useAskAgain } from '#sources/ask-again.ts'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { useFacilityNames } from './facility-names.tsx'
import { type Answers, emptiness, facilityStates } from './facility-states.ts'

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
  const { withLetter } = useFacilityNames()
  const askAgain = useAskAgain()
  if (filter !== undefined && filter.total > 0) {
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
  const answered = facilityStates(answers, facility).filter((state) => state.fetchedAt !== undefined)
  switch (emptiness(answers, facility)) {
    case 'loading':
      if (skeleton !== undefined) {
        return (
          <>
            <span className="visually-hidden">{t(($) => $.nothing.loading, { what })}</span>
            {skeleton}
          </>
        )
      }
      return <StateView state="loading" title={t(($) => $.nothing.loading, { what })} />
    case 'failed':
      return (
        <StateView
          state="failed"
          title={t(($) => (answered.length > 0 ? $.nothing.partly : $.nothing.failed), { what })}
          detail={t(($) => $.nothing.failedDetail)}
          action={
            <Button variant="retry" size="small" onClick={() => askAgain(facility)}>
              {t(($) => $.completeness.retry)}
            </Button>
          }
        />
      )
    case 'none': {
      const at = Math.min(...answered.map((state) => state.fetchedAt ?? Number.POSITIVE_INFINITY)) as Instant
      const facilities = answered.map((state) => withLetter(state.facility)).join('・')
      const detail = t(($) => $.nothing.asked, { facilities, time: formatClock(at) })
      return <StateView state="none" title={t(($) => $.nothing.none)} detail={detail} />
    }
    case 'not-permitted':
      return <StateView state="notPermitted" title={t(($) => $.nothing.notPermitted, { what })} />
    case 'out-of-consent':
      return <StateView state="notPermitted" title={t(($) => $.nothing.outOfConsent, { what })} />
    case 'not-disclosed':
      return <StateView state="notDisclosed" title={t(($) => $.nothing.notDisclosed, { what })} />
    case 'not-linked':
      return <StateView state="notLinked" title={t(($) => $.nothing.notLinked)} />
  }
}
