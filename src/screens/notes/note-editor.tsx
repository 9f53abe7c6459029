import { type RefObject, useId, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { useSession } from '#session/session-context.tsx'
import { isEmptyContent, type NoteAuthor } from '#sources/hub/note-content.ts'
import type { NoteDraft, NoteDraftState } from '#sources/hub/note-draft.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { AttachmentList } from './attachment-list.tsx'
import type { TrayFile } from './attachment-tray.ts'
import { AudienceChoice } from './audience-choice.tsx'
import { BothVersions } from './both-versions.tsx'
import { HomeCareFields } from './home-care-fields.tsx'
import type { NoteDesk, Slot } from './note-desk.ts'
import styles from './note-editor.module.css'
import { AddFiles, DayOf } from './note-editor-tools.tsx'
import { useNoteWords } from './use-note-words.ts'

interface NoteEditorProps {
  readonly person: Person
  readonly author: NoteAuthor
  readonly desk: NoteDesk
  readonly slot: Slot
  /** Accessible name and placeholder of the text. */
  readonly label: string
  readonly text: RefObject<HTMLTextAreaElement | null>
  /** The hub has the note. */
  onSent(): void
  onCancel?(): void
}

/** Where a note or an answer is written: readers first, then the text, then what goes with it (NOTE-1…5). */
export function NoteEditor({ person, author, desk, slot, label, text, onSent, onCancel }: NoteEditorProps) {
  const { t } = useTranslation('notes')
  const announce = useAnnounce()
  const { confirmIdentity } = useSession()
  useSyncExternalStore(desk.subscribe, desk.revision)
  const draft = desk.draft(slot)
  const tray = desk.tray(slot)
  const state = useSyncExternalStore(draft.subscribe, draft.state)
  const { files } = useSyncExternalStore(tray.subscribe, tray.state)
  const pending = files.length
  const { content, sending, theirs } = state
  const [hasHomeCare, setHomeCare] = useState(content.homeCare !== undefined)
  const isBusy = sending === 'running'
  const isEmpty = isEmptyContent(content)
  // One line until it is entered, so that what others wrote stands higher; who will read it stands there before the first
  // letter all the same (NOTE-1). It stays open when it is left: closing would move the note whose button is being pressed
  // from under the pointer. An answer was asked for.
  const [isEntered, setEntered] = useState(false)
  const isOpen = slot !== 'new' || isEntered || !isEmpty || pending > 0 || hasHomeCare
  const wait = waitsFor(files)
  const reason = wait !== undefined ? t(($) => $.editor.files[wait]) : isEmpty ? t(($) => $.editor.empty) : undefined
  const reasonId = useId()
  const send = async () => {
    // H-22: what was written about one patient never goes to another, whatever became of the page meanwhile.
    if (isBusy || isEmpty || pending > 0) return
    // A10: the note goes out in the name of whoever is there now.
    if (!(await confirmIdentity())) return
    if (!(await draft.send())) return
    announce(t(($) => $.editor.sent))
    desk.clear(slot)
    setHomeCare(false)
    onSent()
  }
  return (
    <form
      className={styles.editor}
      aria-label={label}
      autoComplete="off"
      data-open={isOpen}
      onFocus={() => setEntered(true)}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {isOpen ? (
        <AudienceChoice
          person={person}
          author={author}
          audience={content.audience}
          isLocked={content.files.length + pending > 0}
          onChange={(audience) => draft.change({ audience })}
        />
      ) : null}
      <textarea
        ref={text}
        className={styles.text}
        aria-label={label}
        placeholder={label}
        rows={isOpen ? 2 : 1}
        autoComplete="off"
        spellCheck={false}
        readOnly={isBusy}
        value={content.text}
        onChange={(event) => draft.change({ text: event.currentTarget.value })}
      />
      {hasHomeCare ? (
        <HomeCareFields homeCare={content.homeCare} onChange={(homeCare) => draft.change({ homeCare })} />
      ) : null}
      <AttachmentList
        person={person}
        tray={tray}
        uploaded={content.files}
        onRemove={(uuid) => draft.change({ files: content.files.filter((each) => each.uuid !== uuid) })}
      />
      {theirs === undefined ? null : (
        <BothVersions
          ours={content.text}
          theirs={theirs.payload?.find(({ contentString }) => contentString !== undefined)?.contentString ?? ''}
          remark={theirs.status === 'completed' ? t(($) => $.conflict.sentElsewhere) : undefined}
          onChoose={(choice) => draft.settle(choice)}
        />
      )}
      <NotSent draft={draft} state={state} onResend={() => void send()} />
      {isOpen ? (
        <>
          <div className={styles.foot}>
            <AddFiles isDisabled={isBusy} onFiles={(files) => void tray.add(files)} />
            {slot === 'new' ? (
              <>
                <Button aria-pressed={hasHomeCare} onClick={() => toggleHomeCare()}>
                  <Icon name="clinical-record" size={16} />
                  {t(($) => $.homeCare.open)}
                </Button>
                <DayOf draft={draft} day={content.day} />
              </>
            ) : null}
            <Keeping state={state} />
          </div>
          <div className={styles.foot}>
            <p className={styles.as}>
              <AsAuthor author={author} />
            </p>
            <span className={styles.send}>
              {onCancel === undefined ? null : <Button onClick={onCancel}>{t(($) => $.editor.cancel)}</Button>}
              {isEmpty || onCancel !== undefined ? null : (
                <Button variant="text" disabled={isBusy} onClick={() => void giveUp()}>
                  {t(($) => $.editor.discard)}
                </Button>
              )}
              {reason === undefined ? null : (
                <span id={reasonId} className={styles.why} data-tone={pending > 0 ? 'gap' : undefined}>
                  {reason}
                </span>
              )}
              <Button
                type="submit"
                variant="primary"
                disabled={isBusy || isEmpty || pending > 0}
                aria-describedby={reason === undefined ? undefined : reasonId}
              >
                {isBusy ? t(($) => $.editor.sending) : t(($) => $.editor.send)}
              </Button>
            </span>
          </div>
        </>
      ) : null}
    </form>
  )

  function toggleHomeCare(): void {
    if (hasHomeCare) draft.change({ homeCare: undefined })
    setHomeCare(!hasHomeCare)
  }

  async function giveUp(): Promise<void> {
    if (await draft.discard()) {
      desk.clear(slot)
      setHomeCare(false)
      text.current?.focus()
    }
  }
}

/** What a file of the note still waits for: the reader's own part before the rest. */
function waitsFor(files: readonly TrayFile[]): TrayFile['state'] | undefined {
  return (['to-confirm', 'failed', 'uploading'] as const).find((each) => files.some(({ state }) => state === each))
}

/** The author stands there before anything is sent (H-11). */
function AsAuthor({ author }: { readonly author: NoteAuthor }) {
  const { t } = useTranslation('notes')
  const words = useNoteWords()
  const network = useNetwork()
  const { i18n } = useTranslation()
  const facility = network.facilities.find(({ id }) => id === author.facility)?.name
  return t(($) => $.editor.as, {
    name: author.name,
    profession: words.profession(author.profession),
    facility: i18n.language === 'en' ? (facility?.en ?? author.facilityName) : author.facilityName,
  })
}

/** Not sent is loud, and the text stays where it is (NOTE-5). */
function NotSent({
  draft,
  state,
  onResend,
}: {
  readonly draft: NoteDraft
  readonly state: NoteDraftState
  onResend(): void
}) {
  const { t } = useTranslation('notes')
  const words = useNoteWords()
  if (state.sending !== 'failed' || state.theirs !== undefined) return null
  return (
    <div className={styles.alert} role="alert" data-key={draft.uuid}>
      <Icon name="caution" size={20} />
      <span>
        <b>{t(($) => $.problem.notSent)}</b>
        {state.problem === undefined ? null : (
          <>　{t(($) => $.problem.reason, { reason: words.reason(state.problem) })}</>
        )}
      </span>
      <Button variant="retry" onClick={onResend}>
        {t(($) => $.editor.resend)}
      </Button>
    </div>
  )
}

/** Whether what stands here would survive the page (E25, E26). */
function Keeping({ state }: { readonly state: NoteDraftState }) {
  const { t } = useTranslation('notes')
  const { keeping, keptAt, problem } = state
  if (keeping === 'memory') {
    return (
      <span className={styles.keeping} data-tone="gap" role="status">
        <Icon name="failed" size={16} />
        {problem?.kind === 'no-hub' ? t(($) => $.keeping.noHub) : t(($) => $.keeping.memory)}
      </span>
    )
  }
  return (
    <span className={styles.keeping}>
      {keeping === 'kept' && keptAt !== undefined
        ? t(($) => $.keeping.kept, { time: formatClock(keptAt) })
        : t(($) => $.keeping[keeping === 'waiting' ? 'waiting' : 'empty'])}
    </span>
  )
}
