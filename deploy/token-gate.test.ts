import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Orthanc, startOrthanc } from '#testing/real-servers/orthanc.ts'
import { type OrthancProxy, startOrthancProxy } from '#testing/real-servers/orthanc-proxy.ts'
import { tokenGate } from './token-gate.ts'

const AUDIENCE = 'https://pacs.mihon.example.jp/'
const VIEWER = 'https://viewer.example.jp'
const keys = await generateKeyPair('RS256')
const otherKeys = await generateKeyPair('RS256')
let provider: Server
let gate: Server
let issuer: string
let gateAddress: string

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

function token(changes: { audience?: string; issuer?: string; expires?: string; key?: CryptoKey } = {}) {
  return new SignJWT({ scope: 'user/*.rs' })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .setIssuer(changes.issuer ?? issuer)
    .setAudience(changes.audience ?? AUDIENCE)
    .setExpirationTime(changes.expires ?? '5m')
    .sign(changes.key ?? keys.privateKey)
}

beforeAll(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256' }
  provider = createServer((request, response) => {
    const body = request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` }
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  })
  issuer = `http://${await listening(provider)}`
  gate = tokenGate({ issuer, audience: AUDIENCE })
  gateAddress = await listening(gate)
})

afterAll(() => {
  provider.close()
  gate.close()
})

describe('the token gate', () => {
  const asked = async (authorization: string | undefined, address = gateAddress) =>
    (await fetch(`http://${address}/`, { headers: authorization === undefined ? {} : { authorization } })).status

  it('B1: lets a token of the issuer for this server pass', async () => {
    expect(await asked(`Bearer ${await token()}`)).toBe(204)
  })

  it.each([
    ['no token', async () => undefined],
    ['a user name and password', async () => 'Basic dmlld2VyOnZpZXdlci1wdw=='],
    ['what is no token', async () => 'Bearer renkei-viewer-self-check'],
    ['C9: the token of another server', async () => `Bearer ${await token({ audience: 'https://other.example.jp/' })}`],
    ['a token of another issuer', async () => `Bearer ${await token({ issuer: 'https://other.example.jp' })}`],
    ['a token that has expired', async () => `Bearer ${await token({ expires: '-1m' })}`],
    ['a token that somebody else signed', async () => `Bearer ${await token({ key: otherKeys.privateKey })}`],
    [
      'a token without signature',
      async () => `Bearer ${(await token()).replace(/^[^.]+/, btoa('{"alg":"none"}')).replace(/[^.]+$/, '')}`,
    ],
  ])('B1: refuses %s', async (_what, authorization) => {
    expect(await asked(await authorization())).toBe(401)
  })

  it('lets nobody pass while the issuer cannot be asked, and does not call that a wrong token', async () => {
    const lonely = tokenGate({ issuer: 'http://127.0.0.1:9', audience: AUDIENCE })
    expect(await asked(`Bearer ${await token({ issuer: 'http://127.0.0.1:9' })}`, await listening(lonely))).toBe(503)
    lonely.close()
  })

  it('unusable arguments end with status 2 and its usage', () => {
    const command = fileURLToPath(new URL('./token-gate.ts', import.meta.url))
    const { status, stderr } = spawnSync(process.execPath, [command, '--issuer', issuer], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('--audience')
  })
})

const isThere = existsSync('/usr/sbin/nginx') && existsSync('/usr/sbin/Orthanc')
if (!isThere) console.error('SKIPPED: nginx or Orthanc is absent: the proxy before a picture server is not tested')
if (!isThere && process.env.CI === 'true') throw new Error('nginx or Orthanc is absent')

describe.skipIf(!isThere)('an Orthanc behind deploy/examples/orthanc-proxy.conf', () => {
  let orthanc: Orthanc
  let proxy: OrthancProxy
  let studies: string

  beforeAll(async () => {
    orthanc = await startOrthanc()
    proxy = await startOrthancProxy({ orthanc, viewer: VIEWER, gate: gateAddress })
    studies = `${proxy.base}studies?PatientID=44710092`
    await fetch(studies)
  })

  afterAll(async () => {
    await proxy.close()
    await orthanc.close()
  })

  it('B1: answers to a token of the network, and to nothing else, with the headers that a browser needs to tell', async () => {
    const headers = { Accept: 'application/dicom+json', Origin: VIEWER }
    const refused = await fetch(studies, { headers })
    expect(refused.status).toBe(401)
    const given = await fetch(studies, { headers: { ...headers, Authorization: `Bearer ${await token()}` } })
    expect(given.status).toBe(200)
    expect(await given.json()).toEqual([])
    for (const answer of [refused, given]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe(VIEWER)
      expect(answer.headers.get('cache-control')).toContain('no-store')
    }
  })

  it('answers a preflight without a token, and lets no other origin read', async () => {
    const preflight = await fetch(studies, { method: 'OPTIONS', headers: { Origin: VIEWER } })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
    const other = await fetch(studies, { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } })
    expect(other.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('C3: gives out nothing but DICOMweb, and writes no number of a patient into its log', async () => {
    const { origin } = new URL(studies)
    for (const path of ['/', '/system', '/instances', '/token-gate']) {
      expect((await fetch(origin + path, { headers: { Authorization: `Bearer ${await token()}` } })).status, path).toBe(
        404,
      )
    }
    const log = await proxy.log()
    expect(log).toContain('/dicom-web/studies')
    expect(log).not.toContain('44710092')
  })

  it('A3, C3: writes no number of a patient into any log while the Orthanc or the token gate is down', async () => {
    const headers = { Authorization: `Bearer ${await token()}` }
    const nobody = '127.0.0.1:9'
    for (const [gate, origin, status] of [
      [gateAddress, `http://${nobody}`, 502],
      [nobody, orthanc.origin, 500],
    ] as const) {
      const broken = await startOrthancProxy({ orthanc: { ...orthanc, origin }, viewer: VIEWER, gate })
      try {
        expect((await fetch(`${broken.base}studies?PatientID=44710092`, { headers })).status).toBe(status)
        expect(await broken.log()).toContain(` ${status} `)
        expect((await broken.log()) + (await broken.errors())).not.toContain('44710092')
      } finally {
        await broken.close()
      }
    }
  })
})
