import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '#clinical/event-facts.ts'
import type { Person } from '#clinical/person.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { NoteArticle } from './note-article.tsx'
import type { NoteDesk } from './note-desk.ts'
import styles from './note-feed.module.css'
import type { NotesView } from './use-notes.ts'
import { useNotesShortcuts } from './use-notes-shortcuts.ts'

interface NoteFeedProps {
  readonly person: Person
  readonly author: NoteAuthor
  readonly mayWrite: boolean
  readonly view: NotesView
  readonly desk: NoteDesk
  readonly isNew: (note: Note) => boolean
}

/** Notes newest first, each with its answers below it. Page keys go from message to message, as in any feed. */
export function NoteFeed({ person, author, mayWrite, view, desk, isNew }: NoteFeedProps) {
  const { t } = useTranslation('notes')
  useNotesShortcuts()
  const feed = useRef<HTMLDivElement>(null)
  const messages = view.threads.flatMap(({ note, replies }) => [
    { note, answered: undefined },
    ...replies.map((reply) => ({ note: reply, answered: note.author ?? t(($) => $.author.unknown) })),
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0
    const articles = [...(feed.current?.querySelectorAll<HTMLElement>('article') ?? [])]
    const at = articles.findIndex((article) => article.contains(document.activeElement))
    const next = step === 0 || at < 0 ? undefined : articles[at + step]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div
      ref={feed}
      role="feed"
      aria-label={t(($) => $.feed)}
      aria-busy={false}
      className={styles.feed}
      onKeyDown={onKeyDown}
    >
      {messages.map(({ note, answered }, index) => (
        <NoteArticle
          key={note.key}
          person={person}
          author={author}
          mayWrite={mayWrite}
          note={note}
          view={view}
          desk={desk}
          isNew={isNew(note)}
          position={index + 1}
          size={messages.length}
          answered={answered}
        />
      ))}
    </div>
  )
}
