import type { SignIn } from '#session/sign-in.ts'
import type { Network } from '#sources/record-source.ts'

/** What the viewer runs over, whether hospitals or the demonstration. */
export interface Deployment {
  readonly network: Network
  /** Undefined where no sign-in is configured: nothing is shown then. */
  readonly signIn: SignIn | undefined
}
