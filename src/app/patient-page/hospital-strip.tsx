import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { useAskAgain } from '#sources/ask-again.ts'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { type SourceState, useSourceStates } from '#sources/source-states.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { DisclosurePanel } from './disclosure-panel.tsx'
import { HospitalState, isUnlinked, UnlinkedHospitals } from './hospital-state.tsx'
import styles from './hospital-strip.module.css'
import { useArrivals } from './use-arrivals.ts'
import { useClock } from './use-clock.ts'
import { useClosedKinds } from './use-closed-kinds.ts'

/** From this many places on, the times of those that answered leave the line: never a name, never a problem. */
const CROWDED_FROM = 6

/** Every hospital with its state, in the order of the letters, always the first line of a patient's page (SRC-2, H-03). */
export function HospitalStrip({ person }: { readonly person: Person }) {
  const { t } = useTranslation()
  const states = useSourceStates(person)
  const isAnyLoading = states.some(({ state }) => state === 'loading')
  // What is asked again keeps its former answer, and the states do not tell: that it runs is told here.
  const isAsking = states.some((each) => each.isAsking)
  const time = useClock(isAnyLoading ? 1000 : 30_000)
  useArrivals(states)
  const askAgain = useAskAgain(person.handle)
  const isScreenClosed = useClosedKinds().isScreenClosed
  // The hub has a place in the line only when something is wrong with it: it is not a hospital.
  const shown = states.filter(
    ({ facility, state }) => facility.id !== HUB_FACILITY_ID || state === 'failed' || state === 'partial',
  )
  const oldest = states.reduce<SourceState['fetchedAt']>(
    (least, { fetchedAt }) =>
      fetchedAt !== undefined && (least === undefined || fetchedAt < least) ? fetchedAt : least,
    undefined,
  )
  const problems = shown.filter(({ state }) => state === 'failed' || state === 'partial').length
  const isCrowded = shown.length >= CROWDED_FROM
  const apart = isCrowded ? shown.filter(isUnlinked) : []
  const inLine = apart.length < 2 ? shown : shown.filter((state) => !apart.includes(state))
  // Where nothing may be read nothing is asked, and nothing is awaited.
  if (isScreenClosed) return null
  return (
    <section
      className={styles.strip}
      aria-label={t(($) => $.strip.label)}
      data-crowded={isCrowded}
      data-problems={problems > 1 ? 'several' : problems === 1 ? 'one' : 'none'}
    >
      <Completeness states={shown} />
      <ul className={styles.hospitals}>
        {inLine.map((state) => (
          <HospitalState
            key={state.facility.id}
            source={state}
            time={time}
            onRetry={() => askAgain(state.facility.id)}
          />
        ))}
        {apart.length < 2 ? null : <UnlinkedHospitals states={apart} />}
      </ul>
      <div className={styles.tools}>
        <Button
          variant="text"
          size="strip"
          aria-label={t(($) => $.strip.refreshAll)}
          title={t(($) => $.strip.refreshAll)}
          aria-disabled={isAsking}
          onClick={() => (isAsking ? undefined : askAgain())}
        >
          <Icon name={isAsking ? 'loading' : 'refresh'} size={14} />
          <span className={styles.label}>
            {isAsking && !isAnyLoading ? t(($) => $.strip.refreshing) : t(($) => $.strip.refresh)}
          </span>
        </Button>
        {oldest === undefined ? null : (
          <span className={styles.time} data-oldest="">
            {formatClock(oldest)}
          </span>
        )}
        <DisclosurePanel states={shown} />
      </div>
    </section>
  )
}

/** `未完 2／6施設`: how far what is shown is from everything, before anything else is read. */
function Completeness({ states }: { readonly states: readonly SourceState[] }) {
  const { t } = useTranslation()
  const linked = states.filter(
    ({ facility, state, asked }) =>
      facility.id !== HUB_FACILITY_ID && state !== 'notLinked' && !(state === 'notPermitted' && asked === 0),
  )
  const open = linked.filter(({ state }) => state !== 'complete').length
  const total = linked.length
  const isWaitingOnly = linked.every(({ state }) => state === 'complete' || state === 'loading' || state === 'idle')
  if (total === 0) return null
  if (open === 0) {
    return (
      <p className={styles.complete}>
        <Icon name="none" size={18} />
        {t(($) => $.strip.complete, { total })}
      </p>
    )
  }
  return isWaitingOnly ? (
    <p className={styles.complete}>
      <Icon name="loading" size={18} />
      {t(($) => $.strip.waiting, { open, total })}
    </p>
  ) : (
    <p className={styles.incomplete}>
      <Icon name="caution" size={18} />
      {t(($) => $.strip.incomplete, { open, total })}
    </p>
  )
}
