import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { formatClock } from '#clinical/format/date.ts'
import { formatList } from '#clinical/format/list.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useAskAgain } from '#sources/ask-again.ts'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import styles from './block-sources.module.css'
import { FacilityLetter, useFacilityNames } from './facility-names.tsx'
import { type Answers, type FacilityState, facilityStates } from './facility-states.ts'
import { isOnlyCut, mayReadOn, ReadOnButton } from './read-on-button.tsx'
import { useReasonWords } from './use-reason-words.ts'

interface BlockSourcesProps {
  /** Every question behind the block. */
  readonly answers: readonly Answers[]
  /** What the block shows, in words. */
  readonly what: string
  readonly facility?: FacilityId | undefined
  /** Only whose part is missing, for a title with little room: not who has answered, nor who never discloses this kind. */
  readonly isShort?: boolean
}

/**
 * Who has answered for one block, at the right end of its title: the letters of those who have wholly, and in words those
 * who have not, each failure with its own 再試行 (SUM-1, SRC-1, SRC-2, SRC-9).
 */
export function BlockSources({ answers, what, facility, isShort = false }: BlockSourcesProps) {
  const { t } = useTranslation('record')
  const states = facilityStates(answers, facility)
  const answered = isShort ? [] : states.filter(isWhole)
  const asking = states.filter((each) => each.states.has('loading') || each.olderThan !== undefined)
  const lost = states.filter((each) => !asking.includes(each) && isLost(each))
  const silent = (state: 'notDisclosed' | 'notPermitted' | 'outOfConsent') =>
    states.filter((each) => each.states.has(state)).map((each) => each.facility)
  return (
    <ul className={styles.sources} aria-label={t(($) => $.completeness.label)}>
      {answered.length === 0 ? null : (
        <li className={styles.letters}>
          {answered.map((each) => (
            <FacilityLetter key={each.facility} facility={each.facility} />
          ))}
        </li>
      )}
      {asking.length === 0 ? null : (
        <li>
          {asking.map((each) => (
            <FacilityLetter key={each.facility} facility={each.facility} state="outline" />
          ))}
          {t(($) => $.printing.asking)}
        </li>
      )}
      <Lost
        states={lost.filter(({ failure }) => failure !== undefined)}
        what={what}
        words={t(($) => (isShort ? $.completeness.notFetched : $.printing.failed))}
      />
      <Lost
        states={lost.filter(({ failure }) => failure === undefined)}
        what={what}
        words={t(($) => $.printing.incomplete)}
      />
      <Silent
        icon="not-disclosed"
        ids={isShort ? [] : silent('notDisclosed')}
        say={(facilities) => t(($) => $.completeness.notDisclosedHere, { facilities })}
      />
      <Silent
        icon="not-permitted"
        ids={silent('notPermitted')}
        say={(facilities) => t(($) => $.completeness.notPermitted, { facilities })}
      />
      <Silent
        icon="not-permitted"
        ids={silent('outOfConsent')}
        say={(facilities) => t(($) => $.completeness.outOfConsent, { facilities })}
      />
    </ul>
  )
}

function isLost({ failure, gaps, unreadable }: FacilityState): boolean {
  return failure !== undefined || gaps.length > 0 || unreadable.length > 0
}

function isWhole(state: FacilityState): boolean {
  const { states, fetchedAt, olderThan } = state
  return fetchedAt !== undefined && olderThan === undefined && !isLost(state) && ![...states].some(isOpen)
}

function isOpen(state: string): boolean {
  return state !== 'data' && state !== 'none'
}

interface LostProps {
  readonly states: readonly FacilityState[]
  readonly what: string
  readonly words: string
}

/** Those who failed in one way, with why of each for whoever hovers or listens, and one 再試行 for these alone. */
function Lost({ states, what, words }: LostProps) {
  const { t } = useTranslation('record')
  const { letters, name, shortName } = useFacilityNames()
  const reasonOf = useReasons(what)
  const askAgain = useAskAgain()
  const [first] = states
  if (first === undefined) return null
  const reasons = states.map(reasonOf).join(' ')
  const ids = states.map(({ facility }) => facility)
  const facility = states.length === 1 ? name(first.facility) : letters(ids)
  return (
    <li data-tone="gap" title={reasons}>
      {ids.map((id) =>
        id === HUB_FACILITY_ID ? (
          <span key={id}>{shortName(id)}</span>
        ) : (
          <FacilityLetter key={id} facility={id} state="failed" />
        ),
      )}
      {words}
      <span className="visually-hidden">{reasons}</span>
      {states.map(({ facility: id, gaps }) => (mayReadOn(gaps) ? <ReadOnButton key={id} facility={id} /> : null))}
      {states.every(isOnlyCut) ? null : (
        <Button
          variant="retry"
          size="strip"
          aria-label={t(($) => $.completeness.retryAt, { facility })}
          onClick={() => {
            for (const id of ids) askAgain(id)
          }}
        >
          {t(($) => $.completeness.retry)}
        </Button>
      )}
    </li>
  )
}

function useReasons(what: string): (state: FacilityState) => string {
  const { t, i18n } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const { name } = useFacilityNames()
  const gapWords = useReasonWords()
  return ({ facility: id, failure, gaps, unreadable }) => {
    const facility = name(id)
    if (failure === undefined) {
      const reason = formatList([...gaps, ...unreadable].map(gapWords), languageOf(i18n))
      return t(($) => $.completeness.partial, { facility, what, reason })
    }
    const reason = clinical(($) => $.failure[failure.why.reason])
    return t(($) => $.completeness.failed, { facility, what, reason, time: formatClock(failure.at) })
  }
}

interface SilentProps {
  readonly icon: IconName
  readonly ids: readonly FacilityId[]
  readonly say: (facilities: string) => string
}

function Silent({ icon, ids, say }: SilentProps) {
  const { letters } = useFacilityNames()
  if (ids.length === 0) return null
  return (
    <li>
      <Icon name={icon} size={16} />
      {say(letters(ids))}
    </li>
  )
}
