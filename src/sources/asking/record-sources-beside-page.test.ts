import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { askingPort } from '#testing/asking-port.ts'
import {
  facility,
  facilityServer,
  LINK,
  NOW,
  result,
  type Served,
  signal,
  WHOLE,
} from '#testing/fhir-facility-server.ts'
import { FhirClient } from '../fhir-client.ts'
import type { FhirRecordSource } from '../fhir-record-source.ts'
import { fhirRecordSources, type RecordServers } from '../fhir-record-sources.ts'
import type { RecordSource, VersionedRecord } from '../record-source.ts'
import { NO_TOKENS, type TokenProvider } from '../token-provider.ts'
import type { ClockReading } from './asking-messages.ts'
import { type AskingPort, recordSourcesBesidePage } from './record-sources-beside-page.ts'

const BASE = 'https://mihon.example/fhir/a/'
const SERVERS: RecordServers = {
  facilities: [{ facility: facility('a'), base: BASE, tag: undefined }],
  firstByteMs: 30_000,
  crossReference: undefined,
}
const RECORD: VersionedRecord = {
  key: 'a/Observation/k1',
  kind: 'laboratory',
  refs: [{ facility: facility('a').id, resourceType: 'Observation', id: 'k1' }],
}
const RESULTS: readonly Served[] = [
  result('k1', { valueQuantity: { value: 4.1, unit: 'mmol/L' } }),
  result('k2', { effectiveDateTime: '2026-11-02T08:00:00+09:00' }),
  { resourceType: 'Observation', id: 'broken' },
]

// Two answers of the same moment are compared.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Parts {
  readonly fetch: typeof fetch
  readonly start?: (fetchHere: typeof fetch) => AskingPort | undefined
  readonly tokens?: TokenProvider
  /** Its present is fixed. */
  readonly isDemonstration?: false
  readonly here?: () => Promise<ReadonlyMap<FacilityId, FhirRecordSource>>
}

/** The sources of one hospital on this thread, and the same beside it. */
function sources({ fetch, start = (of) => askingPort(of).port, tokens = NO_TOKENS, ...rest }: Parts) {
  const now = () => (rest.isDemonstration === false ? (Date.now() as Instant) : NOW)
  const clocks: ClockReading[] = []
  const hereOnce = fhirRecordSources(
    SERVERS,
    (base) => new FhirClient({ base: new URL(base), tokens, fetch, now, pause: async () => undefined }),
  )
  const here = rest.here ?? (async () => hereOnce)
  const beside = recordSourcesBesidePage(SERVERS, () => start(fetch), {
    tokens,
    now,
    fixedAheadMs: rest.isDemonstration === false ? undefined : NOW - Date.now(),
    clockRead: (reading) => clocks.push(reading),
    here,
  })
  const of = beside.get('a' as FacilityId)
  const same = hereOnce.get('a' as FacilityId)
  if (of === undefined || same === undefined) throw new Error('no source')
  return { of, same, clocks }
}

/** Every question that a screen may ask. */
async function everything(of: RecordSource) {
  const recent = { from: '2026-11-02', until: undefined } as typeof WHOLE
  return {
    whole: await of.records(LINK, 'laboratory', WHOLE, signal()),
    recent: await of.records(LINK, 'laboratory', recent, signal()),
    behind: await of.records(LINK, 'allergy', WHOLE, signal(), true),
    timeline: await of.timeline(LINK, 'laboratory', WHOLE, signal()),
    undated: await of.undated?.(LINK, 'laboratory', signal()),
    versions: await of.versions?.(LINK, RECORD, signal()),
  }
}

/** A hospital that keeps former versions, too. */
function hospital() {
  const { fake, asked } = facilityServer({ resources: RESULTS })
  const withVersions: typeof fetch = async (input, init) => {
    if (!String(input).endsWith('/_history?_count=1000')) return fake(input, init)
    const [resource] = RESULTS
    const body = JSON.stringify({ resourceType: 'Bundle', type: 'history', entry: [{ resource }] })
    return new Response(body, { headers: { 'content-type': 'application/fhir+json' } })
  }
  return { fetch: withVersions, asked }
}

/** What goes as JSON loses members that say `undefined`, which say nothing. */
const said = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

/** The same server with a clock. */
function dated(server: typeof fetch, date: string): typeof fetch {
  return async (input, init) => {
    const answer = await server(input, init)
    answer.headers.set('date', date)
    return answer
  }
}

describe('hospitals asked beside the page', () => {
  it('VAL-2, E10: the answers are the very records, occurrences and gaps that this thread would have', async () => {
    const { of, same } = sources(hospital())
    const beside = await everything(of)
    expect(said(beside)).toEqual(said(await everything(same)))
    expect(beside.whole).toMatchObject({ state: 'data', gaps: [{ kind: 'unreadable' }] })
    expect(beside.recent).toMatchObject({ state: 'data', rows: [{ key: 'a/Observation/k2' }] })
    expect(beside.behind).toMatchObject({ state: 'none' })
    expect(beside.versions).toMatchObject({ state: 'data', rows: [{ fact: { value: { text: '4.1' } } }] })
  })

  it.each<[string, (fetchHere: typeof fetch) => AskingPort | undefined]>([
    ['there are no workers', () => undefined],
    [
      'the worker is refused',
      () => {
        throw new TypeError('refused by policy')
      },
    ],
    ['the worker does not load', (of) => askingPort(of, 'servers').port],
    ['the worker dies of a question', (of) => askingPort(of, 'question').port],
  ])('SRC-3: are asked on this thread when %s, and nothing is missing', async (_what, start) => {
    const { of, same } = sources({ ...hospital(), start })
    expect(said(await everything(of))).toEqual(said(await everything(same)))
    expect(said(await everything(of))).toEqual(said(await everything(same)))
  })

  it('SRC-3: a worker that broke is ended, lest it go on asking', async () => {
    const { fetch } = hospital()
    const { port, isEnded } = askingPort(fetch, 'question')
    const { of } = sources({ fetch, start: () => port })
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'data' })
    expect(isEnded()).toBe(true)
  })

  it('E28: code that cannot be had either is a failure that may be tried again, never "none"', async () => {
    const { fake } = facilityServer({ resources: RESULTS })
    let isThere = false
    const working = sources({ fetch: fake })
    const here = async () => {
      if (!isThere) throw new TypeError('Failed to fetch dynamically imported module')
      return new Map([['a' as FacilityId, working.same]])
    }
    const { of } = sources({ fetch: fake, start: () => undefined, here })
    const failure = { state: 'failed', why: { reason: 'unreachable', isRetryable: true }, at: NOW }
    await expect(of.meet?.(LINK, signal())).resolves.toBeUndefined()
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toEqual(failure)
    isThere = true
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'data' })
  })

  it('SRC-1: what needs no question reaches nobody', async () => {
    const { fake, asked } = facilityServer({})
    const { of } = sources({ fetch: fake })
    const withdrawn = { ...LINK, state: 'withdrawn' } as const
    expect(await of.records(withdrawn, 'laboratory', WHOLE, signal())).toEqual({ state: 'notLinked' })
    expect(asked).toEqual([])
  })

  it('PID-5: leaving the patient ends the question there, too, and nobody hears of its answer', async () => {
    const aborted = vi.fn()
    const hanging: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          aborted()
          reject(new DOMException('left', 'AbortError'))
        })
      })
    const { port, told } = askingPort(hanging)
    const { of } = sources({ fetch: hanging, start: () => port })
    const left = new AbortController()
    const answer = of.records(LINK, 'laboratory', WHOLE, left.signal)
    await vi.waitFor(() => expect(told.map(({ tell }) => tell)).toContain('question'))
    left.abort(new Error('left'))
    await expect(answer).rejects.toThrow('left')
    await vi.waitFor(() => expect(aborted).toHaveBeenCalled())
    expect(told.at(-1)).toMatchObject({ tell: 'left' })
    await expect(of.records(LINK, 'laboratory', WHOLE, left.signal)).rejects.toThrow('left')
  })

  it('E31: the present is that of a demonstration, and the clocks of the servers are told to the page', async () => {
    const { fake } = facilityServer({ resources: RESULTS })
    const { of, clocks } = sources({ fetch: dated(fake, 'Sat, 21 Nov 2026 00:30:00 GMT') })
    expect(Date.now()).not.toBe(NOW)
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'data', fetchedAt: NOW })
    expect(clocks.length).toBeGreaterThanOrEqual(3)
    for (const { base, date, sentAt, gotAt } of clocks) {
      expect([base, date]).toEqual([BASE, 'Sat, 21 Nov 2026 00:30:00 GMT'])
      expect(gotAt).toBeGreaterThanOrEqual(sentAt)
    }
  })

  it('E31, H-04: an answer is of the time that the servers have just told, not of a device that is a day late', async () => {
    const { fake } = facilityServer({ resources: RESULTS })
    const ahead = 26 * 3_600_000
    const fetchHere = dated(fake, new Date(Date.now() + ahead).toUTCString())
    const { of } = sources({ fetch: fetchHere, isDemonstration: false })
    const answer = await of.records(LINK, 'laboratory', WHOLE, signal())
    const fetchedAt = answer.state === 'data' ? answer.fetchedAt : 0
    expect(Math.abs(fetchedAt - Date.now() - ahead)).toBeLessThan(2_000)
  })

  it.each<[string, (fetchHere: typeof fetch) => AskingPort | undefined]>([
    ['beside the page', (of) => askingPort(of).port],
    ['on this thread, there being no worker', () => undefined],
    ['on this thread, the worker having died', (of) => askingPort(of, 'question').port],
  ])(
    'SRC-9, E9, A6: another try, more of what was cut, and forgetting reach the source that asks %s',
    async (_, start) => {
      const { fake, asked } = facilityServer({ resources: RESULTS })
      const { of } = sources({ fetch: fake, start })
      const ask = () => of.records(LINK, 'laboratory', WHOLE, signal())
      const requests = async () => {
        const before = asked.length
        await ask()
        return asked.length - before
      }
      await ask()
      expect(await requests(), 'kept for a moment').toBe(0)
      of.askAnyway?.()
      expect(await requests()).toBeGreaterThan(0)
      of.readOn?.()
      expect(await requests()).toBeGreaterThan(0)
      of.forget?.()
      expect(await requests()).toBeGreaterThan(0)
    },
  )
})

describe('the tokens of hospitals that are asked beside the page', () => {
  const bearers = (asked: readonly (string | null)[]) => [...new Set(asked)]

  /** A server that takes one token only. */
  function guarded(accepted: () => string) {
    const { fake } = facilityServer({ resources: RESULTS })
    const asked: (string | null)[] = []
    const fetchHere: typeof fetch = async (input, init) => {
      const given = new Headers(init?.headers).get('authorization')
      asked.push(given)
      if (given !== `Bearer ${accepted()}`) return new Response('{}', { status: 401 })
      return fake(input, init)
    }
    return { asked, fetchHere }
  }

  it('C9: each question goes with the token that the provider gives for that server', async () => {
    const { asked, fetchHere } = guarded(() => 'one')
    const tokens: TokenProvider = {
      token: async (base) => (base === BASE ? 'one' : undefined),
      renew: async () => undefined,
    }
    const { of } = sources({ fetch: fetchHere, tokens })
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'data' })
    expect(bearers(asked)).toEqual(['Bearer one'])
  })

  it('E16: one that was refused is renewed once for all who wait', async () => {
    const { asked, fetchHere } = guarded(() => 'two')
    const renew = vi.fn(async () => 'two')
    const { of } = sources({ fetch: fetchHere, tokens: { token: async () => 'one', renew } })
    const kinds = ['laboratory', 'allergy', 'diagnosis'] as const
    const answers = await Promise.all(kinds.map((kind) => of.records(LINK, kind, WHOLE, signal())))
    for (const { state } of answers) expect(['data', 'none']).toContain(state)
    expect(bearers(asked).toSorted()).toEqual(['Bearer one', 'Bearer two'])
    expect(renew).toHaveBeenCalledTimes(1)
    expect(renew).toHaveBeenCalledWith(BASE, expect.anything(), 'one')
  })

  it('C9, E16: without a token to be had nothing is sent, and the answer says why', async () => {
    const { asked, fetchHere } = guarded(() => 'one')
    const nobody = () => Promise.reject(new Error('nobody is signed in'))
    const { of } = sources({ fetch: fetchHere, tokens: { token: nobody, renew: nobody } })
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({
      state: 'failed',
      why: { reason: 'unauthenticated' },
    })
    expect(asked).toEqual([])
  })

  it('A6: what is forgotten is forgotten with its token', async () => {
    const { asked, fetchHere } = guarded(() => 'one')
    let isSignedIn = true
    const token = () => (isSignedIn ? Promise.resolve('one') : Promise.reject(new Error('signed out')))
    const { of } = sources({
      fetch: fetchHere,
      tokens: { token, renew: token },
    })
    await of.records(LINK, 'laboratory', WHOLE, signal())
    isSignedIn = false
    of.forget?.()
    const before = asked.length
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'failed' })
    expect(asked.length).toBe(before)
  })
})
