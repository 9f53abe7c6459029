import { now } from '#sources/freshness.ts'
import { type AttachmentRefusal, type AttachmentType, judgeAttachment } from '#sources/hub/attachment.ts'
import { uploadAttachment } from '#sources/hub/attachment-upload.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import type { NoteDraft } from '#sources/hub/note-draft.ts'
import type { WriteProblem } from '#sources/hub/write-problem.ts'
import type { Network } from '#sources/record-source.ts'

/** A chosen file on its way to the hub. It goes nowhere before somebody has said that it is of this patient (NOTE-4). */
export interface TrayFile {
  readonly uuid: string
  readonly file: File
  readonly type: AttachmentType
  readonly state: 'to-confirm' | 'uploading' | 'failed'
  readonly problem: WriteProblem | undefined
}

export interface TrayState {
  readonly files: readonly TrayFile[]
  readonly refused: readonly { readonly name: string; readonly why: AttachmentRefusal }[]
}

const SIGNATURE_BYTES = 16

/** Files of one draft: judged, confirmed, sent one by one. What the hub has taken becomes part of the draft. */
export class AttachmentTray {
  readonly #network: Network
  readonly #draft: NoteDraft
  readonly #author: NoteAuthor
  readonly #listeners = new Set<() => void>()
  #state: TrayState = { files: [], refused: [] }

  constructor(network: Network, draft: NoteDraft, author: NoteAuthor) {
    this.#network = network
    this.#draft = draft
    this.#author = author
  }

  // Arrow functions: React calls both without their object.
  readonly state = (): TrayState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async add(chosen: readonly File[]): Promise<void> {
    this.#tell({ refused: [] })
    for (const file of chosen) {
      const first = new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer())
      const already = this.#state.files.length + this.#draft.state().content.files.length
      const judged = judgeAttachment(file, first, already)
      if ('refusal' in judged) {
        this.#tell({ refused: [...this.#state.refused, { name: file.name, why: judged.refusal }] })
      } else {
        const added = {
          uuid: crypto.randomUUID(),
          file,
          type: judged.type,
          state: 'to-confirm',
          problem: undefined,
        } as const
        this.#tell({ files: [...this.#state.files, added] })
      }
    }
  }

  /** Sends a file that was confirmed, or again one that could not be sent: under the same key. */
  async upload(uuid: string): Promise<void> {
    const chosen = this.#state.files.find((each) => each.uuid === uuid)
    if (chosen === undefined || chosen.state === 'uploading') return
    this.#change(uuid, { state: 'uploading', problem: undefined })
    const { hubStore } = this.#network
    const { content } = this.#draft.state()
    const outcome =
      hubStore === undefined
        ? ({ kind: 'problem', problem: { kind: 'no-hub' } } as const)
        : await uploadAttachment(
            hubStore,
            {
              uuid,
              title: chosen.file.name,
              type: chosen.type,
              bytes: new Uint8Array(await chosen.file.arrayBuffer()),
              patientId: this.#draft.patientId,
              author: this.#author,
              audience: content.audience,
              at: now(this.#network),
            },
            new AbortController().signal,
          )
    // Taken out meanwhile: it is not put to the note any more.
    if (!this.#state.files.some((each) => each.uuid === uuid)) return
    if (outcome.kind === 'problem') {
      this.#change(uuid, { state: 'failed', problem: outcome.problem })
      return
    }
    this.#draft.change({ files: [...this.#draft.state().content.files, outcome.file] })
    this.remove(uuid)
  }

  remove(uuid: string): void {
    this.#tell({ files: this.#state.files.filter((each) => each.uuid !== uuid), refused: [] })
  }

  #change(uuid: string, patch: Partial<TrayFile>): void {
    this.#tell({ files: this.#state.files.map((each) => (each.uuid === uuid ? { ...each, ...patch } : each)) })
  }

  #tell(patch: Partial<TrayState>): void {
    this.#state = { ...this.#state, ...patch }
    for (const listener of this.#listeners) listener()
  }
}
