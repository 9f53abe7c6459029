import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The production build behind nginx, set up by the project's own generator: the policy and headers of a deployment. */
export interface NginxSite {
  /** Ends in `/`. */
  readonly address: string
  /** A copy of the build that a test may change. */
  readonly folder: string
  close(): Promise<void>
}

const NGINX = '/usr/sbin/nginx'
const READY_MS = 10_000

/** Serves a copy of `build` with `config` as its config.json on a loopback port. */
export async function serveSite(build: string, config: object, port: number): Promise<NginxSite> {
  const work = mkdtempSync(join(tmpdir(), 'site-'))
  const folder = join(work, 'dist')
  cpSync(build, folder, { recursive: true })
  const file = join(folder, 'config.json')
  writeFileSync(file, JSON.stringify(config))
  const listen = `127.0.0.1:${port}`
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve('deploy/nginx.ts'), file, '--root', folder, '--listen', listen],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`config.json cannot be used: ${stderr}`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${work}/${kind};`,
  )
  const main = `daemon off; master_process off; pid ${work}/nginx.pid; error_log stderr crit;
events {}
http { access_log off; ${temporary.join(' ')}
${stdout}
}
`
  writeFileSync(join(work, 'nginx.conf'), main)
  const program = spawn(NGINX, ['-c', join(work, 'nginx.conf'), '-p', work], { stdio: ['ignore', 'ignore', 'inherit'] })
  const until = Date.now() + READY_MS
  while ((await fetch(`http://${listen}/`).catch(() => undefined)) === undefined) {
    if (program.exitCode !== null || Date.now() > until) throw new Error('nginx does not answer')
    await new Promise((done) => setTimeout(done, 50))
  }
  return {
    address: `http://${listen}/`,
    folder,
    async close() {
      program.kill('SIGTERM')
      if (program.exitCode === null) await new Promise((done) => program.once('exit', done))
      rmSync(work, { recursive: true, force: true })
    },
  }
}
