import { describe, expect, it } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import type { PersonHandle } from '#clinical/person.ts'
import { createNetwork } from './create-network.ts'
import { readNetworkConfig } from './network-config.ts'
import type { HandleKeyPlace } from './patient-handles.ts'
import { NO_TOKENS } from './token-provider.ts'

const NOW = 0 as Instant
const system = (digit: number) => `urn:oid:1.2.392.100495.20.3.51.1131990002${digit}`
const name = { ja: '見本', en: 'Sample' }

function facility(id: string, letter: string, digit: number) {
  const kinds = ['stay', 'note']
  const base = `https://${id}.example/fhir/`
  const shared = { type: 'hospital', name, shortName: name, disclosedKinds: kinds, base, isOwn: id === 'own' }
  return { id, letter, patientIdSystem: system(digit), ...shared }
}

/** What PIXm says of a number that it does not know (fhir-jp.md §7.3). */
const UNKNOWN_NUMBER = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'not-found', diagnostics: 'sourceIdentifier Patient Identifier not found' }],
}

interface HubParts {
  readonly patients?: readonly object[]
  readonly pix?: object
  readonly crossReference?: 'link' | 'pix'
  readonly arePatientIdsOpaque?: boolean
  readonly handleKey?: HandleKeyPlace
}

function network({ patients = [], pix, crossReference = 'link', arePatientIdsOpaque = true, handleKey }: HubParts) {
  const asked: string[] = []
  const reading = readNetworkConfig(
    {
      name,
      hub: { base: 'https://hub.example/fhir/', arePatientIdsOpaque, crossReference },
      facilities: [facility('own', 'A', 1), facility('other', 'B', 2), facility('third', 'C', 3)],
    },
    'https://viewer.example/',
  )
  if (!('config' in reading)) throw new Error(JSON.stringify(reading.problems))
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/fhir+json' } })
  const fake: typeof fetch = async (input) => {
    const url = new URL(String(input))
    asked.push(url.href)
    const [, , type, id] = url.pathname.split('/')
    if (type !== 'Patient') return json({ resourceType: 'Bundle', type: 'searchset' })
    if (id === '$ihe-pix') return pix === undefined ? json(UNKNOWN_NUMBER, 404) : json(pix)
    if (id === undefined || id === '_search') {
      return json({ resourceType: 'Bundle', type: 'searchset', entry: patients.map((resource) => ({ resource })) })
    }
    const patient = patients.find((each) => 'id' in each && each.id === id)
    return patient === undefined ? json({}, 404) : json(patient)
  }
  const options = { tokens: NO_TOKENS, fetch: fake, now: () => NOW, ...(handleKey === undefined ? {} : { handleKey }) }
  return { asked, of: createNetwork(reading.config, options) }
}

const signal = () => new AbortController().signal

const extension = (tail: string, value: object) => ({
  url: `http://renkei-viewer.example/fhir/StructureDefinition/${tail}`,
  ...value,
})

const linkTo = (digit: number, value: string | undefined, state: string) => ({
  type: 'seealso',
  extension: [extension('link-state', { valueCode: state }), extension('link-since', { valueDate: '2024-08-31' })],
  other: { identifier: { system: system(digit), ...(value === undefined ? {} : { value }) } },
})

const representation = (code: string) => [
  { url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation', valueCode: code },
]

const PERSON = {
  resourceType: 'Patient',
  id: 'x1',
  name: [
    { extension: representation('SYL'), text: 'ミホン タロウ' },
    { extension: representation('IDE'), text: '見本 太郎' },
  ],
  gender: 'male',
  birthDate: '1948-04',
  deceasedDateTime: '2026-01-02',
  identifier: [{ system: system(1), value: '00012345' }],
  link: [linkTo(1, '00012345', 'linked'), linkTo(2, undefined, 'requested')],
}

describe('the directory of linked patients', () => {
  it('PID-2, CONS-3: reads names by representation, and each link in its own state', async () => {
    const answer = await network({ patients: [PERSON] }).of.directory.linkedPatients(signal())
    expect(answer).toMatchObject({
      state: 'data',
      gaps: [],
      rows: [
        {
          handle: 'x1',
          name: { ideographic: '見本 太郎', phonetic: 'ミホン タロウ' },
          birthDate: { text: '1948-04', precision: 'month' },
          sex: 'male',
          deceased: { at: { text: '2026-01-02' } },
          links: [
            { facility: 'own', state: 'linked', patientNumber: '00012345', since: { text: '2024-08-31' } },
            { facility: 'other', state: 'requested', patientNumber: undefined },
          ],
        },
      ],
    })
  })

  it('PID-2: a name without a representation is told by its script', async () => {
    const names = [{ text: 'ミホン タロウ' }, { text: '見本 太郎' }, { text: 'MIHON TARO' }]
    const answer = await network({ patients: [{ ...PERSON, name: names }] }).of.directory.linkedPatients(signal())
    expect(answer).toMatchObject({
      rows: [{ name: { ideographic: '見本 太郎', phonetic: 'ミホン タロウ', alphabetic: 'MIHON TARO' } }],
    })
  })

  it('H-02: a link whose state is not known is not in force', async () => {
    const patients = [{ ...PERSON, link: [linkTo(1, '00012345', 'somehow')] }]
    const answer = await network({ patients }).of.directory.linkedPatients(signal())
    expect(answer).toMatchObject({ rows: [{ links: [{ facility: 'own', state: 'not-linked' }] }] })
  })

  it('E10: a Patient that cannot be read is listed among the gaps', async () => {
    const answer = await network({ patients: [PERSON, { resourceType: 'Patient', id: 'x2', name: 7 }] }).of.directory
    expect(await answer.linkedPatients(signal())).toMatchObject({
      rows: [{ handle: 'x1' }],
      gaps: [{ kind: 'unreadable' }],
    })
  })

  it('E15: a person whose record was merged into another is not shown as if nothing had happened', async () => {
    const merged = { ...PERSON, link: [{ type: 'replaced-by', other: { reference: 'Patient/x2' } }] }
    const { directory } = network({ patients: [merged] }).of
    expect(await directory.person('x1' as PersonHandle, signal())).toMatchObject({ state: 'failed' })
    expect(await directory.linkedPatients(signal())).toMatchObject({ state: 'none' })
  })

  it('PID-12: where the ids of the hub say something, handles are digests under a key of the tab', async () => {
    const { directory } = network({ patients: [PERSON], arePatientIdsOpaque: false }).of
    const answer = await directory.linkedPatients(signal())
    const handle = answer.state === 'data' ? answer.rows[0]?.handle : undefined
    expect(handle).toMatch(/^[0-9a-f]{32}$/)
    expect(await directory.person(handle ?? ('' as PersonHandle), signal())).toMatchObject({ rows: [{ handle }] })
    expect(await directory.person('x1' as PersonHandle, signal())).toMatchObject({ state: 'none' })
  })

  it('A3, A6: the same after a reload or the way to the sign-in, others for the next user; no id is kept', async () => {
    let kept: string | undefined
    const handleKey = {
      read: () => kept,
      write: (key: string | undefined) => {
        kept = key
      },
    }
    const open = () => network({ patients: [PERSON], arePatientIdsOpaque: false, handleKey }).of
    const before = await open().directory.linkedPatients(signal())
    const handle = before.state === 'data' ? before.rows[0]?.handle : undefined
    expect(kept).toMatch(/^[0-9a-f]{64}$/)
    const reloaded = open()
    expect(await reloaded.directory.person(handle ?? ('' as PersonHandle), signal())).toMatchObject({
      rows: [{ handle, name: { ideographic: '見本 太郎' } }],
    })
    reloaded.forget?.('everything')
    expect(kept).toBeUndefined()
    expect(await reloaded.directory.person(handle ?? ('' as PersonHandle), signal())).toMatchObject({ state: 'none' })
  })
})

describe('whose number it is', () => {
  const facilityOf = (of: ReturnType<typeof network>['of'], id: string) => {
    const found = of.facilities.find((each) => each.id === id)
    if (found === undefined) throw new Error(id)
    return found
  }
  const byNumber = (parts: HubParts, id: string, number: string) => {
    const { of } = network(parts)
    return of.directory.byNumber(facilityOf(of, id), number, signal())
  }

  it('H-19: the number counts at its own facility only, even where the hub gives everybody for any search', async () => {
    const patients = [PERSON, { ...PERSON, id: 'x2', identifier: [], link: [linkTo(2, '00012345', 'linked')] }]
    expect(await byNumber({ patients }, 'own', '00012345')).toMatchObject({ rows: [{ handle: 'x1' }] })
    expect(await byNumber({ patients }, 'other', '00012345')).toMatchObject({ rows: [{ handle: 'x2' }] })
    expect(await byNumber({ patients }, 'third', '00012345')).toMatchObject({ state: 'none' })
  })

  it('is found by the cross-reference where the hub itself knows only the number of one facility', async () => {
    const pix = {
      resourceType: 'Parameters',
      parameter: [{ name: 'targetIdentifier', valueIdentifier: { system: system(1), value: '00012345' } }],
    }
    const parts: HubParts = { patients: [{ ...PERSON, link: [] }], pix, crossReference: 'pix' }
    expect(await byNumber(parts, 'third', '333')).toMatchObject({ rows: [{ handle: 'x1' }] })
    expect(await byNumber({ ...parts, pix: { resourceType: 'Parameters' } }, 'third', '333')).toMatchObject({
      state: 'none',
    })
  })
})

describe('numbers by PIXm (fhir-jp.md §7.3)', () => {
  const plain = { ...PERSON, link: [] }
  const pix = {
    resourceType: 'Parameters',
    parameter: [
      { name: 'targetIdentifier', valueIdentifier: { system: system(3), value: '333' } },
      { name: 'targetId', valueReference: { reference: 'Patient/9' } },
    ],
  }

  it('joins the number that was asked with and those that the cross-reference knows', async () => {
    const { of, asked } = network({ patients: [plain], pix, crossReference: 'pix' })
    expect(await of.directory.person('x1' as PersonHandle, signal())).toMatchObject({
      state: 'data',
      gaps: [],
      rows: [
        {
          links: [
            { facility: 'own', state: 'linked', patientNumber: '00012345' },
            { facility: 'third', state: 'linked', patientNumber: '333' },
          ],
        },
      ],
    })
    expect(asked.at(-1)).toContain(`Patient/$ihe-pix?sourceIdentifier=${encodeURIComponent(`${system(1)}|00012345`)}`)
  })

  it('knows no other number where the cross-reference does not know the person', async () => {
    const { of } = network({ patients: [plain], crossReference: 'pix' })
    expect(await of.directory.person('x1' as PersonHandle, signal())).toMatchObject({
      rows: [{ links: [{ facility: 'own' }] }],
      gaps: [],
    })
  })
})
