import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, jwtVerify } from 'jose'
import Provider, { interactionPolicy } from 'oidc-provider'
import { FACILITIES } from '#demo/sample-network/facilities.ts'
import { USERS } from '#demo/sample-network/tables/users.ts'
import { errorPage, type SignInForm, signInPage } from './openid-provider-pages.ts'
import { OpenIdProviderStore } from './openid-provider-store.ts'

/** What the provider says of how somebody signed in. */
export const ACR = { password: 'urn:mihon:acr:password', twoFactor: 'urn:mihon:acr:two-factor' } as const

/** Password and one-time code of everybody at the provider. */
export const PASSWORD = 'mihon'
export const ONE_TIME_CODE = '123456'

/** System of the role codes in access tokens; the codes are the professions of the sample network. */
export const ROLE_SYSTEM = 'urn:mihon:role'

const SCOPES = [
  'openid',
  'profile',
  'fhirUser',
  'online_access',
  'offline_access',
  'launch',
  'launch/patient',
  'user/*.rs',
  'user/Patient.rs',
  'user/Observation.rs',
  'user/DiagnosticReport.rs',
  'user/Communication.cud',
  'user/DocumentReference.cu',
  'user/Basic.cu',
  'patient/*.rs',
]

export interface OpenIdProviderOptions {
  /** Addresses of the viewer, ending in `/`: where it may be called back, and whose origins may ask. */
  readonly viewers: readonly string[]
  /** Port of an earlier provider that is to come back; without it a free one. */
  readonly port?: number
  /** Takes over the answer by giving true: the fault levers of a test. */
  readonly fault?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>
  /** Whether it keeps asking until the `acr` that the client calls essential is reached; many do not (A1). */
  readonly insistsOnAcr?: boolean
}

/** A grant as it was asked for at the token endpoint. */
interface SeenGrant {
  readonly type: string
  readonly resource: string | undefined
  readonly isGranted: boolean
}

export interface OpenIdProvider {
  /** `http://127.0.0.1:8301`, without a slash at the end: as it stands in tokens. */
  readonly issuer: string
  readonly seen: readonly { readonly method: string; readonly url: string }[]
  readonly grants: readonly SeenGrant[]
  /** Life of access tokens given out from now on. */
  accessTokenSeconds: number
  /** By audience: the scopes that its server allows at all; without an entry every one. */
  readonly scopesAt: Map<string, string>
  /** Launches of an EHR: what `launch` stands for → the context of the token response (SMART App Launch). */
  readonly launches: Map<string, { readonly patient: string; readonly encounter?: string }>
  /** The patient whom a user picks at the provider when the client asks for `launch/patient`. */
  pickedPatient: string | undefined
  /** Ends every session and takes back every token, as an administrator does. */
  revokeEverything(): void
  /** The claims of a bearer token that is this provider's, for this audience and not expired; otherwise undefined. */
  claimsOf(authorization: string | undefined, audience: string): Promise<JWTPayload | undefined>
  close(): Promise<void>
}

/**
 * A certified OpenID provider (oidc-provider) on a free loopback port as the authorization server of the sample network:
 * code flow with PKCE, JWT access tokens for one audience each (RFC 8707), rotation of refresh tokens with detection of
 * replay, revocation, end of session, SMART launch context. Its users are those of the sample network, by their ids;
 * without the one-time code a sign-in is weak.
 */
export async function startOpenIdProvider(options: OpenIdProviderOptions): Promise<OpenIdProvider> {
  const keys = await signingKeys()
  const seen: { method: string; url: string }[] = []
  const grants: SeenGrant[] = []
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => {
    response.writeHead(503).end()
  }
  const server = createServer(async (request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '' })
    if ((await options.fault?.(request, response)) !== true) answer(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const store = new OpenIdProviderStore()
  const running: OpenIdProvider = {
    issuer,
    seen,
    grants,
    accessTokenSeconds: 300,
    scopesAt: new Map(),
    launches: new Map(),
    pickedPatient: undefined,
    revokeEverything: () => store.clear(),
    async claimsOf(authorization, audience) {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? ''
      const verified = await jwtVerify(token, keys.verify, { issuer, audience }).catch(() => undefined)
      return verified?.payload
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const provider = new Provider(issuer, {
    ...configuration(options, running),
    adapter: store.adapter(),
    jwks: { keys: [keys.sign] },
  })
  addPages(provider, running)
  const tell = (isGranted: boolean) => (context: ProviderContext) => {
    const { grant_type: type, resource } = context.oidc?.params ?? {}
    grants.push({ type: String(type), resource: typeof resource === 'string' ? resource : undefined, isGranted })
  }
  provider.on('grant.success', tell(true))
  provider.on('grant.error', tell(false))
  answer = provider.callback()
  return running
}

function configuration({ viewers, insistsOnAcr = false }: OpenIdProviderOptions, running: OpenIdProvider): object {
  const origins = viewers.map((viewer) => new URL(viewer).origin)
  const policy = interactionPolicy.base()
  if (!insistsOnAcr) policy.get('login')?.checks.remove('essential_acrs')
  return {
    clients: [
      {
        client_id: 'renkei-viewer',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: viewers.map((viewer) => `${viewer}silent.html`),
        post_logout_redirect_uris: [...viewers],
      },
    ],
    cookies: { keys: ['of-tests-only'] },
    pkce: { required: () => true },
    scopes: SCOPES,
    claims: { openid: ['sub'], acr: null, amr: null, auth_time: null, profile: ['name'], fhirUser: ['fhirUser'] },
    findAccount: (_: unknown, id: string) => {
      const user = USERS.find((each) => each.id === id)
      const claims = { sub: id, name: user?.name, fhirUser: `${running.issuer}/fhir/Practitioner/${id}` }
      return user === undefined ? undefined : { accountId: id, claims: () => claims }
    },
    acrValues: Object.values(ACR),
    clientBasedCORS: (_: unknown, origin: string) => origins.includes(origin),
    extraParams: ['launch', 'aud'],
    ttl: {
      AccessToken: () => running.accessTokenSeconds,
      RefreshToken: 8 * 3600,
      Session: 8 * 3600,
      Grant: 8 * 3600,
      IdToken: 300,
      Interaction: 600,
    },
    rotateRefreshToken: true,
    issueRefreshToken: async (_: unknown, __: unknown, code: ProviderModel) =>
      /\b(?:online|offline)_access\b/.test(code.scope ?? ''),
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_: unknown, client: { clientId: string }, token: { clientId: string }) =>
          token.clientId === client.clientId,
      },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource },
      resourceIndicators: {
        enabled: true,
        // One token is for one audience: the first that was asked for, unless the token request says which.
        defaultResource: (context: ProviderContext, _: unknown, oneOf?: readonly string[]) =>
          oneOf?.[0] ?? audiencesOf(context)[0] ?? `${running.issuer}/network`,
        useGrantedResource: () => true,
        getResourceServerInfo: (_: unknown, resource: string) => ({
          scope: running.scopesAt.get(resource) ?? SCOPES.join(' '),
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: running.accessTokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_: unknown, { accountId }: ProviderModel) => userAccess(accountId),
    renderError: (context: ProviderContext, { error, error_description: why }: Readonly<Record<string, string>>) => {
      context.type = 'html'
      context.body = errorPage(`${error}: ${why}`)
    },
    interactions: { policy, url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant,
  }
}

/** Claims of IHE IUA 2.2 in an access token: who, in which role, from which organisation, why. */
function userAccess(id: string | undefined): object | undefined {
  const user = USERS.find((each) => each.id === id)
  if (user === undefined) return undefined
  const facility = Object.values(FACILITIES).find((each) => each.id === user.facility)
  const purpose = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }
  return {
    extensions: {
      ihe_iua: {
        subject_name: user.name,
        subject_organization: facility?.name.ja,
        subject_organization_id: facility?.institutionNumber,
        subject_role: [{ system: ROLE_SYSTEM, code: user.profession }],
        purpose_of_use: [purpose],
      },
    },
  }
}

/** Whatever the client asks for is granted: consent is the network's, not asked of each user. */
async function loadExistingGrant(context: ProviderContext): Promise<ProviderGrant> {
  const { client, session, params, provider } = context.oidc
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  const scope = String(params.scope)
  grant.addOIDCScope(scope)
  grant.addOIDCClaims(['acr', 'amr', 'auth_time', 'sub', 'name', 'fhirUser'])
  const audiences = audiencesOf(context)
  const all = audiences.length === 0 ? [`${provider.issuer}/network`] : audiences
  for (const audience of all) grant.addResourceScope(audience, scope)
  await grant.save()
  return grant
}

/** By RFC 8707 (`resource`) or SMART (`aud`). */
function audiencesOf(context: ProviderContext): readonly string[] {
  const { resource, aud } = context.oidc.params
  const asked = resource ?? aud ?? []
  return typeof asked === 'string' ? [asked] : asked
}

function addPages(provider: Provider, running: OpenIdProvider): void {
  const launchOfCode = new Map<string, string>()
  provider.on('authorization.success', ({ oidc }) => {
    const { launch } = oidc.params
    if (typeof launch === 'string') launchOfCode.set(oidc.entities.AuthorizationCode?.jti ?? '', launch)
  })
  provider.use(async (context, next) => {
    if (context.path === '/favicon.ico') {
      context.status = 204
      return
    }
    if (context.path.startsWith('/interaction/')) return answerInteraction(provider, context)
    await next()
    if (context.oidc?.route !== 'token' || context.status !== 200) return
    const { AuthorizationCode: code } = context.oidc.entities
    const launched = running.launches.get(launchOfCode.get(code?.jti ?? '') ?? '')
    const isPicked = code !== undefined && (code.scope ?? '').split(' ').includes('launch/patient')
    const picked = isPicked && running.pickedPatient !== undefined ? { patient: running.pickedPatient } : undefined
    Object.assign(context.body ?? {}, launched ?? picked)
  })
}

async function answerInteraction(provider: Provider, context: ProviderContext): Promise<void> {
  const { req, res } = context
  const { params } = await provider.interactionDetails(req, res)
  const finish = async (result: object) =>
    context.redirect(await provider.interactionResult(req, res, result, { mergeWithLastSubmission: false }))
  const show = (problem?: string) => {
    context.type = 'html'
    context.body = signInPage({ user: String(params.login_hint ?? ''), problem })
  }
  if (context.method === 'GET') return show()
  const form = await formOf(req)
  if (form.cancel !== undefined) return finish({ error: 'access_denied', error_description: 'cancelled by the user' })
  const isKnown = USERS.some(({ id }) => id === form.user)
  if (!isKnown || form.password !== PASSWORD) return show('ユーザーIDまたはパスワードが違います')
  if (form.code !== '' && form.code !== ONE_TIME_CODE) return show('ワンタイムコードが違います')
  const isStrong = form.code === ONE_TIME_CODE
  const login = {
    accountId: form.user,
    acr: isStrong ? ACR.twoFactor : ACR.password,
    amr: isStrong ? ['pwd', 'otp', 'mfa'] : ['pwd'],
    remember: false,
  }
  return finish({ login })
}

async function formOf(request: IncomingMessage): Promise<SignInForm> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
  return {
    user: form.get('user') ?? '',
    password: form.get('password') ?? '',
    code: form.get('code') ?? '',
    cancel: form.get('cancel') ?? undefined,
  }
}

/** Ends the session without a question, as providers do that are told who signs out. */
function logoutSource(context: ProviderContext, form: string): void {
  context.body = `<!doctype html><meta charset="utf-8"><title>ログアウト</title>${form}
<input type="hidden" name="logout" value="yes" form="op.logoutForm">
<script>document.getElementById('op.logoutForm').submit()</script>`
}

async function signingKeys() {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const named = { alg: 'RS256', use: 'sig', kid: 'of-tests' }
  return {
    sign: { ...(await exportJWK(privateKey)), ...named },
    verify: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), ...named }] }),
  }
}
