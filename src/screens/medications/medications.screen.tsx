import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#clinical/jst-date.ts'
import { type DayAxis, positionOf } from '#clinical/medications/day-axis.ts'
import type { Person } from '#clinical/person.ts'
import { Completeness } from '#record/completeness.tsx'
import { emptiness } from '#record/facility-states.ts'
import { NothingHere } from '#record/nothing-here.tsx'
import { usePeriodWords } from '#record/use-period-words.ts'
import { DrugGrid } from './drug-grid.tsx'
import { InjectionGrid } from './injection-grid.tsx'
import gridStyles from './medication-grid.module.css'
import styles from './medications.module.css'
import type { MedicationsAddress } from './medications-address.ts'
import { MedicationsBar } from './medications-bar.tsx'
import { beyondOf, MedicationsChosenLine, useTakenWords } from './medications-chosen.tsx'
import { MedicationsFilterLine, useFilterWords, useShownWords } from './medications-filter.tsx'
import { ListFoot, MedicationsFoot } from './medications-foot.tsx'
import { MedicationsList } from './medications-list.tsx'
import { MedicationsPrint } from './medications-print.tsx'
import { openedOrder } from './opened-order.ts'
import { OrderPanel } from './order-panel.tsx'
import { TimeHead, TimeLines } from './time-head.tsx'
import { type LineChoice, useChosenLines } from './use-chosen-lines.ts'
import { FALLBACK_PERIOD, type MedicationsView, useMedications } from './use-medications.ts'
import { useTimeAxis } from './use-time-axis.ts'
import { useWords, type Words } from './use-words.ts'

interface MedicationsScreenProps {
  readonly person: Person
  /** From `readMedicationsAddress` of the address's search part. */
  readonly address: MedicationsAddress
  onAddress(address: MedicationsAddress, how: { readonly replace: boolean }): void
}

/** 処方・注射 of one person. Another person starts it anew: nothing of the former is kept (PID-3, PID-4, H-28). */
export function MedicationsScreen(props: MedicationsScreenProps) {
  return <MedicationsOfPerson key={props.person.handle} {...props} />
}

function MedicationsOfPerson({ person, address, onAddress }: MedicationsScreenProps) {
  const { t } = useTranslation('medications')
  const [find, setFind] = useState('')
  const [openKey, setOpenKey] = useState<string>()
  const opener = useRef<string>(undefined)
  const work = useRef<HTMLDivElement>(null)
  const view = useMedications(person, address, find)
  const words = useWords()
  const filters = useFilterWords(address, find)
  const period = usePeriodWords()(address, FALLBACK_PERIOD)
  const [isEndedShown, setEndedShown] = useState(false)
  const chosen = useChosenLines(person, view)
  const onScreen = address.view !== 'list' && isEndedShown ? [...view.groups, ...view.endedLately] : view.groups
  const beyond = chosen.isOn ? beyondOf(chosen, { ...view, groups: onScreen }) : 0
  const taken = useTakenWords(chosen, beyond, words, address, filters)
  const opened = useMemo(() => (openKey === undefined ? undefined : openedOrder(openKey, view)), [openKey, view])

  const open = (key: string) => {
    opener.current = document.activeElement?.closest<HTMLElement>('[data-stop]')?.dataset.stop
    setOpenKey(key)
  }
  const close = () => {
    setOpenKey(undefined)
    const stops = [...(work.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
    stops.find((stop) => stop.dataset.stop === opener.current)?.focus()
  }
  const clear = () => {
    const { facility: _facility, ...rest } = address
    setFind('')
    onAddress(rest, { replace: false })
  }
  const clearChosen = () => {
    chosen.clear()
    // The button that was pressed is gone: the keyboard goes on where it stood in the grid.
    work.current
      ?.querySelector<HTMLElement>('[data-stop][tabindex="0"], tbody [data-stop]')
      ?.focus({ preventScroll: true })
  }
  const chosenLine = chosen.isOn ? (
    <MedicationsChosenLine chosen={chosen} beyond={beyond} words={words} onClear={clearChosen} />
  ) : null
  const showAll = () => onAddress({ ...address, shows: 'all' }, { replace: false })
  return (
    <div className={styles.screen}>
      <MedicationsBar
        person={person}
        view={view}
        chosen={chosen}
        words={words}
        address={address}
        find={find}
        period={period}
        filters={taken}
        onFind={setFind}
        onAddress={onAddress}
      />
      {filters === undefined ? null : <MedicationsFilterLine view={view} filters={filters} onClear={clear} />}
      <div className={styles.gaps}>
        <Completeness
          answers={[view.prescriptionAnswers]}
          what={t(($) => $.prescriptions)}
          facility={address.facility}
        />
        {address.view === 'list' ? (
          <Completeness answers={[view.injectionAnswers]} what={t(($) => $.injections)} facility={address.facility} />
        ) : null}
      </div>
      <div className={styles.work} ref={work}>
        {address.view === 'list' ? (
          <div className={styles.main}>
            <div className={styles['list-frame']} key={address.shows}>
              <p className={styles['list-basis']}>{t(($) => $.basis)}</p>
              <MedicationsList view={view} words={words} choice={chosen.choice} openKey={openKey} onOpen={open} />
              <Nothing view={view} address={address} filters={filters} onClear={clear} onShowAll={showAll} />
            </div>
            {chosenLine}
            <ListFoot
              view={view}
              answers={[view.prescriptionAnswers, view.injectionAnswers]}
              facility={address.facility}
            />
          </div>
        ) : (
          <Grids
            view={view}
            words={words}
            address={address}
            filters={filters}
            choice={chosen.choice}
            chosenLine={chosenLine}
            isEndedShown={isEndedShown}
            onEndedShown={setEndedShown}
            openKey={openKey}
            onOpen={open}
            onClear={clear}
            onShowAll={showAll}
            onAddress={(next) => onAddress(next, { replace: false })}
          />
        )}
        {opened === undefined ? null : (
          <OrderPanel opened={opened} lines={view.lines} view={address} words={words} onClose={close} />
        )}
      </div>
      <MedicationsPrint
        person={person}
        view={view}
        chosen={chosen}
        words={words}
        period={period}
        filters={taken}
        facility={address.facility}
      />
    </div>
  )
}

interface GridsProps {
  readonly view: MedicationsView
  readonly words: Words
  readonly address: MedicationsAddress
  readonly filters: string | undefined
  readonly choice: LineChoice | undefined
  /** What is chosen, where something is. */
  readonly chosenLine: ReactNode
  readonly isEndedShown: boolean
  onEndedShown(isShown: boolean): void
  readonly openKey: string | undefined
  onOpen(key: string): void
  onClear(): void
  onShowAll(): void
  onAddress(address: MedicationsAddress): void
}

/** Both grids on one time axis, opened at the newest (DT-7). */
function Grids(props: GridsProps) {
  const { view, words, address, filters, choice, chosenLine, isEndedShown, openKey } = props
  const { onEndedShown, onOpen, onClear, onShowAll, onAddress } = props
  const { t } = useTranslation('medications')
  const frame = useRef<HTMLDivElement>(null)
  const axis = useTimeAxis(view.span, frame, address.order === 'newest-first')
  useOpensAtNewest(frame, axis, view)
  useShowsOpened(frame, openKey, axis)
  useBeginsAtTop(frame, address.shows)
  const hasInjections = view.courses.length > 0 || view.unknownInjections.length > 0
  return (
    <div className={styles.main}>
      <div className={gridStyles.frame} ref={frame} data-newest-first={axis.isNewestFirst}>
        <div className={gridStyles.canvas}>
          <TimeHead
            address={address}
            axis={axis}
            today={view.today}
            words={words}
            frame={frame}
            content={view}
            onAddress={onAddress}
          />
          <TimeLines axis={axis} today={view.today} />
          <DrugGrid
            view={view}
            axis={axis}
            words={words}
            choice={choice}
            isEndedShown={isEndedShown}
            onEndedShown={onEndedShown}
            openKey={openKey}
            onOpen={onOpen}
          />
          <Nothing view={view} address={address} filters={filters} onClear={onClear} onShowAll={onShowAll} />
          {hasInjections ? (
            <>
              <div className={gridStyles['section-head']}>
                <h2 className={gridStyles.section}>
                  {t(($) => $.injection.heading)}{' '}
                  <span className={gridStyles['section-about']}>{t(($) => $.injectionBasis)}</span>
                </h2>
                <div className={gridStyles.gaps}>
                  <Completeness
                    answers={[view.injectionAnswers]}
                    what={t(($) => $.injections)}
                    facility={address.facility}
                  />
                </div>
              </div>
              <InjectionGrid view={view} axis={axis} words={words} choice={choice} openKey={openKey} onOpen={onOpen} />
            </>
          ) : null}
          <div className={gridStyles.rest} />
        </div>
      </div>
      {chosenLine}
      <MedicationsFoot
        view={view}
        words={words}
        answers={[view.prescriptionAnswers, view.injectionAnswers]}
        facility={address.facility}
        frame={frame}
      />
    </div>
  )
}

interface NothingProps {
  readonly view: MedicationsView
  readonly address: MedicationsAddress
  readonly filters: string | undefined
  onClear(): void
  onShowAll(): void
}

/** In the place of rows: which kind of nothing it is (SRC-1, GRID-9). */
function Nothing({ view, address, filters, onClear, onShowAll }: NothingProps) {
  const { t } = useTranslation('medications')
  const shown = useShownWords(address)
  const answers = [view.prescriptionAnswers, view.injectionAnswers]
  if (view.groups.length > 0 || view.courses.length > 0) return null
  // Whoever is still asked has a row of its own, in the final layout (SPD-3).
  if (emptiness(answers, address.facility) === 'loading' && address.view !== 'list') return null
  return (
    <div className={gridStyles.nothing}>
      <NothingHere answers={answers} what={t(($) => $.what)} facility={address.facility} filter={hidden()} />
    </div>
  )

  /** What is past is hidden by 現在 alone: that is not 該当なし (SRC-1, SRC-7). */
  function hidden() {
    if (shown !== undefined && view.inReach > 0) return { words: shown, total: view.inReach, onClear: onShowAll }
    return filters === undefined ? undefined : { words: filters, total: view.total, onClear }
  }
}

/** Days after today that are in view when the grid opens. */
const DAYS_AHEAD_IN_VIEW = 28

/** Scrolls to the newest when the period changes; late answers do not move what is being read (SPD-2). */
function useOpensAtNewest(frame: RefObject<HTMLElement | null>, axis: DayAxis, { today, span }: MedicationsView) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer end of the axis does not move the reader
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const corner = element.querySelector<HTMLElement>('[data-corner]')?.offsetWidth ?? 0
    const newest = positionOf(axis, addDays(today, DAYS_AHEAD_IN_VIEW))
    element.scrollLeft = axis.isNewestFirst ? newest : Math.min(axis.width, newest) - (element.clientWidth - corner)
  }, [span.from, axis.pixelsPerDay, axis.isNewestFirst])
}

/** Other drugs are read from the first of them. */
function useBeginsAtTop(frame: RefObject<HTMLElement | null>, shows: MedicationsAddress['shows']) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when 現在, 過去 or すべて is chosen
  useLayoutEffect(() => {
    if (frame.current !== null) frame.current.scrollTop = 0
  }, [shows])
}

/** What is opened is never behind the panel that its opening makes room for. */
function useShowsOpened(frame: RefObject<HTMLElement | null>, openKey: string | undefined, axis: DayAxis) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another order is opened or the axis changes
  useLayoutEffect(() => {
    const pressed = openKey === undefined ? null : frame.current?.querySelector('[data-supply][aria-pressed="true"]')
    pressed?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [openKey, axis.pixelsPerDay])
}
