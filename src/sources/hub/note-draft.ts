import type { Failure } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Communication } from '#standards/fhir/r4.ts'
import type { HubStore } from './hub-store.ts'
import { isEmptyContent, type NoteAuthor, type NoteContent } from './note-content.ts'
import { communicationOf, contentOf, isCommunication, isSameNote, keyQuery } from './note-resource.ts'
import type { WriteProblem } from './write-problem.ts'

export interface NoteDraftState {
  readonly content: NoteContent
  /**
   * `kept`: the hub has what stands here · `waiting`: typed since · `memory`: only this page has it, because there is no
   * hub or it does not take it (E26).
   */
  readonly keeping: 'empty' | 'waiting' | 'kept' | 'memory'
  readonly keptAt: Instant | undefined
  readonly problem: WriteProblem | undefined
  /** `failed`: not sent, or nobody knows; the text stays and may be sent again (NOTE-5). */
  readonly sending: 'no' | 'running' | 'failed' | 'sent'
  /** The same note as it was changed elsewhere since (E23): nothing is written before somebody decides. */
  readonly theirs: Communication | undefined
}

export interface NoteDraftOptions {
  readonly hub: HubStore | undefined
  readonly patientId: string
  readonly author: NoteAuthor
  readonly content: NoteContent
  readonly now: () => Instant
  /** The draft at the hub that is gone on with. */
  readonly begun?: { readonly uuid: string; readonly resource: Communication }
  readonly pauseMs?: number
  readonly longestMs?: number
}

/** A pause in typing after which the draft is saved, and the longest that typing without one is waited for (E25: 5 s). */
const PAUSE_MS = 1200
const LONGEST_MS = 4000
const RETRY_MS = 15_000
/** Each turn either ends or takes over a version that is newer at the hub; more turns mean that something else is wrong. */
const MOST_TURNS = 6

type Written = 'done' | 'failed' | 'theirs'

/**
 * One note from its first letter to its sending: one Communication under one key of ours, a draft (`preparation`) until it
 * is sent, so that however often it is saved, sent and sent again there is exactly one (E20–E25, H-22). A write goes out
 * once; after a lost answer the hub is asked what it has.
 */
export class NoteDraft {
  readonly uuid: string
  readonly patientId: string
  readonly #options: NoteDraftOptions
  readonly #listeners = new Set<() => void>()
  readonly #controller = new AbortController()
  /** What was sent in this session: when one of them stands at the hub, it is ours, even if its answer was lost. */
  readonly #attempts: Communication[] = []
  #state: NoteDraftState
  /** The newest version that is known to stand at the hub. */
  #base: Communication | undefined
  #sentAt: Instant | undefined
  #pause: ReturnType<typeof setTimeout> | undefined
  #typingSince: number | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #isResting = false

  constructor(options: NoteDraftOptions) {
    this.#options = options
    this.uuid = options.begun?.uuid ?? crypto.randomUUID()
    this.patientId = options.patientId
    this.#base = options.begun?.resource
    this.#state = {
      content: options.content,
      keeping: isEmptyContent(options.content) ? 'empty' : 'kept',
      keptAt: undefined,
      problem: undefined,
      sending: 'no',
      theirs: undefined,
    }
  }

  // Arrow functions: React calls both without their object.
  readonly state = (): NoteDraftState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(patch: Partial<NoteContent>): void {
    if (this.#state.sending === 'running' || this.#state.sending === 'sent') return
    this.#tell({ content: { ...this.#state.content, ...patch }, keeping: 'waiting', sending: 'no' })
    if (this.#state.theirs === undefined) this.#schedule()
  }

  /** Saves the draft now. */
  save(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state.keeping !== 'waiting' && this.#state.keeping !== 'memory') return
      if (this.#state.theirs !== undefined || this.#state.sending === 'sent') return
      if (this.#base === undefined && isEmptyContent(this.#state.content)) return this.#tell({ keeping: 'empty' })
      await this.#save()
    })
  }

  /** Sends the note. Resolves to true once the hub has it; else the text stays and says why (NOTE-5). */
  send(): Promise<boolean> {
    clearTimeout(this.#pause)
    if (this.#state.sending === 'sent') return Promise.resolve(true)
    this.#tell({ sending: 'running', problem: undefined })
    return this.#inTurn(async () => {
      if (this.#state.sending === 'sent') return true
      if (this.#state.theirs !== undefined) return this.#notSent(this.#state.problem)
      this.#options.hub?.askAnyway()
      this.#sentAt ??= this.#options.now()
      const written = await this.#write('completed', this.#state.content, this.#sentAt)
      if (written !== 'done') return this.#notSent(this.#state.problem)
      this.#tell({ sending: 'sent', keeping: 'kept', problem: undefined })
      return true
    })
  }

  /** Gives the draft up: nothing of its text stays at the hub. False when the hub could not be told. */
  discard(): Promise<boolean> {
    clearTimeout(this.#pause)
    return this.#inTurn(async () => {
      const empty = { ...this.#state.content, text: '', files: [], homeCare: undefined }
      const written = this.#base === undefined ? 'done' : await this.#write('not-done', empty, undefined)
      if (written === 'done') this.#tell({ content: empty, keeping: 'empty', sending: 'no', theirs: undefined })
      return written === 'done'
    })
  }

  /** After E23: `ours` goes on with what stands here, over the other version, which has been seen; `theirs` takes that one. */
  settle(choice: 'ours' | 'theirs'): void {
    const { theirs, content } = this.#state
    if (theirs === undefined) return
    this.#base = theirs
    this.#tell({
      theirs: undefined,
      sending: 'no',
      problem: undefined,
      keeping: 'waiting',
      content: choice === 'ours' ? content : contentOf(theirs, content.audience),
    })
    this.#schedule()
  }

  /** Saves what is not saved yet and stops; for leaving. */
  async close(): Promise<void> {
    clearTimeout(this.#pause)
    if (this.#state.keeping === 'waiting') await this.save()
    clearTimeout(this.#pause)
  }

  /** Nothing is saved from now on: the one who writes is not signed in. The text stays here. */
  rest(): void {
    this.#isResting = true
    clearTimeout(this.#pause)
  }

  /** The same user is back: what is not saved yet will be. */
  wake(): void {
    this.#isResting = false
    if (this.#state.keeping === 'waiting' || this.#state.keeping === 'memory') this.#schedule()
  }

  async #save(): Promise<void> {
    const { content } = this.#state
    const written = await this.#write('preparation', content, undefined)
    // Typed on meanwhile: what was saved is not what stands here.
    const isNewest = this.#state.content === content
    if (written === 'done') {
      const keptAt = this.#options.now()
      this.#tell({ keptAt, problem: undefined, ...(isNewest ? { keeping: 'kept' as const } : {}) })
      this.#typingSince = undefined
      if (!isNewest) this.#schedule()
    } else {
      this.#tell({ keeping: 'memory' })
      if (written === 'failed' && this.#options.hub !== undefined && !this.#isResting) {
        clearTimeout(this.#pause)
        this.#pause = setTimeout(() => void this.save(), RETRY_MS)
      }
    }
  }

  async #write(
    status: 'preparation' | 'completed' | 'not-done',
    content: NoteContent,
    sentAt: Instant | undefined,
  ): Promise<Written> {
    const { hub, patientId, author } = this.#options
    if (hub === undefined) return this.#failed({ kind: 'no-hub' })
    const { signal } = this.#controller
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const base = this.#base
      const resource = communicationOf({ uuid: this.uuid, patientId, author, content, status, sentAt, before: base })
      this.#attempts.push(resource)
      const outcome =
        base === undefined
          ? await hub.create(resource, keyQuery(this.uuid), signal)
          : await hub.update(versioned(resource, base), signal)
      switch (outcome.kind) {
        case 'not-permitted':
          return this.#failed({ kind: 'not-permitted' })
        case 'refused':
        case 'absent':
          return this.#failed({ kind: 'refused' })
        case 'written': {
          if (!isCommunication(outcome.resource)) return this.#failed({ kind: 'refused' })
          const taken = this.#take(outcome.resource, resource)
          if (taken !== undefined) return taken
          break
        }
        case 'conflict':
        case 'failed': {
          const why = outcome.kind === 'failed' ? outcome.why : undefined
          const standing = await this.#standing(hub, signal)
          if (standing === 'unknown') return this.#failed({ kind: 'failed', why: why ?? UNKNOWN })
          if (standing === undefined) return this.#failed({ kind: 'failed', why: why ?? UNKNOWN })
          // Nothing was done: the version is the one that was to be changed.
          if (why !== undefined && standing.meta?.versionId === base?.meta?.versionId && base !== undefined) {
            return this.#failed({ kind: 'failed', why })
          }
          const taken = this.#take(standing, resource)
          if (taken !== undefined) return taken
        }
      }
    }
    return this.#failed({ kind: 'failed', why: UNKNOWN })
  }

  /** What stands at the hub becomes the base of the next turn (undefined), or ends the writing. */
  #take(standing: Communication, wanted: Communication): Written | undefined {
    // H-22: a note that came back as another patient's is not the one that was meant.
    if (standing.subject?.reference !== wanted.subject?.reference) return this.#failed({ kind: 'refused' })
    if (isSameNote(standing, wanted)) {
      this.#base = standing
      return 'done'
    }
    if (this.#attempts.some((each) => isSameNote(each, standing))) {
      this.#base = standing
      // Sent is sent: a draft never takes back what went out with a lost answer. Sending again changes it.
      return standing.status === 'completed' && wanted.status === 'preparation' ? this.#failed(undefined) : undefined
    }
    this.#tell({ theirs: standing })
    return 'theirs'
  }

  async #standing(hub: HubStore, signal: AbortSignal): Promise<Communication | 'unknown' | undefined> {
    const found = await hub.search('Communication', [['identifier', keyQuery(this.uuid)]], signal)
    if (found.kind !== 'found' || found.gaps.length > 0) return 'unknown'
    const notes = found.entries.map(({ resource }) => resource).filter(isCommunication)
    return notes.length > 1 ? 'unknown' : notes[0]
  }

  #failed(problem: WriteProblem | undefined): 'failed' {
    this.#tell({ problem })
    return 'failed'
  }

  #notSent(problem: WriteProblem | undefined): false {
    this.#tell({ sending: 'failed', problem, keeping: this.#state.keeping === 'kept' ? 'kept' : 'memory' })
    return false
  }

  #schedule(): void {
    clearTimeout(this.#pause)
    if (this.#isResting) return
    this.#typingSince ??= Date.now()
    const longest = (this.#options.longestMs ?? LONGEST_MS) - (Date.now() - this.#typingSince)
    const ms = Math.max(0, Math.min(this.#options.pauseMs ?? PAUSE_MS, longest))
    this.#pause = setTimeout(() => void this.save(), ms)
  }

  /** One exchange at a time, in the order in which they were asked for. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(run)
    this.#queue = next.catch(() => undefined)
    return next
  }

  #tell(patch: Partial<NoteDraftState>): void {
    this.#state = { ...this.#state, ...patch }
    for (const listener of this.#listeners) listener()
  }
}

const UNKNOWN: Failure = { reason: 'unreachable', isRetryable: true }

function versioned(resource: Communication, { id, meta }: Communication): Communication {
  return {
    ...resource,
    ...(id === undefined ? {} : { id }),
    meta: { ...resource.meta, ...(meta?.versionId === undefined ? {} : { versionId: meta.versionId }) },
  }
}
