import type { TokenProvider } from '#sources/token-provider.ts'

const PREFIX = 'demo.'

/** Tells the hub of the demo who asks, as an access token of a real one would. No other server gets it (C9). */
export function demoTokens(hub: string, userId: () => string | undefined): TokenProvider {
  const token = async (base: string) => {
    const id = base === hub ? userId() : undefined
    return id === undefined ? undefined : `${PREFIX}${id}`
  }
  return { token, renew: token }
}

/** The user whom a request to the hub names; undefined without one. */
export function userOfToken(authorization: string | undefined): string | undefined {
  const start = `Bearer ${PREFIX}`
  return authorization?.startsWith(start) === true ? authorization.slice(start.length) : undefined
}
