import { readFileSync } from 'node:fs'
import { Ajv2020, type SchemaObject } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { readNetworkConfig } from './network-config.ts'

const SCHEMA: SchemaObject = JSON.parse(readFileSync('public/config.schema.json', 'utf8'))
const isTold = new Ajv2020({ allErrors: true }).compile(SCHEMA)
/** What only a comparison of two places shows; the schema says it in words. */
const BETWEEN_PLACES = /^(?:another |true: its base is another|the base of the hub or of a facility)/

function isRead(json: unknown): boolean {
  const reading = readNetworkConfig(json, 'https://viewer.example/config.json')
  return 'config' in reading || reading.problems.every(({ expected }) => BETWEEN_PLACES.test(expected))
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Path = readonly (string | number)[]

const name = { ja: '見本総合病院', en: 'Mihon General Hospital' }
const token = { audience: 'https://fhir.mihon.example/r4' }

const ALL = { kinds: ['visit', 'order'], months: 24 } as const

/** Says everything that can be said. */
const FULL = {
  $schema: './config.schema.json',
  name,
  hub: {
    base: 'https://hub.example/fhir/',
    token,
    arePatientIdsOpaque: true,
    crossReference: 'pix',
    patientIndex: { base: 'https://index.example/fhir/', token },
    patientSearch: 'pdqm',
    noteAudiences: ['network', 'facility'],
  },
  annotations: { base: 'https://pacs.example/annotations/', token },
  facilities: [
    {
      id: 'mihon',
      letter: 'B',
      type: 'hospital',
      name,
      shortName: name,
      patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11319900029',
      disclosedKinds: ['stay', 'laboratory'],
      isOwn: true,
      base: 'https://fhir.mihon.example/r4/',
      isTagged: true,
      token,
      dicomweb: 'https://pacs.mihon.example/dicom-web/',
      imageDisplay: 'https://pacs.mihon.example/view?site=1',
    },
    {
      id: 'reiji',
      letter: 'A',
      type: 'clinic',
      name,
      shortName: name,
      patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11319900011',
      disclosedKinds: ['visit'],
      base: '/fhir/reiji/',
    },
  ],
  signIn: {
    issuer: 'https://login.example/realms/network',
    clientId: 'renkei-viewer',
    scope: 'openid profile online_access user/*.rs',
    acrValues: ['urn:example:acr:two-factor'],
    audience: 'https://fhir.example/',
    maxSessionHours: 8,
    professions: { system: 'urn:example:role', codes: { '01': 'physician', '02': 'nurse' } },
    launchIssuers: ['https://fhir.mihon.example/r4/'],
  },
  policy: {
    imageTools: 'full',
    firstByteSeconds: 20,
    idleMinutes: 5,
    signingMinutes: 30,
    emergencyMinutes: 30,
    professions: {
      physician: ALL,
      nurse: ALL,
      pharmacist: ALL,
      'care-manager': ALL,
      clerk: ALL,
    },
    export: { print: ['physician'], csv: [], copy: ['nurse'], patients: ['physician'] },
  },
} as const satisfies Json

const WRONG: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  7,
  1e6,
  '',
  ' ',
  'x',
  'X',
  '/',
  'javascript:1/',
  [],
  ['x'],
  {},
]
const ADDRESSES = [
  'https://a.example/',
  'http://a.example:8080/r4/',
  'https://a.example',
  'https://a.example/r4',
  'https://user@a.example/',
  'https://user:word@a.example/r4/',
  'https://a.example/?x=/',
  'https://a.example/#/',
  'https:///',
  'https://',
  'ftp://a.example/',
  'javascript:alert(1)/',
  'data:text/html,/',
  '//a.example/',
  '/fhir/',
  'fhir/',
  './fhir/',
  'fhir',
  'a b/',
  'https://a.example\\r4/',
]

function pathsOf(json: Json, path: Path = []): readonly Path[] {
  if (typeof json !== 'object' || json === null) return [path]
  return [path, ...Object.entries(json).flatMap(([key, value]) => pathsOf(value, [...path, keyOf(json, key)]))]
}

function keyOf(json: Json, key: string): string | number {
  return Array.isArray(json) ? Number(key) : key
}

/** The same with another value at a path; `undefined` takes the key away. */
function changed(json: Json, [first, ...rest]: Path, value: Json | undefined): Json {
  if (first === undefined) return value ?? null
  if (Array.isArray(json)) return json.map((each: Json, i) => (i === first ? changed(each, rest, value) : each))
  const entries = Object.entries(json ?? {}).filter(([key]) => key !== first || rest.length > 0 || value !== undefined)
  return Object.fromEntries(
    [
      ...entries,
      ...(entries.some(([key]) => key === first) || value === undefined ? [] : [[first, value] as const]),
    ].map(([key, each]) => [key, key === first ? changed(each as Json, rest, value) : (each as Json)]),
  )
}

/** The words that the viewer names when there stands another one. */
function wordsAt(whole: Json, path: Path): readonly string[] {
  const reading = readNetworkConfig(changed(whole, path, 'x'), 'https://viewer.example/config.json')
  if ('config' in reading) return []
  return reading.problems.flatMap(({ expected }) => /^one of (.*)$/.exec(expected)?.[1]?.split(', ') ?? [])
}

const ISSUERS = [
  'https://login.example',
  'https://login.example/realms/network/',
  'http://login.example/',
  'http://127.0.0.1:8301',
  'http://localhost/',
  'http://localhost.evil.example/',
  'https://login.example/?realm=1',
  'https://login.example/#',
  'https://user@login.example/',
  'login.example',
  '/login/',
]

function agree(json: Json, what: string): void {
  expect(`${what}: ${isRead(json) ? 'read' : 'refused'}`).toBe(`${what}: ${isTold(json) ? 'read' : 'refused'}`)
}

describe('public/config.schema.json, which tells administrators what the viewer reads', () => {
  it('takes what the viewer takes, from everything that can be said to the least', () => {
    const facilities = [{ ...FULL.facilities[1], isOwn: true }]
    for (const json of [FULL, { name, hub: { base: '/fhir/hub/' }, facilities }]) {
      expect(isTold(json), JSON.stringify(isTold.errors)).toBe(true)
      expect(isRead(json)).toBe(true)
    }
  })

  it.each(pathsOf(FULL).map((path) => ({ path, place: path.join('.') || 'the whole' })))(
    'E39: at $place it refuses whatever the viewer refuses, and nothing else',
    ({ path, place }) => {
      const other = path[0] === 'facilities' ? { facilities: [FULL.facilities[0], FULL.facilities[1]] } : {}
      const whole: Json = { ...FULL, ...other }
      for (const wrong of WRONG) agree(changed(whole, path, wrong), `${place} = ${JSON.stringify(wrong)}`)
      if (typeof path.at(-1) === 'string' && path.length > 0) agree(changed(whole, path, undefined), `without ${place}`)
      for (const word of wordsAt(whole, path)) agree(changed(whole, path, word), `${place} = ${word}`)
      agree(changed(whole, [...path, 'mistyped'], 1), `${place} with a key that nobody knows`)
    },
  )

  it.each(ADDRESSES)('C8: agrees about the address %j', (address) => {
    for (const path of [
      ['hub', 'base'],
      ['facilities', 0, 'base'],
      ['facilities', 0, 'dicomweb'],
      ['facilities', 0, 'imageDisplay'],
    ]) {
      agree(changed(FULL, path, address), path.join('.'))
    }
  })

  it.each(ISSUERS)('A2: agrees about the issuer %j', (issuer) => {
    agree(changed(FULL, ['signIn', 'issuer'], issuer), 'signIn.issuer')
  })

  it('says in Japanese what every key is for, and the full example has every key', () => {
    const definitions = SCHEMA.$defs
    const missing: string[] = []
    const visit = (schema: SchemaObject, at: string, samples: readonly Json[]) => {
      const reference: unknown = schema.$ref
      const same = typeof reference === 'string' ? definitions[reference.slice('#/$defs/'.length)] : {}
      const properties: Readonly<Record<string, SchemaObject>> = { ...same.properties, ...schema.properties }
      for (const [key, each] of Object.entries(properties)) {
        const place = `${at}.${key}`
        const given = samples.flatMap((sample) => under(sample, key))
        if (given.length === 0) missing.push(`${place}: not in the full example`)
        const described = each.description ?? definitions[String(each.$ref).slice('#/$defs/'.length)]?.description
        if (!/[ぁ-んァ-ヶ一-龠]/.test(described ?? '')) missing.push(`${place}: no description`)
        visit(each, place, given)
      }
      const items = schema.items ?? same.items
      if (items !== undefined)
        visit(
          items,
          `${at}[]`,
          samples.flatMap((sample) => (Array.isArray(sample) ? sample : [])),
        )
    }
    visit(SCHEMA, '', [FULL])
    expect(missing).toEqual([])
  })
})

function under(json: Json, key: string): readonly Json[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return []
  const value = new Map<string, Json>(Object.entries(json)).get(key)
  return value === undefined ? [] : [value]
}
