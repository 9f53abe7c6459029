import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatList } from '#clinical/format/list.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { markNoteRead } from '#sources/hub/note-changes.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import styles from './note-feed.module.css'
import type { NotesView } from './use-notes.ts'

interface ReadByProps {
  readonly person: Person
  readonly author: NoteAuthor
  readonly id: string
  readonly isMine: boolean
  readonly view: NotesView
}

/** Who says to have read a note, by name (NOTE-6). Nobody is said to have read what only passed by on the screen. */
export function ReadBy({ person, author, id, isMine, view }: ReadByProps) {
  const { t, i18n } = useTranslation('notes')
  const { hubStore } = useNetwork()
  const { markRead } = usePatientMarks(person)
  const [state, setState] = useState<'idle' | 'running' | 'failed'>('idle')
  const { readers } = view
  const names = readers?.value.get(id) ?? []
  const isRead = names.some((each) => each.id === author.id)
  const mark = async () => {
    const patient = hubStore?.patientIdOf(person.handle)
    if (hubStore === undefined || patient === undefined || state === 'running') return
    setState('running')
    const isDone = await markNoteRead(hubStore, id, patient, author, new AbortController().signal)
    setState(isDone ? 'idle' : 'failed')
    if (!isDone) return
    markRead(`note ${id}`)
    view.refresh()
  }
  return (
    <>
      {names.length === 0 ? null : (
        <span>
          {t(($) => $.note.readers, {
            names: formatList(
              names.map(({ name }) => name),
              languageOf(i18n),
            ),
          })}
        </span>
      )}
      {readers?.isKnown === false ? <span className={styles.gap}>{t(($) => $.note.readersUnknown)}</span> : null}
      {isMine || isRead || readers === undefined || !readers.isKnown || hubStore === undefined ? null : (
        <Button size="strip" variant="outline" aria-disabled={state === 'running'} onClick={() => void mark()}>
          {state === 'running' ? t(($) => $.note.reading) : t(($) => $.note.markRead)}
        </Button>
      )}
      {state === 'failed' ? (
        <span className={styles.gap} role="alert">
          {t(($) => $.note.readFailed)}
        </span>
      ) : null}
    </>
  )
}
