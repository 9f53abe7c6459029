import { createHash, randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACR, type OpenIdProvider, startOpenIdProvider } from './openid-provider.ts'
import { ProviderUser } from './openid-provider-user.ts'

const VIEWER = 'http://127.0.0.1:9/viewer/'
const A = 'http://127.0.0.1:9/a/fhir/'
const B = 'http://127.0.0.1:9/b/fhir/'
let provider: OpenIdProvider

beforeEach(async () => {
  provider = await startOpenIdProvider({ viewers: [VIEWER] })
})
afterEach(() => provider.close())

async function signIn(options: { isWeak?: boolean; more?: Record<string, string> } = {}) {
  const verifier = randomBytes(32).toString('base64url')
  const parameters = new URLSearchParams({
    client_id: 'renkei-viewer',
    response_type: 'code',
    redirect_uri: `${VIEWER}silent.html`,
    scope: 'openid profile fhirUser online_access launch user/*.rs',
    claims: JSON.stringify({ id_token: { acr: { essential: true, values: [ACR.twoFactor] }, amr: null } }),
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...options.more,
  })
  for (const audience of [A, B]) parameters.append('resource', audience)
  const back = new URL(
    await new ProviderUser('u-reiji-ichiro').answer(`${provider.issuer}/auth?${parameters}`, options),
  )
  const code = back.searchParams.get('code') ?? ''
  return token({
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: `${VIEWER}silent.html`,
  })
}

async function token(fields: Record<string, string>) {
  const body = new URLSearchParams({ client_id: 'renkei-viewer', ...fields })
  const response = await fetch(`${provider.issuer}/token`, { method: 'POST', body })
  return { status: response.status, ...(await response.json()) }
}

const refreshed = (refresh_token: string, resource: string) =>
  token({ grant_type: 'refresh_token', refresh_token, resource })

describe('the OpenID provider of the tests', () => {
  it('signs a user of the sample network in with two factors, and says who that is in the way of IHE IUA', async () => {
    const signedIn = await signIn()
    expect(decodeJwt(signedIn.id_token)).toMatchObject({ sub: 'u-reiji-ichiro', name: '例示 一郎', acr: ACR.twoFactor })
    expect(await provider.claimsOf(`Bearer ${signedIn.access_token}`, A)).toMatchObject({
      extensions: { ihe_iua: { subject_organization_id: '1319900011', subject_role: [{ code: 'physician' }] } },
    })
  })

  it('A1: lets a user in with a password alone, and says so', async () => {
    expect(decodeJwt((await signIn({ isWeak: true })).id_token)).toMatchObject({ acr: ACR.password, amr: ['pwd'] })
  })

  it('C9: gives a token for each audience that was asked for at the sign-in, and for no other', async () => {
    const { refresh_token } = await signIn()
    const forB = await refreshed(refresh_token, B)
    expect(await provider.claimsOf(`Bearer ${forB.access_token}`, B)).toMatchObject({ aud: B })
    expect(await provider.claimsOf(`Bearer ${forB.access_token}`, A)).toBeUndefined()
    expect((await refreshed(forB.refresh_token, 'http://127.0.0.1:9/c/')).error).toBe('invalid_target')
  })

  it('A4: rotates refresh tokens, and ends the whole family when an old one comes again', async () => {
    const { refresh_token: first } = await signIn()
    const { refresh_token: second } = await refreshed(first, A)
    expect((await refreshed(first, A)).error).toBe('invalid_grant')
    expect((await refreshed(second, A)).error).toBe('invalid_grant')
    expect(provider.grants.map(({ isGranted }) => isGranted)).toEqual([true, true, false, false])
  })

  it('gives the context of an EHR launch with the tokens', async () => {
    provider.launches.set('launch-1', { patient: 'pat-1', encounter: 'enc-1' })
    expect(await signIn({ more: { launch: 'launch-1' } })).toMatchObject({ patient: 'pat-1', encounter: 'enc-1' })
  })
})
