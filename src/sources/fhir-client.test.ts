import { describe, expect, it } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import { decimalText } from '#standards/fhir/exact-json.ts'
import type { Communication } from '#standards/fhir/r4.ts'
import { FhirClient } from './fhir-client.ts'
import { NO_TOKENS, type TokenProvider } from './token-provider.ts'

const BASE = 'https://mihon.example/fhir/a/'

interface Sent {
  readonly url: string
  readonly method: string
  readonly body: string
  readonly headers: Headers
}

type Reply = (sent: Sent, signal: AbortSignal) => Response | Promise<Response>

/** A server in the process: replies in turn, the last one for ever. Remembers what it was asked. */
function server(...replies: readonly Reply[]) {
  const asked: Sent[] = []
  const fake: typeof fetch = async (input, init = {}) => {
    expect(init.redirect).toBe('error')
    expect(init.credentials).toBe('omit')
    const sent = {
      url: String(input),
      method: init.method ?? 'GET',
      body: typeof init.body === 'string' ? init.body : '',
      headers: new Headers(init.headers),
    }
    asked.push(sent)
    const reply = replies[Math.min(asked.length, replies.length) - 1]
    const signal = init.signal ?? new AbortController().signal
    if (reply === undefined) throw new TypeError('no reply is set up')
    signal.throwIfAborted()
    return await new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
      Promise.resolve(reply(sent, signal)).then(resolve, reject)
    })
  }
  return { asked, fake }
}

function fhir(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(text, { status, headers: { 'content-type': 'application/fhir+json; charset=utf-8', ...headers } })
}

const observation = (id: string, more: object = {}) => ({
  resource: { resourceType: 'Observation', id, status: 'final', code: { text: '見本' }, ...more },
})

const page = (entry: unknown[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry,
  ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
})

const down: Reply = () => {
  throw new TypeError('fetch failed')
}

interface Setup {
  readonly tokens?: TokenProvider
  readonly firstByteMs?: number
  readonly now?: () => Instant
}

function client(fake: typeof fetch, setup: Setup = {}) {
  const pauses: number[] = []
  const of = new FhirClient({
    base: new URL(BASE),
    tokens: NO_TOKENS,
    fetch: fake,
    random: () => 0.5,
    pause: async (ms) => {
      pauses.push(ms)
    },
    ...setup,
  })
  return { of, pauses }
}

const signal = () => new AbortController().signal
const search = (fake: typeof fetch, setup?: Setup) => client(fake, setup).of.search('Observation', [], signal())

describe('searching', () => {
  it('real-servers.md §5: an empty searchset of FHIR JSON with nothing left unread is "none"', async () => {
    const { fake, asked } = server(() => fhir(page([])))
    expect(await search(fake)).toEqual({ kind: 'found', entries: [], gaps: [] })
    expect(asked[0]?.url).toBe(`${BASE}Observation?_count=1000`)
    expect(asked[0]?.headers.get('accept')).toBe('application/fhir+json')
    expect(asked[0]?.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('reads every page to the end', async () => {
    const { fake, asked } = server(
      () => fhir(page([observation('1')], `${BASE}Observation?page=2`)),
      () => fhir(page([observation('2')], `Observation?page=3`)),
      () => fhir(page([observation('3')])),
    )
    const outcome = await search(fake)
    expect(outcome).toMatchObject({ kind: 'found', gaps: [] })
    expect(outcome.kind === 'found' && outcome.entries.map(({ resource }) => resource.id)).toEqual(['1', '2', '3'])
    expect(asked[2]?.url).toBe(`${BASE}Observation?page=3`)
  })

  it('VAL-2: digits of a value survive the wire', async () => {
    const body = JSON.stringify(page([observation('1', { valueQuantity: { value: 0 } })])).replace(
      '"value":0',
      '"value":1.10',
    )
    const outcome = await search(server(() => fhir(body)).fake)
    const [entry] = outcome.kind === 'found' ? outcome.entries : []
    const resource = entry?.resource
    expect(resource?.resourceType === 'Observation' && decimalText(resource.valueQuantity?.value)).toBe('1.10')
  })

  it('C3: a search that says who somebody is goes by POST, and its address is empty of it', async () => {
    const { fake, asked } = server(() => fhir(page([])))
    await client(fake).of.search('Patient', [['identifier', 'urn:oid:1.2|00012345']], signal())
    expect(asked[0]).toMatchObject({ method: 'POST', url: `${BASE}Patient/_search` })
    expect(asked[0]?.body).toBe('identifier=urn%3Aoid%3A1.2%7C00012345&_count=1000')
  })

  it('real-servers.md §5: the plus of an offset is sent as %2B', async () => {
    const { fake, asked } = server(() => fhir(page([])))
    await client(fake).of.search('Observation', [['date', 'ge2026-09-05T00:00:00+09:00']], signal())
    expect(asked[0]?.url).toContain('date=ge2026-09-05T00%3A00%3A00%2B09%3A00')
  })
})

describe('faults', () => {
  it('E1: a server that is down is tried three times, with growing pauses, then failed', async () => {
    const { fake, asked } = server(down)
    const { of, pauses } = client(fake)
    const outcome = await of.search('Observation', [], signal())
    expect(outcome).toMatchObject({ kind: 'failed', why: { reason: 'unreachable', isRetryable: true } })
    expect(asked).toHaveLength(3)
    expect(pauses).toEqual([250, 500])
  })

  it('E2: without a first byte in time the request is given up as timed out, once', async () => {
    const { fake, asked } = server(() => new Promise<never>(() => undefined))
    const outcome = await search(fake, { firstByteMs: 20 })
    expect(outcome).toMatchObject({ kind: 'failed', why: { reason: 'timed-out' } })
    expect(asked).toHaveLength(1)
  })

  it('E2, PID-5: an aborted search ends at once and gives nothing', async () => {
    const { fake } = server(() => new Promise<never>(() => undefined))
    const controller = new AbortController()
    const outcome = client(fake).of.search('Observation', [], controller.signal)
    controller.abort(new DOMException('patient changed', 'AbortError'))
    await expect(outcome).rejects.toThrow('patient changed')
  })

  it('E3: a 503 honours Retry-After, keeps the reference and reads no HTML', async () => {
    const html = () =>
      new Response('<h1>見本</h1>', { status: 503, headers: { 'retry-after': '2', 'x-request-id': 'ref-1' } })
    const { fake } = server(html)
    const { of, pauses } = client(fake)
    const outcome = await of.search('Observation', [], signal())
    expect(outcome).toMatchObject({ kind: 'failed', why: { reason: 'server-error', reference: 'ref-1' } })
    expect(pauses.map((ms) => ms >= 2000)).toEqual([true, true])
  })

  it('E3: 500 is not tried again', async () => {
    const { fake, asked } = server(() => fhir({ resourceType: 'OperationOutcome' }, 500))
    expect(await search(fake)).toMatchObject({ kind: 'failed', why: { reason: 'server-error' } })
    expect(asked).toHaveLength(1)
  })

  it('E4: a throttled request waits as it is told and succeeds', async () => {
    const { fake } = server(
      () => fhir('', 429, { 'retry-after': '1' }),
      () => fhir(page([observation('1')])),
    )
    expect(await search(fake)).toMatchObject({ kind: 'found', gaps: [] })
  })

  it.each([
    ['HTML', () => new Response('<html>login', { headers: { 'content-type': 'text/html' } })],
    ['an empty body', () => fhir('')],
    ['JSON that is not FHIR', () => new Response('{}', { headers: { 'content-type': 'application/json' } })],
    ['another resource', () => fhir({ resourceType: 'Patient', id: '1' })],
    ['a Bundle that is no searchset', () => fhir({ resourceType: 'Bundle', type: 'collection' })],
  ])('E5, H-05: 200 with %s is a failure and never "no data"', async (_name, reply) => {
    expect(await search(server(reply).fake)).toMatchObject({ kind: 'failed', why: { reason: 'not-fhir' } })
  })

  it('E6: malformed JSON on the first page is a failure', async () => {
    const { fake } = server(() => fhir('{"resourceType":"Bundle","type":"searchset","entry":[{"a":NaN}]}'))
    expect(await search(fake)).toMatchObject({ kind: 'failed', why: { reason: 'malformed' } })
  })

  it('E6: a body that is cut on a later page keeps the earlier pages and says so', async () => {
    const cut = () => {
      const stream = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"resourceType":"Bundle"'))
          controller.error(new TypeError('terminated'))
        },
      })
      return new Response(stream, { headers: { 'content-type': 'application/fhir+json' } })
    }
    const { fake } = server(() => fhir(page([observation('1')], `${BASE}Observation?page=2`)), cut)
    expect(await search(fake)).toMatchObject({
      kind: 'found',
      entries: [{ resource: { id: '1' } }],
      gaps: [{ kind: 'page-missing', why: { reason: 'malformed' } }],
    })
  })

  it('E7: an OperationOutcome among the entries makes the result partial, in the words of the server', async () => {
    const warning = {
      resource: {
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'warning', code: 'x', diagnostics: '一部のみ' }],
      },
      search: { mode: 'outcome' },
    }
    expect(await search(server(() => fhir(page([warning]))).fake)).toEqual({
      kind: 'found',
      entries: [],
      gaps: [{ kind: 'server-warning', text: '一部のみ' }],
    })
  })

  it.each([
    ['404', () => fhir({ resourceType: 'OperationOutcome' }, 404), 'server-error'],
    ['401', () => fhir({ resourceType: 'OperationOutcome' }, 401), 'unauthenticated'],
  ])('E8: a next page that answers %s is told as missing', async (_name, second, reason) => {
    const { fake } = server(() => fhir(page([observation('1')], `${BASE}Observation?page=2`)), second)
    expect(await search(fake)).toMatchObject({ kind: 'found', gaps: [{ kind: 'page-missing', why: { reason } }] })
  })

  it('E8, D11: pages that lead in a circle are left, with the reason', async () => {
    const { fake, asked } = server(() => fhir(page([observation('1')], `${BASE}Observation?page=2`)))
    expect(await search(fake)).toMatchObject({ kind: 'found', gaps: [{ kind: 'page-missing' }] })
    expect(asked).toHaveLength(2)
  })

  it.each([
    'https://evil.example/fhir/a/Observation?page=2',
    'https://mihon.example/fhir/b/Observation?page=2',
    'https://mihon.example/fhir/a/../b/Observation',
    'javascript:alert(1)',
    'http://mihon.example/fhir/a/Observation',
  ])('E8, C8, D12: a next page at %s is refused, and no token goes there', async (next) => {
    const { fake, asked } = server(() => fhir(page([observation('1')], next)))
    const tokens: TokenProvider = { token: async () => 'geheim', renew: async () => undefined }
    expect(await search(fake, { tokens })).toMatchObject({
      kind: 'found',
      entries: [{ resource: { id: '1' } }],
      gaps: [{ kind: 'page-missing', why: { reason: 'misconfigured', isRetryable: false } }],
    })
    expect(asked.map(({ url }) => url)).toEqual([`${BASE}Observation?_count=1000`])
  })

  it('SRC-6, E9: a search that never ends is capped, and the cap is told', async () => {
    let pages = 0
    const { fake } = server(() => {
      pages += 1
      return fhir(page([observation(String(pages))], `${BASE}Observation?page=${pages + 1}`))
    })
    const outcome = await search(fake)
    expect(outcome).toMatchObject({ kind: 'found', gaps: [{ kind: 'capped', shown: 500, total: undefined }] })
  })

  it('SRC-6: what is included beside the matches, or says how the search went, is not counted among them', async () => {
    let pages = 0
    const { fake } = server(() => {
      pages += 1
      const beside = (mode: string) => ({
        resource: { resourceType: 'Specimen', id: `${mode}${pages}` },
        search: { mode },
      })
      const bundle = page([observation(String(pages))], `${BASE}Observation?page=${pages + 1}`)
      return fhir({ ...bundle, total: 900, entry: [...bundle.entry, beside('include'), beside('outcome')] })
    })
    const outcome = await search(fake)
    expect(outcome).toMatchObject({ gaps: [{ kind: 'capped', shown: 500, total: 900 }] })
    const matches = outcome.kind === 'found' ? outcome.entries.filter(({ isMatch }) => isMatch) : []
    expect(new Set(matches.map(({ resource }) => resource.resourceType))).toEqual(new Set(['Observation']))
  })

  it('E11: the same version sent twice stands once; sent differently it is told', async () => {
    const one = observation('1', { meta: { versionId: '1' } })
    const other = observation('1', { meta: { versionId: '1' }, code: { text: '別' } })
    expect(await search(server(() => fhir(page([one, one]))).fake)).toMatchObject({ entries: [{}], gaps: [] })
    const outcome = await search(server(() => fhir(page([one, other]))).fake)
    expect(outcome).toMatchObject({ entries: [{}], gaps: [{ kind: 'unreadable', what: 'Observation/1' }] })
    expect(outcome.kind === 'found' && outcome.gaps).toHaveLength(1)
  })

  it('E10: entries that are no resources are listed, and the others are kept', async () => {
    const { fake } = server(() => fhir(page([null, {}, { resource: 7 }, { resource: {} }, observation('1')])))
    const outcome = await search(fake)
    expect(outcome).toMatchObject({ kind: 'found', entries: [{ resource: { id: '1' } }] })
    expect(outcome.kind === 'found' && outcome.gaps.map(({ kind }) => kind)).toEqual(Array(4).fill('unreadable'))
  })

  it('E16: a refused token is renewed exactly once for many requests, each sent again once', async () => {
    let renewals = 0
    const tokens: TokenProvider = {
      token: async () => 'old',
      renew: async () => {
        renewals += 1
        return 'new'
      },
    }
    const { fake, asked } = server(({ headers }) =>
      headers.get('authorization') === 'Bearer new' ? fhir(page([])) : fhir('', 401),
    )
    const { of } = client(fake, { tokens })
    const outcomes = await Promise.all([1, 2, 3].map(() => of.search('Observation', [], signal())))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['found', 'found', 'found'])
    expect(renewals).toBe(1)
    expect(asked).toHaveLength(6)
  })

  it('A4, C8: where there is no token to be had nothing is sent: the question fails, and the server is not blamed', async () => {
    let isAway = true
    const tokens: TokenProvider = {
      token: async () => {
        if (isAway) throw new Error('the provider is away')
        return 'T'
      },
      renew: async () => undefined,
    }
    const { fake, asked } = server(() => fhir(page([])))
    const { of } = client(fake, { tokens })
    for (let i = 0; i < 6; i += 1) {
      expect(await of.search('Observation', [], signal())).toMatchObject({
        kind: 'failed',
        why: { reason: 'unauthenticated', isRetryable: true },
      })
    }
    expect(asked).toEqual([])
    isAway = false
    expect(await of.search('Observation', [], signal())).toMatchObject({ kind: 'found' })
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer T')
  })

  it('E18: a token that is always refused fails after one more try', async () => {
    const tokens: TokenProvider = { token: async () => 'old', renew: async () => 'new' }
    const { fake, asked } = server(() => fhir('', 401))
    expect(await search(fake, { tokens })).toMatchObject({ kind: 'failed', why: { reason: 'unauthenticated' } })
    expect(asked).toHaveLength(2)
  })

  it('E19: 403 is "not permitted", not a failure and not "none"', async () => {
    expect(await search(server(() => fhir('', 403)).fake)).toEqual({ kind: 'not-permitted' })
  })

  it.each([
    [400, true],
    [404, false],
    [405, false],
    [501, false],
  ])(
    'DESIGN §8.15: a search answered %d is unsupported; the type may be kept all the same: %s',
    async (status, isTypeKept) => {
      expect(await search(server(() => fhir('', status)).fake)).toEqual({ kind: 'unsupported', isTypeKept })
    },
  )
})

describe('one server', () => {
  it('is never asked more than six things at a time', async () => {
    let running = 0
    let most = 0
    const { fake } = server(async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running -= 1
      return fhir(page([]))
    })
    const { of } = client(fake)
    await Promise.all(Array.from({ length: 20 }, () => of.search('Observation', [], signal())))
    expect(most).toBe(6)
  })

  it('security-safety.md §E 4: is left alone for 30 s after five failures, but for a reader who asks, and asked again then', async () => {
    let time = 0
    let isUp = false
    const { fake, asked } = server((sent, abort) => (isUp ? fhir(page([])) : down(sent, abort)))
    const { of } = client(fake, { now: () => time as Instant })
    await of.search('Observation', [], signal())
    await of.search('Observation', [], signal())
    expect(asked).toHaveLength(5)
    await of.search('Observation', [], signal())
    expect(asked).toHaveLength(5)
    of.askAnyway()
    await of.search('Observation', [], signal())
    expect(asked).toHaveLength(6)
    isUp = true
    time = 30_000
    expect(await of.search('Observation', [], signal())).toMatchObject({ kind: 'found' })
  })
})

describe('reading and creating', () => {
  it.each([404, 410])('E14: %d means withdrawn', async (status) => {
    const { of } = client(server(() => fhir('', status)).fake)
    expect(await of.read('Observation', '1', signal())).toEqual({ kind: 'absent' })
  })

  it('H-02: an answer with another id is a failure', async () => {
    const { of } = client(server(() => fhir({ resourceType: 'Observation', id: '2' })).fake)
    expect(await of.read('Observation', '1', signal())).toMatchObject({ kind: 'failed' })
  })

  it('E22: a lost answer to a create is asked for again with the same key', async () => {
    const note: Communication = { resourceType: 'Communication', status: 'completed' }
    const { fake, asked } = server(down, () => fhir({ ...note, id: '7' }, 200))
    const { of } = client(fake)
    const outcome = await of.create(note, 'identifier=urn:uuid:1', signal())
    expect(outcome).toMatchObject({ kind: 'existing', resource: { id: '7' } })
    expect(asked.map(({ headers }) => headers.get('if-none-exist'))).toEqual([
      'identifier=urn:uuid:1',
      'identifier=urn:uuid:1',
    ])
  })
})
