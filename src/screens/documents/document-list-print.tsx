import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { FacilityName } from '#record/facility-names.tsx'
import { PrintDocument } from '#record/print/print-document.tsx'
import { PrintNothing } from '#record/print/print-nothing.tsx'
import table from '#record/print/print-table.module.css'
import { sourceLines } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import styles from './document-print.module.css'
import { useDocumentWords } from './use-document-words.ts'
import type { DocumentsView } from './use-documents.ts'

interface DocumentListPrintProps {
  readonly person: Person
  readonly view: DocumentsView
  readonly facility: FacilityId | undefined
  readonly filters: string | undefined
}

/** 文書一覧 on paper while no document is open: every line that the filters leave, drawn or not (ACC-9, GRID-11). */
export function DocumentListPrint({ person, view, facility, filters }: DocumentListPrintProps) {
  const { t } = useTranslation('documents')
  const { facilities } = useNetwork()
  const words = useDocumentWords()
  return (
    <PrintDocument
      heading={t(($) => $.list.caption)}
      person={person}
      filters={filters}
      counts={t(($) => $.list.shown, { total: view.total, shown: view.shown.length })}
      sources={sourceLines(facilities, person, view.answers)}
    >
      {view.shown.length === 0 ? (
        <PrintNothing
          answers={view.answers}
          what={t(($) => $.what)}
          facility={facility}
          filter={filters === undefined ? undefined : { words: filters, total: view.total }}
        />
      ) : (
        <table className={`${table.table} ${styles.list}`}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.list.date)}</th>
              <th scope="col">{t(($) => $.list.title)}</th>
              <th scope="col">{t(($) => $.list.facility)}</th>
              <th scope="col">{t(($) => $.list.department)}</th>
              <th scope="col">{t(($) => $.list.author)}</th>
              <th scope="col">{t(($) => $.list.state)}</th>
            </tr>
          </thead>
          <tbody>
            {view.shown.map((entry) => (
              <tr key={entry.key}>
                <td>{words.date(entry)}</td>
                <td>
                  {[words.title(entry), words.mark(entry)].filter((each) => each !== undefined).join('　')}
                  {entry.type === undefined ? null : <small>{entry.type}</small>}
                </td>
                <td>
                  <FacilityName facility={entry.facility} />
                </td>
                <td>{entry.fact.department}</td>
                <td>{entry.fact.author}</td>
                <td>{words.state(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PrintDocument>
  )
}
