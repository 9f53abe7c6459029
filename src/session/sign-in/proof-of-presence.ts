import type { Instant } from '#clinical/jst-date.ts'
import { agoMsOf, identityOf, Refusal } from './identity.ts'
import { FRESH_KEY, HAND_KEY } from './kept-in-tab.ts'
import { held, type OpenSession } from './open-session.ts'
import type { AuthorizationRequest, Granted } from './provider-client.ts'
import type { SignInPage } from './sign-in-page.ts'
import type { SignInSettings } from './sign-in-settings.ts'

/** Somebody who was asked for a password has given it within this. */
const JUST_NOW_MS = 120_000
/** Of hands on the machine one is written down in so long. */
const HAND_EVERY_MS = 5_000
/** By so much a sign-in must be younger than the last hand here: a first hand follows the sign-in at once. */
const AFTER_HAND_MS = 60_000
/** What passes between a request and the token that answers it, where the provider has nothing to ask. */
const ON_THE_WAY_MS = 30_000

/**
 * What the next sign-in at this browser must prove, and whether a grant proves it: a password after a session that was
 * locked, ended or refused (A6, A7), a sign-in younger than the last hand on the machine after a long time without (A5, E30).
 */
export class ProofOfPresence {
  readonly #settings: SignInSettings
  readonly #page: SignInPage
  #handAt = 0

  constructor(settings: SignInSettings, page: SignInPage) {
    this.#settings = settings
    this.#page = page
  }

  get mustAskForPassword(): boolean {
    return this.#page.all.getItem(FRESH_KEY) !== null
  }

  /** The last session of this browser was locked or ended: what the provider remembers of it proves nothing any more. */
  get hasEnded(): boolean {
    return this.#page.all.getItem(FRESH_KEY) === 'ended'
  }

  /** A hand on the machine. */
  touched(): void {
    const { all, now } = this.#page
    if (Math.abs(now() - this.#handAt) < HAND_EVERY_MS) return
    this.#handAt = now()
    all.setItem(HAND_KEY, String(this.#handAt))
  }

  /** Somebody has signed in here. */
  given(): void {
    const { all, now } = this.#page
    all.removeItem(FRESH_KEY)
    all.setItem(HAND_KEY, String(now()))
  }

  /** The provider still knows the browser: without this, whoever opens a tab would be let in without a password. */
  ended(): void {
    const { all } = this.#page
    all.setItem(FRESH_KEY, 'ended')
    all.removeItem(HAND_KEY)
  }

  /** Somebody who was refused may sign in in another way, or as somebody else. */
  refused(): void {
    if (!this.mustAskForPassword) this.#page.all.setItem(FRESH_KEY, 'refused')
  }

  /** A password, whatever the provider remembers; or a sign-in that is younger than the last hand on this machine (A5). */
  asked(isFresh: boolean): Pick<AuthorizationRequest, 'prompt' | 'maxAgeMs'> {
    if (isFresh) return { prompt: 'login' }
    const { all, now } = this.#page
    const at = Number(all.getItem(HAND_KEY) ?? Number.NaN)
    const idleMs = now() - at
    return idleMs > this.#settings.idleMs ? { maxAgeMs: idleMs - AFTER_HAND_MS } : {}
  }

  /** The session that a grant opens. Throws Refusal where the sign-in is not as this site asks for. */
  sessionOf(granted: Granted): OpenSession {
    const now = this.#page.now()
    const { user, authenticatedAt } = identityOf(this.#settings, granted.claims, granted.accessClaims, now)
    this.#verifyAge(granted)
    return {
      id: crypto.randomUUID(),
      turn: 0,
      user,
      authenticatedAt,
      endsAt: (authenticatedAt + this.#settings.maxSessionMs) as Instant,
      launch: granted.patient === undefined ? undefined : { patient: granted.patient },
      idToken: granted.idToken,
      refreshToken: granted.refreshToken,
      isInDoubt: false,
      superseded: [],
      access: { [granted.audience]: held(granted.access, now) },
    }
  }

  #verifyAge(granted: Granted): void {
    const agoMs = agoMsOf(granted.claims)
    if (granted.isFresh && agoMs > JUST_NOW_MS) {
      throw new Refusal('failed', 'prompt=login: the provider has not asked again')
    }
    if (!granted.isFresh && agoMs > Math.max(JUST_NOW_MS, granted.maxAgeMs + ON_THE_WAY_MS)) {
      this.#page.all.setItem(FRESH_KEY, 'ended')
      throw new Refusal('expired', 'max_age: the provider has not asked again')
    }
  }
}
