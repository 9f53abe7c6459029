import '#ui/icon/profession-icons.ts'
import { type ReactNode, useId, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '#clinical/event-facts.ts'
import type { HomeCare } from '#clinical/notes/note-parts.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { USER_KEY } from '#sources/hub/note-resource.ts'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { EditNote, useDeleteNote, useEdit } from './note-changes.tsx'
import type { NoteDesk } from './note-desk.ts'
import { NoteEditor } from './note-editor.tsx'
import styles from './note-feed.module.css'
import { NoteFiles } from './note-files.tsx'
import { sentText, timeText } from './note-time.ts'
import { ReadBy } from './read-by.tsx'
import { useNoteWords } from './use-note-words.ts'
import type { NotesView } from './use-notes.ts'

interface NoteArticleProps {
  readonly person: Person
  readonly author: NoteAuthor
  readonly mayWrite: boolean
  readonly note: Note
  readonly view: NotesView
  readonly desk: NoteDesk
  readonly isNew: boolean
  readonly position: number
  readonly size: number
  /** The author of the note that this one answers, where that stands above it. */
  readonly answered?: string | undefined
}

/** One message: who, of what profession, from where, when, for whom (NOTE-1, NOTE-2); and what can be done with it. */
export function NoteArticle(props: NoteArticleProps) {
  const { person, author, mayWrite, note, view, desk, isNew, position, size, answered } = props
  const { t, i18n } = useTranslation('notes')
  const language = languageOf(i18n)
  const words = useNoteWords()
  const { name } = useFacilityNames()
  const heading = useId()
  const reply = useRef<HTMLTextAreaElement>(null)
  const replyButton = useRef<HTMLButtonElement>(null)
  useSyncExternalStore(desk.subscribe, desk.revision)
  const id = hubIdOf(note)
  const [isReplying, setReplying] = useState(id !== undefined && desk.isBegun(id))
  const edit = useEdit(desk, note, id)
  const isMine = id !== undefined && note.authorId === `${USER_KEY}${author.id}`
  const writer = note.author ?? t(($) => $.author.unknown)
  const isDeleted = note.status === 'entered-in-error'
  const closeReply = () => {
    setReplying(false)
    replyButton.current?.focus()
  }
  return (
    <article
      className={styles.note}
      aria-labelledby={heading}
      aria-posinset={position}
      aria-setsize={size}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: articles of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
      data-reply={answered !== undefined}
    >
      <span className={styles.badge} data-profession={note.profession}>
        <Icon name={words.professionIcon(note.profession)} size={20} />
      </span>
      <div className={styles.body}>
        <header className={styles.head} id={heading}>
          {isNew ? (
            <span className={styles.new}>
              <span className="visually-hidden">{t(($) => $.note.new)}</span>
            </span>
          ) : null}
          <b>
            <bdi>{writer}</bdi>
          </b>
          <Tag tone="outline">{words.profession(note.profession)}</Tag>
          <FacilityLetter facility={note.facility} />
          <span>{note.facility === HUB_FACILITY_ID ? null : name(note.facility)}</span>
          {answered === undefined ? null : (
            <span className={styles.answered}>{t(($) => $.note.replyTo, { author: answered })}</span>
          )}
          <time className={styles.time}>{sentText(note, language)}</time>
        </header>
        {isDeleted ? (
          <Deleted note={note} />
        ) : (
          <>
            {edit.inHand === undefined ? (
              <Text note={note} person={person} />
            ) : (
              <EditNote edit={edit} label={t(($) => $.note.editLabel)} onDone={view.refresh} />
            )}
            <div className={styles.foot}>
              <span>
                <Icon name={words.audienceIcon(note.audience)} size={16} />
                {words.audience(note.audience)}
              </span>
              <History note={note} />
              {id === undefined ? null : <ReadBy person={person} author={author} id={id} isMine={isMine} view={view} />}
              {id === undefined || !mayWrite ? null : (
                <span className={styles.actions}>
                  <Button
                    ref={replyButton}
                    size="strip"
                    variant="text"
                    aria-expanded={isReplying}
                    onClick={() => {
                      setReplying(true)
                      requestAnimationFrame(() => reply.current?.focus())
                    }}
                  >
                    {t(($) => $.note.reply)}
                  </Button>
                  {isMine ? <OwnActions note={note} id={id} author={author} edit={edit} view={view} /> : null}
                </span>
              )}
            </div>
          </>
        )}
        {isReplying && id !== undefined ? (
          <NoteEditor
            person={person}
            author={author}
            desk={desk}
            slot={id}
            text={reply}
            label={t(($) => $.editor.reply, { author: writer })}
            onSent={() => {
              closeReply()
              view.refresh()
            }}
            onCancel={closeReply}
          />
        ) : null}
      </div>
    </article>
  )
}

/** The id of a note that can be answered: only what the hub holds. */
function hubIdOf({ refs }: Note): string | undefined {
  const ref = refs.find(
    ({ facility, resourceType }) => facility === HUB_FACILITY_ID && resourceType === 'Communication',
  )
  return ref?.id
}

function Text({ note, person }: { readonly note: Note; readonly person: Person }) {
  const { t, i18n } = useTranslation('notes')
  const { at, recordedAt } = note
  const isOfAnotherDay =
    at !== undefined && recordedAt !== undefined && at.text.slice(0, 10) !== recordedAt.text.slice(0, 10)
  return (
    <>
      {isOfAnotherDay ? (
        <p className={styles.about}>
          {t(($) => $.note.about, { date: timeText(at.text.slice(0, 10), languageOf(i18n)) ?? '' })}
        </p>
      ) : null}
      {note.text === '' ? null : <p className={styles.text}>{note.text}</p>}
      {note.homeCare === undefined ? null : <HomeCareText homeCare={note.homeCare} />}
      <NoteFiles person={person} server={note.refs[0]?.facility ?? HUB_FACILITY_ID} files={note.files} />
      {note.notes.map((remark) => (
        <p key={remark} className={styles.text}>
          {remark}
        </p>
      ))}
    </>
  )
}

function HomeCareText({ homeCare }: { readonly homeCare: HomeCare }) {
  const { t, i18n } = useTranslation('notes')
  const { nextVisit, isPolicyChanged, policy, carePoints, endOfLife } = homeCare
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t(($) => $.homeCare.nextVisit), timeText(nextVisit, languageOf(i18n))],
    [
      t(($) => $.homeCare.policyChanged),
      isPolicyChanged === undefined
        ? undefined
        : t(($) => (isPolicyChanged ? $.homeCare.changed : $.homeCare.unchanged)),
    ],
    [t(($) => $.homeCare.policy), policy],
    [t(($) => $.homeCare.carePoints), carePoints],
    [t(($) => $.homeCare.endOfLife), endOfLife],
  ]
  return (
    <dl className={styles['home-care']}>
      {lines.map(([label, value]) =>
        value === undefined ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** Edits keep what was written before (NOTE-2). */
function History({ note }: { readonly note: Note }) {
  const { t, i18n } = useTranslation('notes')
  const language = languageOf(i18n)
  if (note.earlier.length === 0) return null
  return (
    <details className={styles.history}>
      <summary>{t(($) => $.note.history, { count: note.earlier.length })}</summary>
      <ol>
        {note.earlier.map(({ text, at }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text may have been written twice
          <li key={index}>
            <span>{timeText(at, language) ?? t(($) => $.note.earlierUnknown)}</span>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** The trace of a note that was taken back, and what it had said: a record is not destroyed (NOTE-2, VAL-4). */
function Deleted({ note }: { readonly note: Note }) {
  const { t, i18n } = useTranslation('notes')
  const { at, by } = note.deletion ?? {}
  const time = timeText(at, languageOf(i18n))
  return (
    <div className={styles.deleted}>
      <p>
        {by === undefined || time === undefined
          ? t(($) => $.note.deletedUnknown)
          : t(($) => $.note.deleted, { by, time })}
      </p>
      <details className={styles.history}>
        <summary>{t(($) => $.note.deletedText)}</summary>
        <s>{note.text}</s>
      </details>
    </div>
  )
}

interface OwnActionsProps {
  readonly note: Note
  readonly id: string
  readonly author: NoteAuthor
  readonly edit: ReturnType<typeof useEdit>
  readonly view: NotesView
}

function OwnActions({ note, id, author, edit, view }: OwnActionsProps) {
  const { t } = useTranslation('notes')
  const remove = useDeleteNote({ id, version: note.version }, author, view.refresh)
  return (
    <>
      <Button size="strip" variant="text" onClick={edit.begin}>
        {t(($) => $.note.edit)}
      </Button>
      <Button size="strip" variant="text" onClick={remove.ask}>
        {t(($) => $.note.delete)}
      </Button>
      {remove.question}
    </>
  )
}
