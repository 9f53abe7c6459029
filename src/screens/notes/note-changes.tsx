import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '#clinical/event-facts.ts'
import { now } from '#sources/freshness.ts'
import { deleteNote, editNote, type SeenNote } from '#sources/hub/note-changes.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import type { WriteProblem } from '#sources/hub/write-problem.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { BothVersions } from './both-versions.tsx'
import type { NoteDesk, TextInHand } from './note-desk.ts'
import editorStyles from './note-editor.module.css'
import { useNoteWords } from './use-note-words.ts'

/** The change of one text, wherever it is kept: what stands in the field, and how it is saved. */
export interface Edit {
  readonly inHand: TextInHand | undefined
  begin(): void
  change(text: string): void
  settle(choice: 'ours' | 'theirs'): void
  cancel(): void
  /** True once the hub has it. */
  save(): Promise<boolean>
}

/** A note that its author changes. */
export function useEdit(desk: NoteDesk, note: Note, id: string | undefined): Edit {
  const { hubStore } = useNetwork()
  const key = `edit ${note.key}`
  const inHand = desk.change(key)
  const put = (patch: Partial<TextInHand>) => {
    const before = desk.change(key)
    if (before !== undefined) desk.take(key, { ...before, ...patch })
  }
  return {
    inHand,
    begin: () =>
      desk.take(key, {
        text: note.text,
        before: note.text,
        seen: note.version,
        uuid: '',
        audience: note.audience ?? { kind: 'network' },
      }),
    change: (text) => put({ text }),
    settle: (choice) => settle(desk, key, choice),
    cancel: () => desk.take(key, undefined),
    async save() {
      const text = desk.change(key)
      if (text === undefined || text.isBusy === true || id === undefined) return false
      if (hubStore === undefined) {
        put({ problem: { kind: 'no-hub' } })
        return false
      }
      const { problem: _problem, ...rest } = text
      desk.take(key, { ...rest, isBusy: true })
      const outcome = await editNote(hubStore, { id, version: text.seen }, text.text, new AbortController().signal)
      switch (outcome.kind) {
        case 'done':
          desk.take(key, undefined)
          return true
        case 'problem':
          put({ isBusy: false, problem: outcome.problem })
          return false
        case 'conflict': {
          const { payload = [], meta } = outcome.theirs
          const theirs = payload.find(({ contentString }) => contentString !== undefined)?.contentString ?? ''
          put({ isBusy: false, theirs: { text: theirs, seen: meta?.versionId } })
          return false
        }
      }
    },
  }
}

/** After both versions were seen, the chosen one stands in the field, over the version that stands at the hub. */
export function settle(desk: NoteDesk, key: string, choice: 'ours' | 'theirs'): void {
  const text = desk.change(key)
  if (text?.theirs === undefined) return
  const { theirs, ...rest } = text
  desk.take(key, {
    ...rest,
    before: theirs.text,
    seen: theirs.seen,
    text: choice === 'ours' ? text.text : theirs.text,
  })
}

interface EditNoteProps {
  readonly edit: Edit
  readonly label: string
  onDone(): void
}

/** The field in which a text that is at the hub is changed. */
export function EditNote({ edit, label, onDone }: EditNoteProps) {
  const { t } = useTranslation('notes')
  const { inHand } = edit
  if (inHand === undefined) return null
  const { text, theirs, problem, isBusy = false } = inHand
  return (
    <form
      className={editorStyles.edit}
      aria-label={label}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        void edit.save().then((isDone) => isDone && onDone())
      }}
    >
      <textarea
        className={editorStyles.text}
        aria-label={label}
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this field
        autoFocus
        rows={3}
        autoComplete="off"
        spellCheck={false}
        readOnly={isBusy}
        value={text}
        onChange={(event) => edit.change(event.currentTarget.value)}
      />
      {theirs === undefined ? null : <BothVersions ours={text} theirs={theirs.text} onChoose={edit.settle} />}
      {problem === undefined ? null : <Problem problem={problem} />}
      <span className={editorStyles.send}>
        <Button onClick={edit.cancel}>{t(($) => $.editor.cancel)}</Button>
        <Button type="submit" variant="outline" disabled={isBusy || text.trim() === ''}>
          {isBusy ? t(($) => $.note.saving) : problem === undefined ? t(($) => $.note.save) : t(($) => $.editor.resend)}
        </Button>
      </span>
    </form>
  )
}

function Problem({ problem }: { readonly problem: WriteProblem }) {
  const { t } = useTranslation('notes')
  const words = useNoteWords()
  return (
    <p className={editorStyles.alert} role="alert">
      <Icon name="caution" size={20} />
      <span>
        <b>{t(($) => $.problem.notDone)}</b>　{t(($) => $.problem.reason, { reason: words.reason(problem) })}
      </span>
    </p>
  )
}

/** Taking a note back is asked about once (ALRT-1) and leaves a trace. */
export function useDeleteNote(seen: SeenNote, author: NoteAuthor, onDone: () => void) {
  const { t } = useTranslation('notes')
  const network = useNetwork()
  const isRunning = useRef(false)
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<WriteProblem>()
  const remove = async () => {
    const { hubStore } = network
    if (isRunning.current) return
    isRunning.current = true
    const outcome =
      hubStore === undefined
        ? ({ kind: 'problem', problem: { kind: 'no-hub' } } as const)
        : await deleteNote(hubStore, seen, author, now(network), new AbortController().signal)
    isRunning.current = false
    if (outcome.kind === 'problem') return setProblem(outcome.problem)
    setAsked(false)
    // A note that was changed meanwhile stays; its author sees the change first.
    onDone()
  }
  return {
    ask: () => setAsked(true),
    question: isAsked ? (
      <Dialog
        title={t(($) => $.note.deleteTitle)}
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button variant="destructive" onClick={() => void remove()}>
              {t(($) => $.note.deleteNow)}
            </Button>
            <Button variant="primary" onClick={() => setAsked(false)}>
              {t(($) => $.note.keep)}
            </Button>
          </>
        }
      >
        <p>{t(($) => $.note.deleteDetail)}</p>
        {problem === undefined ? null : <Problem problem={problem} />}
      </Dialog>
    ) : null,
  }
}
