import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { PrintDocument } from '#record/print/print-document.tsx'
import { sourceLines } from '#record/print/source-lines.ts'
import type { RecordView } from '#record/record-view.ts'
import { usePeriodWords } from '#record/use-period-words.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { AlertsBlock } from './alerts-block.tsx'
import { ContactsBlock } from './contacts-block.tsx'
import { AidsBlock, StaysBlock } from './course-blocks.tsx'
import styles from './face-sheet-print.module.css'
import { MedicinesBlock } from './medicines-block.tsx'
import { MemoBlock } from './memo-block.tsx'
import { ProblemsBlock } from './problems-block.tsx'
import { ResultsBlock } from './results-block.tsx'
import { SheetContext } from './sheet-context.ts'
import { FALLBACK_PERIOD, type FaceSheet } from './use-face-sheet.ts'

interface FaceSheetPrintProps {
  readonly person: Person
  readonly view: RecordView
  readonly sheet: FaceSheet
}

/**
 * The sheet on one A4 (FACE-1), the hospitals and their states in its head. Of many problems and medicines the last ones
 * are but named, and other blocks count what they leave out; what one page cannot hold flows on to a second.
 */
export function FaceSheetPrint({ person, view, sheet }: FaceSheetPrintProps) {
  const { t } = useTranslation('faceSheet')
  const { facilities } = useNetwork()
  const { withLetter } = useFacilityNames()
  const periodWords = usePeriodWords()
  const context = useMemo(() => ({ person, view, isPaper: true }), [person, view])
  return (
    <PrintDocument
      heading={t(($) => $.title)}
      person={person}
      period={periodWords(view, FALLBACK_PERIOD)}
      filters={view.facility === undefined ? undefined : withLetter(view.facility)}
      sources={sourceLines(facilities, person, sheet.answers)}
    >
      <SheetContext value={context}>
        <div className={styles.paper}>
          <AlertsBlock sheet={sheet} />
          <MemoBlock sheet={sheet} />
          <ProblemsBlock sheet={sheet} />
          <MedicinesBlock sheet={sheet} />
          <div className={styles.halves}>
            <ResultsBlock sheet={sheet} />
            <div>
              <StaysBlock sheet={sheet} />
              <AidsBlock sheet={sheet} />
              <ContactsBlock sheet={sheet} />
            </div>
          </div>
        </div>
      </SheetContext>
    </PrintDocument>
  )
}
