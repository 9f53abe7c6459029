/**
 * A static server for the tests in a browser, as plain as any static host:
 *
 *   node scripts/serve-static.mjs DIR --base /viewer/ --port 4173 [--fallback] [--csp]
 *
 * `--fallback` answers addresses without a file with index.html (production: path history); `--csp` sends the policy
 * of production as a header.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { contentSecurityPolicy } from './content-security-policy.mjs'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
}

/** @param {{ directory: string, base: string, hasFallback: boolean, hasPolicy: boolean }} options */
export function staticServer({ directory, base, hasFallback, hasPolicy }) {
  const root = resolve(directory)
  return createServer(async (request, response) => {
    const headers = {
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      ...(hasPolicy ? { 'content-security-policy': contentSecurityPolicy({ delivery: 'header' }) } : {}),
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end()
      return
    }
    const file = (await fileFor(request.url ?? '/')) ?? (hasFallback ? join(root, 'index.html') : undefined)
    if (file === undefined) {
      response.writeHead(404, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end('not found\n')
      return
    }
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    if (request.method === 'HEAD') response.end()
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response)
  })

  /** @param {string} url @returns {Promise<string | undefined>} */
  async function fileFor(url) {
    let path
    try {
      path = decodeURIComponent(url.split(/[?#]/)[0] ?? '')
    } catch {
      return undefined
    }
    if (!path.startsWith(base) || path.includes('\0')) return undefined
    const file = normalize(join(root, path.slice(base.length) || 'index.html'))
    if (!file.startsWith(root + sep)) return undefined
    const isFile = await stat(file).then(
      (found) => found.isFile(),
      () => false,
    )
    return isFile ? file : undefined
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      base: { type: 'string', default: '/' },
      port: { type: 'string', default: '4173' },
      fallback: { type: 'boolean', default: false },
      csp: { type: 'boolean', default: false },
    },
  })
  const [directory] = positionals
  if (directory === undefined || !values.base.startsWith('/') || !values.base.endsWith('/')) {
    process.stderr.write('usage: serve-static.mjs DIR [--base /viewer/] [--port 4173] [--fallback] [--csp]\n')
    process.exit(2)
  }
  staticServer({ directory, base: values.base, hasFallback: values.fallback, hasPolicy: values.csp }).listen(
    Number(values.port),
    '127.0.0.1',
  )
}
