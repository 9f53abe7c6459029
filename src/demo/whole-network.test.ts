import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#clinical/person.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { createNetwork } from '#sources/create-network.ts'
import type { Network } from '#sources/record-source.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { openSampleServer, type SampleServer } from '#testing/sample-server.ts'
import { demoConfig } from './demo-config.ts'
import { parseDemoState } from './demo-state.ts'

const IS_BUILT = existsSync('.cache/sample-network/current')
/** `npm run test:long`. */
const IS_LONG = process.env.FUZZ_RUNS !== undefined
if (!IS_BUILT) console.error('SKIPPED: no sample network; "npm run sample-network" builds it')

const NEVER = new AbortController().signal
const ALWAYS = { from: undefined, until: undefined }

let sample: SampleServer
let network: Network

/** The network as the demo configures it, over the servers of this process. */
function networkOf(query: string): Network {
  const config = demoConfig(sample.network, parseDemoState(query), 'http://localhost/viewer/')
  return createNetwork(config, { tokens: NO_TOKENS, now: sample.now })
}

async function linkedPatients() {
  const answer = await network.directory.linkedPatients(NEVER)
  if (answer.state !== 'data') throw new Error(`the list of patients is ${answer.state}`)
  expect(answer.gaps).toEqual([])
  return answer.rows
}

async function mihonTaro() {
  const person = (await linkedPatients()).find(({ name }) => name.ideographic?.replaceAll(/\s/g, '') === '見本太郎')
  if (person === undefined) throw new Error('見本 太郎 is not in the list')
  return person
}

/** Asks every linked hospital for every kind it discloses: how many records came, and what is missing or failed. */
async function everythingOf(person: Person): Promise<{ records: number; faults: readonly string[] }> {
  const asked = network.sources.flatMap((source) => {
    const link = person.links.find(({ facility, state }) => facility === source.facility.id && state === 'linked')
    const kinds = RECORD_KINDS.filter((kind) => source.facility.disclosedKinds.has(kind))
    return link === undefined ? [] : kinds.map((kind) => ({ source, link, kind }))
  })
  let records = 0
  const faults: string[] = []
  await Promise.all(
    asked.map(async ({ source, link, kind }) => {
      const answer = await source.records(link, kind, ALWAYS, NEVER)
      const where = `${source.facility.id} ${kind}`
      if (answer.state === 'data') {
        records += answer.rows.length
        faults.push(...answer.gaps.map((gap) => `${where}: ${JSON.stringify(gap).slice(0, 200)}`))
      } else if (answer.state !== 'none') faults.push(`${where}: ${JSON.stringify(answer)}`)
    }),
  )
  return { records, faults }
}

describe.skipIf(!IS_BUILT)('the network of the demo, asked as the screens ask it', () => {
  beforeAll(async () => {
    sample = await openSampleServer({ slowMs: 50 })
    sample.server.listen({ onUnhandledFrame: 'error' })
    network = networkOf('')
  })
  afterAll(() => sample.server.close())

  it('lists sixty linked patients under opaque handles (PID-12)', async () => {
    const people = await linkedPatients()
    expect(people).toHaveLength(60)
    for (const { handle, links } of people) {
      expect(links.flatMap(({ patientNumber }) => patientNumber ?? []).some((each) => handle.includes(each))).toBe(
        false,
      )
    }
  })

  it('answers every kind of record of 見本 太郎 at every linked hospital with data or a proven "none", without a gap', async () => {
    const person = await mihonTaro()
    const { faults, records } = await everythingOf(person)
    expect(faults).toEqual([])
    expect(records).toBeGreaterThan(4000)
  }, 60_000)

  it.runIf(IS_LONG)(
    'lacks something of two of the sixty people only, whose storages are damaged on purpose, and says so',
    async () => {
      const incomplete = new Set<string>()
      for (const person of await linkedPatients()) {
        const { faults } = await everythingOf(person)
        expect(faults.filter((fault) => !fault.includes('server-warning'))).toEqual([])
        if (faults.length > 0) incomplete.add(person.name.ideographic ?? '')
      }
      expect(incomplete).toEqual(new Set(['取違 次郎', '破損 夏']))
    },
    300_000,
  )

  it('finds whoever a hospital has registered, with a folder in its storage or without', async () => {
    const own = network.sources.find(({ facility }) => facility.isOwn)
    const states = await Promise.all(
      (await linkedPatients()).map(async ({ links }) => {
        const link = links.find(({ facility, state }) => facility === own?.facility.id && state === 'linked')
        return link === undefined ? undefined : (await own?.records(link, 'allergy', ALWAYS, NEVER))?.state
      }),
    )
    expect(new Set(states).difference(new Set([undefined, 'data', 'none']))).toEqual(new Set())
  }, 60_000)

  it('H-05: a hospital that is down has failed, and is never without records', async () => {
    const person = await mihonTaro()
    const [source] = networkOf('').sources.filter(({ facility }) => facility.letter === 'C')
    const link = person.links.find(({ facility }) => facility === source?.facility.id)
    if (source === undefined || link === undefined) throw new Error('見本 太郎 is not linked at C')
    sample.state.setLever('C', 'refusing')
    expect((await source.records(link, 'laboratory', ALWAYS, NEVER)).state).toBe('notPermitted')
    sample.state.setLever('C', 'opted-out')
    expect((await source.records(link, 'laboratory', ALWAYS, NEVER)).state).toBe('outOfConsent')
    sample.state.setLever('C', 'html200')
    expect(await source.records(link, 'laboratory', ALWAYS, NEVER)).toMatchObject({ state: 'failed' })
    sample.state.setLever('C', 'normal')
    expect((await source.records(link, 'laboratory', ALWAYS, NEVER)).state).toBe('data')
  })

  it('a kind that a hospital does not disclose is never asked (公開していません)', async () => {
    const person = await mihonTaro()
    const [source] = networkOf('?demo=B:not-disclosing').sources.filter(({ facility }) => facility.letter === 'B')
    const link = person.links.find(({ facility }) => facility === source?.facility.id)
    if (source === undefined || link === undefined) throw new Error('見本 太郎 is not linked at B')
    sample.state.setLever('B', 'down')
    expect(await source.records(link, 'laboratory', ALWAYS, NEVER)).toEqual({ state: 'notDisclosed' })
    sample.state.setLever('B', 'normal')
  })
})
