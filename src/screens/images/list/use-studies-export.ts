import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { useCopiedText } from '#record/export/copied-text.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { useIdentityLines } from '#record/export/identity-lines.ts'
import { useEmptyListLine } from '#record/nothing-words.ts'
import { usePeriodWords } from '#record/use-period-words.ts'
import type { ImagesAddress } from '../images-address.ts'
import type { ImagesView } from '../use-images.ts'
import { useStudyRows } from './use-study-rows.ts'

export interface StudiesAbout {
  readonly person: Person
  readonly view: ImagesView
  readonly address: ImagesAddress
  /** What narrows the list, in words. */
  readonly filters: string | undefined
}

interface StudiesExport {
  readonly csv: () => CsvTable
  /** For a referral letter: which studies there are, one line each. */
  readonly text: () => string
}

/** The studies that the list shows, all of them, as a file and as text: which there are, never an image (GRID-11). */
export function useStudiesExport({ person, view, address, filters }: StudiesAbout): StudiesExport {
  const { t } = useTranslation('images')
  const studyRows = useStudyRows()
  const identityLines = useIdentityLines()
  const periodWords = usePeriodWords()
  const emptyLine = useEmptyListLine()
  const copiedText = useCopiedText()
  const head = () => identityLines({ person, period: periodWords(address, 'all'), filters, answers: view.answers })
  const nothing = () =>
    emptyLine({
      answers: view.studyAnswers,
      what: t(($) => $.what),
      facility: address.facility,
      filter: filters === undefined ? undefined : { words: filters, total: view.total },
    })
  return {
    csv: () => ({
      head: head(),
      nothing: nothing(),
      columns: [
        t(($) => $.list.column.date),
        t(($) => $.list.column.title),
        t(($) => $.list.column.modality),
        t(($) => $.list.column.bodyPart),
        t(($) => $.list.column.series),
        t(($) => $.list.column.images),
        t(($) => $.list.column.state),
        t(($) => $.list.column.accession),
        t(($) => $.list.column.facility),
      ],
      rows: studyRows(view.shown).map((row) => [
        row.date,
        row.title,
        row.modality,
        row.bodyPart,
        row.series,
        row.images,
        row.state,
        row.accession,
        row.facility,
      ]),
    }),
    text: () =>
      copiedText(head(), [
        ...(view.shown.length === 0 ? [nothing()] : []),
        ...studyRows(view.shown).map(({ date, title, modality, bodyPart, state, facility }) =>
          [date, title, modality, bodyPart, state === '' ? '' : `(${state})`, facility]
            .filter((part) => part !== '')
            .join(' '),
        ),
      ]),
  }
}
