import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteAudience } from '#clinical/notes/note-parts.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { useLeaveGuard } from '#record/leave-guard.ts'
import { now } from '#sources/freshness.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { NoteDraft, type NoteDraftState } from '#sources/hub/note-draft.ts'
import { contentOf } from '#sources/hub/note-resource.ts'
import type { KeptDraft } from '#sources/hub/notes.query.ts'
import type { WriteProblem } from '#sources/hub/write-problem.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { Network } from '#sources/record-source.ts'
import { AttachmentTray } from './attachment-tray.ts'

/** The new note, or the id of the note that is answered. */
export type Slot = 'new' | (string & {})

/** A change to a text that is at the hub: of a sent note, or of the memo. */
export interface TextInHand {
  readonly text: string
  /** What the reader saw when the change was begun. */
  readonly before: string
  /** Version, or id of the memo, that was seen: another one is not overwritten (E23). */
  readonly seen: string | undefined
  /** Under which a new document is made, the same at every try. */
  readonly uuid: string
  readonly audience: NoteAudience
  /** As it was changed elsewhere meanwhile. */
  readonly theirs?: { readonly text: string; readonly seen: string | undefined }
  readonly problem?: WriteProblem
  readonly isBusy?: boolean
}

/** What would be lost: the words of a note or an answer, files of one, a change of what is at the hub. */
interface Unsaved {
  readonly hasNote: boolean
  /** `text-kept`: the words that the files go with are at the hub. */
  readonly files: 'none' | 'alone' | 'text-kept'
  readonly hasChange: boolean
}

/**
 * What one user is writing about one patient: a note and answers. It lasts while the patient is open, whichever screen
 * stands (NOTE-3), and is thrown away with everything else of the patient (PID-4).
 */
export class NoteDesk {
  readonly #network: Network
  readonly #person: PersonHandle
  readonly #author: NoteAuthor
  readonly #drafts = new Map<Slot, NoteDraft>()
  readonly #changes = new Map<string, TextInHand>()
  readonly #trays = new WeakMap<NoteDraft, AttachmentTray>()
  readonly #listeners = new Set<() => void>()
  #revision = 0
  #watcher: (() => void) | undefined

  constructor(network: Network, person: PersonHandle, author: NoteAuthor) {
    this.#network = network
    this.#person = person
    this.#author = author
  }

  // Arrow functions: React calls both without their object.
  readonly revision = (): number => this.#revision

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The files that are put to the draft of a slot. */
  tray(slot: Slot): AttachmentTray {
    const draft = this.draft(slot)
    const tray = this.#trays.get(draft) ?? new AttachmentTray(this.#network, draft, this.#author)
    if (!this.#trays.has(draft)) tray.subscribe(() => this.#told())
    this.#trays.set(draft, tray)
    return tray
  }

  draft(slot: Slot): NoteDraft {
    return this.#drafts.get(slot) ?? this.#put(slot, this.#begun(slot === 'new' ? undefined : slot, undefined))
  }

  /** A text that stands at the hub and is being changed here; undefined while nobody changes it. */
  change(key: string): TextInHand | undefined {
    return this.#changes.get(key)
  }

  take(key: string, text: TextInHand | undefined): void {
    if (text === undefined) this.#changes.delete(key)
    else this.#changes.set(key, text)
    this.#told()
  }

  /** Something here would be lost if the page went away now. */
  unsaved(): Unsaved {
    const unsent = [...this.#drafts.values()].filter((draft) => draft.state().sending !== 'sent')
    const isUnsaved = ({ keeping }: NoteDraftState) => keeping === 'waiting' || keeping === 'memory'
    const withFiles = unsent.filter((draft) => (this.#trays.get(draft)?.state().files.length ?? 0) > 0)
    const isKept = ({ keeping, content }: NoteDraftState) => keeping === 'kept' && content.text !== ''
    return {
      hasNote: unsent.some((draft) => isUnsaved(draft.state())),
      files:
        withFiles.length === 0 ? 'none' : withFiles.every((draft) => isKept(draft.state())) ? 'text-kept' : 'alone',
      hasChange: [...this.#changes.values()].some(({ text, before }) => text !== before),
    }
  }

  /** Something was written in a slot that is not sent. */
  isBegun(slot: Slot): boolean {
    const draft = this.#drafts.get(slot)
    return draft !== undefined && draft.state().keeping !== 'empty'
  }

  /** How many notes, answers and changes are begun and not sent. */
  begun(): number {
    const drafts = [...this.#drafts.values()].filter((draft) => {
      const { keeping, sending } = draft.state()
      return keeping !== 'empty' && sending !== 'sent'
    })
    const changes = [...this.#changes.values()].filter(({ text, before }) => text !== before)
    return drafts.length + changes.length
  }

  /** Nothing is sent until `wake`: the screen is locked. */
  rest(): void {
    for (const draft of this.#drafts.values()) draft.rest()
  }

  wake(): void {
    for (const draft of this.#drafts.values()) draft.wake()
  }

  has(uuid: string): boolean {
    return [...this.#drafts.values()].some((draft) => draft.uuid === uuid)
  }

  /** Goes on with a draft that the hub has kept; what stood in its place is saved. Gives the slot in which it stands. */
  resume(kept: KeptDraft): Slot {
    const { inReplyTo } = contentOf(kept.resource, this.#readersAtFirst())
    const slot = inReplyTo ?? 'new'
    void this.#drafts.get(slot)?.close()
    this.#put(slot, this.#begun(inReplyTo, kept))
    this.#told()
    return slot
  }

  /** The place is free for the next note. */
  clear(slot: Slot): void {
    void this.#drafts.get(slot)?.close()
    this.#drafts.delete(slot)
    this.#told()
  }

  /** The one who is told for as long as the desk lasts, whichever screen stands. */
  watch(watcher: () => void): void {
    this.#watcher = watcher
  }

  #put(slot: Slot, draft: NoteDraft): NoteDraft {
    this.#drafts.set(slot, draft)
    draft.subscribe(() => this.#told())
    return draft
  }

  #begun(inReplyTo: string | undefined, kept: KeptDraft | undefined): NoteDraft {
    const hub = this.#network.hubStore
    const audience = this.#readersAtFirst()
    const blank = { text: '', audience, day: undefined, homeCare: undefined, files: [], inReplyTo }
    return new NoteDraft({
      hub,
      patientId: hub?.patientIdOf(this.#person) ?? this.#person,
      author: this.#author,
      content: kept === undefined ? blank : contentOf(kept.resource, audience),
      now: () => now(this.#network),
      ...(kept === undefined ? {} : { begun: kept }),
    })
  }

  /** What stands in the field of readers at first: all facilities, where the hub can be trusted with others, too. */
  #readersAtFirst(): NoteAudience {
    const kinds = this.#network.hubStore?.audiences ?? []
    if (kinds.includes('network') || kinds.length === 0) return { kind: 'network' }
    return kinds.includes('facility')
      ? { kind: 'facility', facility: this.#author.facility }
      : { kind: 'profession', profession: this.#author.profession }
  }

  #told(): void {
    this.#revision += 1
    for (const listener of this.#listeners) listener()
    this.#watcher?.()
  }
}

/** The desk of this user and patient. It is kept among the answers of the patient, so that leaving clears it, too. */
export function useNoteDesk(person: Person, author: NoteAuthor): NoteDesk {
  const { t } = useTranslation('notes')
  const guard = useLeaveGuard()
  const network = useNetwork()
  const client = useQueryClient()
  const [desk] = useState(() => deskOf(client, network, person.handle, author))
  useEffect(() => {
    const key = deskKey(person.handle, author.id)
    client.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false })
    client.setQueryData(key, desk)
  }, [client, person.handle, author.id, desk])
  useEffect(() => {
    const words = {
      note: t(($) => $.drafts.held),
      files: t(($) => $.drafts.heldFiles),
      filesOnly: t(($) => $.drafts.heldFilesOnly),
      change: t(($) => $.drafts.heldChange),
    }
    // Not taken off with the screen: what is unsaved stays so on the other screens of the patient, until it is saved.
    desk.watch(hold)
    function hold(): void {
      const { hasNote, files, hasChange } = desk.unsaved()
      const all = [
        [words.note, hasNote],
        [words.files, files === 'alone'],
        [words.filesOnly, files === 'text-kept'],
        [words.change, hasChange],
      ] as const
      // What comes is held before what goes is let go: in between nothing would seem to be unsaved.
      for (const [what, isUnsaved] of all) if (isUnsaved) guard.hold(what)
      for (const [what, isUnsaved] of all) if (!isUnsaved) guard.release(what)
    }
  }, [desk, guard, t])
  return desk
}

function deskOf(client: QueryClient, network: Network, person: PersonHandle, author: NoteAuthor): NoteDesk {
  return client.getQueryData<NoteDesk>(deskKey(person, author.id)) ?? new NoteDesk(network, person, author)
}

function deskKey(person: PersonHandle, userId: string) {
  return [person, 'note-desk', userId] as const
}
