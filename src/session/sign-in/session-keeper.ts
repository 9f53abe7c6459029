import { Refusal } from './identity.ts'
import { type HeldToken, held, isUsable, type OpenSession } from './open-session.ts'
import type { AccessToken, ProviderClient } from './provider-client.ts'
import type { SignInPage } from './sign-in-page.ts'
import { readTabMessage, type TabMessage } from './tab-messages.ts'

interface KeeperParts {
  readonly page: SignInPage
  /** Of the deployment: two viewers of one origin, under two paths, are strangers to each other. */
  readonly scope: string
  readonly provider: () => Promise<ProviderClient>
  /** The same session has come from another tab with newer tokens, or another session. */
  readonly heard: (message: TabMessage) => void
  /** Tokens have come, of this tab or of another. */
  readonly renewed: (session: OpenSession) => void
  /** The provider gives no more tokens for the session. */
  readonly ended: () => void
  /** Access for one audience without a refresh token. Throws Refusal where the provider wants to see the user. */
  readonly renewInFrame: (audience: string) => Promise<Renewed>
}

/** Access, and the refresh token that comes with it, if one does, with the ID token of the same grant. */
interface Renewed {
  readonly access: AccessToken
  readonly refreshToken: string | undefined
  readonly idToken: string
}

const NEWEST_MS = 2_000
/** A server that refuses a replacement as young as this would refuse the next as well (E18). */
const YOUNG_MS = 30_000
/** So long a provider that could not be reached is not asked again. */
const FAILED_JUST_NOW_MS = 5_000

/**
 * The session of this tab and its tokens. A refresh token is spent by its use, and a second use of a spent one looks like
 * theft and ends the session everywhere: so one tab at a time refreshes, under a lock of the browser, and every tab learns
 * what came of it (A4). Which tab has the newest tokens is told by locks too, because messages may arrive late.
 */
export class SessionKeeper {
  readonly #parts: KeeperParts
  readonly #channel: BroadcastChannel
  #session: OpenSession | undefined
  #releaseTurn: () => void = () => {}
  #newer: (() => void) | undefined
  /** When the provider last could not be reached for a renewal. */
  #failedAt = Number.NEGATIVE_INFINITY
  /** By audience: the token that replaced a refused one. */
  readonly #replacements = new Map<string, string>()

  constructor(parts: KeeperParts) {
    this.#parts = parts
    this.#channel = parts.page.channel(`renkei-viewer.session ${parts.scope}`)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = readTabMessage(data)
      if (message === undefined) return
      if (message.kind === 'ask') {
        if (this.#session !== undefined) this.tell({ kind: 'session', session: this.#session })
        return
      }
      if (message.kind === 'session' && message.session.id === this.#session?.id) this.#take(message.session)
      else parts.heard(message)
    })
  }

  get session(): OpenSession | undefined {
    return this.#session
  }

  /** Whether another tab holds a session: its locks tell, however busy it is. */
  async isOpenElsewhere(): Promise<boolean> {
    const { held: locks = [] } = await this.#parts.page.locks.query()
    const prefix = `${this.#lockName('turn')} `
    return locks.some(({ name }) => name?.startsWith(prefix))
  }

  tell(message: TabMessage): void {
    this.#channel.postMessage(message)
  }

  /** Opens a session in this tab; `isOwn` tells it to the others. */
  open(session: OpenSession, isOwn: boolean): void {
    this.#session = session
    void this.#holdTurn(session)
    if (isOwn) this.tell({ kind: 'session', session })
  }

  /** Forgets the session and gives it back, for revoking. */
  drop(): OpenSession | undefined {
    const dropped = this.#session
    this.#session = undefined
    this.#releaseTurn()
    this.#releaseTurn = () => {}
    return dropped
  }

  close(): void {
    this.drop()
    this.#channel.close()
  }

  /**
   * A token for an audience with some life left; refreshed where there is none. undefined where there is none to be had.
   * `refused`: a token that the server did not take.
   */
  async token(audience: string, wish: { leastLifeMs?: number; refused?: string } = {}): Promise<string | undefined> {
    const held = this.#held(audience, wish)
    if (held !== undefined || this.#session === undefined) return held?.token
    if (this.#isFutile(audience, wish.refused)) return undefined
    return this.#parts.page.locks.request(this.#lockName('refresh'), async () => {
      await this.#catchUp()
      const now = this.#held(audience, wish)
      if (now !== undefined) return now.token
      // Who waited behind a renewal that failed does not wait for another one each.
      if (Math.abs(this.#parts.page.now() - this.#failedAt) < FAILED_JUST_NOW_MS) return undefined
      const token = await this.#refresh(audience)
      if (token !== undefined && wish.refused !== undefined) this.#replacements.set(audience, token)
      return token
    })
  }

  #held(audience: string, { leastLifeMs, refused }: { leastLifeMs?: number; refused?: string }): HeldToken | undefined {
    const held = this.#session?.access[audience]
    if (held === undefined || held.token === refused) return undefined
    return isUsable(held, this.#parts.page.now(), leastLifeMs) ? held : undefined
  }

  /** The refused token replaced a refused one a moment ago: the server takes none of this user (E18). */
  #isFutile(audience: string, refused: string | undefined): boolean {
    const held = this.#session?.access[audience]
    if (refused === undefined || held?.token !== refused || this.#replacements.get(audience) !== refused) return false
    return this.#parts.page.now() - held.since < YOUNG_MS
  }

  async #refresh(audience: string): Promise<string | undefined> {
    const session = this.#session
    if (session === undefined) return undefined
    try {
      const { refreshToken: spent } = session
      const grant = await this.#renewed(session, audience)
      const { access: renewed, refreshToken } = grant
      const now = this.#session
      if (now?.id !== session.id) {
        if (refreshToken === undefined) return undefined
        // Locked or logged out meanwhile: what came is not kept, and the provider is told to forget it (A4).
        if (now === undefined || spent === undefined || !now.superseded.includes(spent))
          await this.#forgotten(refreshToken)
        else await this.#turnTo({ ...now, superseded: [...now.superseded, refreshToken] })
        return undefined
      }
      const scope = renewed.scope ?? session.access[audience]?.scope
      const access = { ...session.access, [audience]: held({ ...renewed, scope }, this.#parts.page.now()) }
      await this.#turnTo({ ...after(session, grant), access })
      this.#failedAt = Number.NEGATIVE_INFINITY
      return renewed.token
    } catch (error) {
      const now = this.#session
      if (error instanceof Refusal) {
        if (now?.id === session.id) this.#parts.ended()
        return undefined
      }
      this.#failedAt = this.#parts.page.now()
      // Another tab may have told of newer tokens meanwhile: of those nothing was lost.
      if (now?.refreshToken !== undefined && now.refreshToken === session.refreshToken && !now.isInDoubt)
        await this.#turnTo({ ...now, isInDoubt: true })
      return undefined
    }
  }

  async #forgotten(refreshToken: string): Promise<void> {
    const provider = await this.#parts.provider()
    await provider.revoke(refreshToken).catch(() => {})
  }

  /**
   * A token that may be spent is used only where the provider gives nothing else: used twice it would end the session
   * everywhere, although nobody has stolen it and one answer was lost (A4).
   */
  async #renewed({ refreshToken, isInDoubt, idToken }: OpenSession, audience: string): Promise<Renewed> {
    if (refreshToken === undefined) return this.#parts.renewInFrame(audience)
    if (isInDoubt) {
      try {
        return await this.#parts.renewInFrame(audience)
      } catch (error) {
        if (!(error instanceof Refusal) || error.why === 'elsewhere') throw error
      }
    }
    const provider = await this.#parts.provider()
    return { ...(await provider.refresh({ refreshToken, idToken, audience })), idToken }
  }

  async #turnTo(session: OpenSession): Promise<void> {
    const next = { ...session, turn: session.turn + 1 }
    this.#session = next
    // Before the lock is let go: whoever gets it next sees that there is something newer.
    await this.#holdTurn(next)
    this.tell({ kind: 'session', session: next })
    this.#parts.renewed(next)
  }

  #take(session: OpenSession): void {
    if (session.turn <= (this.#session?.turn ?? 0)) return
    this.#session = session
    void this.#holdTurn(session)
    this.#newer?.()
    this.#parts.renewed(session)
  }

  /** Waits for tokens that another tab is known to have; without an answer the own ones are the newest there are. */
  async #catchUp(): Promise<void> {
    const session = this.#session
    if (session === undefined) return
    const prefix = this.#turnName(session.id, '')
    const { held: locks = [] } = await this.#parts.page.locks.query()
    const turns = locks.flatMap(({ name }) => (name?.startsWith(prefix) ? [Number(name.slice(prefix.length))] : []))
    if (Math.max(-1, ...turns) <= session.turn) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, NEWEST_MS)
      this.#newer = () => {
        clearTimeout(timer)
        resolve()
      }
      this.tell({ kind: 'ask' })
    })
    this.#newer = undefined
  }

  /** Shows the other tabs, by a lock that all may share, which turn of the tokens this tab has. */
  async #holdTurn({ id, turn }: OpenSession): Promise<void> {
    const releaseOlder = this.#releaseTurn
    const { promise: isOver, resolve: release } = Promise.withResolvers<void>()
    this.#releaseTurn = release
    await new Promise<void>((resolve, reject) => {
      const hold = () => {
        resolve()
        return isOver
      }
      const name = this.#turnName(id, String(turn))
      this.#parts.page.locks.request(name, { mode: 'shared' }, hold).catch(reject)
    })
    releaseOlder()
  }

  #lockName(what: string): string {
    return `renkei-viewer.${what} ${this.#parts.scope}`
  }

  #turnName(id: string, turn: string): string {
    return `${this.#lockName('turn')} ${id} ${turn}`
  }
}

/**
 * The session with the refresh token that came last, and the ID token with which its next answer is compared; one of which
 * nobody knows whether it is spent is revoked at the end.
 */
function after(session: OpenSession, { refreshToken, idToken }: Renewed): OpenSession {
  const { refreshToken: before, isInDoubt, superseded } = session
  if (refreshToken === undefined) return session
  const older = isInDoubt && before !== undefined && before !== refreshToken ? [before] : []
  return { ...session, refreshToken, idToken, isInDoubt: false, superseded: [...superseded, ...older] }
}
