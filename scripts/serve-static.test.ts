import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { staticServer } from './serve-static.mjs'

let directory: string
let server: Server | undefined

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'serve-static-'))
  await mkdir(join(directory, 'site/assets'), { recursive: true })
  await writeFile(join(directory, 'site/index.html'), '<!doctype html>')
  await writeFile(join(directory, 'site/assets/worker.js'), 'postMessage(1)')
  await writeFile(join(directory, 'secret.txt'), 'outside')
})

afterEach(async () => {
  server?.close()
  server = undefined
  await rm(directory, { recursive: true })
})

/** By `node:http`, because `fetch` would tidy the address up before it is sent. */
async function get(path: string, options = { hasFallback: false, hasPolicy: false }) {
  server = staticServer({ directory: join(directory, 'site'), base: '/viewer/', ...options }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server?.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return new Promise<{ status: number | undefined; type: string | undefined; policy: unknown; body: string }>(
    (resolve, reject) => {
      request({ host: '127.0.0.1', port, path }, (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            type: response.headers['content-type'],
            policy: response.headers['content-security-policy'],
            body,
          }),
        )
      })
        .on('error', reject)
        .end()
    },
  )
}

describe('the static server of the browser tests', () => {
  it('serves the page at its base and scripts with their type', async () => {
    expect(await get('/viewer/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' })
    expect(await get('/viewer/assets/worker.js?x=1')).toMatchObject({
      status: 200,
      type: 'text/javascript; charset=utf-8',
    })
  })

  it.each(['/', '/assets/worker.js', '/viewer/absent', '/viewer/assets', '/viewer/%', '/viewer/a%00b'])(
    'answers 404 to %s, so that a page that asks outside its base is caught',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  it.each(['/viewer/../secret.txt', '/viewer/%2e%2e/secret.txt', '/viewer/..%2fsecret.txt'])(
    'never leaves its folder: %s',
    async (path) => {
      const { status, body } = await get(path)
      expect(status).toBe(404)
      expect(body).not.toContain('outside')
    },
  )

  it('falls back to the page and sends the policy where production does', async () => {
    const answer = await get('/viewer/p/abc/calendar', { hasFallback: true, hasPolicy: true })
    expect(answer).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' })
    expect(answer.policy).toContain("frame-ancestors 'none'")
    expect(answer.policy).toContain("require-trusted-types-for 'script'")
  })
})
