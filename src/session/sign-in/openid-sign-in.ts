import type { Instant } from '#clinical/jst-date.ts'
import { grantOf } from '../granted-scope.ts'
import type { LockReason, SignIn, SignInState, SignOutReason, UnlockResult } from '../sign-in.ts'
import { agoMsOf, identityOf, Refusal } from './identity.ts'
import { ANSWER_KEY, FRESH_KEY, forgetWay, HAND_KEY, OPEN_KEY, PLACE_KEY } from './kept-in-tab.ts'
import type { LaunchRequest } from './launch-request.ts'
import type { OpenSession } from './open-session.ts'
import type { AuthorizationRequest, Granted, ProviderClient } from './provider-client.ts'
import { held, SessionKeeper } from './session-keeper.ts'
import type { SignInPage } from './sign-in-page.ts'
import { audienceOf, type SignInSettings } from './sign-in-settings.ts'
import type { TabMessage } from './tab-messages.ts'
import { WayToProvider } from './way-to-provider.ts'

export interface OpenIdSignInParts {
  readonly settings: SignInSettings
  readonly page: SignInPage
  /** Loaded when it is needed: a page whose session another tab has shared may never need it. */
  readonly provider: () => Promise<ProviderClient>
}

/** How long a new tab waits for another tab that holds a session: it may be busy drawing. */
const ASK_MS = 5_000
const LOOK_MS = 100
/** Somebody who was asked for a password has given it within this. */
const JUST_NOW_MS = 120_000
/** Two tabs may read the same sign-in off by the second in which its token was issued. */
const SAME_SIGN_IN_MS = 2_000
/** Of hands on the machine one is written down in so long. */
const HAND_EVERY_MS = 5_000
/** By so much a sign-in must be younger than the last hand here: a first hand follows the sign-in at once. */
const AFTER_HAND_MS = 60_000
/** What passes between a request and the token that answers it, where the provider has nothing to ask. */
const ON_THE_WAY_MS = 30_000

/**
 * Sign-in at an OpenID provider: one a page. Tokens are in memory only (A3); everything that ends a session wipes here
 * before it asks the provider anything (A7), and every tab follows (E38). One file, though long: whoever changes one way
 * out of a state must see all the others.
 */
export class OpenIdSignIn implements SignIn {
  readonly #parts: OpenIdSignInParts
  readonly #keeper: SessionKeeper
  readonly #way: WayToProvider
  readonly #listeners = new Set<() => void>()
  /** Ids of sessions that were locked, ended or replaced. */
  readonly #over = new Set<string>()
  #state: SignInState = { kind: 'restoring' }
  #shared: (() => void) | undefined
  #waiting: (() => void) | undefined
  #endOfShift: ReturnType<typeof setTimeout> | undefined
  #revoking: Promise<void> = Promise.resolve()
  #handAt = 0

  constructor(parts: OpenIdSignInParts) {
    this.#parts = parts
    this.#way = new WayToProvider(parts.settings, parts.page, parts.provider)
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

  /**
   * Finds out who is signed in: an answer of the provider with which this page was opened, a launch by an EHR, the session
   * of another tab, or a session at the provider that a reload has lost sight of. Never rejects.
   */
  async start(launch?: LaunchRequest): Promise<void> {
    const { tab } = this.#parts.page
    const answer = tab.getItem(ANSWER_KEY)
    for (const key of [ANSWER_KEY, PLACE_KEY]) tab.removeItem(key)
    if (answer !== null) return this.#comeBack(answer)
    forgetWay(tab)
    if (launch !== undefined) return this.#launchedBy(launch)
    if (await this.#isShared()) return
    const kept = tab.getItem(OPEN_KEY)
    if (kept === 'open' && !this.#mustAskForPassword()) return this.#restore()
    tab.removeItem(OPEN_KEY)
    this.#show(kept === 'logged-out' ? signedOut('logged-out') : { kind: 'signed-out' })
  }

  getState(): SignInState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * The token for the server at `base`; undefined for any that is not of the configuration. Rejects where there is none to be
   * had: a question to such a server must not go out as a stranger's.
   */
  async token(base: string, signal: AbortSignal, leastLifeMs?: number): Promise<string | undefined> {
    signal.throwIfAborted()
    const token = await this.#tokenFor(base, leastLifeMs === undefined ? {} : { leastLifeMs })
    signal.throwIfAborted()
    if (token === undefined && audienceOf(this.#parts.settings, base) !== undefined) throw new NoTokenError(base)
    return token
  }

  /** Another token than the one that the server refused; undefined when there is none to be had (E16–E18). */
  async renew(base: string, _: AbortSignal, refused?: string): Promise<string | undefined> {
    // Others may wait for the same renewal, so that nobody's leaving cuts it short.
    return this.#tokenFor(base, refused === undefined ? {} : { refused })
  }

  async begin(options: { readonly place?: string; readonly isFresh?: boolean } = {}): Promise<void> {
    const isFresh = options.isFresh === true || this.#mustAskForPassword()
    if (this.#state.kind === 'signed-in' || this.#state.kind === 'locked') await this.#revoke(this.#end('logged-out'))
    await this.#leaveFor({ from: 'tab', ...this.#proofAsked(isFresh) }, options.place ?? '')
  }

  touched(): void {
    const { all, now } = this.#parts.page
    if (this.#state.kind !== 'signed-in' || Math.abs(now() - this.#handAt) < HAND_EVERY_MS) return
    this.#handAt = now()
    all.setItem(HAND_KEY, String(this.#handAt))
  }

  lock(why: LockReason): void {
    if (this.#state.kind !== 'signed-in') return
    const session = this.#lockHere(why)
    this.#keeper.tell({ kind: 'locked', of: session?.id })
    this.#revoking = this.#revoke(session)
  }

  unlock(place: string): Promise<UnlockResult> {
    return this.#proveToBeThere(place)
  }

  reauthenticate(place: string): Promise<UnlockResult> {
    return this.#proveToBeThere(place)
  }

  async logOut(): Promise<void> {
    const session = this.#end('logged-out')
    const [isReached] = await Promise.all([this.#way.tell((provider) => provider.isReached()), this.#revoke(session)])
    // With no way to the provider, its page would be an error of the browser: one stays here, wiped (A7).
    if (isReached !== true) return
    const address = await this.#way.tell((provider) => provider.endSession(session?.idToken))
    if (address === undefined) return
    this.#parts.page.tab.setItem(OPEN_KEY, 'logged-out')
    this.#parts.page.leave(address)
  }

  /** For a page that is done with: closes its channels. */
  close(): void {
    clearTimeout(this.#endOfShift)
    this.#keeper.close()
    this.#way.close()
  }

  async #tokenFor(base: string, wish: { leastLifeMs?: number; refused?: string }): Promise<string | undefined> {
    const audience = audienceOf(this.#parts.settings, base)
    if (audience === undefined || this.#state.kind !== 'signed-in') return undefined
    const { session } = this.#keeper
    if (session !== undefined && session.endsAt <= this.#parts.page.now()) {
      this.lock('session-ended')
      return undefined
    }
    return this.#keeper.token(audience, wish)
  }

  /** The provider has sent the browser back to this tab. */
  async #comeBack(answer: string): Promise<void> {
    try {
      const provider = await this.#parts.provider()
      await this.#enter(await provider.redeem(answer, 'tab'))
    } catch (error) {
      this.#refuse(error)
    } finally {
      forgetWay(this.#parts.page.tab)
    }
  }

  async #launchedBy(launch: LaunchRequest): Promise<void> {
    const { launchIssuers, servers } = this.#parts.settings
    const server = withSlash(launch.issuer)
    const isKnown = launchIssuers.includes(server) && servers.some(({ base }) => base === server)
    // Somebody else's server could hand the user a patient, or a provider, of its own (C8).
    if (!isKnown) return this.#show(signedOut('failed', 'launch: iss is not among signIn.launchIssuers'))
    const request = { from: 'tab', launch: { server, launch: launch.launch } } as const
    await this.#leaveFor({ ...request, ...this.#proofAsked(this.#mustAskForPassword()) }, '')
  }

  /** Whether another tab has shared its session: one that holds one and is busy is waited for, one that closes is not. */
  async #isShared(): Promise<boolean> {
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

  /** After a reload: the provider may know the browser still, and says so without a word to the user. */
  async #restore(): Promise<void> {
    try {
      const granted = await this.#way.inFrame({ from: 'page', ...this.#proofAsked(false), prompt: 'none' })
      // Back at the same place, whomever an EHR had opened the viewer for before.
      await this.#enter({ ...granted, patient: undefined })
    } catch (error) {
      this.#refuse(error)
    }
  }

  /** In a window of the provider, so that what stands on this page stays; where it is blocked, by leaving the page. */
  async #proveToBeThere(place: string): Promise<UnlockResult> {
    // Before anything is waited for: a browser opens windows only at the press of a button.
    forgetWay(this.#parts.page.tab)
    const opened = this.#parts.page.window()
    this.#waiting?.()
    const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<undefined>()
    this.#waiting = () => giveUp(undefined)
    try {
      // A provider with one grant for a browser would take the next one back with the last.
      await this.#revoking
      if (opened === undefined) {
        await this.#leaveFor({ from: 'tab', prompt: 'login' }, place)
        return 'cancelled'
      }
      const granted = await this.#way.inWindow(opened, givenUp)
      return granted === undefined ? 'cancelled' : await this.#proven(granted)
    } catch {
      return 'cancelled'
    } finally {
      opened?.close()
    }
  }

  async #proven(granted: Granted): Promise<UnlockResult> {
    const before = this.#state
    if (before.kind !== 'signed-in' && before.kind !== 'locked') return 'cancelled'
    const session = this.#sessionOf(granted)
    const isSame = session.user.id === before.user.id
    const older = this.#putOver(this.#keeper.drop())
    if (isSame) {
      const superseded = older === undefined ? [] : refreshTokensOf(older)
      this.#open({ ...session, superseded, launch: undefined }, true)
      return 'same-user'
    }
    this.#open(session, true)
    void this.#revoke(older)
    return 'other-user'
  }

  async #leaveFor(request: AuthorizationRequest, place: string): Promise<void> {
    try {
      await this.#way.leave(request, place)
    } catch (error) {
      this.#refuse(error)
    }
  }

  async #enter(granted: Granted): Promise<void> {
    // Locked or ended in another tab since this one left: what the provider remembers proves nothing any more (A6, A7).
    if (this.#parts.page.all.getItem(FRESH_KEY) === 'ended' && !granted.isFresh) {
      this.#show(signedOut('elsewhere'))
      this.#parts.page.tab.removeItem(OPEN_KEY)
      return this.#revokeAll(granted.refreshToken === undefined ? [] : [granted.refreshToken])
    }
    this.#open(this.#sessionOf(granted), true)
  }

  /** A password, whatever the provider remembers; or a sign-in that is younger than the last hand on this machine (A5). */
  #proofAsked(isFresh: boolean): Pick<AuthorizationRequest, 'prompt' | 'maxAgeMs'> {
    if (isFresh) return { prompt: 'login' }
    const { all, now } = this.#parts.page
    const at = Number(all.getItem(HAND_KEY) ?? Number.NaN)
    const idleMs = now() - at
    return idleMs > this.#parts.settings.idleMs ? { maxAgeMs: idleMs - AFTER_HAND_MS } : {}
  }

  /** For a provider that gives no refresh tokens, or whose answer was lost. */
  async #renewInFrame(audience: string): Promise<Granted> {
    const granted = await this.#way.inFrame({ from: 'page', prompt: 'none', ...(audience === '' ? {} : { audience }) })
    const session = this.#sessionOf(granted)
    if (session.user.id === this.#keeper.session?.user.id) return granted
    await this.#revoke(session)
    throw new Refusal('elsewhere', 'somebody else has signed in at the provider')
  }

  /** Throws Refusal where the sign-in is not as this site asks for. */
  #sessionOf(granted: Granted): OpenSession {
    const { settings, page } = this.#parts
    const { user, authenticatedAt } = identityOf(settings, granted.claims, granted.accessClaims, page.now())
    const agoMs = agoMsOf(granted.claims)
    if (granted.isFresh && agoMs > JUST_NOW_MS) {
      throw new Refusal('failed', 'prompt=login: the provider has not asked again')
    }
    if (!granted.isFresh && agoMs > Math.max(JUST_NOW_MS, granted.maxAgeMs + ON_THE_WAY_MS)) {
      page.all.setItem(FRESH_KEY, 'ended')
      throw new Refusal('expired', 'max_age: the provider has not asked again')
    }
    return {
      id: crypto.randomUUID(),
      turn: 0,
      user,
      authenticatedAt,
      endsAt: (authenticatedAt + settings.maxSessionMs) as Instant,
      launch: granted.patient === undefined ? undefined : { patient: granted.patient },
      idToken: granted.idToken,
      refreshToken: granted.refreshToken,
      isInDoubt: false,
      superseded: [],
      access: { [granted.audience]: held(granted.access, page.now()) },
    }
  }

  #open(session: OpenSession, isOwn: boolean): void {
    const { page } = this.#parts
    page.tab.setItem(OPEN_KEY, 'open')
    if (isOwn) {
      page.all.removeItem(FRESH_KEY)
      page.all.setItem(HAND_KEY, String(page.now()))
    }
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

  /** Wipes here and tells the other tabs; the session is given back for revoking. */
  #end(why: 'logged-out'): OpenSession | undefined {
    const session = this.#forget()
    this.#keeper.tell({ kind: 'ended', why, of: session?.id })
    this.#show(signedOut(why))
    return session
  }

  #forget(): OpenSession | undefined {
    const { page } = this.#parts
    clearTimeout(this.#endOfShift)
    this.#waiting?.()
    page.tab.removeItem(OPEN_KEY)
    // The provider still knows the browser: without this, whoever opens a tab would be let in without a password.
    page.all.setItem(FRESH_KEY, 'ended')
    page.all.removeItem(HAND_KEY)
    return this.#putOver(this.#keeper.drop())
  }

  /** A session that has ended never opens again: another tab may have told of it before it heard of the end. */
  #putOver(session: OpenSession | undefined): OpenSession | undefined {
    if (session !== undefined) this.#over.add(session.id)
    return session
  }

  #mustAskForPassword(): boolean {
    return this.#parts.page.all.getItem(FRESH_KEY) !== null
  }

  /** As well as it can be done: what was wiped here is gone whether or not the provider hears of it. */
  async #revoke(session: OpenSession | undefined): Promise<void> {
    if (session !== undefined) await this.#revokeAll(refreshTokensOf(session))
  }

  async #revokeAll(tokens: readonly string[]): Promise<void> {
    await Promise.all(tokens.map((token) => this.#way.tell((provider) => provider.revoke(token))))
  }

  /** The tab that ended a session revokes it; this tab does so only for a sign-in of its own. */
  #revokeOwn(session: OpenSession | undefined, revoked: string | undefined): void {
    if (session?.id !== revoked) void this.#revoke(session)
  }

  #heard(message: TabMessage): void {
    if ((message.kind === 'locked' || message.kind === 'ended') && message.of !== undefined) this.#over.add(message.of)
    if (message.kind === 'locked') {
      this.#revokeOwn(this.#lockHere('elsewhere'), message.of)
    } else if (message.kind === 'ended') {
      if (this.#state.kind === 'signed-in' || this.#state.kind === 'locked') {
        this.#revokeOwn(this.#forget(), message.of)
        this.#show(signedOut(message.why))
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
    this.#waiting?.()
    this.#parts.page.tab.removeItem(OPEN_KEY)
    void this.#revoke(this.#putOver(this.#keeper.drop()))
    this.#show(signedOut('elsewhere'))
  }

  #refuse(error: unknown): void {
    const refusal = error instanceof Refusal ? error : new Refusal('failed', `${this.#parts.settings.issuer}: ${error}`)
    this.#parts.page.tab.removeItem(OPEN_KEY)
    // Somebody who was refused may sign in in another way, or as somebody else; a provider that is away refuses nobody.
    const isRefused = error instanceof Refusal && refusal.why !== 'expired'
    if (isRefused && !this.#mustAskForPassword()) this.#parts.page.all.setItem(FRESH_KEY, 'refused')
    this.#show(signedOut(refusal.why, refusal.message))
  }

  #show(state: SignInState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

function refreshTokensOf({ refreshToken, superseded }: OpenSession): readonly string[] {
  return refreshToken === undefined ? superseded : [refreshToken, ...superseded]
}

class NoTokenError extends Error {
  override readonly name = 'NoTokenError'

  constructor(base: string) {
    super(`no access token for ${base}`)
  }
}

function signedOut(why: SignOutReason, detail?: string): SignInState {
  return detail === undefined ? { kind: 'signed-out', why } : { kind: 'signed-out', why, detail }
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`
}
