import { useTranslation } from 'react-i18next'
import { PrintDocument } from '#record/print/print-document.tsx'
import { PrintNothing } from '#record/print/print-nothing.tsx'
import table from '#record/print/print-table.module.css'
import { sourceLines } from '#record/print/source-lines.ts'
import { usePeriodWords } from '#record/use-period-words.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { StudiesAbout } from './use-studies-export.ts'
import { useStudyRows } from './use-study-rows.ts'

interface StudyListPrintProps extends StudiesAbout {
  /** Asked for by its own button, while something else stands in the viewer. */
  readonly isAlone: boolean
}

/** The list of studies on paper: which there are, with what can be opened here (ACC-9, GRID-11). */
export function StudyListPrint({ person, view, address, filters, isAlone }: StudyListPrintProps) {
  const { t } = useTranslation('images')
  const { facilities } = useNetwork()
  const studyRows = useStudyRows()
  const periodWords = usePeriodWords()
  return (
    <PrintDocument
      heading={t(($) => $.list.label)}
      person={person}
      period={periodWords(address, 'all')}
      filters={filters}
      counts={t(($) => $.list.shown, { total: view.total, shown: view.shown.length })}
      sources={sourceLines(facilities, person, view.answers)}
      isAlone={isAlone}
    >
      {view.shown.length === 0 ? (
        <PrintNothing
          answers={view.studyAnswers}
          what={t(($) => $.what)}
          facility={address.facility}
          filter={filters === undefined ? undefined : { words: filters, total: view.total }}
        />
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.list.column.date)}</th>
              <th scope="col">{t(($) => $.list.column.title)}</th>
              <th scope="col">{t(($) => $.list.column.modality)}</th>
              <th scope="col">{t(($) => $.list.column.images)}</th>
              <th scope="col">{t(($) => $.list.column.state)}</th>
              <th scope="col">{t(($) => $.list.column.facility)}</th>
            </tr>
          </thead>
          <tbody>
            {studyRows(view.shown).map((row) => (
              <tr key={row.key}>
                <td>{row.date}</td>
                <td>{row.title}</td>
                <td>{row.modality}</td>
                <td>{row.images}</td>
                <td>{row.state}</td>
                <td>{row.facility}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PrintDocument>
  )
}
