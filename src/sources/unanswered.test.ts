import { beforeAll, describe, expect, it } from 'vitest'
import type { FacilityLink } from '#clinical/person.ts'
import { networkOverServers, put, systemOf } from '#testing/network-over-servers.ts'
import { startFhirFacility } from '#testing/real-servers/fhir-facility.ts'

const LINK: FacilityLink = {
  facility: 'a' as FacilityLink['facility'],
  state: 'linked',
  patientNumber: '00001',
  patientResourceId: undefined,
  since: undefined,
}
/** Long enough for what a busy machine adds to be less than a second one. */
const FIRST_BYTE_SECONDS = 2
const signal = () => new AbortController().signal

const WHOLE = { from: undefined, until: undefined }

// What reads an answer is loaded with the first one: that is not the time of the hospital.
beforeAll(async () => {
  const server = await startFhirFacility({})
  await put(server, { resourceType: 'Patient', identifier: [{ system: systemOf('a'), value: '00001' }] } as never)
  const [source] = networkOverServers({ hub: server, facilities: { a: server } }).sources
  expect(await source?.records(LINK, 'diagnosis', WHOLE, signal())).toMatchObject({ state: 'none' })
  await server.close()
})

describe('E2: a hospital that never answers', () => {
  it.each(['metadata', 'Patient', 'Condition'])('is told after one deadline, not after several: %s', async (silent) => {
    let isSilent = true
    const server = await startFhirFacility({
      fault: async ({ url = '' }) => {
        if (!isSilent || !url.includes(`/${silent}`)) return false
        await new Promise(() => {})
        return true
      },
    })
    try {
      isSilent = false
      await put(server, { resourceType: 'Patient', identifier: [{ system: systemOf('a'), value: '00001' }] } as never)
      isSilent = true
      const policy = { firstByteSeconds: FIRST_BYTE_SECONDS }
      const [source] = networkOverServers({ hub: server, facilities: { a: server }, policy }).sources
      const newest = { from: '2026-01-01' as never, until: undefined }
      const began = Date.now()
      const first = await source?.records(LINK, 'diagnosis', newest, signal())
      const behind = await source?.records(LINK, 'diagnosis', WHOLE, signal(), true)
      expect(Date.now() - began).toBeLessThan(FIRST_BYTE_SECONDS * 1000 * 1.9)
      // A statement that does not come says nothing of the records: they are tried.
      const state = silent === 'metadata' ? 'none' : 'failed'
      expect([first?.state, behind?.state]).toEqual([state, state])
      // The hospital is back: who asks again does not join what still hangs.
      isSilent = false
      source?.askAnyway?.()
      expect(await source?.records(LINK, 'diagnosis', WHOLE, signal(), true)).toMatchObject({ state: 'none' })
    } finally {
      await server.close()
    }
  })

  it('SRC-9: asking again while a request still hangs asks anew', async () => {
    let isSilent = false
    const server = await startFhirFacility({
      fault: async ({ url = '' }) => {
        if (!isSilent || !url.includes('/Condition')) return false
        await new Promise(() => {})
        return true
      },
    })
    try {
      await put(server, { resourceType: 'Patient', identifier: [{ system: systemOf('a'), value: '00001' }] } as never)
      isSilent = true
      const [source] = networkOverServers({ hub: server, facilities: { a: server } }).sources
      const left = new AbortController()
      const hanging = source?.records(LINK, 'diagnosis', WHOLE, left.signal).catch(() => 'left')
      await expect
        .poll(() => server.seen.filter(({ url }) => url.includes('/Condition')).length, { timeout: 10_000 })
        .toBe(1)
      isSilent = false
      source?.askAnyway?.()
      expect(await source?.records(LINK, 'diagnosis', WHOLE, signal())).toMatchObject({ state: 'none' })
      left.abort()
      expect(await hanging).toBe('left')
    } finally {
      await server.close()
    }
  })
})
