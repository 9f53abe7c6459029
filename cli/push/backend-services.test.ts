import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CryptoKey, exportJWK, exportPKCS8, generateKeyPair, type JWTPayload, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BackendTokens, FileTokens, readBackendClient, UnusableClient } from './backend-services.ts'

const folder = mkdtempSync(join(tmpdir(), 'backend-'))
let publicKey: CryptoKey
let server: Server
let base: string
let asked: { readonly claims: JWTPayload; readonly form: URLSearchParams }[]
let answer: () => { readonly status: number; readonly body: object }

/** An authorization server as far as SMART Backend Services needs one: it verifies the assertion by the public key. */
beforeAll(async () => {
  const pair = await generateKeyPair('ES384', { extractable: true })
  publicKey = pair.publicKey
  writeFileSync(
    join(folder, 'key.json'),
    JSON.stringify({ ...(await exportJWK(pair.privateKey)), alg: 'ES384', kid: 'k1' }),
  )
  writeFileSync(join(folder, 'key.pem'), await exportPKCS8(pair.privateKey))
  writeFileSync(join(folder, 'client.json'), JSON.stringify({ clientId: 'nightly', keyFile: 'key.json' }))
  server = createServer(async (request, response) => {
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/fhir/.well-known/smart-configuration') return send(200, { token_endpoint: `${base}token` })
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const { payload } = await jwtVerify(form.get('client_assertion') ?? '', publicKey, { audience: `${base}token` })
    asked.push({ claims: payload, form })
    const { status, body } = answer()
    send(status, body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir/`
})

beforeEach(() => {
  asked = []
  answer = () => ({
    status: 200,
    body: { access_token: `token-${asked.length}`, expires_in: 300, token_type: 'bearer' },
  })
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await new Promise((resolve) => server.close(resolve))
})

describe('SMART Backend Services (SMART App Launch 2.2, client_credentials with private_key_jwt)', () => {
  it('signs an assertion that the server can verify, and asks once for a token that lasts', async () => {
    const tokens = new BackendTokens(await readBackendClient(join(folder, 'client.json')))
    expect(await tokens.token(base)).toBe('token-1')
    expect(await tokens.token(base)).toBe('token-1')
    expect(asked).toHaveLength(1)
    const { claims, form } = asked[0] ?? {}
    expect(claims).toMatchObject({ iss: 'nightly', sub: 'nightly', aud: `${base}token` })
    expect(claims?.jti).toMatch(/^[0-9a-f-]{36}$/)
    expect((claims?.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(300)
    expect(form?.get('grant_type')).toBe('client_credentials')
    expect(form?.get('scope')).toBe('system/*.cruds')
  })

  it('E16: asks again when the server refused the token, and before it ends', async () => {
    const tokens = new BackendTokens(await readBackendClient(join(folder, 'client.json')))
    await tokens.token(base)
    expect(await tokens.renew(base)).toBe('token-2')
    answer = () => ({ status: 200, body: { access_token: 'short', expires_in: 1 } })
    await tokens.renew(base)
    await tokens.token(base)
    expect(asked).toHaveLength(4)
  })

  it('takes a key in PEM form, and a token endpoint and scope that the file names', async () => {
    const file = join(folder, 'pem.json')
    const given = { clientId: 'nightly', keyFile: 'key.pem', algorithm: 'ES384', scope: 'system/Observation.cud' }
    writeFileSync(file, JSON.stringify({ ...given, tokenEndpoint: `${base}token` }))
    await new BackendTokens(await readBackendClient(file)).token('http://127.0.0.1:1/nobody/')
    expect(asked[0]?.form.get('scope')).toBe('system/Observation.cud')
  })

  it('says in words why there is no token', async () => {
    const tokens = new BackendTokens(await readBackendClient(join(folder, 'client.json')))
    answer = () => ({ status: 400, body: { error: 'invalid_client', error_description: 'unknown key' } })
    await expect(tokens.token(base)).rejects.toMatchObject({
      message: expect.stringContaining('invalid_client: unknown key'),
      isRetryable: false,
    })
    answer = () => ({ status: 200, body: {} })
    await expect(tokens.token(base)).rejects.toThrow('no access_token')
    await expect(tokens.token('http://127.0.0.1:1/nobody/')).rejects.toMatchObject({ isRetryable: true })
  })

  it.each([
    ['{"keyFile":"key.json"}', '"clientId" is missing'],
    ['{"clientId":"nightly"}', '"keyFile" is missing'],
    ['{"clientId":"nightly","keyFile":"none.json"}', 'none.json'],
    ['{"clientId":"nightly","keyFile":"key.json","algorithm":"HS256"}', 'ES384 or RS384'],
    ['[]', 'no JSON object'],
  ])('E39: a file %s is refused', async (text, why) => {
    const file = join(folder, 'bad.json')
    writeFileSync(file, text)
    await expect(readBackendClient(file)).rejects.toThrow(UnusableClient)
    await expect(readBackendClient(file)).rejects.toThrow(why)
  })

  it('reads a token from its file each time it is needed', async () => {
    const file = join(folder, 'token')
    writeFileSync(file, ' one \n')
    const tokens = new FileTokens(file)
    expect(await tokens.token()).toBe('one')
    writeFileSync(file, 'two')
    expect(await tokens.renew()).toBe('two')
  })
})
