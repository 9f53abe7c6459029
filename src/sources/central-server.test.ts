import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person, PersonHandle } from '#clinical/person.ts'
import type { Network } from '#sources/record-source.ts'
import { asked, networkOverServers, only, put, systemOf, tagOf } from '#testing/network-over-servers.ts'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'

/** A server of the whole network: several hospitals, told apart by the tag that `push` writes. */
let server: FhirFacility
/** The same software, which says that it can search by tag. */
let listing: FhirFacility
const restores: (() => void)[] = []

const TYPES = ['Patient', 'Condition', 'Observation', 'DiagnosticReport', 'RelatedPerson', 'DocumentReference']

beforeAll(async () => {
  const searchParam = ['patient', 'identifier', '_id', '_tag', 'date'].map((name) => ({ name, type: 'token' as const }))
  const resource = TYPES.map((type) => ({ type: type as 'Patient', searchParam }))
  server = await startFhirFacility()
  listing = await startFhirFacility({ statement: { rest: [{ mode: 'server', resource }] } })
  restores.push(server.hold(), listing.hold())
})

beforeEach(() => {
  for (const restore of restores) restore()
})

afterAll(() => Promise.all([server.close(), listing.close()]))

const number = (letter: string, value: string) => ({ system: systemOf(letter), value })

async function opened(of: Network, id: string): Promise<Person> {
  return only(await of.directory.person(id as PersonHandle, new AbortController().signal))
}

const names = (answer: Awaited<ReturnType<typeof asked>>) =>
  answer.state === 'data'
    ? answer.rows.map((row) => (row.kind === 'diagnosis' ? row.name.text : row.kind))
    : answer.state

describe('several hospitals on one server', () => {
  const condition = (patient: string, text: string, meta?: object) => ({
    resourceType: 'Condition',
    subject: { reference: `Patient/${patient}` },
    code: { text },
    ...(meta === undefined ? {} : { meta }),
  })

  const networkOf = (at: FhirFacility) =>
    networkOverServers({
      hub: at,
      facilities: { a: at, b: at, c: at },
      areTagged: true,
      hubConfig: { crossReference: 'pdqm' },
    })

  /** One Patient for two hospitals, as `push` makes it: the first hospital's, with the numbers of both. */
  const shared = (at: FhirFacility, identifier: readonly object[]) =>
    put(at, { resourceType: 'Patient', identifier, birthDate: '1948-04-12', meta: tagOf('a') } as never)

  it.each([
    ['that says nothing of searching by tag', () => server],
    ['that says it can search by tag', () => listing],
  ])('H-02: each record stands under its own hospital and no other, at a server %s', async (_what, at) => {
    const id = await shared(at(), [number('a', '1'), number('b', '2')])
    await put(at(), condition(id, 'Aの病名', tagOf('a')))
    await put(at(), condition(id, 'Bの病名', tagOf('b')))
    const of = networkOf(at())
    const person = await opened(of, id)
    expect(names(await asked(of, person, 'a'))).toEqual(['Aの病名'])
    expect(names(await asked(of, person, 'b'))).toEqual(['Bの病名'])
    expect(await asked(of, person, 'c')).toEqual({ state: 'notLinked' })
    const searches = at().seen.filter(({ method, url }) => method === 'GET' && url.includes('/Condition'))
    expect(searches.every(({ url }) => url.includes('_tag=') === (at() === listing))).toBe(true)
  })

  it('each with a Patient of its own', async () => {
    const here = await put(server, {
      resourceType: 'Patient',
      identifier: [number('a', '1')],
      meta: tagOf('a'),
    } as never)
    const there = await put(server, {
      resourceType: 'Patient',
      identifier: [number('b', '2')],
      meta: tagOf('b'),
    } as never)
    await put(server, condition(here, 'Aの病名', tagOf('a')))
    await put(server, condition(there, 'Bの病名', tagOf('b')))
    const link = [number('a', '1'), number('b', '2')].map((identifier) => ({ type: 'seealso', other: { identifier } }))
    const main = await put(server, { resourceType: 'Patient', link } as never)
    const of = networkOverServers({ hub: server, facilities: { a: server, b: server }, areTagged: true })
    const person = await opened(of, main)
    expect(names(await asked(of, person, 'a'))).toEqual(['Aの病名'])
    expect(names(await asked(of, person, 'b'))).toEqual(['Bの病名'])
  })

  it('with a Patient of its own beside the one that the index keeps there under all numbers', async () => {
    const here = await put(server, {
      resourceType: 'Patient',
      identifier: [number('a', '1')],
      meta: tagOf('a'),
    } as never)
    await put(server, condition(here, 'Aの病名', tagOf('a')))
    const main = await put(server, {
      resourceType: 'Patient',
      identifier: [number('a', '1'), number('b', '2')],
    } as never)
    const of = networkOf(server)
    const person = await opened(of, main)
    expect(names(await asked(of, person, 'a'))).toEqual(['Aの病名'])
    expect(await asked(of, person, 'b')).toMatchObject({ state: 'none' })
  })

  it('H-02: an address of a Patient tells no hospital on a shared server, so it links to none', async () => {
    const there = await put(server, {
      resourceType: 'Patient',
      identifier: [number('b', '2')],
      meta: tagOf('b'),
    } as never)
    const link = [{ type: 'seealso', other: { reference: `${server.base}Patient/${there}` } }]
    const main = await put(server, { resourceType: 'Patient', identifier: [number('a', '1')], link } as never)
    const of = networkOverServers({ hub: server, facilities: { a: server, b: server }, areTagged: true })
    const person = await opened(of, main)
    expect(person.links.map(({ facility, patientNumber }) => [facility, patientNumber])).toEqual([
      ['a', '1'],
      ['b', '2'],
    ])
  })

  it('H-02, H-05: a record that names no hospital is shown under nobody’s name, and counted', async () => {
    const id = await shared(server, [number('a', '1'), number('b', '2')])
    await put(server, condition(id, 'Aの病名', tagOf('a')))
    await put(server, condition(id, '誰のものか分からない病名'))
    const of = networkOf(server)
    const person = await opened(of, id)
    expect(await asked(of, person, 'a')).toMatchObject({
      rows: [{ name: { text: 'Aの病名' } }],
      gaps: [{ kind: 'untagged', count: 1 }],
    })
    expect(await asked(of, person, 'b')).toMatchObject({ rows: [], gaps: [{ kind: 'untagged', count: 1 }] })
  })

  it('H-02: what one hospital tells of the person’s telephone is not another’s word', async () => {
    const telecom = [{ system: 'phone', value: '03-0000-0000' }]
    const identifier = [number('a', '1'), number('b', '2')]
    const id = await put(server, { resourceType: 'Patient', identifier, telecom, meta: tagOf('a') } as never)
    const of = networkOf(server)
    const person = await opened(of, id)
    expect(await asked(of, person, 'a', 'contact')).toMatchObject({ rows: [{ kind: 'contact' }] })
    expect(await asked(of, person, 'b', 'contact')).toMatchObject({ rows: [], gaps: [{ kind: 'untagged', count: 1 }] })
  })

  it('DESIGN §8.15: is asked once what it can do, for all of its hospitals', async () => {
    const id = await shared(server, [number('a', '1'), number('b', '2')])
    const before = server.seen.length
    const of = networkOf(server)
    const person = await opened(of, id)
    await Promise.all([asked(of, person, 'a'), asked(of, person, 'b'), asked(of, person, 'a', 'laboratory')])
    expect(server.seen.slice(before).filter(({ url }) => url.endsWith('/metadata'))).toHaveLength(1)
  })
})
