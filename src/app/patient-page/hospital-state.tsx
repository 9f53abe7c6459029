import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { STALE_AFTER_MS } from '#sources/freshness.ts'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import type { SourceState } from '#sources/source-states.ts'
import { Button } from '#ui/button/button.tsx'
import { HospitalLetter, type HospitalLetterState } from '#ui/hospital-letter/hospital-letter.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './hospital-strip.module.css'

/** From here on a source is named slow, and its seconds are counted (SPD-3, DESIGN.md §8.14). */
const SLOW_AFTER_MS = 10_000

interface HospitalStateProps {
  readonly source: SourceState
  readonly time: Instant
  readonly onRetry: () => void
}

/** One hospital of the strip: letter, short name and its state in words (SRC-1, SRC-4). */
export function HospitalState({ source, time, onRetry }: HospitalStateProps) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n)
  const { facility, state, isAsking } = source
  const isHub = facility.id === HUB_FACILITY_ID
  const shortName = isHub ? t(($) => $.strip.hub) : facility.shortName[language]
  const isGap = state === 'failed' || state === 'partial'
  const again = t(($) => $.strip.retryAt, { facility: isHub ? shortName : facility.name[language] })
  return (
    <li className={styles.hospital} data-state={state}>
      {isHub ? null : (
        <HospitalLetter letter={facility.letter} name={facility.name[language]} state={letterOf(source)} />
      )}
      <span className={styles.name}>{shortName}</span>
      <StateWords source={source} time={time} />
      {isGap ? (
        <Button
          variant="retry"
          size="strip"
          aria-label={again}
          title={again}
          aria-disabled={isAsking}
          onClick={isAsking ? undefined : onRetry}
        >
          <Icon name={isAsking ? 'loading' : 'refresh'} size={14} />
          <span>{isAsking ? t(($) => $.strip.retrying) : t(($) => $.strip.retry)}</span>
        </Button>
      ) : null}
    </li>
  )
}

/** Never linked, and nothing under way: nothing can be missing from such a place. */
export function isUnlinked({ state, link }: SourceState): boolean {
  return state === 'notLinked' && (link === undefined || link.state === 'not-linked' || link.state === 'unknown')
}

/**
 * Hospitals that are not linked share one word in a full line: their letters always, then the word and their names as far
 * as the line has room; 公開範囲 has them all.
 */
export function UnlinkedHospitals({ states }: { readonly states: readonly SourceState[] }) {
  const { t, i18n } = useTranslation('clinical')
  const language = languageOf(i18n)
  const word = t(($) => $.link['not-linked'])
  const names = new Intl.ListFormat(language, { type: 'unit' }).format(
    states.map(({ facility }) => facility.shortName[language]),
  )
  return (
    <li className={styles.hospital} data-state="notLinked" data-shared="" title={`${names} ${word}`}>
      {states.map(({ facility }) => (
        <HospitalLetter key={facility.id} letter={facility.letter} name={facility.name[language]} state="dashed" />
      ))}
      <span className={styles.fitting}>
        <span className={styles.quiet}>{word}</span>
        <span className={styles.name} aria-hidden="true">
          {names}
        </span>
      </span>
    </li>
  )
}

function StateWords({ source, time }: { readonly source: SourceState; readonly time: Instant }) {
  const { t } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  switch (source.state) {
    case 'complete':
      return <FetchedAt fetchedAt={source.fetchedAt} time={time} />
    case 'idle':
      return null
    case 'loading': {
      const waited = source.loadingSince === undefined ? 0 : time - source.loadingSince
      return waited < SLOW_AFTER_MS ? (
        <span className={styles.time} data-asking="">
          {t(($) => $.strip.loading)}
        </span>
      ) : (
        <span className={styles.gap}>
          {clinical(($) => $.answer.receiving, { seconds: Math.floor(waited / 1000) })}
        </span>
      )
    }
    case 'partial':
      return (
        <span className={styles.gap}>
          <Icon name="caution" size={16} />
          {t(($) => $.strip.partial)}
        </span>
      )
    case 'failed':
      return (
        <span className={styles.gap}>
          <Icon name="failed" size={16} />
          {clinical(($) => $.answer.failed)}
        </span>
      )
    case 'notPermitted':
    case 'outOfConsent':
      return (
        <span className={styles.quiet}>
          <Icon name="not-permitted" size={16} />
          {source.state === 'outOfConsent'
            ? clinical(($) => $.answer.outOfConsent)
            : clinical(($) => $.answer.notPermitted)}
        </span>
      )
    case 'notLinked': {
      const link = source.link?.state ?? 'not-linked'
      // Asked, the facility knows nobody: that is 未連携 whatever the network said or could not say.
      const word = link === 'linked' || link === 'unknown' ? 'not-linked' : link
      return <span className={styles.quiet}>{clinical(($) => $.link[word])}</span>
    }
  }
}

/** The time of the answer; an old one says how old, where the reader looks (SRC-5, H-04). */
function FetchedAt({ fetchedAt, time }: { readonly fetchedAt: Instant | undefined; readonly time: Instant }) {
  const { t } = useTranslation()
  if (fetchedAt === undefined) return null
  const age = time - fetchedAt
  return age < STALE_AFTER_MS ? (
    <span className={styles.time} data-answered="">
      {formatClock(fetchedAt)}
    </span>
  ) : (
    <span className={styles.quiet}>{t(($) => $.strip.old, { minutes: Math.floor(age / 60_000) })}</span>
  )
}

/** How the letter of a hospital is drawn: asked, answered, failed, not linked or stopped. */
export function letterOf(source: SourceState): HospitalLetterState {
  const { state, link } = source
  switch (state) {
    case 'loading':
    case 'idle':
      return 'outline'
    case 'failed':
      return 'failed'
    case 'notLinked':
      return isUnlinked(source) ? 'dashed' : link?.state === 'requested' ? 'outline' : 'stopped'
    default:
      return link?.state === 'importing' ? 'outline' : 'solid'
  }
}
