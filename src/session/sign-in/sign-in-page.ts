import type { Instant } from '#clinical/jst-date.ts'

/** What the sign-in needs of the browser around it. */
export interface SignInPage {
  /** Storage of this tab: never a token, a name or anything of a patient (A3). */
  readonly tab: Storage
  /** Storage of all tabs, under the same rule. */
  readonly all: Storage
  readonly locks: LockManager
  channel(name: string): BroadcastChannel
  now(): Instant
  /** Leaves the page. */
  leave(address: string): void
  /** A window of its own, which must be asked for at once where a user pressed something; undefined where it is blocked. */
  window(): { go(address: string): void; close(): void } | undefined
  /** Opens an address in a hidden frame; gives what takes the frame away. */
  frame(address: string): () => void
}
