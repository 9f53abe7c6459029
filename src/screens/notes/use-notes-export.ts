import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { useCopiedText } from '#record/export/copied-text.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { useIdentityLines } from '#record/export/identity-lines.ts'
import { useEmptyListLine } from '#record/nothing-words.ts'
import { useNoteLines } from './use-note-lines.ts'
import type { NotesView } from './use-notes.ts'

interface ExportAbout {
  readonly person: Person
  readonly view: NotesView
  readonly facility: FacilityId | undefined
  /** Both in words. */
  readonly period: string
  readonly filters: string | undefined
}

interface NotesExport {
  readonly csv: () => CsvTable
  readonly text: () => string
}

/** The memos that stand and the notes that are shown, all of them, each with author and audience (GRID-11, NOTE-1). */
export function useNotesExport({ person, view, facility, period, filters }: ExportAbout): NotesExport {
  const { t } = useTranslation('notes')
  const identityLines = useIdentityLines()
  const noteLines = useNoteLines()
  const emptyLine = useEmptyListLine()
  const copiedText = useCopiedText()
  const answers = [view.answers]
  const head = () => identityLines({ person, period, filters, answers })
  const nothing = () =>
    emptyLine({
      answers,
      what: t(($) => $.what),
      facility,
      filter: filters === undefined ? undefined : { words: filters, total: view.total },
    })
  return {
    csv: () => {
      const lines = noteLines(view)
      const kindOf = ({ isMemo, isReply }: (typeof lines)[number]) =>
        isMemo ? t(($) => $.memo.heading) : t(($) => (isReply ? $.csv.reply : $.csv.note))
      const rows = lines.map((each) => [
        each.sent,
        kindOf(each),
        each.author,
        each.profession,
        each.facility,
        each.answered ?? '',
        each.audience,
        each.body.join('\n'),
      ])
      return {
        head: head(),
        columns: [
          t(($) => $.csv.date),
          t(($) => $.csv.kind),
          t(($) => $.csv.author),
          t(($) => $.csv.profession),
          t(($) => $.csv.facility),
          t(($) => $.csv.answers),
          t(($) => $.audience.label),
          t(($) => $.csv.text),
        ],
        // A memo that stands does not say that there are notes.
        rows: view.shown > 0 || rows.length === 0 ? rows : [...rows, [nothing()]],
        nothing: nothing(),
      }
    },
    text: () => {
      const blocks = noteLines(view).map(({ head: of, audience, body, isMemo }) =>
        [`${isMemo ? `${t(($) => $.memo.heading)}　` : ''}${of}　${audience}`, ...body].join('\n'),
      )
      return copiedText(head(), [(view.shown > 0 ? blocks : [...blocks, nothing()]).join('\n\n')])
    },
  }
}
