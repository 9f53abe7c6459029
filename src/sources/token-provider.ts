/**
 * Gives the access token of one server. A token is attached only to requests under that server's base, and a token of
 * one facility never goes to another (security-safety.md C8, C9).
 */
export interface TokenProvider {
  /**
   * The token for the server at `base`; undefined where the server wants none. Rejects where it wants one and there is none
   * to be had (the provider is away, nobody is signed in): then nothing is sent. `leastLifeMs`: what must be left of its
   * life, for what may not be cut short on the way (E20).
   */
  token(base: string, signal: AbortSignal, leastLifeMs?: number): Promise<string | undefined>
  /**
   * A fresh token after the server refused the last one; undefined when there is none to be had (E16, E17). `refused`: that
   * one, so that many refusals of one token cause one renewal.
   */
  renew(base: string, signal: AbortSignal, refused?: string): Promise<string | undefined>
}

/** A token with which something is written lives at least as long as the longest upload (E20). */
export const LEAST_LIFE_OF_WRITES_MS = 60_000

/** For servers that ask for no token: the demonstration, and folders. */
export const NO_TOKENS: TokenProvider = {
  token: async () => undefined,
  renew: async () => undefined,
}
