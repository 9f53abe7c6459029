import type { Instant } from '#clinical/jst-date.ts'
import type { SessionUser } from '../session-user.ts'
import type { LaunchContext } from '../sign-in.ts'
import type { AccessToken } from './provider-client.ts'

/** One sign-in with its tokens, the same in every tab. It lives in memory and in messages between tabs, nowhere else (A3). */
export interface OpenSession {
  /** Of this sign-in, random. */
  readonly id: string
  /** Counts the refreshes: of two copies the one with more is the newer. */
  readonly turn: number
  readonly user: SessionUser
  readonly authenticatedAt: Instant
  /** When it ends whatever is done in it (A4). */
  readonly endsAt: Instant
  readonly launch: LaunchContext | undefined
  readonly idToken: string
  readonly refreshToken: string | undefined
  /** The answer to the last use of the refresh token was lost: whether it is spent, only the provider knows. */
  readonly isInDoubt: boolean
  /**
   * Refresh tokens of earlier proofs in the same session. They are revoked with it and not before: a provider that keeps one
   * grant for a browser would take the newer one back, too.
   */
  readonly superseded: readonly string[]
  /** By audience. */
  readonly access: Readonly<Record<string, HeldToken>>
}

export interface HeldToken {
  readonly token: string
  readonly since: Instant
  /** Undefined where the provider did not say. */
  readonly until: Instant | undefined
  /** What it lets the viewer do; undefined where the provider did not say. */
  readonly scope: readonly string[] | undefined
}

export function held({ token, livesMs, scope }: AccessToken, now: Instant): HeldToken {
  return { token, since: now, until: livesMs === undefined ? undefined : ((now + livesMs) as Instant), scope }
}

/** Every refresh token that is revoked with a session. */
export function refreshTokensOf({ refreshToken, superseded }: OpenSession): readonly string[] {
  return refreshToken === undefined ? superseded : [refreshToken, ...superseded]
}

/** A token with less than this left is renewed before it is used; of one that lives shortly, a fifth of its life. */
const LEAST_LIFE_MS = 30_000

export function isUsable(held: HeldToken, now: Instant, leastLifeMs?: number): boolean {
  if (held.until === undefined) return true
  const share = (held.until - held.since) / 5
  return held.until - now > (leastLifeMs ?? Math.min(LEAST_LIFE_MS, share))
}
