import { grantOf } from '../granted-scope.ts'
import type { LockReason, SignInState, SignOutReason, UnlockResult } from '../sign-in.ts'
import { Refusal } from './identity.ts'
import { forgetWay, OPEN_KEY } from './kept-in-tab.ts'
import { type OpenSession, refreshTokensOf } from './open-session.ts'
import type { ProofOfPresence } from './proof-of-presence.ts'
import type { Granted, ProviderClient } from './provider-client.ts'
import { SessionKeeper } from './session-keeper.ts'
import type { SignInPage } from './sign-in-page.ts'
import { audienceOf, type SignInSettings } from './sign-in-settings.ts'
import type { TabMessage } from './tab-messages.ts'
import type { WayToProvider } from './way-to-provider.ts'

interface TabSessionParts {
  readonly settings: SignInSettings
  readonly page: SignInPage
  readonly provider: () => Promise<ProviderClient>
  readonly way: WayToProvider
  readonly proof: ProofOfPresence
  /** What was under way for the session that is over: nobody waits for it any more. */
  readonly givenUp: () => void
}

/** How long a new tab waits for another tab that holds a session: it may be busy drawing. */
const ASK_MS = 5_000
const LOOK_MS = 100
/** Two tabs may read the same sign-in off by the second in which its token was issued. */
const SAME_SIGN_IN_MS = 2_000

/**
 * Who is signed in in this tab. Every change of that state stands here: whoever changes one way out of it must see all the
 * others. Tokens are in memory only (A3); what ends a session wipes here before the provider is asked anything (A7), and
 * every tab follows (E38).
 */
export class TabSession {
  readonly #parts: TabSessionParts
  readonly #keeper: SessionKeeper
  readonly #listeners = new Set<() => void>()
  /** Ids of sessions that were locked, ended or replaced. */
  readonly #over = new Set<string>()
  #state: SignInState = { kind: 'restoring' }
  #shared: (() => void) | undefined
  #endOfShift: ReturnType<typeof setTimeout> | undefined
  #revoking: Promise<void> = Promise.resolve()

  constructor(parts: TabSessionParts) {
    this.#parts = parts
    this.#keeper = new SessionKeeper({
      page: parts.page,
      scope: new URL(parts.settings.viewer).pathname,
      provider: parts.provider,
      heard: (message) => this.#heard(message),
      renewed: (session) => this.#renewed(session),
      ended: () => this.lock('session-ended'),
      renewInFrame: async (audience) => this.#renewInFrame(audience),
    })
  }

  get state(): SignInState {
    return this.#state
  }

  /** Settles when the session that was locked last is revoked, as well as it could be done. */
  get revoking(): Promise<void> {
    return this.#revoking
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether another tab has shared its session: one that holds one and is busy is waited for, one that closes is not. */
  async isShared(): Promise<boolean> {
    const { promise: shared, resolve: share } = Promise.withResolvers<boolean>()
    this.#shared = () => share(true)
    this.#keeper.tell({ kind: 'ask' })
    for (let waitedMs = 0; waitedMs < ASK_MS && (await this.#keeper.isOpenElsewhere()); waitedMs += LOOK_MS) {
      const later = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LOOK_MS))
      if (await Promise.race([shared, later])) return true
    }
    this.#shared = undefined
    return this.#keeper.session !== undefined
  }

  /** A token for the server at `base`; undefined where there is none to be had. */
  async token(base: string, wish: { leastLifeMs?: number; refused?: string }): Promise<string | undefined> {
    const audience = audienceOf(this.#parts.settings, base)
    if (audience === undefined || this.#state.kind !== 'signed-in') return undefined
    const { session } = this.#keeper
    if (session !== undefined && session.endsAt <= this.#parts.page.now()) {
      this.lock('session-ended')
      return undefined
    }
    return this.#keeper.token(audience, wish)
  }

  /** Somebody has signed in. Throws Refusal. */
  async enter(granted: Granted): Promise<void> {
    // Locked or ended in another tab since this one left (A6, A7).
    if (this.#parts.proof.hasEnded && !granted.isFresh) {
      this.signOut('elsewhere')
      this.#parts.page.tab.removeItem(OPEN_KEY)
      return this.#parts.way.revoke(granted.refreshToken === undefined ? [] : [granted.refreshToken])
    }
    this.#open(this.#parts.proof.sessionOf(granted), true)
  }

  /** The person who is signed in, or was locked out, has proven to be there; or it was somebody else. Throws Refusal. */
  prove(granted: Granted): UnlockResult {
    const before = this.#state
    if (before.kind !== 'signed-in' && before.kind !== 'locked') return 'cancelled'
    const session = this.#parts.proof.sessionOf(granted)
    const isSame = session.user.id === before.user.id
    const older = this.#putOver(this.#keeper.drop())
    if (isSame) {
      const superseded = older === undefined ? [] : refreshTokensOf(older)
      this.#open({ ...session, superseded, launch: undefined }, true)
      return 'same-user'
    }
    this.#open(session, true)
    void this.revoke(older)
    return 'other-user'
  }

  lock(why: LockReason): void {
    if (this.#state.kind !== 'signed-in') return
    const session = this.#lockHere(why)
    this.#keeper.tell({ kind: 'locked', of: session?.id })
    this.#revoking = this.revoke(session)
  }

  /** Wipes here and tells the other tabs; the session is given back for revoking. */
  end(): OpenSession | undefined {
    const session = this.#forget()
    this.#keeper.tell({ kind: 'ended', why: 'logged-out', of: session?.id })
    this.signOut('logged-out')
    return session
  }

  refuse(error: unknown): void {
    const refusal = error instanceof Refusal ? error : new Refusal('failed', `${this.#parts.settings.issuer}: ${error}`)
    this.#parts.page.tab.removeItem(OPEN_KEY)
    // A provider that is away refuses nobody.
    if (error instanceof Refusal && refusal.why !== 'expired') this.#parts.proof.refused()
    this.signOut(refusal.why, refusal.message)
  }

  /** Nobody is signed in; `detail` in the words of the provider. */
  signOut(why?: SignOutReason, detail?: string): void {
    this.#show({
      kind: 'signed-out',
      ...(why === undefined ? {} : { why }),
      ...(detail === undefined ? {} : { detail }),
    })
  }

  /** As well as it can be done: what was wiped here is gone whether or not the provider hears of it. */
  async revoke(session: OpenSession | undefined): Promise<void> {
    if (session !== undefined) await this.#parts.way.revoke(refreshTokensOf(session))
  }

  close(): void {
    clearTimeout(this.#endOfShift)
    this.#keeper.close()
  }

  /** For a provider that gives no refresh tokens, or whose answer was lost. */
  async #renewInFrame(audience: string): Promise<Granted> {
    const { way, proof } = this.#parts
    const granted = await way.inFrame({ from: 'page', prompt: 'none', ...(audience === '' ? {} : { audience }) })
    const session = proof.sessionOf(granted)
    if (session.user.id === this.#keeper.session?.user.id) return granted
    await this.revoke(session)
    throw new Refusal('elsewhere', 'somebody else has signed in at the provider')
  }

  #open(session: OpenSession, isOwn: boolean): void {
    const { page, proof } = this.#parts
    page.tab.setItem(OPEN_KEY, 'open')
    if (isOwn) proof.given()
    forgetWay(page.tab)
    this.#keeper.open(session, isOwn)
    clearTimeout(this.#endOfShift)
    this.#endOfShift = setTimeout(() => this.lock('session-ended'), Math.max(0, session.endsAt - page.now()))
    const { user, authenticatedAt, launch } = session
    this.#show({
      kind: 'signed-in',
      user,
      authenticatedAt,
      narrowed: this.#narrowed(session),
      ...(launch === undefined ? {} : { launch }),
    })
  }

  /** The screens follow what a token lets them read, when that is first heard. */
  #renewed(session: OpenSession): void {
    if (this.#state.kind !== 'signed-in') return
    const narrowed = this.#narrowed(session)
    if (String([...narrowed]) !== String([...this.#state.narrowed])) this.#show({ ...this.#state, narrowed })
  }

  #narrowed({ access }: OpenSession): ReadonlyMap<string, readonly string[]> {
    const { settings } = this.#parts
    const scopes = settings.servers.map(
      ({ base }) => [base, access[audienceOf(settings, base) ?? '']?.scope ?? []] as const,
    )
    return new Map(scopes.filter(([, scope]) => grantOf(scope) !== undefined))
  }

  #lockHere(why: LockReason): OpenSession | undefined {
    if (this.#state.kind !== 'signed-in') return undefined
    const { user } = this.#state
    const session = this.#forget()
    this.#show({ kind: 'locked', user, why })
    return session
  }

  #forget(): OpenSession | undefined {
    clearTimeout(this.#endOfShift)
    this.#parts.givenUp()
    this.#parts.page.tab.removeItem(OPEN_KEY)
    this.#parts.proof.ended()
    return this.#putOver(this.#keeper.drop())
  }

  /** A session that has ended never opens again: another tab may have told of it before it heard of the end. */
  #putOver(session: OpenSession | undefined): OpenSession | undefined {
    if (session !== undefined) this.#over.add(session.id)
    return session
  }

  /** The tab that ended a session revokes it; this tab does so only for a sign-in of its own. */
  #revokeOwn(session: OpenSession | undefined, revoked: string | undefined): void {
    if (session?.id !== revoked) void this.revoke(session)
  }

  #heard(message: TabMessage): void {
    if ((message.kind === 'locked' || message.kind === 'ended') && message.of !== undefined) this.#over.add(message.of)
    if (message.kind === 'locked') {
      this.#revokeOwn(this.#lockHere('elsewhere'), message.of)
    } else if (message.kind === 'ended') {
      if (this.#state.kind === 'signed-in' || this.#state.kind === 'locked') {
        this.#revokeOwn(this.#forget(), message.of)
        this.signOut(message.why)
      }
    } else if (message.kind === 'session') this.#heardOf(message.session)
  }

  #heardOf(session: OpenSession): void {
    if (this.#over.has(session.id)) return
    const before = this.#state
    if (before.kind === 'restoring') {
      if (this.#shared === undefined) return
      const share = this.#shared
      this.#shared = undefined
      this.#open({ ...session, launch: undefined }, false)
      share()
    } else if (before.kind === 'locked' || before.kind === 'signed-in') {
      const isSame = before.user.id === session.user.id
      // Proven anew in another tab: this tab goes on with that proof and its tokens.
      const isNewer = before.kind === 'signed-in' && session.authenticatedAt > before.authenticatedAt + SAME_SIGN_IN_MS
      if (isSame && (before.kind === 'locked' || isNewer)) this.#open({ ...session, launch: undefined }, false)
      else if (!isSame) this.#giveWay()
    }
  }

  /** Somebody else has signed in in another tab (E38): nothing of the first user stays. */
  #giveWay(): void {
    clearTimeout(this.#endOfShift)
    this.#parts.givenUp()
    this.#parts.page.tab.removeItem(OPEN_KEY)
    void this.revoke(this.#putOver(this.#keeper.drop()))
    this.signOut('elsewhere')
  }

  #show(state: SignInState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
