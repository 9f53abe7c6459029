import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import type { Person } from '#clinical/person.ts'
import { StateView } from '#ui/state-view/state-view.tsx'
import { FileView } from './file-view.tsx'
import { MarkRead } from './mark-read.tsx'
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
  const { fact } = entry
  if (entry.isAwaitingConsent) {
    return (
      <ScrollArea>
        <StateView state="notPermitted" title={t(($) => $.pane.consentTitle)} detail={t(($) => $.pane.consentDetail)} />
      </ScrollArea>
    )
  }
  const attached = fact.files[file]
  const hasOwnWords = fact.kind === 'report' ? fact.conclusion !== undefined || hasResults(fact.resultKeys) : false
  const description = fact.kind === 'report' ? undefined : ownDescription(fact)
  if (attached === undefined || hasOwnWords) {
    return (
      <ReportView person={person} entry={entry} description={description}>
        {attached === undefined ? <MarkRead /> : <FileView person={person} entry={entry} file={attached} isInReport />}
      </ReportView>
    )
  }
  return <FileView person={person} entry={entry} file={attached} />
}

function hasResults(keys: readonly string[] | undefined): boolean {
  return keys !== undefined && keys.length > 0
}

/** The description of an entry without a file is its content; elsewhere it often only repeats the title. */
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
