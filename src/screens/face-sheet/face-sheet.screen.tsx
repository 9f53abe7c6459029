import '#i18n/face-sheet.ts'
import '#i18n/conditions.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useMayExport } from '#record/export/export-rights.ts'
import { RecordBar } from '#record/record-bar.tsx'
import type { RecordView } from '#record/record-view.ts'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { AlertsBlock } from './alerts-block.tsx'
import { ContactsBlock } from './contacts-block.tsx'
import { AidsBlock, StaysBlock } from './course-blocks.tsx'
import styles from './face-sheet.module.css'
import { FaceSheetPrint } from './face-sheet-print.tsx'
import { HospitalsBlock } from './hospitals-block.tsx'
import { MedicinesBlock } from './medicines-block.tsx'
import { MemoBlock } from './memo-block.tsx'
import { ProblemsBlock } from './problems-block.tsx'
import { ResultsBlock } from './results-block.tsx'
import { SheetContext } from './sheet-context.ts'
import { FALLBACK_PERIOD, useFaceSheet } from './use-face-sheet.ts'
import { useTwoColumns } from './use-two-columns.ts'

interface FaceSheetScreenProps {
  readonly person: Person
  /** From `readRecordView` of the address's search part. */
  readonly view: RecordView
  onView(view: RecordView, how: { readonly replace: boolean }): void
}

/** フェイスシート: one page for the first thirty seconds (FACE-1). Another person starts it anew (PID-3). */
export function FaceSheetScreen(props: FaceSheetScreenProps) {
  return <FaceSheetOfPerson key={props.person.handle} {...props} />
}

function FaceSheetOfPerson({ person, view, onView }: FaceSheetScreenProps) {
  const { t, i18n } = useTranslation('faceSheet')
  const network = useNetwork()
  const sheet = useFaceSheet(person, view)
  const context = useMemo(() => ({ person, view: withPeriod(view), isPaper: false }), [person, view])
  // In two columns the results stand under the warnings, beside the medicines: all three in sight without scrolling.
  const isTwoColumns = useTwoColumns()
  const results = (
    <div className={styles.results}>
      <ResultsBlock sheet={sheet} />
    </div>
  )
  return (
    <section className={styles.screen} aria-label={t(($) => $.title)}>
      <RecordBar
        title={t(($) => $.title)}
        view={view}
        onView={onView}
        fallback={FALLBACK_PERIOD}
        left={
          <span className={styles.about}>
            {t(($) => $.asOf, { time: formatInstant(now(network), languageOf(i18n)) })}
          </span>
        }
        actions={<PrintPage />}
      />
      <SheetContext value={context}>
        <div className={styles.sheet}>
          <div className={styles.column}>
            <AlertsBlock sheet={sheet} />
            {isTwoColumns ? results : null}
            <ProblemsBlock sheet={sheet} />
            <MemoBlock sheet={sheet} />
          </div>
          <div className={styles.column} data-of="treatment">
            <div className={styles.medicines}>
              <MedicinesBlock sheet={sheet} />
            </div>
            {isTwoColumns ? null : results}
            <div className={styles.column} data-of="rest">
              <StaysBlock sheet={sheet} />
              <AidsBlock sheet={sheet} />
              <ContactsBlock sheet={sheet} />
              <HospitalsBlock person={person} />
            </div>
          </div>
        </div>
      </SheetContext>
      <FaceSheetPrint person={person} view={withPeriod(view)} sheet={sheet} />
    </section>
  )
}

/** The period that the sheet shows, said in the address of the screens it leads to (FACE-3). */
function withPeriod(view: RecordView): RecordView {
  const isChosen = view.period !== undefined || view.from !== undefined || view.until !== undefined
  return isChosen ? view : { ...view, period: FALLBACK_PERIOD }
}

function PrintPage() {
  const { t } = useTranslation('faceSheet')
  const mayExport = useMayExport()
  if (!mayExport('print')) return null
  return (
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      {t(($) => $.print)}
    </Button>
  )
}
