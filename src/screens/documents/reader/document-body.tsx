import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { withVisibleControls } from '#clinical/documents/plain-text.ts'
import type { Report } from '#clinical/event-facts.ts'
import type { Person } from '#clinical/person.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { FileView } from './file-view.tsx'
import { MarkRead } from './mark-read.tsx'
import { NotYetForPatient } from './not-for-patient.tsx'
import styles from './reading-pane.module.css'
import { ReportView } from './report-view.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface DocumentBodyProps {
  readonly person: Person
  readonly entry: DocumentEntry
  /** Which of its files. */
  readonly file: number
}

/** What a document holds: what the record itself says, then the file that is chosen. */
export function DocumentBody({ person, entry, file }: DocumentBodyProps) {
  const { t } = useTranslation('documents')
  const { isOn: isPatientFacing, namesMissing, hasUntold = false } = usePatientFacing()
  const { fact } = entry
  if (entry.isAwaitingConsent) {
    return (
      <ScrollArea>
        <StateView state="notPermitted" title={t(($) => $.pane.consentTitle)} detail={t(($) => $.pane.consentDetail)} />
      </ScrollArea>
    )
  }
  // Any text of any hospital may name what another one keeps from the patient (PRV-1).
  if (isPatientFacing && namesMissing !== undefined) {
    return (
      <ScrollArea>
        <NotYetForPatient person={person} missing={namesMissing} />
      </ScrollArea>
    )
  }
  const attached = fact.files[file]
  if (fact.kind === 'report') {
    // The file alone where the record says nothing beside it: what it says goes above, never away (VAL-5).
    if (attached === undefined || isTelling(fact)) {
      return (
        <ReportView person={person} entry={entry} description={undefined} hasFile={attached !== undefined}>
          {attached === undefined ? (
            // Words that are hidden from the patient are not read (H-27).
            isPatientFacing && (fact.narrative !== undefined || hasUntold) ? null : (
              <MarkRead />
            )
          ) : (
            <FileView person={person} entry={entry} file={attached} isInReport />
          )}
        </ReportView>
      )
    }
    return <FileView person={person} entry={entry} file={attached} />
  }
  const description = ownDescription(fact)
  if (attached === undefined) {
    return (
      <ReportView person={person} entry={entry} description={description} hasFile={false}>
        {isPatientFacing && hasUntold ? null : <MarkRead />}
      </ReportView>
    )
  }
  return (
    <>
      <Remarks texts={[...(description === undefined ? [] : [description]), ...fact.notes]} />
      <FileView person={person} entry={entry} file={attached} />
    </>
  )
}

function isTelling({ conclusion, narrative, notes, studyUids, resultKeys = [] }: Report): boolean {
  return (
    conclusion !== undefined ||
    narrative !== undefined ||
    [notes, studyUids, resultKeys].some(({ length }) => length > 0)
  )
}

/** What the record says of a document beside its file; nobody may show it to the patient unread (PRV-1). */
function Remarks({ texts }: { readonly texts: readonly string[] }) {
  const { t } = useTranslation('documents')
  const { isOn: isPatientFacing } = usePatientFacing()
  if (texts.length === 0 || isPatientFacing) return null
  return (
    <section className={styles.remarks} data-print-document="beside" aria-label={t(($) => $.content.description)}>
      {texts.map((text) => (
        <p key={text}>
          <span>{t(($) => $.content.description)}</span> <bdi>{withVisibleControls(text)}</bdi>
        </p>
      ))}
    </section>
  )
}

/** Often only the title or the type once more. */
function ownDescription({
  description,
  title,
  type,
}: {
  description: string | undefined
  title: string
  type: { text: string } | undefined
}) {
  return description === title || description === type?.text ? undefined : description
}
