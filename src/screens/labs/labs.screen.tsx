import '#i18n/labs.ts'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineGroup } from '#clinical/laboratory/grid-lines.ts'
import type { LabRow } from '#clinical/laboratory/lab-row.ts'
import type { Person } from '#clinical/person.ts'
import { Completeness } from '#record/completeness.tsx'
import { NothingHere } from '#record/nothing-here.tsx'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { UnreadableRecords } from '#record/unreadable-records.tsx'
import { useKeptChoice } from '#record/use-kept-choice.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { GridViewStore } from '#ui/virtual-grid/grid-view.ts'
import type { GridHandle } from '#ui/virtual-grid/virtual-grid.tsx'
import { ChosenBar } from './chosen-bar.tsx'
import { ResultDetail } from './detail/result-detail.tsx'
import { GraphOffers } from './graph/graph-offers.tsx'
import { LabGraph } from './graph/lab-graph.tsx'
import styles from './labs.module.css'
import { FALLBACK_PERIOD, type LabsAddress } from './labs-address.ts'
import { LabsBar } from './labs-bar.tsx'
import { LabsFoot } from './labs-foot.tsx'
import { LabsGrid } from './labs-grid.tsx'
import { LabsPrint } from './labs-print.tsx'
import { LabsSkeleton } from './labs-skeleton.tsx'
import { LabsFilterLine, LabsTools } from './labs-tools.tsx'
import { Microbiology } from './microbiology/microbiology.tsx'
import { takenRows } from './taken-rows.ts'
import { useFilterWords, useTakenWords } from './use-filter-words.ts'
import { type LabsView, useLabs } from './use-labs.ts'
import { useLabsShortcuts } from './use-labs-shortcuts.ts'
import { useOpenedResult } from './use-opened-result.ts'

interface LabsScreenProps {
  readonly person: Person
  /** From `readLabsAddress` of the address's search part. */
  readonly address: LabsAddress
  /** Asks for another address; `replace` where 戻る should not stop. */
  onAddress(address: LabsAddress, how: { readonly replace: boolean }): void
}

/** 検査結果 of one person. Another person starts it anew: nothing of the former is kept (PID-3, PID-4, H-28). */
export function LabsScreen(props: LabsScreenProps) {
  return <LabsOfPerson key={props.person.handle} {...props} />
}

/** Vital signs of a ward are many columns: their set is closed until it is wanted, and says so. */
const CLOSED_AT_FIRST: ReadonlySet<LineGroup> = new Set<LineGroup>(['vital-signs'])

function LabsOfPerson({ person, address, onAddress }: LabsScreenProps) {
  const { t } = useTranslation('labs')
  useLabsShortcuts()
  const [search, setSearch] = useState('')
  const [setName, setSetName] = useState<string>()
  const [closed, setClosed] = useState(CLOSED_AT_FIRST)
  const [chosen, setChosen] = useKeptChoice(person, 'lab-rows')
  const { settings } = useUserSettings()
  const { isOn: isPatientFacing } = usePatientFacing()
  const set = settings.labSets.find(({ name }) => name === setName)
  const labs = useLabs(person, address, { search, set: set?.items, closed })
  const filterWords = useFilterWords(labs, address, { search, set: set?.name })
  const view = useMemo(() => new GridViewStore(), [])
  const grid = useRef<GridHandle>(null)
  const graphButton = useRef<HTMLButtonElement>(null)
  const { opened, open, close: closeDetail } = useOpenedResult(labs, grid)

  const choose = useCallback(
    (row: LabRow) => {
      setChosen((before) => {
        const next = new Set(before)
        if (!next.delete(row.key)) next.add(row.key)
        return next
      })
    },
    [setChosen],
  )
  const toggleGroup = useCallback((group: LineGroup) => {
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(group)) next.add(group)
      return next
    })
  }, [])
  const change = (next: LabsAddress) => onAddress(next, { replace: false })
  const clearFilter = () => {
    setSearch('')
    setSetName(undefined)
    const {
      abnormal: _abnormal,
      changed: _changed,
      columns: _columns,
      days: _days,
      facility: _facility,
      ...rest
    } = address
    change(rest)
  }
  const clearFacility = () => {
    const { facility: _facility, ...rest } = address
    change(rest)
  }
  const clearChosen = () => {
    setChosen(new Set())
    // The button that was pressed is gone: the keyboard goes on at an item that was chosen.
    const row = labs.filtered.rows.find(({ key }) => chosen.has(key))
    if (row !== undefined) grid.current?.focus(row.key, 'item')
  }
  const closeGraph = () => {
    const { graph: _graph, ...rest } = address
    change(rest)
    graphButton.current?.focus()
  }
  const chosenRows = labs.rows.filter(({ key }) => chosen.has(key))
  // What 患者提示モード hides is not counted: a number would tell that there is something (PRV-1).
  const missing = isPatientFacing ? 0 : chosen.size - chosenRows.length
  const taken = takenRows(labs, address, chosenRows)
  const takenWords = useTakenWords(taken, address, filterWords)
  const isEmpty = labs.filtered.rows.length === 0
  const hasPanel = opened !== undefined || address.graph === 'open'
  const isMicrobiology = address.by === 'microbiology'
  const isNewestFirst = address.order === 'newest-first'
  return (
    <div className={styles.screen}>
      <LabsBar
        person={person}
        labs={labs}
        address={address}
        taken={taken}
        filters={takenWords}
        search={search}
        graphButton={graphButton}
        onSearch={setSearch}
        onAddress={onAddress}
      />
      {isMicrobiology ? null : (
        <LabsTools
          labs={labs}
          address={address}
          set={set?.name}
          view={view}
          grid={grid}
          chosen={
            chosenRows.length === 0 ? null : (
              <ChosenBar
                rows={chosenRows}
                beyond={taken.beyond}
                missing={missing}
                onClear={clearChosen}
                onSaved={setSetName}
              />
            )
          }
          onSet={setSetName}
          onAddress={change}
        />
      )}
      <Completeness answers={[labs.laboratory]} what={t(($) => $.what)} facility={address.facility} />
      {closed.has('vital-signs') ? null : (
        <Completeness answers={[labs.vitals]} what={t(($) => $.set['vital-signs'])} facility={address.facility} />
      )}
      <LabsFilterLine
        labs={labs}
        words={filterWords}
        isCounted={!isMicrobiology}
        onClear={isMicrobiology ? clearFacility : clearFilter}
      />
      <div className={styles.work}>
        <div className={styles.main}>
          {isMicrobiology ? (
            <MicrobiologyView labs={labs} address={address} />
          ) : isEmpty ? (
            <NothingHere
              answers={labs.answers}
              what={t(($) => $.what)}
              facility={address.facility}
              skeleton={<LabsSkeleton />}
              filter={
                filterWords === undefined ? undefined : { words: filterWords, total: labs.total, onClear: clearFilter }
              }
            />
          ) : (
            <LabsGrid
              labs={labs}
              isNewestFirst={isNewestFirst}
              isByDay={address.by === 'day'}
              density={settings.density}
              hasCourse={!hasPanel}
              chosen={chosen}
              view={view}
              handle={grid}
              onChoose={choose}
              onOpen={open}
              onToggleGroup={toggleGroup}
            />
          )}
          <UnreadableRecords answers={labs.answers} facility={address.facility} />
          {isMicrobiology ? null : <LabsFoot labs={labs} view={view} grid={grid} />}
        </div>
        {isMicrobiology ? null : opened !== undefined ? (
          <ResultDetail person={person} row={opened.row} cell={opened.cell} onClose={closeDetail} />
        ) : address.graph === 'open' ? (
          <LabGraph
            person={person}
            rows={chosenRows}
            offers={(onChosen) => (
              <GraphOffers
                lines={labs.lines}
                view={view}
                onChoose={(rows) => {
                  setChosen(new Set(rows.map(({ key }) => key)))
                  onChosen()
                }}
              />
            )}
            lost={labs.lost}
            view={address}
            fallback={FALLBACK_PERIOD}
            onView={onAddress}
            today={labs.today}
            opener={graphButton}
            onClose={closeGraph}
          />
        ) : null}
      </div>
      <LabsPrint person={person} labs={labs} address={address} taken={taken} filters={takenWords} />
    </div>
  )
}

/** LAB-9: microbiology stands by itself; an empty one says why, as every list does (SRC-1). */
function MicrobiologyView({ labs, address }: { readonly labs: LabsView; readonly address: LabsAddress }) {
  const { t } = useTranslation('labs')
  if (labs.microbiology.length > 0) return <Microbiology results={labs.microbiology} />
  return (
    <NothingHere
      answers={[labs.laboratory]}
      what={t(($) => $.view.microbiology)}
      facility={address.facility}
      filter={undefined}
    />
  )
}
