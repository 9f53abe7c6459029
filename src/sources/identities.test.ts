import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonHandle } from '#clinical/person.ts'
import { asked, networkOverServers, only, put, systemOf } from '#testing/network-over-servers.ts'
import type { CrossReferenced } from '#testing/real-servers/cross-reference-stub.ts'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'

/**
 * Who a person is at each hospital, found as a network finds it, over FHIR servers that nobody in this project wrote. Only
 * `$ihe-pix` is a stub (DESIGN.md §8.15).
 */
const PIX: CrossReferenced[] = []
let hub: FhirFacility
let index: FhirFacility
let a: FhirFacility
let b: FhirFacility
let c: FhirFacility
let isIndexDown = false
const restores: (() => void)[] = []
const seenBefore = new Map<FhirFacility, number>()

/** What reached a server in this test. */
const seen = (server: FhirFacility) => server.seen.slice(seenBefore.get(server))

beforeAll(async () => {
  const down = {
    fault: (_request: unknown, response: { destroy(): unknown }) => isIndexDown && Boolean(response.destroy()),
  }
  const start = [startFhirFacility(), startFhirFacility({ crossReference: PIX, ...down })]
  ;[hub, index] = (await Promise.all(start)) as [FhirFacility, FhirFacility]
  ;[a, b, c] = (await Promise.all([startFhirFacility(), startFhirFacility(), startFhirFacility()])) as [
    FhirFacility,
    FhirFacility,
    FhirFacility,
  ]
  for (const server of [hub, index, a, b, c]) restores.push(server.hold())
})

beforeEach(() => {
  isIndexDown = false
  PIX.length = 0
  for (const restore of restores) restore()
  for (const server of [hub, index, b]) seenBefore.set(server, server.seen.length)
})

afterAll(async () => {
  await Promise.all([hub, index, a, b, c].map((server) => server.close()))
})

const signal = () => new AbortController().signal

const number = (letter: string, value: string, more: object = {}) => ({ system: systemOf(letter), value, ...more })

const representation = (code: string) => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation', valueCode: code }],
})

const patient = (identifier: readonly object[], more: object = {}) => ({
  resourceType: 'Patient',
  identifier,
  name: [
    { family: '見本', given: ['太郎'], text: '見本 太郎', ...representation('IDE') },
    { family: 'ミホン', given: ['タロウ'], text: 'ミホン タロウ', ...representation('SYL') },
  ],
  birthDate: '1948-04-12',
  gender: 'male',
  ...more,
})

/** A hospital's own Patient with one diagnosis, which says whose it is. */
async function inHospital(server: FhirFacility, identifier: object, text: string, more: object = {}): Promise<string> {
  const id = await put(server, patient([identifier], more))
  await put(server, { resourceType: 'Condition', subject: { reference: `Patient/${id}` }, code: { text } } as never)
  return id
}

const network = (hubConfig: object = {}) => networkOverServers({ hub, facilities: { a, b, c }, hubConfig })

async function opened(of: ReturnType<typeof network>, id: string) {
  return only(await of.directory.person(id as PersonHandle, signal()))
}

const diagnosis = (text: string) => ({ state: 'data', gaps: [], rows: [{ name: { text } }] })

describe('each hospital is asked with its own number, whatever the network knows it by', () => {
  beforeEach(async () => {
    await inHospital(a, number('a', '00001'), 'Aの病名')
    await inHospital(b, number('b', 'B-77'), 'Bの病名')
    await inHospital(b, number('b', '00001'), '別人の病名', { birthDate: '1961-07-03' })
  })

  it.each([
    [
      'by the numbers in Patient.link',
      'link',
      [number('a', '00001')],
      [
        { type: 'seealso', other: { identifier: number('a', '00001') } },
        { type: 'seealso', other: { identifier: number('b', 'B-77') } },
      ],
    ],
    ['by the numbers of the Patient that PDQm finds (ITI-78)', 'pdqm', [number('a', '00001'), number('b', 'B-77')], []],
    ['by PIXm $ihe-pix (ITI-83)', 'pix', [number('a', '00001')], []],
  ])('%s', async (_what, crossReference, identifiers, link) => {
    PIX.push({ identifiers: [number('a', '00001'), number('b', 'B-77')] })
    const id = await put(hub, patient(identifiers, { link }))
    const of = network({ crossReference, ...(crossReference === 'pix' ? { patientIndex: { base: index.base } } : {}) })
    const person = await opened(of, id)
    expect(await asked(of, person, 'a')).toMatchObject(diagnosis('Aの病名'))
    expect(await asked(of, person, 'b')).toMatchObject(diagnosis('Bの病名'))
    // C knows nothing of the person: 未連携, which is not "なし" (H-03).
    expect(await asked(of, person, 'c')).toEqual({ state: 'notLinked' })
  })

  it('H-03: a link that leads to no record of the index makes the other hospitals unknown, none of them 未連携', async () => {
    const link = [{ type: 'seealso', other: { reference: 'Patient/left-out' } }]
    const id = await put(hub, patient([number('a', '00001')], { link }))
    const of = network()
    const person = await opened(of, id)
    expect(person.links.map(({ facility, state }) => [facility, state])).toEqual([
      ['a', 'unknown'],
      ['b', 'unknown'],
      ['c', 'unknown'],
    ])
    for (const facility of ['a', 'b', 'c']) {
      expect(await asked(of, person, facility)).toMatchObject({ state: 'failed', why: { reason: 'misconfigured' } })
    }
  })

  it('by links that only point at the hospitals’ own records in the index, which are no persons of their own', async () => {
    const own = await put(hub, patient([number('a', '00001')]))
    const other = await put(hub, patient([number('b', 'B-77')]))
    const link = [own, other].map((id) => ({ type: 'seealso', other: { reference: `Patient/${id}` } }))
    const main = await put(hub, patient([], { link }))
    for (const [id, of] of [
      [own, number('a', '00001')],
      [other, number('b', 'B-77')],
    ] as const) {
      const back = [{ type: 'refer', other: { reference: `Patient/${main}` } }]
      await fetch(`${hub.base}Patient/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/fhir+json' },
        body: JSON.stringify({ ...patient([of], { link: back }), id }),
      })
    }
    const of = network()
    const listed = only(await of.directory.linkedPatients(signal()))
    expect(listed.handle).toBe(main)
    const person = await opened(of, main)
    expect(person.links.map(({ facility, patientNumber }) => [facility, patientNumber])).toEqual([
      ['a', '00001'],
      ['b', 'B-77'],
    ])
    expect(await asked(of, person, 'b')).toMatchObject(diagnosis('Bの病名'))
  })

  it('by a separate patient index that is searched with the own number (PDQm)', async () => {
    const id = await put(hub, patient([number('a', '00001')]))
    await put(index, patient([number('a', '00001'), number('b', 'B-77')]))
    const of = network({ crossReference: 'pdqm', patientIndex: { base: index.base } })
    const person = await opened(of, id)
    expect(await asked(of, person, 'b')).toMatchObject(diagnosis('Bの病名'))
    expect(await asked(of, person, 'c')).toEqual({ state: 'notLinked' })
    // C3: no number of a patient in an address of a search.
    expect(seen(index).filter(({ url }) => url.includes('00001'))).toEqual([])
  })

  it('by the address that PIXm gives, where it gives one', async () => {
    const hidden = await inHospital(c, { system: 'urn:oid:1.2.3', value: 'X' }, 'Cの病名')
    PIX.push({ identifiers: [number('a', '00001')], patients: [`${c.base}Patient/${hidden}`] })
    const id = await put(hub, patient([number('a', '00001')]))
    const of = network({ crossReference: 'pix', patientIndex: { base: index.base } })
    expect(await asked(of, await opened(of, id), 'c')).toMatchObject(diagnosis('Cの病名'))
  })
})

describe('未連携 is said only where the network was asked (H-03)', () => {
  it('an index that is down leaves the other hospitals unknown and failed, and the own one readable', async () => {
    await inHospital(a, number('a', '00001'), 'Aの病名')
    await inHospital(b, number('b', 'B-77'), 'Bの病名')
    PIX.push({ identifiers: [number('a', '00001'), number('b', 'B-77')] })
    const id = await put(hub, patient([number('a', '00001')]))
    const of = network({ crossReference: 'pix', patientIndex: { base: index.base } })
    isIndexDown = true
    const person = await opened(of, id)
    expect(person.links.map(({ facility, state }) => [facility, state])).toEqual([
      ['a', 'linked'],
      ['b', 'unknown'],
      ['c', 'unknown'],
    ])
    expect(await asked(of, person, 'a')).toMatchObject(diagnosis('Aの病名'))
    expect(await asked(of, person, 'b')).toMatchObject({ state: 'failed', why: { reason: 'unreachable' } })
    // The index is back, the reader asks again: the same screen finds the number now.
    isIndexDown = false
    for (const source of of.sources) source.askAnyway?.()
    expect(await asked(of, person, 'b')).toMatchObject(diagnosis('Bの病名'))
    expect(await asked(of, person, 'c')).toEqual({ state: 'notLinked' })
  })

  it('a server without $ihe-pix, whose 404 says nothing of the number, is a stated fault', async () => {
    const id = await put(hub, patient([number('a', '00001')]))
    const of = network({ crossReference: 'pix' })
    const answer = await of.directory.person(id as PersonHandle, signal())
    expect(answer).toMatchObject({ gaps: [{ kind: 'page-missing', why: { reason: 'unsupported-search' } }] })
    expect(await asked(of, only(answer), 'b')).toMatchObject({
      state: 'failed',
      why: { reason: 'unsupported-search' },
    })
  })

  it('a number that the index does not know is linked nowhere else', async () => {
    PIX.push({ identifiers: [number('a', '99999')] })
    const id = await put(hub, patient([number('a', '00001')]))
    const of = network({ crossReference: 'pix', patientIndex: { base: index.base } })
    expect(await asked(of, await opened(of, id), 'b')).toEqual({ state: 'notLinked' })
  })

  it('a hospital to which the network links, and which does not know the number, is 未連携 there', async () => {
    const link = [{ type: 'seealso', other: { identifier: number('b', 'B-404') } }]
    const id = await put(hub, patient([number('a', '00001')], { link }))
    const of = network()
    expect(await asked(of, await opened(of, id), 'b')).toEqual({ state: 'notLinked' })
  })
})

describe('H-02: a wrong cross-reference shows nothing of anybody', () => {
  const linked = [{ type: 'seealso', other: { identifier: number('b', 'B-77') } }]

  it.each([
    ['another birth date', { birthDate: '1961-07-03' }, 'identity-differs'],
    ['another sex', { gender: 'female' }, 'identity-differs'],
    ['merged into another since', { active: false }, 'patient-merged'],
  ])('the Patient at the hospital has %s', async (_what, more, reason) => {
    await inHospital(b, number('b', 'B-77'), '他人の病名', more)
    const id = await put(hub, patient([number('a', '00001')], { link: linked }))
    const of = network()
    expect(await asked(of, await opened(of, id), 'b')).toMatchObject({ state: 'failed', why: { reason } })
    expect(seen(b).filter(({ method, url }) => method === 'GET' && url.includes('Condition'))).toEqual([])
  })

  it.each([
    ['less exactly', { birthDate: '1948-04' }],
    ['not at all', { birthDate: undefined, gender: undefined }],
  ])('a birth date that is known %s there is no other one', async (_what, more) => {
    await inHospital(b, number('b', 'B-77'), 'Bの病名', more)
    const id = await put(hub, patient([number('a', '00001')], { link: linked }))
    const of = network()
    expect(await asked(of, await opened(of, id), 'b')).toMatchObject(diagnosis('Bの病名'))
  })

  it('one number, two Patients', async () => {
    await inHospital(b, number('b', 'B-77'), '一人目')
    await inHospital(b, number('b', 'B-77'), '二人目')
    const id = await put(hub, patient([number('a', '00001')], { link: linked }))
    const of = network()
    expect(await asked(of, await opened(of, id), 'b')).toMatchObject({ why: { reason: 'several-patients' } })
  })

  it('two numbers of one Patient at a hospital are one person; a number that is out of use is none', async () => {
    const there = await put(b, patient([number('b', 'B-77'), number('b', 'B-78')]))
    const subject = { reference: `Patient/${there}` }
    await put(b, { resourceType: 'Condition', subject, code: { text: 'Bの病名' } } as never)
    await inHospital(b, number('b', 'B-1'), '旧番号の別人')
    const old = number('b', 'B-1', { use: 'old' })
    const id = await put(hub, patient([number('b', 'B-78'), number('b', 'B-77'), old]))
    const of = network({ crossReference: 'pdqm' })
    expect(await asked(of, await opened(of, id), 'b')).toMatchObject(diagnosis('Bの病名'))
  })

  it('E15: a person of the hub who was merged into another is not opened, with the reason', async () => {
    const other = await put(hub, patient([number('a', '00002')]))
    const link = [{ type: 'replaced-by', other: { reference: `Patient/${other}` } }]
    const id = await put(hub, patient([number('a', '00001')], { link }))
    expect(await network().directory.person(id as PersonHandle, signal())).toMatchObject({
      state: 'failed',
      why: { reason: 'patient-merged' },
    })
  })
})

describe('finding a person by PDQm (ITI-78)', () => {
  beforeEach(async () => {
    await put(hub, patient([number('a', '00001'), number('b', 'B-77')]))
    const hanako = { name: [{ text: 'レイジ ハナコ' }], birthDate: '1961-07-03', gender: 'female' }
    await put(hub, patient([number('a', '00002')], hanako))
  })

  const day = (text: string) => ({ by: 'birth-date', date: { text, precision: 'day' } }) as const

  it.each([
    ['kanji', { by: 'name', name: '見本 太郎' }, ['00001']],
    ['half-width kana', { by: 'name', name: 'ﾐﾎﾝ ﾀﾛｳ' }, ['00001']],
    ['hiragana', { by: 'name', name: 'みほん' }, ['00001']],
    ['a name that is registered as one text', { by: 'name', name: 'レイジ' }, ['00002']],
    ['a birth date', day('1948-04-12'), ['00001']],
    ['a month of birth', day('1961-07'), ['00002']],
    ['a year of birth', day('1948'), ['00001']],
    ['a number of another hospital', { by: 'patient-number', facility: 'b', number: 'Ｂ-77' }, ['00001']],
    ['a number of nobody', { by: 'patient-number', facility: 'b', number: '1' }, []],
  ] as const)('by %s', async (_what, criterion, numbers) => {
    const of = network({ crossReference: 'pdqm', patientSearch: 'pdqm' })
    const answer = await of.directory.search([criterion as never], signal())
    const found = answer.state === 'data' ? answer.rows : []
    expect(found.map(({ links }) => links[0]?.patientNumber)).toEqual(numbers)
    // C3: who is looked for stands in no address.
    expect(seen(hub).filter(({ url, method }) => url.includes('/Patient') && method === 'GET')).toEqual([])
  })
})
