import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { PersonHandle } from '#clinical/person.ts'
import { fakeNetwork } from '#testing/fake-network.ts'
import type { Arrived } from './record-source.ts'
import { type SourceQueryKey, sourceQuery } from './source-query.ts'

const MERGED: Arrived<never> = {
  state: 'failed',
  why: { reason: 'patient-merged', isRetryable: false },
  at: 2 as Instant,
}
const RECORDS: Arrived<string> = { state: 'data', rows: ['a record'], gaps: [], fetchedAt: 1 as Instant }

function key(person: string, facility: string, kind: 'prescription' | 'laboratory'): SourceQueryKey {
  return [person as PersonHandle, facility as FacilityId, 'records', kind]
}

describe('a question to a hospital', () => {
  it('E15 H-02: once it is in doubt whose records they are, what other screens had brought from there goes, too', async () => {
    const client = new QueryClient()
    const others = [key('p1', 'b', 'prescription'), key('p2', 'a', 'prescription')]
    client.setQueryData(key('p1', 'a', 'prescription'), RECORDS)
    for (const each of others) client.setQueryData(each, RECORDS)
    const network = fakeNetwork({})
    await client.fetchQuery(
      sourceQuery({ network, key: key('p1', 'a', 'laboratory'), ask: async () => MERGED as Arrived<string> }),
    )
    expect(client.getQueryData(key('p1', 'a', 'prescription'))).toEqual(MERGED)
    for (const each of others) expect(client.getQueryData(each)).toEqual(RECORDS)
  })

  it('E15 H-02: nor does any keep what was on its way meanwhile, asked for the one who it was thought to be', async () => {
    const client = new QueryClient()
    const network = fakeNetwork({})
    const under = (kind: 'prescription' | 'laboratory', ask: () => Promise<Arrived<string>>) =>
      client.fetchQuery(sourceQuery({ network, key: key('p1', 'a', kind), ask }))
    const waiting = Promise.withResolvers<Arrived<string>>()
    const slow = under('prescription', () => waiting.promise)
    await under('laboratory', async () => MERGED as Arrived<string>)
    waiting.resolve(RECORDS)
    await slow
    expect(client.getQueryData(key('p1', 'a', 'prescription'))).toEqual(MERGED)
    expect(client.getQueryData(key('p1', 'a', 'laboratory'))).toEqual(MERGED)
    // Asked afterwards, it is the hospital's word again.
    expect(await under('prescription', async () => RECORDS)).toEqual(RECORDS)
  })

  it('E15: two questions that find it out together both end, each with the doubt', async () => {
    const client = new QueryClient()
    const network = fakeNetwork({})
    const kinds = ['prescription', 'laboratory'] as const
    const asked = kinds.map((kind) =>
      client.fetchQuery(
        sourceQuery({ network, key: key('p1', 'a', kind), ask: async () => MERGED as Arrived<string> }),
      ),
    )
    await Promise.all(asked)
    for (const kind of kinds) {
      expect(client.getQueryState(key('p1', 'a', kind))).toMatchObject({ data: MERGED, fetchStatus: 'idle' })
    }
  })

  it('E14 E15: a hospital that does not know the person any more leaves nothing of theirs on any screen, and is asked anew there', async () => {
    const client = new QueryClient()
    client.setQueryData(key('p1', 'a', 'prescription'), RECORDS)
    const network = fakeNetwork({})
    const gone: Arrived<string> = { state: 'notLinked' }
    await client.fetchQuery(sourceQuery({ network, key: key('p1', 'a', 'laboratory'), ask: async () => gone }))
    expect(client.getQueryState(key('p1', 'a', 'prescription'))).toMatchObject({ data: gone, isInvalidated: true })
  })

  it('a picture server that knows another number takes no record away', async () => {
    const client = new QueryClient()
    client.setQueryData(key('p1', 'a', 'prescription'), RECORDS)
    const network = fakeNetwork({})
    const pictures: SourceQueryKey = ['p1' as PersonHandle, 'a' as FacilityId, 'pictures', 'imaging']
    await client.fetchQuery(sourceQuery({ network, key: pictures, ask: async () => ({ state: 'notLinked' }) as const }))
    expect(client.getQueryData(key('p1', 'a', 'prescription'))).toEqual(RECORDS)
  })
})
