import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { Completeness } from '#record/completeness.tsx'
import { usePeriodWords } from '#record/use-period-words.ts'
import { CautionsLine } from './cautions-line.tsx'
import styles from './medications.module.css'
import type { MedicationsAddress } from './medications-address.ts'
import { MedicationsBar } from './medications-bar.tsx'
import { beyondOf, MedicationsChosenLine, useTakenWords } from './medications-chosen.tsx'
import { MedicationsFilterLine, useFilterWords } from './medications-filter.tsx'
import { ListFoot } from './medications-foot.tsx'
import { MedicationsGrids } from './medications-grids.tsx'
import { MedicationsList } from './medications-list.tsx'
import { MedicationsNothing } from './medications-nothing.tsx'
import { MedicationsPrint } from './medications-print.tsx'
import { openedOrder } from './opened-order.ts'
import { OrderPanel } from './order-panel.tsx'
import { useChosenLines } from './use-chosen-lines.ts'
import { FALLBACK_PERIOD, useMedications } from './use-medications.ts'
import { useWords } from './use-words.ts'

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
      <CautionsLine view={view} work={work} />
      <div className={styles.work} ref={work}>
        {address.view === 'list' ? (
          <div className={styles.main}>
            <div className={styles['list-frame']} key={address.shows}>
              <p className={styles['list-basis']}>{t(($) => $.basis)}</p>
              <MedicationsList view={view} words={words} choice={chosen.choice} openKey={openKey} onOpen={open} />
              <MedicationsNothing view={view} address={address} filters={filters} onClear={clear} onShowAll={showAll} />
            </div>
            {chosenLine}
            <ListFoot
              view={view}
              answers={[view.prescriptionAnswers, view.injectionAnswers]}
              facility={address.facility}
            />
          </div>
        ) : (
          <MedicationsGrids
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
