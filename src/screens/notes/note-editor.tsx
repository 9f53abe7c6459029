import { type RefObject, useId, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import { type JstDate, jstDateAt, parseJstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { useSession } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { MOST_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from '#sources/hub/attachment.ts'
import { isEmptyContent, type NoteAuthor } from '#sources/hub/note-content.ts'
import type { NoteDraft, NoteDraftState } from '#sources/hub/note-draft.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { AudienceChoice } from './audience-choice.tsx'
import { BothVersions } from './both-versions.tsx'
import { HomeCareFields } from './home-care-fields.tsx'
import type { NoteDesk, Slot } from './note-desk.ts'
import styles from './note-editor.module.css'
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
  const pending = useSyncExternalStore(tray.subscribe, tray.state).files.length
  const { content, sending, theirs } = state
  const [hasHomeCare, setHomeCare] = useState(content.homeCare !== undefined)
  const isBusy = sending === 'running'
  const isEmpty = isEmptyContent(content)
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
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <AudienceChoice
        person={person}
        author={author}
        audience={content.audience}
        isLocked={content.files.length + pending > 0}
        onChange={(audience) => draft.change({ audience })}
      />
      <textarea
        ref={text}
        className={styles.text}
        aria-label={label}
        placeholder={label}
        rows={2}
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
        <span className={styles.send}>
          {onCancel === undefined ? null : <Button onClick={onCancel}>{t(($) => $.editor.cancel)}</Button>}
          {isEmpty || onCancel !== undefined ? null : (
            <Button variant="text" disabled={isBusy} onClick={() => void giveUp()}>
              {t(($) => $.editor.discard)}
            </Button>
          )}
          <Button
            type="submit"
            variant="primary"
            disabled={isBusy || isEmpty || pending > 0}
            title={isEmpty ? t(($) => $.editor.empty) : pending > 0 ? t(($) => $.editor.waitFiles) : undefined}
          >
            {isBusy ? t(($) => $.editor.sending) : t(($) => $.editor.send)}
          </Button>
        </span>
      </div>
      <p className={styles.as}>
        <AsAuthor author={author} />
        {pending === 0 ? null : <b>　{t(($) => $.editor.confirmFiles)}</b>}
      </p>
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

function AddFiles({ isDisabled, onFiles }: { readonly isDisabled: boolean; onFiles(files: readonly File[]): void }) {
  const { t } = useTranslation('notes')
  const input = useRef<HTMLInputElement>(null)
  const hint = t(($) => $.files.hint, { limit: sizeLimit(), count: MOST_ATTACHMENTS })
  return (
    <>
      <Button disabled={isDisabled} title={hint} onClick={() => input.current?.click()}>
        <Icon name="file" size={16} />
        {t(($) => $.files.add)}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png,image/gif,application/pdf"
        aria-label={hint}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again after it was taken out.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

function sizeLimit(): string {
  return `${Math.round(MOST_ATTACHMENT_BYTES / (1024 * 1024))} MB`
}

/** The calendar day that the note is about; today unless another is chosen, never one to come. */
function DayOf({ draft, day }: { readonly draft: NoteDraft; readonly day: JstDate | undefined }) {
  const { t } = useTranslation('notes')
  const network = useNetwork()
  const id = useId()
  const today = jstDateAt(now(network))
  return (
    <span className={styles.day}>
      <label htmlFor={id}>{t(($) => $.editor.day)}</label>
      <input
        id={id}
        type="date"
        autoComplete="off"
        max={today}
        value={day ?? today}
        onChange={(event) => {
          const chosen = parseJstDate(event.currentTarget.value)
          draft.change({ day: chosen === undefined || chosen > today ? undefined : chosen })
        }}
      />
    </span>
  )
}
