/** The part of the Trusted Types API that is used here; TypeScript's library does not describe it yet. */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown
}

/**
 * Installs the `default` policy of Trusted Types (DESIGN.md §8.17): it passes addresses of scripts of our own origin,
 * which is what workers need, and nothing else. HTML and script text are never passed. Must be called before anything
 * starts a worker; a browser without Trusted Types needs nothing.
 */
export function installTrustedTypes(scope: object = globalThis, origin: string = location.origin): void {
  if (!hasTrustedTypes(scope)) return
  scope.trustedTypes.createPolicy('default', { createScriptURL: (address) => ownScriptAddress(address, origin) })
}

/** The address itself when it is a script of our own origin. Throws TypeError otherwise. */
export function ownScriptAddress(address: string, origin: string): string {
  const url = new URL(address, globalThis.location?.href ?? origin)
  if (url.origin === origin && /^https?:$/.test(url.protocol)) return address
  throw new TypeError(`not a script of this site: ${url.origin}`)
}

function hasTrustedTypes(scope: object): scope is { trustedTypes: TrustedTypesFactory } {
  return 'trustedTypes' in scope && typeof scope.trustedTypes === 'object' && scope.trustedTypes !== null
}
