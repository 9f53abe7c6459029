import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, jwtVerify } from 'jose'
import {
  ErrorResponse,
  InMemoryWebStorage,
  OidcClient,
  type RefreshState,
  type SigninResponse,
  WebStorageStateStore,
} from 'oidc-client-ts'
import { type Claims, Refusal } from './identity.ts'
import { WAY_PREFIX } from './kept-in-tab.ts'
import { audiencesOf, type SignInSettings } from './sign-in-settings.ts'

export interface AuthorizationRequest {
  /** `tab`: this page is left, so that what is needed on coming back is kept in the tab; `page`: it stays. */
  readonly from: 'tab' | 'page'
  /** `login`: asks for a password whatever the provider remembers; `none`: shows nothing. */
  readonly prompt?: 'login' | 'none'
  /** A sign-in that is older than this does not count. */
  readonly maxAgeMs?: number
  readonly launch?: { readonly server: string; readonly launch: string }
  /** Only for this audience, instead of all. */
  readonly audience?: string
}

/** Tokens as the provider gave them, verified. */
export interface Granted {
  readonly access: AccessToken
  /** The audience that was asked for; '' where the provider chose. */
  readonly audience: string
  readonly refreshToken: string | undefined
  readonly idToken: string
  readonly claims: Claims
  readonly accessClaims: Claims | undefined
  /** Id of the patient of a SMART launch, at `server`. */
  readonly patient: { readonly server: string; readonly id: string } | undefined
  /** Whether the provider was told to ask for a password. */
  readonly isFresh: boolean
  /** How old the provider was told that a sign-in may be. */
  readonly maxAgeMs: number
}

export interface AccessToken {
  readonly token: string
  /** Undefined where the provider does not say: until a server refuses it. */
  readonly livesMs: number | undefined
  /** Undefined where the provider does not say, after a refresh. At the sign-in no word means: as asked (RFC 6749 §5.1). */
  readonly scope: readonly string[] | undefined
}

const TIMEOUT_S = 15
/** How long it may take to find out whether the provider is there at all. */
const REACHING_MS = 3_000
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/**
 * The one place that speaks OpenID Connect: oidc-client-ts for code flow, PKCE, state and nonce; here what it leaves out
 * (real-servers.md §4): issuer compared exactly, `iss` of the answer, signature, issuer and audience of the ID token.
 */
export class ProviderClient {
  readonly #settings: SignInSettings
  readonly #tab: OidcClient
  readonly #page: OidcClient

  /** @param tab - storage that outlives the page in this tab: state, nonce and verifier of a sign-in that left it. */
  constructor(settings: SignInSettings, tab: Storage) {
    this.#settings = settings
    const clientOver = (store: Storage) =>
      new OidcClient({
        authority: settings.issuer,
        client_id: settings.clientId,
        redirect_uri: `${settings.viewer}silent.html`,
        post_logout_redirect_uri: settings.viewer,
        scope: settings.scope,
        filterProtocolClaims: false,
        stateStore: new WebStorageStateStore({ store, prefix: WAY_PREFIX }),
        staleStateAgeInSeconds: 900,
        requestTimeoutInSeconds: TIMEOUT_S,
        // An empty text/plain answer to a revocation is a 200 like any other (real-servers.md §4).
        revokeTokenAdditionalContentTypes: ['text/plain'],
      })
    this.#tab = clientOver(tab)
    this.#page = clientOver(new InMemoryWebStorage())
  }

  /** The address to which a browser goes, and the `state` by which its answer is known. Throws where no metadata come. */
  async authorization(request: AuthorizationRequest): Promise<{ readonly url: string; readonly state: string }> {
    await this.#verifyIssuer()
    const { acrValues, maxSessionMs, hub } = this.#settings
    const audiences = request.audience === undefined ? audiencesOf(this.#settings) : [request.audience]
    const [first] = audiences
    const isFresh = request.prompt === 'login'
    const server = request.launch?.server ?? hub
    const maxAgeMs = isFresh ? 0 : Math.min(maxSessionMs, request.maxAgeMs ?? maxSessionMs)
    const claims = {
      id_token: { acr: { essential: true, values: acrValues }, amr: null, auth_time: { essential: true } },
    }
    const { url, state } = await this.#client(request.from).createSigninRequest({
      nonce: crypto.randomUUID(),
      state: { audience: first ?? '', server, isFresh, maxAgeMs },
      max_age: Math.floor(maxAgeMs / 1000),
      acr_values: acrValues.join(' '),
      ...(request.launch === undefined ? {} : { scope: withLaunch(this.#settings.scope) }),
      ...(request.prompt === undefined ? {} : { prompt: request.prompt }),
      ...(audiences.length === 0 ? {} : { resource: [...audiences] }),
      ...(first === undefined ? {} : { extraTokenParams: { resource: first } }),
      extraQueryParams: {
        aud: server,
        claims: JSON.stringify(claims),
        ...(request.launch === undefined ? {} : { launch: request.launch.launch }),
      },
    })
    return { url, state: state.id }
  }

  /** Redeems the answer of the provider: the query with which it sent the browser back. Throws Refusal. */
  async redeem(answer: string, from: AuthorizationRequest['from']): Promise<Granted> {
    const client = this.#client(from)
    try {
      const { issuer } = await this.#verifyIssuer()
      const { searchParams } = new URL(answer, this.#settings.viewer)
      const iss = searchParams.get('iss')
      if (iss !== null && iss !== issuer) throw new Refusal('failed', 'iss of the answer is not the issuer')
      if (iss === null && (await this.#mustNameIssuer()))
        throw new Refusal('failed', 'the answer does not name its issuer')
      const address = new URL(`silent.html?${searchParams}`, this.#settings.viewer).href
      const { state } = await client.readSigninResponseState(address)
      const response = await client.processSigninResponse(address)
      return await this.#granted(response, state.nonce)
    } catch (error) {
      throw refusalOf(error, this.#settings.issuer)
    }
  }

  /**
   * Another access token for the refresh token, which is spent by that. Throws Refusal where the provider will give no more
   * (`expired`), and any other error where it could not be asked.
   */
  async refresh(spent: {
    readonly refreshToken: string
    readonly idToken: string
    readonly audience: string
  }): Promise<{
    readonly access: AccessToken
    readonly refreshToken: string
  }> {
    const state: RefreshState = {
      refresh_token: spent.refreshToken,
      id_token: spent.idToken,
      session_state: null,
      // Compared with nothing: an answer with an ID token is compared with the one above.
      profile: { sub: '', iss: '', aud: '', exp: 0, iat: 0 },
    }
    try {
      // biome-ignore lint/correctness/useHookAtTopLevel: a method of that name, no hook
      const response = await this.#page.useRefreshToken({
        state,
        timeoutInSeconds: TIMEOUT_S,
        ...(spent.audience === '' ? {} : { resource: spent.audience }),
      })
      return { access: accessOf(response), refreshToken: response.refresh_token ?? spent.refreshToken }
    } catch (error) {
      const isOver = error instanceof ErrorResponse && error.error === 'invalid_grant'
      throw isOver ? new Refusal('expired', `${error.error}: ${error.error_description ?? ''}`) : error
    }
  }

  /** Whether the provider answers at all, at this moment or soon. Never rejects. */
  async isReached(): Promise<boolean> {
    const address = this.#page.settings.metadataUrl
    const signal = AbortSignal.timeout(REACHING_MS)
    const answer = await fetch(address, { cache: 'no-store', credentials: 'omit', signal }).catch(() => undefined)
    return answer?.ok === true
  }

  async revoke(refreshToken: string): Promise<void> {
    if ((await this.#page.metadataService.getRevocationEndpoint()) === undefined) return
    await this.#page.revokeToken(refreshToken, 'refresh_token')
  }

  /** Where the session at the provider ends; undefined where it offers no such place. */
  async endSession(idToken: string | undefined): Promise<string | undefined> {
    if ((await this.#page.metadataService.getEndSessionEndpoint()) === undefined) return undefined
    const hint = idToken === undefined ? {} : { id_token_hint: idToken }
    return (await this.#page.createSignoutRequest({ ...hint, client_id: this.#settings.clientId })).url
  }

  #client(from: AuthorizationRequest['from']): OidcClient {
    return from === 'tab' ? this.#tab : this.#page
  }

  /** The metadata are the issuer's own only if they name it to the letter (A2). */
  async #verifyIssuer(): Promise<{ readonly issuer: string }> {
    const { issuer } = await this.#page.metadataService.getMetadata()
    if (issuer === this.#settings.issuer) return { issuer }
    throw new Refusal('failed', `issuer of the provider's metadata: ${JSON.stringify(issuer ?? null)}`)
  }

  /** RFC 9207 §2.4: a provider that says it names the issuer in its answers must do so. */
  async #mustNameIssuer(): Promise<boolean> {
    const metadata: Readonly<Record<string, unknown>> = { ...(await this.#page.metadataService.getMetadata()) }
    return metadata.authorization_response_iss_parameter_supported === true
  }

  async #granted(response: SigninResponse, nonce: string | undefined): Promise<Granted> {
    const idToken = response.id_token ?? ''
    const claims = await this.#verified(idToken)
    if (nonce === undefined || claims.nonce !== nonce) throw new Refusal('failed', 'nonce of the ID token')
    const { audience, server, isFresh, maxAgeMs } = stateOf(response.userState)
    const { patient } = { patient: undefined, ...response } as { readonly patient: unknown }
    return {
      access: accessOf(response),
      audience,
      refreshToken: response.refresh_token,
      idToken,
      claims,
      accessClaims: readable(response.access_token),
      patient: typeof patient === 'string' && patient !== '' ? { server, id: patient } : undefined,
      isFresh,
      maxAgeMs,
    }
  }

  /**
   * Claims of an ID token that came from the provider's token endpoint a moment ago. Its times are compared with each other
   * and not with the clock of this machine, which may be wrong by a day (E31); that it is new the nonce proves.
   */
  async #verified(idToken: string, isSecondTry = false): Promise<Claims> {
    const { metadataService } = this.#page
    const keys = { keys: (await metadataService.getSigningKeys()) ?? [] } as JSONWebKeySet
    const currentDate = new Date((decodeJwt(idToken).iat ?? 0) * 1000)
    const { issuer, clientId: audience } = this.#settings
    try {
      const options = { issuer, audience, algorithms: ALGORITHMS, currentDate, requiredClaims: ['iat', 'exp', 'sub'] }
      const { payload } = await jwtVerify(idToken, createLocalJWKSet(keys), options)
      const isOurs = payload.azp === undefined || payload.azp === audience
      if (!isOurs) throw new Refusal('failed', 'azp of the ID token')
      return payload
    } catch (error) {
      // The provider may have changed its keys since this page was opened.
      if (!(error instanceof errors.JWKSNoMatchingKey) || isSecondTry) throw error
      metadataService.resetSigningKeys()
      return this.#verified(idToken, true)
    }
  }
}

function accessOf(response: SigninResponse): AccessToken {
  if (response.access_token === undefined || response.access_token === '' || !/^bearer$/i.test(response.token_type)) {
    throw new Refusal('failed', `token_type: ${response.token_type}`)
  }
  const { access_token: token, expires_in: seconds, scope } = response
  return {
    token,
    livesMs: seconds === undefined ? undefined : seconds * 1000,
    scope: scope?.split(' ').filter((each) => each !== ''),
  }
}

/** Claims of an access token that is a JWT; it is the server's to verify. */
function readable(token: string): Claims | undefined {
  try {
    return decodeJwt(token)
  } catch {
    return undefined
  }
}

/** As `authorization` has put it in. */
function stateOf(state: unknown): Pick<Granted, 'audience' | 'isFresh' | 'maxAgeMs'> & { readonly server: string } {
  const none = { audience: '', server: '', isFresh: false, maxAgeMs: 0 }
  const { audience, server, isFresh, maxAgeMs } = { ...none, ...(state as object) }
  return { audience, server, isFresh, maxAgeMs }
}

function withLaunch(scope: string): string {
  return scope.split(' ').includes('launch') ? scope : `${scope} launch`
}

/** In words for those who run the site: a browser tells of a failed request only that it failed, not which. */
function refusalOf(error: unknown, issuer: string): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof ErrorResponse) {
    const isCancelled = error.error === 'access_denied'
    const isExpired = error.error === 'login_required' || error.error === 'interaction_required'
    const why = isCancelled ? 'cancelled' : isExpired ? 'expired' : 'failed'
    return new Refusal(why, `${error.error}: ${error.error_description ?? ''}`)
  }
  return new Refusal('failed', `${issuer}: ${error instanceof Error ? error.message : String(error)}`)
}
