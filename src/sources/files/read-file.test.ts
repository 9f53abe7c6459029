import { describe, expect, it, vi } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import type { FileAnswer, FileProgress } from './file-answer.ts'
import { ownAddress } from './own-address.ts'
import { type AnnouncedFile, type FileServer, readFile } from './read-file.ts'

const BASE = new URL('https://b.example/fhir/b/')
const PDF = new TextEncoder().encode('%PDF-1.4')

function announced(more: Partial<AnnouncedFile> = {}): AnnouncedFile {
  return { contentType: 'application/pdf', size: undefined, url: 'Binary/x', data: undefined, ...more }
}

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

/** A server that answers its requests in turn, the last answer again and again. */
function serverOf(...answers: readonly (() => Response | Promise<Response>)[]) {
  const sent: Sent[] = []
  const tokens: string[] = []
  const server: FileServer = {
    base: BASE,
    tokens: {
      token: async (base) => {
        tokens.push(base)
        return 'token-of-b'
      },
      renew: async () => 'renewed-of-b',
    },
    fetch: async (input, init) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)]
      sent.push({ url: String(input), init: init ?? {} })
      if (answer === undefined) throw new TypeError('no network')
      return answer()
    },
    now: () => 1_000 as Instant,
  }
  return { server, sent, tokens }
}

const ok =
  (bytes: Uint8Array<ArrayBuffer> | string, type = 'application/pdf') =>
  () =>
    new Response(bytes, { headers: { 'content-type': type } })
const read = (server: FileServer, file: AnnouncedFile, more = {}) =>
  readFile(server, file, new AbortController().signal, { pause: async () => {}, random: () => 0, ...more })

function textOf(answer: FileAnswer): string {
  return answer.state === 'data' ? new TextDecoder().decode(answer.bytes) : answer.state
}

describe('the content of an attachment', () => {
  it('C8: is asked below the facility’s own base, with its token, never followed elsewhere, never cached', async () => {
    const { server, sent, tokens } = serverOf(ok(PDF))
    expect(textOf(await read(server, announced()))).toBe('%PDF-1.4')
    expect(sent.map(({ url }) => url)).toEqual(['https://b.example/fhir/b/Binary/x'])
    expect(tokens).toEqual([BASE.href])
    const { headers, redirect, credentials, cache } = sent[0]?.init ?? {}
    expect({ redirect, credentials, cache }).toEqual({ redirect: 'error', credentials: 'omit', cache: 'no-store' })
    expect(headers).toMatchObject({ Authorization: 'Bearer token-of-b', Accept: 'application/pdf, */*;q=0.5' })
  })

  it('C8: is not asked for without a token where one is wanted', async () => {
    const { server, sent } = serverOf(ok(PDF))
    const tokens = { ...server.tokens, token: () => Promise.reject(new Error('the provider is away')) }
    expect(await read({ ...server, tokens }, announced())).toMatchObject({
      state: 'failed',
      why: { reason: 'unauthenticated', isRetryable: true },
    })
    expect(sent).toEqual([])
  })

  it.each([
    'https://evil.example/fhir/b/Binary/x',
    'https://b.example/other/Binary/x',
    'https://b.example/fhir/b/../c/Binary/x',
    'https://b.example/fhir/b/%2e%2e%2fc/Binary/x',
    'https://user@b.example/fhir/b/Binary/x',
    'http://b.example/fhir/b/Binary/x',
    '//evil.example/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://192.168.0.1/',
  ])('C8 C9 D12: %s is outside the base: nothing is asked and no token leaves', async (url) => {
    const { server, sent, tokens } = serverOf(ok(PDF))
    expect(await read(server, announced({ url }))).toEqual({
      state: 'refused',
      why: { reason: 'foreign-address', address: url },
    })
    expect(sent).toEqual([])
    expect(tokens).toEqual([])
  })

  it('takes an absolute address of its own base', () => {
    expect(ownAddress(BASE, 'https://b.example/fhir/b/Binary/y')?.href).toBe('https://b.example/fhir/b/Binary/y')
  })

  it('that came inside the record needs no server', async () => {
    const answer = await readFile(
      undefined,
      announced({ url: undefined, data: 'JVBERi0x LjQ=' }),
      new AbortController().signal,
    )
    expect(textOf(answer)).toBe('%PDF-1.4')
    const broken = await readFile(undefined, announced({ data: '***' }), new AbortController().signal)
    expect(broken).toMatchObject({ state: 'failed', why: { reason: 'malformed' } })
  })

  it('without address and content says so', async () => {
    const { server } = serverOf(ok(PDF))
    expect(await read(server, announced({ url: undefined }))).toEqual({
      state: 'refused',
      why: { reason: 'no-address' },
    })
  })

  it('H-05 E5: a page of an intermediary in its place is a failure, never the document', async () => {
    const { server } = serverOf(ok('<!doctype html><title>メンテナンス中</title>', 'text/html; charset=utf-8'))
    expect(await read(server, announced())).toMatchObject({ state: 'failed', why: { reason: 'not-fhir' } })
    const empty = serverOf(ok(''))
    expect(await read(empty.server, announced())).toMatchObject({ state: 'failed', why: { reason: 'not-fhir' } })
  })

  it('E19: 403 is a matter of rights, 404 and 410 say that it is not there', async () => {
    const status = (code: number) => serverOf(() => new Response('x', { status: code })).server
    expect(await read(status(403), announced())).toEqual({ state: 'notPermitted' })
    expect(await read(status(404), announced())).toMatchObject({ state: 'absent' })
    expect(await read(status(410), announced())).toMatchObject({ state: 'absent' })
    expect(await read(status(500), announced())).toMatchObject({ state: 'failed', why: { reason: 'server-error' } })
  })

  it('E3: is asked again after 503 and after a broken connection, three times in all', async () => {
    const busy = () => new Response('', { status: 503 })
    const recovering = serverOf(busy, busy, ok(PDF))
    expect(textOf(await read(recovering.server, announced()))).toBe('%PDF-1.4')
    const down = serverOf(() => Promise.reject(new TypeError('refused')))
    expect(await read(down.server, announced())).toMatchObject({ state: 'failed', why: { reason: 'unreachable' } })
    expect(down.sent).toHaveLength(3)
  })

  it('E16 E18: a refused token is renewed once, and not in circles', async () => {
    const refused = () => new Response('', { status: 401 })
    const renewed = serverOf(refused, ok(PDF))
    expect(textOf(await read(renewed.server, announced()))).toBe('%PDF-1.4')
    expect(renewed.sent[1]?.init.headers).toMatchObject({ Authorization: 'Bearer renewed-of-b' })
    const always = serverOf(refused)
    expect(await read(always.server, announced())).toMatchObject({
      state: 'failed',
      why: { reason: 'unauthenticated' },
    })
    expect(always.sent).toHaveLength(2)
  })

  it('D4: is given up when it is larger than the limit, told beforehand or not', async () => {
    const { server, sent } = serverOf(ok(PDF))
    expect(await read(server, announced({ size: 900 }), { limit: 100 })).toEqual({
      state: 'refused',
      why: { reason: 'too-large', limit: 100, size: 900 },
    })
    expect(sent).toEqual([])
    const lying = serverOf(ok(new Uint8Array(5_000)))
    expect(await read(lying.server, announced({ size: 10 }), { limit: 100 })).toMatchObject({
      why: { reason: 'too-large', limit: 100 },
    })
  })

  it('E6: of another size than was registered is marked', async () => {
    const { server } = serverOf(ok(PDF))
    expect(await read(server, announced({ size: 8 }))).toMatchObject({ isOtherSize: false })
    expect(await read(server, announced({ size: 4_000 }))).toMatchObject({ isOtherSize: true })
  })

  it('D7, fhir-jp §7.4: of other content than its hash was made of is marked, from a server and inside a record', async () => {
    const { server } = serverOf(ok(PDF))
    // SHA-1 of `%PDF-1.4` in base64; the second is that of another file.
    const [own, other] = ['GChKT9CWeATJoCy1voZ5i1RQkVM=', '2jmj7l5rSw0yVb/vlWAYkK/YBwk=']
    expect(await read(server, announced({ hash: other }))).toMatchObject({ isAltered: true })
    expect(await read(server, announced({ hash: own }))).not.toHaveProperty('isAltered')
    const inline = announced({ url: undefined, data: 'JVBERi0xLjQ=', hash: other })
    expect(await readFile(undefined, inline, new AbortController().signal)).toMatchObject({ isAltered: true })
  })

  it.each([
    ['no base64', '***'],
    ['of another kind', '9OLkaA=='],
  ])('a hash that is %s proves nothing against the file', async (_, hash) => {
    const { server } = serverOf(ok(PDF))
    expect(await read(server, announced({ hash }))).not.toHaveProperty('isAltered')
  })

  it('of a server that answers with a Binary resource is taken out of it; a document Bundle stays as it is', async () => {
    const binary = JSON.stringify({ resourceType: 'Binary', contentType: 'application/pdf', data: 'JVBERi0xLjQ=' })
    const inside = serverOf(ok(binary, 'application/fhir+json'))
    expect(await read(inside.server, announced())).toMatchObject({ contentType: 'application/pdf' })
    expect(textOf(await read(inside.server, announced()))).toBe('%PDF-1.4')
    const bundle = '{"resourceType":"Bundle","type":"document"}'
    const document = serverOf(ok(bundle, 'application/fhir+json'))
    expect(textOf(await read(document.server, announced({ contentType: 'application/fhir+json' })))).toBe(bundle)
  })

  it('tells how much has come', async () => {
    const onProgress = vi.fn<(progress: FileProgress) => void>()
    const { server } = serverOf(ok(PDF))
    await read(server, announced({ size: 8 }), { onProgress })
    expect(onProgress).toHaveBeenLastCalledWith({ received: 8, total: 8 })
  })

  it('PID-5: stops with its reader: an aborted question answers nothing', async () => {
    const { server } = serverOf(() => new Promise<Response>(() => {}))
    const controller = new AbortController()
    controller.abort(new Error('left the patient'))
    await expect(readFile(server, announced(), controller.signal)).rejects.toThrow('left the patient')
  })
})
