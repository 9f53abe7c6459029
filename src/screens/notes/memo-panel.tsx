import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '#clinical/event-facts.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { now } from '#sources/freshness.ts'
import { publishMemo } from '#sources/hub/note-changes.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { AudienceChoice } from './audience-choice.tsx'
import { type Edit, EditNote, settle } from './note-changes.tsx'
import type { NoteDesk, TextInHand } from './note-desk.ts'
import { sentText } from './note-time.ts'
import styles from './notes.module.css'
import { useNoteWords } from './use-note-words.ts'
import type { NotesView } from './use-notes.ts'

interface MemoPanelProps {
  readonly person: Person
  readonly author: NoteAuthor
  readonly mayWrite: boolean
  readonly desk: NoteDesk
  readonly view: NotesView
}

/** The one memo that is pinned to the patient, with what it replaced (FACE-4: written by a person, on yellow). */
export function MemoPanel({ person, author, mayWrite, desk, view }: MemoPanelProps) {
  const { t } = useTranslation('notes')
  useSyncExternalStore(desk.subscribe, desk.revision)
  const { current, earlier } = view.memos
  const memos = current.filter(({ memo }) => memo === 'current')
  const edit = useMemoEdit(person, desk, author, memos[0])
  const { inHand } = edit
  return (
    <section className={styles.side} aria-label={t(($) => $.memo.heading)}>
      <h2>
        <Icon name="memo" size={18} />
        {t(($) => $.memo.heading)}
        {current.length === 0 ? null : <span>{current.length}</span>}
      </h2>
      {memos.length > 1 ? (
        <p className={styles.gap} role="alert">
          <Icon name="caution" size={16} />
          {t(($) => $.memo.several, { count: memos.length })}
        </p>
      ) : null}
      {current.map((memo) => (
        <Memo key={memo.key} memo={memo} />
      ))}
      {current.length === 0 ? <NoMemo view={view} /> : null}
      {inHand !== undefined ? (
        <div className={styles.editing}>
          <AudienceChoice
            person={person}
            author={author}
            audience={inHand.audience}
            isLocked={false}
            onChange={(audience) => desk.take(MEMO, { ...inHand, audience })}
          />
          <EditNote edit={edit} label={t(($) => $.memo.label)} onDone={view.refresh} />
        </div>
      ) : mayWrite && isHubKnown(view) ? (
        <Button size="small" onClick={edit.begin}>
          {memos.length === 0 ? t(($) => $.memo.write) : t(($) => $.memo.edit)}
        </Button>
      ) : null}
      {earlier.length === 0 ? null : (
        <details className={styles.earlier}>
          <summary>{t(($) => $.memo.history, { count: earlier.length })}</summary>
          {earlier.map((memo) => (
            <Memo key={memo.key} memo={memo} />
          ))}
        </details>
      )}
    </section>
  )
}

const MEMO = 'memo'

/** The hub has told what it holds: only who has seen whether there is a memo may write one. */
export function isHubKnown({ answers }: NotesView): boolean {
  const state = answers.get(HUB_FACILITY_ID)?.state
  return state === 'data' || state === 'none'
}

function NoMemo({ view }: { readonly view: NotesView }) {
  const { t } = useTranslation('notes')
  const state = view.answers.get(HUB_FACILITY_ID)?.state
  if (isHubKnown(view)) return <p className={styles.quiet}>{t(($) => $.memo.none)}</p>
  return state === 'loading' ? (
    <p className={styles.quiet}>{t(($) => $.memo.loading)}</p>
  ) : (
    <p className={styles.gap}>
      <Icon name="failed" size={16} />
      {t(($) => $.memo.unknown)}
    </p>
  )
}

function Memo({ memo }: { readonly memo: Note }) {
  const { t, i18n } = useTranslation('notes')
  const words = useNoteWords()
  const { name } = useFacilityNames()
  return (
    <div className={styles.memo} data-old={memo.memo === 'superseded'}>
      <p className={styles.text}>{memo.text}</p>
      <p>
        {memo.author ?? t(($) => $.author.unknown)}
        {memo.memo === undefined ? `　${t(($) => $.note.caution)}` : `　${words.profession(memo.profession)}`}
        {memo.facility === HUB_FACILITY_ID ? null : `　${name(memo.facility)}`}
      </p>
      <p>{sentText(memo, languageOf(i18n))}</p>
      <p>
        <Icon name={words.audienceIcon(memo.audience)} size={16} /> {words.audience(memo.audience)}
      </p>
    </div>
  )
}

/** The memo is replaced as a whole, by whoever has seen the one that stands (ITI-105, E23). */
function useMemoEdit(person: Person, desk: NoteDesk, author: NoteAuthor, standing: Note | undefined): Edit {
  const network = useNetwork()
  const inHand = desk.change(MEMO)
  const put = (patch: Partial<TextInHand>) => {
    const before = desk.change(MEMO)
    if (before !== undefined) desk.take(MEMO, { ...before, ...patch })
  }
  return {
    inHand,
    begin: () =>
      desk.take(MEMO, {
        text: standing?.text ?? '',
        before: standing?.text ?? '',
        seen: standing?.refs[0]?.id,
        uuid: crypto.randomUUID(),
        audience: standing?.audience ?? desk.draft('new').state().content.audience,
      }),
    change: (text) => put({ text }),
    settle: (choice) => settle(desk, MEMO, choice),
    cancel: () => desk.take(MEMO, undefined),
    async save() {
      const memo = desk.change(MEMO)
      const { hubStore } = network
      const patientId = hubStore?.patientIdOf(person.handle)
      if (memo === undefined || memo.isBusy === true || memo.text.trim() === '') return false
      if (hubStore === undefined || patientId === undefined) {
        put({ problem: { kind: 'no-hub' } })
        return false
      }
      const { problem: _problem, ...rest } = memo
      desk.take(MEMO, { ...rest, isBusy: true })
      const { uuid, text, audience, seen } = memo
      const parts = { uuid, patientId, author, text, audience, at: now(network), replaces: seen }
      const outcome = await publishMemo(hubStore, parts, new AbortController().signal)
      switch (outcome.kind) {
        case 'done':
          desk.take(MEMO, undefined)
          return true
        case 'problem':
          put({ isBusy: false, problem: outcome.problem })
          return false
        case 'conflict':
          put({ isBusy: false, theirs: { text: outcome.theirs.description ?? '', seen: outcome.theirs.id } })
          return false
      }
    },
  }
}
