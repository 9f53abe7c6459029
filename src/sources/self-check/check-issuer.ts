import type { SignInConfig } from '../sign-in-config.ts'
import { type Finding, note, right, wrong } from './finding.ts'
import { clockFinding, jsonObject, type Prober } from './prober.ts'

const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'end_session_endpoint', 'revocation_endpoint'] as const

/** The address of the discovery document of an issuer (OpenID Connect Discovery 1.0 §4). */
export function discoveryAddress(issuer: string): URL {
  return new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
}

/** The OpenID provider: its discovery document agrees with the configuration and offers what the sign-in needs. */
export async function checkIssuer(prober: Prober, signIn: SignInConfig): Promise<readonly Finding[]> {
  const probed = await prober.plain(discoveryAddress(signIn.issuer), 'application/json')
  if (probed.kind === 'failed') return [probed.finding]
  if (probed.status !== 200) return [wrong('status', String(probed.status))]
  const found = jsonObject(probed.text)
  if (found === undefined || typeof found.authorization_endpoint !== 'string') return [wrong('not-discovery')]
  const findings: Finding[] = []
  // To the letter: a slash more is another issuer (A2).
  if (found.issuer !== signIn.issuer) findings.push(wrong('issuer-differs', String(found.issuer)))
  const { origin } = new URL(signIn.issuer)
  const elsewhere = ENDPOINTS.filter((name) => isElsewhere(found[name], origin))
  if (elsewhere.length > 0) findings.push(wrong('endpoint-elsewhere', elsewhere.join(', ')))
  if (isAnotherSite(prober.page.hostname, new URL(signIn.issuer).hostname)) findings.push(note('another-site'))
  if (lacks(found.code_challenge_methods_supported, ['S256'])) findings.push(wrong('no-pkce'))
  const unknownAcr = missing(found.acr_values_supported, signIn.acrValues)
  if (unknownAcr.length > 0) findings.push(note('acr-unknown', unknownAcr.join(' ')))
  const unknownScopes = missing(found.scopes_supported, signIn.scope.split(' ')).filter((scope) => !scope.includes('/'))
  if (unknownScopes.length > 0) findings.push(note('scope-unknown', unknownScopes.join(' ')))
  if (typeof found.end_session_endpoint !== 'string') findings.push(note('no-end-session'))
  if (typeof found.revocation_endpoint !== 'string') findings.push(note('no-revocation'))
  if (findings.every(({ severity }) => severity !== 'wrong')) findings.unshift(right('discovery-right'))
  // Few providers let a page read the clock, and nobody can change that.
  return probed.skewMs === undefined ? findings : [...findings, clockFinding(probed)]
}

function isElsewhere(address: unknown, origin: string): boolean {
  return typeof address === 'string' && URL.canParse(address) && new URL(address).origin !== origin
}

/** No domain in common: a browser keeps the provider's cookies from a frame of ours, and a reload asks for a sign-in again. */
function isAnotherSite(page: string, provider: string): boolean {
  const end = (host: string) => host.split('.').slice(-2).join('.')
  return end(page) !== end(provider)
}

/** True where a list is given and none of the wanted stands in it, or where there is none at all. */
function lacks(list: unknown, wanted: readonly string[]): boolean {
  return !Array.isArray(list) || missing(list, wanted).length > 0
}

/** What a list does not name; a list that is not given says nothing. */
function missing(list: unknown, wanted: readonly string[]): readonly string[] {
  return Array.isArray(list) ? wanted.filter((each) => !list.includes(each)) : []
}
