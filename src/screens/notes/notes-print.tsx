import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { PrintDocument } from '#record/print/print-document.tsx'
import { PrintNothing } from '#record/print/print-nothing.tsx'
import { sourceLines } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import styles from './notes-print.module.css'
import { useNoteLines } from './use-note-lines.ts'
import type { NotesView } from './use-notes.ts'

interface NotesPrintProps {
  readonly person: Person
  readonly view: NotesView
  readonly period: string
  readonly filters: string | undefined
  readonly facility: Parameters<typeof PrintNothing>[0]['facility']
}

/** The memos and the notes that the screen shows, all of them, each with author, audience and attachments by name (ACC-9, NOTE-1). */
export function NotesPrint({ person, view, period, filters, facility }: NotesPrintProps) {
  const { t } = useTranslation('notes')
  const { facilities } = useNetwork()
  const noteLines = useNoteLines()
  return (
    <PrintDocument
      heading={t(($) => $.title)}
      person={person}
      period={period}
      filters={filters}
      counts={t(($) => $.printing.counts, { total: view.total, shown: view.shown })}
      sources={sourceLines(facilities, person, [view.answers])}
    >
      {noteLines(view).map(({ key, head, audience, body, isMemo, isReply }) => (
        <section key={key} className={styles.note} data-reply={isReply}>
          <p className={styles.head}>
            {isMemo ? <b className={styles.memo}>{t(($) => $.memo.heading)}</b> : null}
            <b>{head}</b>
            <span>{audience}</span>
          </p>
          {body.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text may stand twice
            <p key={index} className={styles.text}>
              {text}
            </p>
          ))}
        </section>
      ))}
      {view.shown === 0 ? (
        <PrintNothing
          answers={[view.answers]}
          what={t(($) => $.what)}
          facility={facility}
          filter={filters === undefined ? undefined : { words: filters, total: view.total }}
        />
      ) : null}
    </PrintDocument>
  )
}
