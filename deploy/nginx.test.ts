import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '#testing/real-servers/free-port.ts'
import { KEPT, NOT_KEPT, responseHeaders, SILENT_PAGE_POLICY } from './response-headers.ts'

const NGINX = '/usr/sbin/nginx'
const COMMAND = fileURLToPath(new URL('./nginx.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'nginx-'))
const FACILITY = {
  id: 'reiji-chuo',
  letter: 'A',
  type: 'clinic',
  name: { ja: '例示中央クリニック', en: 'Reiji Central Clinic' },
  shortName: { ja: '例示中央', en: 'Reiji Central' },
  patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11319900011',
  disclosedKinds: ['visit'],
  isOwn: true,
  base: '/fhir/reiji-chuo/',
}
const CONFIG = {
  name: { ja: '例示ネットワーク', en: 'Reiji Network' },
  hub: { base: 'https://hub.example.jp/fhir/', patientIndex: { base: 'https://index.example.jp/pdqm/' } },
  signIn: {
    issuer: 'https://login.example.jp/realms/network',
    clientId: 'renkei-viewer',
    acrValues: ['urn:example:acr:two-factor'],
    professions: { codes: { '1': 'physician' } },
  },
  facilities: [
    FACILITY,
    {
      ...FACILITY,
      id: 'mihon',
      letter: 'B',
      patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11319900029',
      isOwn: false,
      base: 'https://fhir.mihon.example.jp/r4/',
      dicomweb: 'https://pacs.mihon.example.jp:8443/dicom-web/',
    },
  ],
}

const ORIGINS = {
  connectSources: [
    'https://fhir.mihon.example.jp',
    'https://hub.example.jp',
    'https://index.example.jp',
    'https://login.example.jp',
    'https://pacs.mihon.example.jp:8443',
  ],
  identityProviders: ['https://login.example.jp'],
}
const HEADERS = responseHeaders(ORIGINS)

function generated(...args: readonly string[]) {
  return spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  })
}

beforeAll(() => {
  write('config.json', JSON.stringify(CONFIG))
  write('dist/index.html', '<!doctype html><title>the page</title>')
  write('dist/config.json', '{}')
  write('dist/silent.html', '<!doctype html><title>back from the provider</title>')
  write('dist/assets/index-1a2b.js', 'export {}')
  write('dist/assets/pdf.worker-1a2b.mjs', 'export {}')
  write('dist/assets/codec-1a2b.wasm', '\0asm')
  write('dist/.secret', 'no')
  // nginx cannot open it, and says so in its log of errors.
  symlinkSync('circle-1a2b.js', join(folder, 'dist/assets/circle-1a2b.js'))
})

afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

describe('npm run -s nginx', () => {
  it('E39: names every place of a configuration that is wrong, and writes nothing', () => {
    write('bad.json', JSON.stringify({ ...CONFIG, hub: {} }))
    const { status, stdout, stderr } = generated('bad.json', '--root', '/srv/dist')
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('hub.base')
  })

  it.each([
    [['config.json'], '--root'],
    [['config.json', '--root', 'dist'], '--root'],
    [['config.json', '--root', '/srv/dist', '--path', 'viewer'], '--path'],
    [['config.json', '--root', '/srv/dist', '--key', '/k'], '--certificate'],
    [['config.json', '--root', '/srv/"; evil'], 'cannot stand'],
    [['none.json', '--root', '/srv/dist'], 'none.json'],
  ])('%s cannot be used: exit 2', (args, why) => {
    const { status, stderr } = generated(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(why)
  })

  it('C1, C8: lets pages ask the servers of the configuration and nobody else', () => {
    const { stdout } = generated('config.json', '--root', '/srv/dist', '--certificate', '/c.pem', '--key', '/k.pem')
    const asked = /connect-src ([^;]*);/.exec(stdout)?.[1]
    expect(asked).toBe(`'self' ${ORIGINS.connectSources.join(' ')}`)
    for (const directive of ['frame-src', 'form-action']) {
      expect(stdout).toContain(`${directive} 'self' https://login.example.jp;`)
    }
    expect(stdout).toContain('listen 443 ssl http2;')
    expect(stdout).toContain('ssl_protocols TLSv1.2 TLSv1.3;')
  })
})

/** What the server says to these very bytes. */
function raw(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      answer += text
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('npm run -s nginx -- --headers, for web servers of another make', () => {
  it('C1: gives the same headers, one a line', () => {
    const { stdout, status } = generated('config.json', '--headers')
    expect(status).toBe(0)
    const lines = stdout.trim().split('\n')
    expect(lines).toEqual(expect.arrayContaining(Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`)))
    expect(lines.at(-1)).toContain(SILENT_PAGE_POLICY)
  })
})

/** nginx with these sites, as a child of this process. */
function started(...sites: readonly string[]): ChildProcess {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  )
  const main = `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;\nevents {}\nhttp { access_log off; ${temporary.join(' ')}\n${sites.join('\n')}\n}`
  write('nginx.conf', main)
  return spawn(NGINX, ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
}

async function ended(nginx: ChildProcess): Promise<void> {
  nginx.kill('SIGTERM')
  if (nginx.exitCode === null) await new Promise((resolve) => nginx.once('exit', resolve))
}

const isThere = existsSync(NGINX)
if (!isThere) console.error(`SKIPPED: ${NGINX} is absent: the headers of the web server are not tested`)
if (!isThere && process.env.CI === 'true') throw new Error(`${NGINX} is absent`)

describe.skipIf(!isThere).each(['/', '/renkei/viewer/'])('nginx with what was written, at %s', (path) => {
  let nginx: ChildProcess
  let origin: string

  beforeAll(async () => {
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    const { stdout, status } = generated(
      'config.json',
      '--root',
      join(folder, 'dist'),
      '--path',
      path,
      '--listen',
      `127.0.0.1:${port}`,
      '--access-log',
      join(folder, 'access.log'),
    )
    expect(status).toBe(0)
    nginx = started(stdout)
    await vi.waitFor(() => fetch(origin), { timeout: 10_000 })
  })

  afterAll(() => ended(nginx))

  it.each([
    ['', 200, 'text/html', NOT_KEPT],
    ['index.html', 200, 'text/html', NOT_KEPT],
    ['p/x/calendar', 200, 'text/html', NOT_KEPT],
    ['config.json', 200, 'application/json', NOT_KEPT],
    ['assets/index-1a2b.js', 200, 'text/javascript', KEPT],
    ['assets/pdf.worker-1a2b.mjs', 200, 'text/javascript', KEPT],
    ['assets/codec-1a2b.wasm', 200, 'application/wasm', KEPT],
    ['assets/none.wasm', 404, 'text/html', NOT_KEPT],
    ['.secret', 404, 'text/html', NOT_KEPT],
  ])('C1, C4: %s answers %i with every header', async (name, status, type, cache) => {
    const answer = await fetch(origin + path + name)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('cache-control')).toBe(cache)
    for (const [header, value] of Object.entries(HEADERS)) {
      expect(answer.headers.get(header), header).toBe(value)
    }
  })

  it('C1: the page of the sign-in alone may stand in a frame, of the viewer and of nobody else; it may do nothing more', async () => {
    const { 'Content-Security-Policy': _, ...others } = HEADERS
    const answer = await fetch(`${origin}${path}silent.html?code=1&state=2`)
    expect(answer.headers.get('content-security-policy')).toBe(SILENT_PAGE_POLICY)
    expect(SILENT_PAGE_POLICY).toContain("frame-ancestors 'self'")
    expect(answer.headers.get('cache-control')).toBe(NOT_KEPT)
    for (const [header, value] of Object.entries(others)) expect(answer.headers.get(header), header).toBe(value)
    for (const other of ['', 'silent.htmlx', 'xsilent.html', 'p/silent.html']) {
      const policy = (await fetch(`${origin}${path}${other}`)).headers.get('content-security-policy')
      expect(policy, other).toContain("frame-ancestors 'none'")
    }
  })

  it.runIf(path !== '/')('leads to the site from its path without the last slash', async () => {
    const answer = await fetch(origin + path.slice(0, -1), { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([301, path])
    for (const [header, value] of Object.entries(HEADERS)) expect(answer.headers.get(header), header).toBe(value)
  })

  it('A3, C3: writes no query into its log: neither the patient of a request to show images nor the code of a sign-in', async () => {
    await fetch(`${origin}${path}?requestType=PATIENT&patientID=44710092`)
    await fetch(`${origin}${path}silent.html?code=b7f3c0de&state=2`)
    await fetch(`${origin}${path}assets/none.js?patientID=44710092`)
    const log = () => readFileSync(join(folder, 'access.log'), 'utf8')
    await vi.waitFor(() => expect(log()).toContain(`"GET ${path}assets/none.js HTTP/1.1" 404`), { timeout: 10_000 })
    expect(log()).toContain(`"GET ${path}silent.html HTTP/1.1" 200`)
    expect(log()).not.toMatch(/44710092|b7f3c0de/)
  })

  it('A3, C3: writes no query into its log of errors either', async () => {
    const answer = await fetch(`${origin}${path}assets/circle-1a2b.js?patientID=44710092`)
    expect(answer.status).toBe(404)
    expect(readFileSync(join(folder, 'error.log'), 'utf8')).not.toContain('44710092')
  })

  it('C1: what is no request at all is refused with the same headers', async () => {
    const answer = await raw(origin, 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    for (const [header, value] of Object.entries(HEADERS)) expect(answer).toContain(`${header}: ${value}`)
  })

  it('C1: a write, an address that is too long and one outside of the site are refused with the same headers', async () => {
    const answers = await Promise.all([
      fetch(origin + path, { method: 'POST' }),
      fetch(`${origin}${path}${'x'.repeat(20_000)}`),
      ...(path === '/' ? [] : [fetch(`${origin}/elsewhere`)]),
    ])
    expect(answers.map(({ status }) => status)).toEqual([405, 414, 404].slice(0, answers.length))
    for (const answer of answers) {
      for (const [header, value] of Object.entries(HEADERS)) expect(answer.headers.get(header), header).toBe(value)
      expect(answer.headers.get('cache-control')).toBe(NOT_KEPT)
      expect(answer.headers.get('server')).toBe('nginx')
    }
  })
})

describe.skipIf(!isThere)('two sites behind one nginx, the second for training', () => {
  it('C1: each sends its own policy', async () => {
    const { facilities } = CONFIG
    write('training.json', JSON.stringify({ ...CONFIG, facilities: facilities.slice(0, 1) }))
    const listen = `127.0.0.1:${await freePort()}`
    const site = (config: string, name: string) =>
      generated(config, '--root', join(folder, 'dist'), '--listen', listen, '--server-name', name).stdout
    const nginx = started(site('config.json', 'viewer.example.jp'), site('training.json', 'training.example.jp'))
    try {
      await vi.waitFor(() => fetch(`http://${listen}`), { timeout: 10_000 })
      const asked = (name: string) => raw(`http://${listen}`, `GET / HTTP/1.0\r\nHost: ${name}\r\n\r\n`)
      expect(await asked('viewer.example.jp')).toContain('https://pacs.mihon.example.jp:8443')
      expect(await asked('training.example.jp')).toContain('https://hub.example.jp')
      expect(await asked('training.example.jp')).not.toContain('mihon.example.jp')
    } finally {
      await ended(nginx)
    }
  })
})

describe('the examples of deployments', () => {
  it.each(['central-server', 'server-per-hospital'])('%s is a configuration that can be used', (name) => {
    const file = fileURLToPath(new URL(`./examples/${name}.json`, import.meta.url))
    const { status, stderr } = generated(file, '--root', '/srv/renkei')
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })
})
