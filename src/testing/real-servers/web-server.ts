import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import type { Orthanc } from './orthanc.ts'

/** nginx in front of a built site and a PACS, on one origin, as a hospital puts them. */
export interface WebServer {
  /** `http://127.0.0.1:8242` */
  readonly origin: string
  close(): Promise<void>
}

interface Site {
  /** `/viewer/` */
  readonly path: string
  /** Absolute. */
  readonly directory: string
  /** Addresses without a file are answered with its page. */
  readonly hasFallback?: boolean
}

export interface WebServerOptions {
  readonly sites: readonly Site[]
  /** Path under which the PACS answers → what its requests say in `Host`, from which it makes its absolute addresses. */
  readonly pacs: Readonly<Record<string, { readonly orthanc: Orthanc; readonly host?: string }>>
  /** Path → base of another server that answers below it; both end in `/`. */
  readonly others?: Readonly<Record<string, string>>
}

const READY_MS = 10_000

export async function startWebServer({ sites, pacs, others = {} }: WebServerOptions): Promise<WebServer> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'))
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  )
  const siteLocations = sites.map(({ path, directory, hasFallback = false }) => {
    const fallback = hasFallback ? `try_files $uri ${path}index.html;` : ''
    return `location ${path} { alias ${directory}/; index index.html; ${fallback} }`
  })
  const pacsLocations = Object.entries(pacs).map(
    ([path, { orthanc, host = '$http_host' }]) => `location ${path} {
      proxy_pass ${orthanc.origin}/dicom-web/;
      proxy_http_version 1.1;
      proxy_buffering off;
      proxy_set_header Host ${host};
      proxy_set_header Authorization "${orthanc.authorization}";
      add_header Cache-Control no-store always;
    }`,
  )
  const otherLocations = Object.entries(others).map(
    ([path, base]) =>
      `location ${path} { proxy_pass ${base}; proxy_http_version 1.1; proxy_set_header Host $http_host; }`,
  )
  const configuration = `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  client_max_body_size 200m;
  ${temporary.join('\n  ')}
  include /etc/nginx/mime.types;
  types { text/javascript mjs; }
  gzip on;
  gzip_min_length 1024;
  gzip_types text/css text/javascript application/javascript application/json application/dicom+json application/fhir+json application/wasm image/svg+xml;
  server {
    listen 127.0.0.1:${port};
    ${[...siteLocations, ...pacsLocations, ...otherLocations].join('\n    ')}
  }
}
`
  await writeFile(join(folder, 'nginx.conf'), configuration)
  const program = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://127.0.0.1:${port}`
  const until = Date.now() + READY_MS
  while ((await fetch(origin).catch(() => undefined)) === undefined) {
    if (program.exitCode !== null || Date.now() > until) throw new Error('nginx does not answer')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    origin,
    async close() {
      program.kill('SIGTERM')
      if (program.exitCode === null) await new Promise((resolve) => program.once('exit', resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
