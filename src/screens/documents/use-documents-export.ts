import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { useCopiedText } from '#record/export/copied-text.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { useIdentityLines } from '#record/export/identity-lines.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useEmptyListLine } from '#record/nothing-words.ts'
import { useDocumentWords } from './use-document-words.ts'
import type { DocumentsView } from './use-documents.ts'

interface ExportAbout {
  readonly person: Person
  readonly view: DocumentsView
  readonly facility: FacilityId | undefined
  readonly filters: string | undefined
}

interface DocumentsExport {
  readonly csv: () => CsvTable
  /** For a referral letter: which documents there are, one line each. */
  readonly text: () => string
}

/** The documents that the list shows, all of them, as a file and as text: their headings, never their content (GRID-11). */
export function useDocumentsExport({ person, view, facility, filters }: ExportAbout): DocumentsExport {
  const { t } = useTranslation('documents')
  const words = useDocumentWords()
  const { name } = useFacilityNames()
  const identityLines = useIdentityLines()
  const emptyLine = useEmptyListLine()
  const copiedText = useCopiedText()
  const head = () => identityLines({ person, period: undefined, filters, answers: view.answers })
  const nothing = () =>
    emptyLine({
      answers: view.answers,
      what: t(($) => $.what),
      facility,
      filter: filters === undefined ? undefined : { words: filters, total: view.total },
    })
  return {
    csv: () => ({
      head: head(),
      nothing: nothing(),
      columns: [
        t(($) => $.list.date),
        t(($) => $.list.title),
        t(($) => $.list.type),
        t(($) => $.list.department),
        t(($) => $.list.author),
        t(($) => $.list.state),
        t(($) => $.list.fileCount),
        t(($) => $.list.mark),
        t(($) => $.list.facility),
      ],
      rows: view.shown.map((entry) => [
        words.date(entry),
        words.title(entry),
        entry.type ?? t(($) => $.group[entry.group]),
        entry.fact.department ?? '',
        entry.fact.author ?? '',
        words.state(entry),
        String(entry.fact.files.length),
        words.mark(entry) ?? '',
        name(entry.facility),
      ]),
    }),
    text: () =>
      copiedText(head(), [
        ...(view.shown.length === 0 ? [nothing()] : []),
        ...view.shown.map((entry) =>
          [
            words.date(entry),
            words.title(entry),
            words.mark(entry),
            name(entry.facility),
            entry.fact.department,
            entry.fact.author,
            words.state(entry),
          ]
            .filter((part) => part !== undefined && part !== '')
            .join(' '),
        ),
      ]),
  }
}
