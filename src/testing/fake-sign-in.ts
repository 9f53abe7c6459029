import type { Instant } from '#clinical/jst-date.ts'
import type { SessionUser } from '#session/session-user.ts'
import type { LockReason, SignIn, SignInState, UnlockResult } from '#session/sign-in.ts'
import { FETCHED_AT } from './fake-network.ts'

/** A provider that a test answers for: it notes what it is asked and becomes what it is told. */
export class FakeSignIn implements SignIn {
  readonly asked: string[] = []
  /** Who proves to be there at the next window. */
  next: SessionUser | undefined
  /** Scopes of tokens, by the base of their server. */
  narrowed: ReadonlyMap<string, readonly string[]> = new Map()
  readonly #listeners = new Set<() => void>()
  #state: SignInState = { kind: 'signed-out' }

  getState(): SignInState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(state: SignInState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  enter(user: SessionUser, authenticatedAt: Instant = FETCHED_AT): void {
    this.next = user
    this.tell({ kind: 'signed-in', user, authenticatedAt, narrowed: this.narrowed })
  }

  async begin({
    place = '',
    isFresh = false,
  }: {
    readonly place?: string
    readonly isFresh?: boolean
  } = {}): Promise<void> {
    this.asked.push(`begin ${place}${isFresh ? ' fresh' : ''}`)
    this.tell({ kind: 'signed-out' })
  }

  lock(why: LockReason): void {
    if (this.#state.kind === 'signed-in') this.tell({ kind: 'locked', user: this.#state.user, why })
  }

  async unlock(place: string): Promise<UnlockResult> {
    return this.#prove(`unlock ${place}`)
  }

  async reauthenticate(place: string): Promise<UnlockResult> {
    return this.#prove(`reauthenticate ${place}`)
  }

  async logOut(): Promise<void> {
    this.asked.push('log out')
    this.tell({ kind: 'signed-out', why: 'logged-out' })
  }

  #prove(what: string): UnlockResult {
    this.asked.push(what)
    const before = this.#state
    if (this.next === undefined || (before.kind !== 'locked' && before.kind !== 'signed-in')) return 'cancelled'
    this.enter(this.next)
    return this.next.id === before.user.id ? 'same-user' : 'other-user'
  }
}
