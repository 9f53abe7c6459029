import type { Instant } from '#clinical/jst-date.ts'
import type { Basic } from '#standards/fhir/r4.ts'
import type { HubStore } from './hub-store.ts'
import { EMPTY_STATE, mergedStates, type UserState } from './user-state.ts'
import { userStateIdentifier, userStateOf, userStateResource } from './user-state-resource.ts'

export interface KeptState {
  readonly state: UserState
  /** False until the hub has told what it holds: before that nothing is known to be new or unread. */
  readonly isLoaded: boolean
  /** False without a hub, or while it takes nothing: what is changed lasts for this session only, and screens say so. */
  readonly isKept: boolean
}

export interface UserStateKeeperOptions {
  readonly hub: HubStore | undefined
  readonly userId: string
  readonly now: () => Instant
  /** Changes of this long are written together. */
  readonly debounceMs?: number
  /** After this long a hub that failed is tried again. */
  readonly retryMs?: number
}

const DEBOUNCE_MS = 1000
const RETRY_MS = 30_000
/** Two terminals that write at once meet a few times at most; more is a hub that does not do what it says. */
const MOST_CONFLICTS = 5

/** Keeps the state of one user at the hub: changed here at once, written a moment later, merged with what others wrote. */
export class UserStateKeeper {
  readonly #options: UserStateKeeperOptions
  readonly #listeners = new Set<() => void>()
  #kept: KeptState
  #resource: Basic | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> | undefined
  #controller = new AbortController()
  #isChanged = false
  #isStopped = false

  constructor(options: UserStateKeeperOptions) {
    this.#options = options
    this.#kept = { state: EMPTY_STATE, isLoaded: options.hub === undefined, isKept: options.hub !== undefined }
  }

  now(): Instant {
    return this.#options.now()
  }

  patientIdOf(person: Parameters<HubStore['patientIdOf']>[0]): string {
    // Without a hub the state lasts as long as the handle does.
    return this.#options.hub?.patientIdOf(person) ?? person
  }

  // Arrow functions: React calls both without their object.
  readonly kept = (): KeptState => this.#kept

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Asks the hub for what it holds. What was changed meanwhile is merged with it. */
  start(): void {
    if (this.#options.hub === undefined) return
    this.#controller = new AbortController()
    this.#isStopped = false
    this.#schedule(0)
  }

  /** The user has locked or is gone, and so is the token; the next one is another's. Nothing more is asked or written. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#controller.abort()
  }

  change(changed: (state: UserState) => UserState): void {
    const state = changed(this.#kept.state)
    if (state === this.#kept.state) return
    this.#isChanged = true
    this.#tell({ ...this.#kept, state })
    if (this.#options.hub !== undefined) this.#schedule(this.#options.debounceMs ?? DEBOUNCE_MS)
  }

  /** Writes at once what waits: before the page is put away. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#writing
    if (this.#isChanged) await this.#synchronize()
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#isStopped) return
    this.#timer = setTimeout(() => void this.#synchronize(), ms)
  }

  #synchronize(): Promise<void> {
    // One at a time: what is changed while it runs is written by the next.
    this.#writing ??= this.#exchange()
      .catch(() => undefined)
      .finally(() => {
        this.#writing = undefined
        if (this.#isChanged && this.#kept.isKept && !this.#controller.signal.aborted) {
          this.#schedule(this.#options.debounceMs ?? DEBOUNCE_MS)
        }
      })
    return this.#writing
  }

  async #exchange(): Promise<void> {
    const { hub } = this.#options
    if (hub === undefined) return
    const { signal } = this.#controller
    if (!this.#kept.isLoaded && !(await this.#load(hub, signal))) return this.#notKept()
    for (let conflicts = 0; this.#isChanged; conflicts += 1) {
      this.#isChanged = false
      const resource = userStateResource(this.#options.userId, this.#kept.state, this.#resource)
      const isNew = resource.id === undefined
      const outcome = isNew
        ? await hub.create(resource, userStateIdentifier(this.#options.userId), signal)
        : await hub.update(resource, signal)
      if (outcome.kind === 'written' && outcome.resource.resourceType === 'Basic') {
        this.#resource = outcome.resource
        // One that another tab had made comes back instead of ours: both are merged and written again.
        if (isNew) this.#isChanged = this.#absorb(outcome.resource) || this.#isChanged
        this.#tell({ ...this.#kept, isKept: true })
        continue
      }
      this.#isChanged = true
      const mayMerge = outcome.kind === 'conflict' && conflicts < MOST_CONFLICTS
      if (!mayMerge || !(await this.#load(hub, signal))) return this.#notKept()
    }
  }

  async #load(hub: HubStore, signal: AbortSignal): Promise<boolean> {
    const identifier = userStateIdentifier(this.#options.userId)
    const found = await hub.search('Basic', [['identifier', identifier]], signal)
    if (found.kind !== 'found' || found.gaps.length > 0) return false
    const basic = found.entries.flatMap(({ resource }) => (resource.resourceType === 'Basic' ? [resource] : []))[0]
    this.#resource = basic
    if (basic !== undefined) this.#absorb(basic)
    this.#tell({ ...this.#kept, isLoaded: true, isKept: true })
    return true
  }

  /** Merges what the hub holds into what is here; true when there was something here that the hub has not. */
  #absorb(basic: Basic): boolean {
    const held = userStateOf(basic)
    const state = mergedStates(held, this.#kept.state)
    this.#tell({ ...this.#kept, state })
    const written = (each: UserState) => JSON.stringify(userStateResource('', each, undefined).extension)
    return written(mergedStates(held, held)) !== written(state)
  }

  #notKept(): void {
    if (this.#controller.signal.aborted) return
    this.#tell({ ...this.#kept, isKept: false })
    this.#schedule(this.#options.retryMs ?? RETRY_MS)
  }

  #tell(kept: KeptState): void {
    this.#kept = kept
    for (const listener of this.#listeners) listener()
  }
}
