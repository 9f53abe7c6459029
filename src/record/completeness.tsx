import '#i18n/record.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { formatClock, formatPlainDate } from '#clinical/format/date.ts'
import { formatList } from '#clinical/format/list.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useAskAgain } from '#sources/ask-again.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import styles from './completeness.module.css'
import { FacilityLetter, useFacilityNames } from './facility-names.tsx'
import { type Answers, type FacilityState, facilityStates } from './facility-states.ts'
import { isOnlyCut, mayReadOn, ReadOnButton } from './read-on-button.tsx'
import { useReasonWords } from './use-reason-words.ts'

interface CompletenessProps {
  /** Every question behind the list. */
  readonly answers: readonly Answers[]
  /** What the list shows, in words: 検査結果, 処方・注射. */
  readonly what: string
  /** The hospital filter in force: of the others nothing is expected. */
  readonly facility?: FacilityId | undefined
  /** In a narrow list: hospitals by their letters only, where nothing but their state is told of them. */
  readonly isNarrow?: boolean
}

/**
 * The lines directly above a list that say which facilities it does not hold and why, each failure with its own 再試行
 * (SRC-2, SRC-9). Nothing when the list is complete; never a banner (visual-design.md §2.3).
 */
export function Completeness({ answers, what, facility, isNarrow = false }: CompletenessProps) {
  const { t } = useTranslation('record')
  const states = facilityStates(answers, facility)
  const ids = (belongs: (state: FacilityState) => boolean) => states.filter(belongs).map((state) => state.facility)
  const lost = states.filter((state) => state.failure !== undefined || state.gaps.length > 0)
  const older = states.flatMap(({ facility: id, olderThan }) =>
    olderThan === undefined ? [] : [{ facility: id, olderThan }],
  )
  const loading = ids((state) => state.states.has('loading'))
  const quiet: readonly (readonly [IconName, readonly FacilityId[], (facilities: string) => string])[] = [
    ['loading', loading, (facilities) => t(($) => $.completeness.loading, { facilities, what })],
    [
      'not-permitted',
      ids((state) => state.states.has('notPermitted')),
      (facilities) => t(($) => $.completeness.notPermitted, { facilities }),
    ],
    [
      'not-permitted',
      ids((state) => state.states.has('outOfConsent')),
      (facilities) => t(($) => $.completeness.outOfConsent, { facilities }),
    ],
    [
      'not-disclosed',
      ids(({ states: own }) => own.has('notDisclosed') && own.size === 1),
      (facilities) => t(($) => $.completeness.notDisclosed, { facilities, what }),
    ],
    [
      'not-disclosed',
      // Of several kinds it publishes some: 「公開していません」 would be wrong of it (SRC-1).
      ids(({ states: own }) => own.has('notDisclosed') && own.size > 1),
      (facilities) => t(($) => $.completeness.partDisclosed, { facilities }),
    ],
  ]
  if (lost.length === 0 && older.length === 0 && quiet.every(([, each]) => each.length === 0)) return null
  return (
    <ul className={styles.lines} aria-label={t(($) => $.completeness.label)}>
      {lost.map((state) => (
        <Lost key={state.facility} state={state} what={what} isNarrow={isNarrow} />
      ))}
      {isNarrow
        ? [...Map.groupBy(older, ({ olderThan }) => olderThan)].map(([before, states]) => (
            // One line for a day: for each hospital one, a narrow list would begin where it ends.
            <Quiet
              key={before}
              icon="loading"
              facilities={states.map((state) => state.facility)}
              say={(facilities) => t(($) => $.completeness.older, { facilities, date: formatPlainDate(before) })}
              isNarrow
            />
          ))
        : older.map((state) => <Older key={state.facility} state={state} />)}
      {quiet.map(([icon, facilities, say], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the reasons stand in a fixed order
        <Quiet key={index} icon={icon} facilities={facilities} say={say} isNarrow={isNarrow} />
      ))}
    </ul>
  )
}

interface LostProps {
  readonly state: FacilityState
  readonly what: string
  readonly isNarrow: boolean
}

function Lost({ state, what, isNarrow }: LostProps) {
  const { t, i18n } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const gapWords = useReasonWords()
  const { name, shortName } = useFacilityNames()
  const askAgain = useAskAgain()
  const facility = (isNarrow ? shortName : name)(state.facility)
  const { failure } = state
  const words =
    failure === undefined
      ? t(($) => $.completeness.partial, {
          facility,
          what,
          reason: formatList(state.gaps.map(gapWords), languageOf(i18n)),
        })
      : t(($) => $.completeness.failed, {
          facility,
          what,
          reason: clinical(($) => $.failure[failure.why.reason]),
          time: formatClock(failure.at),
        })
  return (
    <li data-tone="gap" data-narrow={isNarrow}>
      <FacilityLetter facility={state.facility} state="failed" />
      <Icon name="failed" size={16} />
      <span>{words}</span>
      {mayReadOn(state.gaps) ? <ReadOnButton facility={state.facility} /> : null}
      {isOnlyCut(state) ? null : (
        <Button
          variant="retry"
          size="strip"
          aria-label={t(($) => $.completeness.retryAt, { facility })}
          onClick={() => askAgain(state.facility)}
        >
          {t(($) => $.completeness.retry)}
        </Button>
      )}
    </li>
  )
}

interface OlderState {
  readonly facility: FacilityId
  /** Years before this day are still asked. */
  readonly olderThan: JstDate
}

function Older({ state }: { readonly state: OlderState }) {
  const { t } = useTranslation('record')
  const { name } = useFacilityNames()
  const words = { facilities: name(state.facility), date: formatPlainDate(state.olderThan) }
  return (
    <li>
      <FacilityLetter facility={state.facility} state="outline" />
      <Icon name="loading" size={16} />
      <span>{t(($) => $.completeness.older, words)}</span>
    </li>
  )
}

interface QuietProps {
  readonly icon: IconName
  readonly facilities: readonly FacilityId[]
  readonly say: (facilities: string) => string
  readonly isNarrow: boolean
}

function Quiet({ icon, facilities, say, isNarrow }: QuietProps): ReactNode {
  const { withLetter, letters } = useFacilityNames()
  if (facilities.length === 0) return null
  return (
    <li>
      <Icon name={icon} size={16} />
      <span>{say(isNarrow ? letters(facilities) : facilities.map(withLetter).join('・'))}</span>
    </li>
  )
}
