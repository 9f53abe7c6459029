import { describe, expect, it } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import { FACILITIES, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { LateRecordSource } from './late-record-source.ts'
import type { RecordSource } from './record-source.ts'

const NOW = 0 as Instant
const WHOLE = { from: undefined, until: undefined }
const signal = () => new AbortController().signal

function late(load: () => Promise<RecordSource>) {
  const facility = FACILITIES.find(({ disclosedKinds }) => disclosedKinds.has('laboratory'))
  const source = fakeNetwork().sources.find((each) => each.facility.id === facility?.id)
  const link = fakePerson('p1').links.find((each) => each.facility === facility?.id)
  if (facility === undefined || source === undefined || link === undefined) throw new Error('no facility')
  return { source, link, of: new LateRecordSource(facility, load, () => NOW) }
}

describe('a source whose code comes late', () => {
  it('E28: code that cannot be had is a failure that may be tried again, never "none"', async () => {
    let isThere = false
    const { source, link, of } = late(async () => {
      if (!isThere) throw new TypeError('Failed to fetch dynamically imported module')
      return source
    })
    expect(await of.records(link, 'laboratory', WHOLE, signal())).toEqual({
      state: 'failed',
      why: { reason: 'unreachable', isRetryable: true },
      at: NOW,
    })
    isThere = true
    expect(await of.records(link, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'none' })
    expect(await of.timeline(link, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'none' })
  })

  it('E28: a person is met where the code is there, and nothing is thrown where it is not', async () => {
    const met: string[] = []
    const { source, link, of } = late(async () => ({
      ...source,
      meet: async ({ facility }) => void met.push(facility),
    }))
    await of.meet(link, signal())
    expect(met).toEqual([link.facility])
    const broken = late(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))
    await expect(broken.of.meet(link, signal())).resolves.toBeUndefined()
  })

  it('SRC-1: what needs no question needs no code', async () => {
    const { link, of } = late(() => Promise.reject(new Error('asked')))
    expect(await of.records({ ...link, state: 'withdrawn' }, 'laboratory', WHOLE, signal())).toEqual({
      state: 'notLinked',
    })
  })
})
