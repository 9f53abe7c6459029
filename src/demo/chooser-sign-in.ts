import type { Instant } from '#clinical/jst-date.ts'
import { rememberedUser, rememberUser } from '#session/remembered.ts'
import type { SessionUser } from '#session/session-user.ts'
import type { LockReason, SignIn, SignInState, UnlockResult } from '#session/sign-in.ts'

/** What one tab tells the others: a user is there, has locked, or is gone. */
type Told = { readonly kind: 'here'; readonly id: string } | { readonly kind: 'locked' } | { readonly kind: 'gone' }

/** The part of a BroadcastChannel that is used here. */
export type SessionChannel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>

/** Opens the way between the tabs of this browser. */
export function openSessionChannel(): SessionChannel {
  return new BroadcastChannel('renkei-viewer-demo.session')
}

interface ChooserOptions {
  readonly users: readonly SessionUser[]
  readonly now: () => Instant
  readonly channel?: SessionChannel
}

/**
 * Sign-in of the demonstration: a press on a name is all the proof there is. Everything that follows is as with a
 * provider: locks, tabs that follow, another user who starts clean.
 */
export class ChooserSignIn implements SignIn {
  readonly chooser: NonNullable<SignIn['chooser']>
  readonly #options: ChooserOptions
  readonly #listeners = new Set<() => void>()
  #state: SignInState

  constructor(options: ChooserOptions) {
    this.#options = options
    this.chooser = { users: options.users, choose: (id) => this.#choose(id) }
    this.#state = this.#signedIn(rememberedUser())
    options.channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => this.#hear(data))
  }

  // Arrow functions: React calls both without their object.
  readonly getState = (): SignInState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async begin(): Promise<void> {
    this.#leave({ kind: 'signed-out' })
  }

  lock(why: LockReason): void {
    if (this.#state.kind !== 'signed-in') return
    this.#hide(why)
    this.#options.channel?.postMessage({ kind: 'locked' } satisfies Told)
  }

  async unlock(): Promise<UnlockResult> {
    if (this.#state.kind !== 'locked') return 'cancelled'
    this.#choose(this.#state.user.id)
    return 'same-user'
  }

  async logOut(): Promise<void> {
    this.#leave({ kind: 'signed-out', why: 'logged-out' })
  }

  async reauthenticate(): Promise<UnlockResult> {
    if (this.#state.kind !== 'signed-in') return 'cancelled'
    this.#tell({ ...this.#state, authenticatedAt: this.#options.now() })
    return 'same-user'
  }

  #choose(id: string): void {
    rememberUser(id)
    this.#tell(this.#signedIn(id))
    this.#options.channel?.postMessage({ kind: 'here', id } satisfies Told)
  }

  #leave(state: SignInState): void {
    rememberUser(undefined)
    this.#tell(state)
    this.#options.channel?.postMessage({ kind: 'gone' } satisfies Told)
  }

  /** A reload while the screen is locked comes up with nobody (A6). */
  #hide(why: LockReason): void {
    if (this.#state.kind !== 'signed-in') return
    rememberUser(undefined)
    this.#tell({ kind: 'locked', user: this.#state.user, why })
  }

  #hear(told: Told): void {
    if (this.#state.kind !== 'signed-in' && this.#state.kind !== 'locked') return
    if (told.kind === 'locked') {
      this.#hide('elsewhere')
      return
    }
    if (told.kind === 'here' && told.id === this.#state.user.id) {
      rememberUser(told.id)
      if (this.#state.kind === 'locked') this.#tell(this.#signedIn(told.id))
      return
    }
    rememberUser(undefined)
    this.#tell({ kind: 'signed-out', why: 'elsewhere' })
  }

  #signedIn(id: string | undefined): SignInState {
    const user = this.#options.users.find((each) => each.id === id)
    if (user === undefined) return { kind: 'signed-out' }
    return { kind: 'signed-in', user, authenticatedAt: this.#options.now(), narrowed: new Map() }
  }

  #tell(state: SignInState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
