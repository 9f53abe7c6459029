import type { SessionUser } from '#session/session-user.ts'
import type { Network } from '#sources/record-source.ts'

/** What the viewer runs over, whether hospitals or the demonstration. */
export interface Deployment {
  readonly network: Network
  /** Who may be chosen; empty where no sign-in is configured. */
  readonly users: readonly SessionUser[]
}
