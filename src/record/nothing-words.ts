import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { formatClock } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { useFacilityNames } from './facility-names.tsx'
import { type Answers, type Emptiness, emptiness, type FacilityState, facilityStates } from './facility-states.ts'

interface NothingWords {
  readonly state: Emptiness
  readonly title: string
  readonly detail: string | undefined
}

/** Why a list has no row, in words (SRC-1): the same on the screen, on paper and in files. */
export function useNothingWords(): (
  answers: readonly Answers[],
  what: string,
  facility?: FacilityId | undefined,
) => NothingWords {
  const { t } = useTranslation('record')
  const askedWords = useAskedWords()
  return (answers, what, facility) => {
    const state = emptiness(answers, facility)
    const say = (title: string, detail?: string): NothingWords => ({ state, title, detail })
    switch (state) {
      case 'none':
        return say(
          t(($) => $.nothing.none),
          askedWords(answers, facility),
        )
      case 'loading':
        return say(t(($) => $.nothing.loading, { what }))
      case 'failed':
        return say(
          t(($) => (answeredOf(answers, facility).length > 0 ? $.nothing.partly : $.nothing.failed), { what }),
          t(($) => $.nothing.failedDetail),
        )
      case 'not-permitted':
        return say(t(($) => $.nothing.notPermitted, { what }))
      case 'out-of-consent':
        return say(t(($) => $.nothing.outOfConsent, { what }))
      case 'not-disclosed':
        return say(t(($) => $.nothing.notDisclosed, { what }))
      case 'not-linked':
        return say(t(($) => $.nothing.notLinked))
    }
  }
}

interface Narrowed {
  /** Every question behind the list. */
  readonly answers: readonly Answers[]
  readonly facility?: FacilityId | undefined
  /** The filters in words, and how many rows there are without them. */
  readonly filter?: { readonly words: string; readonly total: number } | undefined
}

interface ListWords {
  readonly title: string
  readonly detail: string | undefined
}

/** Why a list, maybe a filtered one, has no row: for paper, files and copies. */
export function useEmptyListWords(): (list: Narrowed & { readonly what: string }) => ListWords {
  const { t } = useTranslation('record')
  const wording = useNothingWords()
  return ({ what, ...list }) => {
    const { answers, facility, filter } = list
    if (filter === undefined || !isFilteredOut(list)) return wording(answers, what, facility)
    const { total, words: filters } = filter
    return { title: t(($) => $.nothing.filtered), detail: t(($) => $.nothing.filteredDetail, { total, filters }) }
  }
}

/** The same in one line, for files and copies. */
export function useEmptyListLine(): (list: Narrowed & { readonly what: string }) => string {
  const emptyWords = useEmptyListWords()
  return (list) => {
    const { title, detail } = emptyWords(list)
    return [title, detail ?? ''].join('　').trim()
  }
}

/**
 * Whether filters hide what there is. Not where the hospital that was chosen has sent no row because it failed, refuses
 * or is still asked: then that is what must be said (SRC-1, H-03).
 */
export function isFilteredOut({ answers, facility, filter }: Narrowed): boolean {
  if (filter === undefined || filter.total === 0) return false
  if (facility === undefined || emptiness(answers, facility) === 'none') return true
  return facilityStates(answers, facility).some(({ rows }) => rows > 0)
}

/**
 * 「A・B 照会済み（09:31）」; whoever publishes only some of the kinds that were asked stands apart and is never simply
 * 照会済み (SRC-1, H-05).
 */
export function useAskedWords(): (answers: readonly Answers[], facility?: FacilityId | undefined) => string {
  const { t } = useTranslation('record')
  const { withLetter } = useFacilityNames()
  return (answers, facility) => {
    const answered = answeredOf(answers, facility)
    if (answered.length === 0) return ''
    const time = formatClock(
      Math.min(...answered.map(({ fetchedAt }) => fetchedAt ?? Number.POSITIVE_INFINITY)) as Instant,
    )
    const namesOf = (states: readonly FacilityState[]) => states.map((each) => withLetter(each.facility)).join('・')
    const whole = answered.filter(({ states }) => !states.has('notDisclosed'))
    const part = answered.filter(({ states }) => states.has('notDisclosed'))
    return [
      whole.length === 0 ? undefined : t(($) => $.nothing.asked, { facilities: namesOf(whole), time }),
      part.length === 0 ? undefined : t(($) => $.nothing.askedPart, { facilities: namesOf(part), time }),
    ]
      .filter((each) => each !== undefined)
      .join('　')
  }
}

function answeredOf(answers: readonly Answers[], facility: FacilityId | undefined): readonly FacilityState[] {
  return facilityStates(answers, facility).filter(({ fetchedAt }) => fetchedAt !== undefined)
}
