import type { LockReason, SignIn, SignInState, UnlockResult } from '../sign-in.ts'
import { ANSWER_KEY, forgetWay, OPEN_KEY, PLACE_KEY } from './kept-in-tab.ts'
import type { LaunchRequest } from './launch-request.ts'
import { ProofOfPresence } from './proof-of-presence.ts'
import type { AuthorizationRequest, ProviderClient } from './provider-client.ts'
import type { SignInPage } from './sign-in-page.ts'
import { audienceOf, type SignInSettings } from './sign-in-settings.ts'
import { TabSession } from './tab-session.ts'
import { WayToProvider } from './way-to-provider.ts'

export interface OpenIdSignInParts {
  readonly settings: SignInSettings
  readonly page: SignInPage
  /** Loaded when it is needed: a page whose session another tab has shared may never need it. */
  readonly provider: () => Promise<ProviderClient>
}

/** Sign-in at an OpenID provider: one a page. The ways in and out; what they make of the session stands in `TabSession`. */
export class OpenIdSignIn implements SignIn {
  readonly #parts: OpenIdSignInParts
  readonly #way: WayToProvider
  readonly #proof: ProofOfPresence
  readonly #session: TabSession
  /** Gives up the proof that is under way in a window. */
  #waiting: (() => void) | undefined

  constructor(parts: OpenIdSignInParts) {
    const { settings, page, provider } = parts
    this.#parts = parts
    this.#way = new WayToProvider(settings, page, provider)
    this.#proof = new ProofOfPresence(settings, page)
    const givenUp = () => this.#waiting?.()
    this.#session = new TabSession({ settings, page, provider, way: this.#way, proof: this.#proof, givenUp })
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
    if (await this.#session.isShared()) return
    const kept = tab.getItem(OPEN_KEY)
    if (kept === 'open' && !this.#proof.mustAskForPassword) return this.#restore()
    tab.removeItem(OPEN_KEY)
    this.#session.signOut(kept === 'logged-out' ? 'logged-out' : undefined)
  }

  getState(): SignInState {
    return this.#session.state
  }

  subscribe(listener: () => void): () => void {
    return this.#session.subscribe(listener)
  }

  /**
   * The token for the server at `base`; undefined for any that is not of the configuration. Rejects where there is none to be
   * had: a question to such a server must not go out as a stranger's.
   */
  async token(base: string, signal: AbortSignal, leastLifeMs?: number): Promise<string | undefined> {
    signal.throwIfAborted()
    const token = await this.#session.token(base, leastLifeMs === undefined ? {} : { leastLifeMs })
    signal.throwIfAborted()
    if (token === undefined && audienceOf(this.#parts.settings, base) !== undefined) throw new NoTokenError(base)
    return token
  }

  /** Another token than the one that the server refused; undefined when there is none to be had (E16–E18). */
  async renew(base: string, _: AbortSignal, refused?: string): Promise<string | undefined> {
    // Others may wait for the same renewal, so that nobody's leaving cuts it short.
    return this.#session.token(base, refused === undefined ? {} : { refused })
  }

  async begin(options: { readonly place?: string; readonly isFresh?: boolean } = {}): Promise<void> {
    const isFresh = options.isFresh === true || this.#proof.mustAskForPassword
    const { kind } = this.getState()
    if (kind === 'signed-in' || kind === 'locked') await this.#session.revoke(this.#session.end())
    await this.#leaveFor({ from: 'tab', ...this.#proof.asked(isFresh) }, options.place ?? '')
  }

  touched(): void {
    if (this.getState().kind === 'signed-in') this.#proof.touched()
  }

  lock(why: LockReason): void {
    this.#session.lock(why)
  }

  unlock(place: string): Promise<UnlockResult> {
    return this.#proveToBeThere(place)
  }

  reauthenticate(place: string): Promise<UnlockResult> {
    return this.#proveToBeThere(place)
  }

  async logOut(): Promise<void> {
    const session = this.#session.end()
    const told = this.#way.tell((provider) => provider.isReached())
    const [isReached] = await Promise.all([told, this.#session.revoke(session)])
    // With no way to the provider, its page would be an error of the browser: one stays here, wiped (A7).
    if (isReached !== true) return
    const address = await this.#way.tell((provider) => provider.endSession(session?.idToken))
    if (address === undefined) return
    this.#parts.page.tab.setItem(OPEN_KEY, 'logged-out')
    this.#parts.page.leave(address)
  }

  /** For a page that is done with: closes its channels. */
  close(): void {
    this.#session.close()
    this.#way.close()
  }

  /** The provider has sent the browser back to this tab. */
  async #comeBack(answer: string): Promise<void> {
    try {
      const provider = await this.#parts.provider()
      await this.#session.enter(await provider.redeem(answer, 'tab'))
    } catch (error) {
      this.#session.refuse(error)
    } finally {
      forgetWay(this.#parts.page.tab)
    }
  }

  async #launchedBy(launch: LaunchRequest): Promise<void> {
    const { launchIssuers, servers } = this.#parts.settings
    const server = withSlash(launch.issuer)
    const isKnown = launchIssuers.includes(server) && servers.some(({ base }) => base === server)
    // Somebody else's server could hand the user a patient, or a provider, of its own (C8).
    if (!isKnown) return this.#session.signOut('failed', 'launch: iss is not among signIn.launchIssuers')
    const request = { from: 'tab', launch: { server, launch: launch.launch } } as const
    await this.#leaveFor({ ...request, ...this.#proof.asked(this.#proof.mustAskForPassword) }, '')
  }

  /** After a reload: the provider may know the browser still, and says so without a word to the user. */
  async #restore(): Promise<void> {
    try {
      const granted = await this.#way.inFrame({ from: 'page', ...this.#proof.asked(false), prompt: 'none' })
      // Back at the same place, whomever an EHR had opened the viewer for before.
      await this.#session.enter({ ...granted, patient: undefined })
    } catch (error) {
      this.#session.refuse(error)
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
      await this.#session.revoking
      if (opened === undefined) {
        await this.#leaveFor({ from: 'tab', prompt: 'login' }, place)
        return 'cancelled'
      }
      const granted = await this.#way.inWindow(opened, givenUp)
      return granted === undefined ? 'cancelled' : this.#session.prove(granted)
    } catch {
      return 'cancelled'
    } finally {
      opened?.close()
    }
  }

  async #leaveFor(request: AuthorizationRequest, place: string): Promise<void> {
    try {
      await this.#way.leave(request, place)
    } catch (error) {
      this.#session.refuse(error)
    }
  }
}

class NoTokenError extends Error {
  override readonly name = 'NoTokenError'

  constructor(base: string) {
    super(`no access token for ${base}`)
  }
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`
}
