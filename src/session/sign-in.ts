import type { Instant } from '#clinical/jst-date.ts'
import type { SessionUser } from './session-user.ts'

/** `idle`: nobody was there · `session-ended`: the provider, or a server, takes the token no more · `elsewhere`: another tab. */
export type LockReason = 'idle' | 'asked' | 'session-ended' | 'elsewhere'

/**
 * Why nobody is signed in. `weak`: signed in by less than this site asks for (A1) · `no-profession`, `no-facility`: the
 * provider does not tell as what, or for whom, the person works here.
 */
export type SignOutReason =
  | 'logged-out'
  | 'weak'
  | 'cancelled'
  | 'failed'
  | 'expired'
  | 'elsewhere'
  | 'no-profession'
  | 'no-facility'

export type UnlockResult = 'same-user' | 'other-user' | 'cancelled'

export type SignInState =
  /** It is not known yet whether the provider still knows this browser. */
  | { readonly kind: 'restoring' }
  | {
      readonly kind: 'signed-out'
      readonly why?: SignOutReason
      /** In the words of the provider, for those who run the site; never anything about a person. */
      readonly detail?: string
    }
  | {
      readonly kind: 'signed-in'
      readonly user: SessionUser
      readonly authenticatedAt: Instant
      /**
       * By the base of a server: the scopes of its token, where they are known and let the user read less than everything
       * (B1). Any other server decides when it is asked.
       */
      readonly narrowed: ReadonlyMap<string, readonly string[]>
      /** The patient with whom another system opened the viewer (SMART App Launch): told once, in the tab that it opened. */
      readonly launch?: LaunchContext
    }
  | { readonly kind: 'locked'; readonly user: SessionUser; readonly why: LockReason }

export interface LaunchContext {
  readonly patient: { readonly server: string; readonly id: string }
}

/** Who signs people in: one a page. What is shown follows `getState`, and nothing else. */
export interface SignIn {
  getState(): SignInState
  subscribe(listener: () => void): () => void
  /**
   * Leaves for the provider; comes back to `place` (a path with an opaque handle, never a person). `isFresh`: for another
   * person, who is asked for a password even if the provider knows the browser; whoever is signed in here is so no more.
   */
  begin(options?: { readonly place?: string; readonly isFresh?: boolean }): Promise<void>
  /** The token is gone at once; every tab follows. */
  lock(why: LockReason): void
  /** The same person proves to be there, in this page: what was written and not saved stays. Never rejects. */
  unlock(place: string): Promise<UnlockResult>
  /** Wipes here first, then revokes, then ends the session at the provider (A7). */
  logOut(): Promise<void>
  /** A hand on the machine, told every few seconds: the next page of this browser asks since when there was none (A5). */
  touched?(): void
  /** The person who is signed in proves to be there now (A10). Never rejects. */
  reauthenticate(place: string): Promise<UnlockResult>
  /** A demonstration, where a press on a name signs in. */
  readonly chooser?: {
    readonly users: readonly SessionUser[]
    choose(id: string): void
  }
}
