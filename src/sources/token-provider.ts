/**
 * Gives the access token of one server. A token is attached only to requests under that server's base, and a token of
 * one facility never goes to another (security-safety.md C8, C9).
 */
export interface TokenProvider {
  /** The token for the server at `base`; undefined where the server wants none. */
  token(base: string, signal: AbortSignal): Promise<string | undefined>
  /** A fresh token after the server refused the last one; undefined when there is none to be had (E16, E17). */
  renew(base: string, signal: AbortSignal): Promise<string | undefined>
}

/** For servers that ask for no token: the demonstration, and folders. */
export const NO_TOKENS: TokenProvider = {
  token: async () => undefined,
  renew: async () => undefined,
}
