import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import type { Orthanc } from './orthanc.ts'

export interface OrthancProxyOptions {
  readonly orthanc: Orthanc
  /** Origin of the viewer, the only one that may read. */
  readonly viewer: string
  /** Host and port of the token gate. */
  readonly gate: string
}

/** nginx before an Orthanc, on an origin of its own, as `deploy/examples/orthanc-proxy.conf` sets it up. */
export interface OrthancProxy {
  /** `http://127.0.0.1:8242/dicom-web/` */
  readonly base: string
  /** What its log of requests says so far. */
  log(): Promise<string>
  /** What its log of errors says so far. */
  errors(): Promise<string>
  close(): Promise<void>
}

const EXAMPLE = fileURLToPath(new URL('../../../deploy/examples/orthanc-proxy.conf', import.meta.url))
const READY_MS = 10_000

export async function startOrthancProxy({ orthanc, viewer, gate }: OrthancProxyOptions): Promise<OrthancProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'pacs-proxy-'))
  const listen = `127.0.0.1:${await freePort()}`
  const values: Readonly<Record<string, string>> = {
    VIEWER_ORIGIN: viewer,
    LISTEN: listen,
    SERVER_NAME: '_',
    ACCESS_LOG: join(folder, 'access.log'),
    ORTHANC_CREDENTIAL: orthanc.authorization.replace('Basic ', ''),
    ORTHANC: new URL(orthanc.origin).host,
    TOKEN_GATE: gate,
  }
  const server = Object.entries(values).reduce(
    (text, [name, value]) => text.replace(new RegExp(`\\b${name}\\b`), value),
    await readFile(EXAMPLE, 'utf8'),
  )
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  )
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;\nevents {}\nhttp { ${temporary.join(' ')}\n${server}\n}`,
  )
  const program = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const base = `http://${listen}/dicom-web/`
  const errors = () => readFile(join(folder, 'error.log'), 'utf8')
  const until = Date.now() + READY_MS
  while ((await fetch(base).catch(() => undefined)) === undefined) {
    if (program.exitCode !== null || Date.now() > until) throw new Error(`nginx does not answer: ${await errors()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    base,
    log: () => readFile(join(folder, 'access.log'), 'utf8'),
    errors,
    async close() {
      program.kill('SIGTERM')
      if (program.exitCode === null) await new Promise((resolve) => program.once('exit', resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
