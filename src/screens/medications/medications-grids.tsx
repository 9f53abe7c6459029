import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Completeness } from '#record/completeness.tsx'
import { DrugGrid } from './drug-grid.tsx'
import { InjectionGrid } from './injection-grid.tsx'
import gridStyles from './medication-grid.module.css'
import styles from './medications.module.css'
import type { MedicationsAddress } from './medications-address.ts'
import { MedicationsFoot } from './medications-foot.tsx'
import { MedicationsNothing } from './medications-nothing.tsx'
import { TimeHead, TimeLines } from './time-head.tsx'
import type { LineChoice } from './use-chosen-lines.ts'
import { useBeginsAtTop, useOpensAtNewest, useShowsOpened } from './use-grid-scroll.ts'
import type { MedicationsView } from './use-medications.ts'
import { useMedicationsShortcuts } from './use-medications-shortcuts.ts'
import { useTimeAxis } from './use-time-axis.ts'
import type { Words } from './use-words.ts'

interface MedicationsGridsProps {
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
export function MedicationsGrids(props: MedicationsGridsProps) {
  const { view, words, address, filters, choice, chosenLine, isEndedShown, openKey } = props
  const { onEndedShown, onOpen, onClear, onShowAll, onAddress } = props
  const { t } = useTranslation('medications')
  useMedicationsShortcuts()
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
          <MedicationsNothing view={view} address={address} filters={filters} onClear={onClear} onShowAll={onShowAll} />
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
