import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { meetPerson } from './meet-person.ts'
import type { RecordSource } from './record-source.ts'

const person = fakePerson('p1')

/** A network whose sources tell at whose door was knocked, and by which signal. */
function knocking(change: (source: RecordSource) => RecordSource = (source) => source) {
  const knocks = new Map<string, AbortSignal>()
  const network = fakeNetwork()
  const at = (source: RecordSource): RecordSource => ({
    ...source,
    meet: async ({ facility }, signal) => {
      knocks.set(facility, signal)
      await new Promise(() => undefined)
    },
  })
  return { knocks, network: { ...network, sources: network.sources.map((each) => at(change(each))) } }
}

describe('a person whose page opens', () => {
  it('SPD-1: every hospital that knows them is told at once, no other', () => {
    const { knocks, network } = knocking()
    meetPerson(new QueryClient(), network, person)
    const linked = person.links.filter(({ state }) => state === 'linked').map(({ facility }) => facility)
    const asked = network.facilities.filter(({ id, disclosedKinds }) => linked.includes(id) && disclosedKinds.size > 0)
    expect([...knocks.keys()]).toEqual(asked.map(({ id }) => id))
    expect(knocks.size).toBeGreaterThan(0)
  })

  it('B1: a hospital of which the user may read nothing is not asked for the person either', () => {
    const { knocks, network } = knocking((source) => ({
      ...source,
      facility: { ...source.facility, closedKinds: new Set(RECORD_KINDS) },
    }))
    meetPerson(new QueryClient(), network, person)
    expect(knocks.size).toBe(0)
  })

  it('PID-4: leaving them ends what is under way', async () => {
    const { knocks, network } = knocking()
    const client = new QueryClient()
    meetPerson(client, network, person)
    await client.cancelQueries({ queryKey: [person.handle] })
    await vi.waitFor(() => expect([...knocks.values()].map(({ aborted }) => aborted)).not.toContain(false), {
      timeout: 10_000,
    })
  })
})
