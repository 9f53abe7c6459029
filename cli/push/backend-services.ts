import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type CryptoKey, importJWK, importPKCS8, type JWK, SignJWT } from 'jose'
import type { TokenProvider } from '#sources/token-provider.ts'
import { ServerUnusable } from './record-server.ts'

/** SMART Backend Services: what the server's authorization needs to know of this client (SMART App Launch 2.2 §5). */
export interface BackendClient {
  readonly clientId: string
  /** ES384 or RS384, the two that servers must take. */
  readonly algorithm: 'ES384' | 'RS384'
  readonly key: CryptoKey | Uint8Array
  readonly keyId: string | undefined
  readonly scope: string
  /** Undefined: asked of `.well-known/smart-configuration`. */
  readonly tokenEndpoint: string | undefined
}

/** A file that does not say what it must; the message says what is missing. */
export class UnusableClient extends Error {}

const SCOPE = 'system/*.cruds'
const ASSERTION_SECONDS = 240
/** A token this close to its end is not sent any more. */
const MARGIN_MS = 30_000
const TIMEOUT_MS = 30_000

/**
 * Reads `{ clientId, keyFile, algorithm?, keyId?, scope?, tokenEndpoint? }`; `keyFile` beside it holds the private key as
 * JWK (JSON) or PKCS #8 (PEM). Throws UnusableClient.
 */
export async function readBackendClient(file: string): Promise<BackendClient> {
  const given = jsonOf(file)
  const text = (name: string): string | undefined => (typeof given[name] === 'string' ? given[name] : undefined)
  const [clientId, keyFile] = [text('clientId'), text('keyFile')]
  if (clientId === undefined) throw new UnusableClient(`${file}: "clientId" is missing`)
  if (keyFile === undefined) throw new UnusableClient(`${file}: "keyFile" is missing`)
  const path = resolve(dirname(file), keyFile)
  const isPem = textOf(path).trimStart().startsWith('-----BEGIN')
  const jwk: JWK | undefined = isPem ? undefined : jsonOf(path)
  const algorithm = text('algorithm') ?? jwk?.alg ?? (jwk?.kty === 'RSA' ? 'RS384' : 'ES384')
  if (algorithm !== 'ES384' && algorithm !== 'RS384')
    throw new UnusableClient(`${file}: algorithm ${algorithm}: ES384 or RS384`)
  try {
    const key = jwk === undefined ? await importPKCS8(textOf(path), algorithm) : await importJWK(jwk, algorithm)
    const keyId = text('keyId') ?? jwk?.kid
    return { clientId, algorithm, key, keyId, scope: text('scope') ?? SCOPE, tokenEndpoint: text('tokenEndpoint') }
  } catch (error) {
    throw new UnusableClient(`${path}: no private key for ${algorithm}: ${reasonOf(error)}`)
  }
}

/** Tokens by client credentials with a signed assertion; one request for all who wait. */
export class BackendTokens implements TokenProvider {
  readonly #client: BackendClient
  readonly #fetch: typeof fetch
  #token: Promise<{ readonly token: string; readonly until: number }> | undefined

  constructor(client: BackendClient, given: typeof fetch = fetch) {
    this.#client = client
    this.#fetch = given
  }

  async token(base: string): Promise<string> {
    const held = await this.#token?.catch(() => undefined)
    if (held !== undefined && Date.now() < held.until) return held.token
    return this.renew(base)
  }

  async renew(base: string): Promise<string> {
    const asked = this.#ask(base)
    this.#token = asked
    return (await asked).token
  }

  async #ask(base: string): Promise<{ readonly token: string; readonly until: number }> {
    const endpoint = this.#client.tokenEndpoint ?? (await this.#discovered(base))
    const { clientId, algorithm, key, keyId, scope } = this.#client
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(endpoint)
      .setJti(randomUUID())
      .setExpirationTime(`${ASSERTION_SECONDS}s`)
      .sign(key)
    const answer = await this.#json(endpoint, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    })
    const { access_token: token, expires_in: seconds } = answer
    if (typeof token !== 'string') throw noToken(`${endpoint}: the answer holds no access_token`)
    const lifeMs = (typeof seconds === 'number' ? seconds : 300) * 1000
    return { token, until: Date.now() + Math.max(0, lifeMs - MARGIN_MS) }
  }

  async #discovered(base: string): Promise<string> {
    const address = new URL('.well-known/smart-configuration', base).href
    const { token_endpoint: endpoint } = await this.#json(address, { headers: { Accept: 'application/json' } })
    if (typeof endpoint === 'string' && URL.canParse(endpoint)) return endpoint
    throw noToken(`${address} names no token_endpoint: give "tokenEndpoint"`)
  }

  async #json(address: string, init: RequestInit): Promise<Readonly<Record<string, unknown>>> {
    let response: Response
    try {
      response = await this.#fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    } catch (error) {
      throw new ServerUnusable(`${address}: ${reasonOf(error)}`, { reason: 'unreachable', isRetryable: true })
    }
    const body: unknown = await response.json().catch(() => undefined)
    const answer = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
    if (response.ok) return answer
    const said = [answer.error, answer.error_description].filter((each) => typeof each === 'string').join(': ')
    const isRetryable = response.status >= 500 || response.status === 429
    throw new ServerUnusable(`${address}: ${response.status} ${said}`, { reason: 'unauthenticated', isRetryable })
  }
}

function noToken(what: string): ServerUnusable {
  return new ServerUnusable(what, { reason: 'unauthenticated', isRetryable: false })
}

/** The token that a file holds, read anew for each use: whoever runs the server may renew it there. */
export class FileTokens implements TokenProvider {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  async token(): Promise<string> {
    return textOf(this.#file).trim()
  }

  async renew(): Promise<string> {
    return this.token()
  }
}

function jsonOf(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(textOf(file))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch (error) {
    if (error instanceof UnusableClient) throw error
  }
  throw new UnusableClient(`${file}: no JSON object`)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UnusableClient(`${file}: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined }
  return cause instanceof Error ? `${message} (${cause.message})` : message
}
