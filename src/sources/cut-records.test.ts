import { describe, expect, it } from 'vitest'
import { facility, LINK, NOW, PATIENT, result, signal, WHOLE } from '#testing/fhir-facility-server.ts'
import { FhirClient } from './fhir-client.ts'
import { FhirRecordSource } from './fhir-record-source.ts'
import { NO_TOKENS } from './token-provider.ts'

const HOUR_MS = 3_600_000
const FIRST_RESULT_AT = Date.UTC(2015, 0, 1)

/**
 * A server with so many results, one an hour, a thousand to a page and the oldest first, unless it is asked for the newest:
 * `toSort` is what it answers then in place of the page.
 */
function manyResults(count: number, toSort: 'the newest' | 'the oldest' | 'nothing' | number = 'the newest') {
  const asked: URL[] = []
  const fake = (async (input: string | URL) => {
    const url = new URL(String(input))
    const json = (body: unknown, status = 200) =>
      new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/fhir+json' } })
    if (!url.pathname.endsWith('/Observation')) {
      const entry = url.pathname.includes('/Patient') ? [{ resource: PATIENT }] : []
      return json({ resourceType: 'Bundle', type: 'searchset', entry })
    }
    asked.push(url)
    const isSorted = url.searchParams.get('_sort') === '-date'
    if (isSorted && typeof toSort === 'number') return json({ resourceType: 'OperationOutcome' }, toSort)
    if (isSorted && toSort === 'nothing') return json({ resourceType: 'Bundle', type: 'searchset', total: count })
    const isNewestFirst = isSorted && toSort === 'the newest'
    const from = isNewestFirst ? count - 1000 : Number(url.searchParams.get('from') ?? 0)
    const oldestFirst = Array.from({ length: 1000 }, (_, at) => {
      const effectiveDateTime = new Date(FIRST_RESULT_AT + (from + at) * HOUR_MS).toISOString()
      return { resource: result(`r${from + at}`, { effectiveDateTime }) }
    })
    const entry = isNewestFirst ? oldestFirst.reverse() : oldestFirst
    url.searchParams.set('from', String(from + 1000))
    const link = isNewestFirst || from + 1000 < count ? [{ relation: 'next', url: url.href }] : []
    return json({ resourceType: 'Bundle', type: 'searchset', total: count, link, entry })
  }) as typeof fetch
  return { asked, fake }
}

describe('more records than are read at once', () => {
  it('E9, SRC-6, H-28: a limit cuts what is too much at once, the newest are there, and a reader may read on to the end', async () => {
    const { asked, fake } = manyResults(25_000)
    const base = new URL('https://mihon.example/fhir/a/')
    const of = new FhirRecordSource(
      facility('a'),
      new FhirClient({ base, tokens: NO_TOKENS, fetch: fake, now: () => NOW }),
    )
    const read = async () => {
      const answer = await of.records(LINK, 'laboratory', WHOLE, signal())
      if (answer.state !== 'data') throw new Error(answer.state)
      return { ids: new Set(answer.rows.map(({ key }) => /r\d+/.exec(key)?.[0])), gaps: answer.gaps }
    }
    const first = await read()
    const cut = { kind: 'capped', total: 25_000, of: 'Observation', mayReadOn: true }
    expect(first.gaps).toEqual([{ ...cut, shown: 11_000 }])
    expect(first.ids.size).toBe(11_000)
    expect(first.ids).toContain('r24999')
    expect(asked).toHaveLength(11)
    expect((await read()).gaps, 'asked again without a word of the reader').toEqual(first.gaps)
    of.readOn()
    expect((await read()).gaps).toEqual([{ ...cut, shown: 21_000 }])
    of.readOn()
    const last = await read()
    expect(last.gaps).toEqual([])
    expect(last.ids.size).toBe(25_000)
    of.forget()
    expect((await read()).gaps).toEqual(first.gaps)
  })

  it.each([
    ['refuses to sort', 400, [{ kind: 'page-missing', why: { reason: 'unsupported-search' } }]],
    ['does not let the newest be read', 403, [{ kind: 'page-missing', why: { reason: 'not-permitted' } }]],
    ['fails at sorting', 500, [{ kind: 'page-missing', why: { reason: 'server-error' } }]],
    ['ignores the order', 'the oldest', []],
    ['sorts, and gives nothing', 'nothing', []],
  ] as const)(
    'H-04, H-28: that the newest may be missing beside a cut is said where a server %s',
    async (_what, toSort, missing) => {
      const base = new URL('https://mihon.example/fhir/a/')
      const { fake } = manyResults(25_000, toSort)
      const client = new FhirClient({
        base,
        tokens: NO_TOKENS,
        fetch: fake,
        pause: async () => undefined,
        now: () => NOW,
      })
      const answer = await new FhirRecordSource(facility('a'), client).records(LINK, 'laboratory', WHOLE, signal())
      expect(answer.state === 'data' && answer.rows).toHaveLength(10_000)
      expect(answer).toMatchObject({
        gaps: [{ kind: 'capped', shown: 10_000, total: 25_000 }, ...missing, { kind: 'newest-unsure' }],
      })
    },
  )
})
