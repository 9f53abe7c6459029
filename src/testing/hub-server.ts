import type { Instant } from '#clinical/jst-date.ts'
import type { PersonHandle } from '#clinical/person.ts'
import { demoTokens } from '#demo/demo-tokens.ts'
import { memoryJournal } from '#demo/hub-journal.ts'
import type { NetworkUser } from '#demo/sample-network/network-files.ts'
import { openSampleNetwork } from '#demo/sample-network.ts'
import { createNetwork } from '#sources/create-network.ts'
import { FhirClient, type SearchParameters } from '#sources/fhir-client.ts'
import type { HubStore } from '#sources/hub/hub-store.ts'
import { FhirHubStore } from '#sources/hub/hub-store.ts'
import { readNetworkConfig } from '#sources/network-config.ts'
import { OPAQUE_PATIENT_IDS } from '#sources/patient-handles.ts'
import type { Network } from '#sources/record-source.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import { TINY_HANDLE, tinyNetwork } from './tiny-network.ts'

/** What happens to a request: it arrives and is answered, never arrives, or arrives and its answer is lost (E21, E22). */
type Fate = 'answered' | 'request-lost' | 'answer-lost'

export const HUB_PERSON = TINY_HANDLE as PersonHandle
export const HUB_NOW = Date.UTC(2026, 10, 20, 0, 32) as Instant

/** The users of `#testing/users.ts`, as the hub knows them. */
const HUB_USERS: readonly NetworkUser[] = [
  { id: 'u-1', name: '例示 一郎', kana: 'レイジ イチロウ', profession: 'physician', facility: 'a' },
  { id: 'u-2', name: '見本 看子', kana: 'ミホン カンコ', profession: 'nurse', facility: 'a' },
  { id: 'u-3', name: '架空 薬師', kana: 'カクウ ヤクシ', profession: 'pharmacist', facility: 'f' },
]

const CONFIG = {
  name: { ja: '例示地域医療連携ネットワーク', en: 'Reiji Regional Network' },
  hub: {
    base: 'fhir/hub/',
    arePatientIdsOpaque: true,
    noteAudiences: ['network', 'facility', 'profession'],
  },
  facilities: [
    facility('a', 'A', 'clinic', '例示中央クリニック', '1319999991'),
    facility('f', 'F', 'pharmacy', '見本薬局', '1319999992'),
  ],
}

function facility(id: string, letter: string, type: string, name: string, number: string) {
  return {
    id,
    letter,
    type,
    name: { ja: name, en: `${name} (en)` },
    shortName: { ja: name.slice(0, 4), en: name.slice(0, 4) },
    patientIdSystem: `urn:oid:1.2.392.100495.20.3.51.1${number}`,
    disclosedKinds: ['visit'],
    isOwn: letter === 'A',
    base: `fhir/${id}/`,
  }
}

export interface TestHub {
  /** The hub as one user writes to it: every call is another terminal. */
  storeOf(userId: string): HubStore
  /** Decides over each request to come. */
  fateOf: (request: { readonly method: string; readonly isWrite: boolean }) => Fate
  /** Everything of a type that a user sees. */
  all(type: string, userId: string, parameters?: SearchParameters): Promise<readonly Resource[]>
  /** Requests by their method and path, in the order in which they arrived. */
  readonly arrived: readonly string[]
  /** The network over this hub as one user has it: a clinic and a pharmacy, which disclose no notes of their own. */
  networkOf(userId: string): Network
}

/** The hub of the demo behind its very engine, over connections that a test may cut. */
export async function openTestHub(): Promise<TestHub> {
  const files = tinyNetwork()
  const network = { ...(await files.network()), users: HUB_USERS }
  const servers = await openSampleNetwork({ ...files, network: async () => network }, memoryJournal(), () => HUB_NOW)
  const arrived: string[] = []
  const base = new URL('http://localhost/fhir/hub/')
  const test: TestHub = {
    arrived,
    fateOf: () => 'answered',
    networkOf(userId) {
      const reading = readNetworkConfig(CONFIG, 'http://localhost/')
      if (!('config' in reading)) throw new Error(JSON.stringify(reading.problems))
      const tokens = demoTokens(base.href, () => userId)
      return createNetwork(reading.config, { tokens, fetch: fetchHub, now: () => HUB_NOW })
    },
    storeOf: (userId) => new FhirHubStore(clientOf(userId), OPAQUE_PATIENT_IDS, ['network', 'facility', 'profession']),
    async all(type, userId, parameters = []) {
      const { fateOf } = test
      test.fateOf = () => 'answered'
      const found = await clientOf(userId).search(type, parameters, new AbortController().signal)
      test.fateOf = fateOf
      if (found.kind !== 'found') throw new Error(`${type}: ${found.kind}`)
      return found.entries.map(({ resource }) => resource)
    },
  }
  const fetchHub: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const path = url.pathname.slice(base.pathname.length)
    const isWrite = request.method === 'PUT' || (request.method === 'POST' && !path.endsWith('_search'))
    const fate = test.fateOf({ method: request.method, isWrite })
    if (!request.url.startsWith(base.href)) return new Response(null, { status: 404 })
    if (fate === 'request-lost') throw new TypeError('Failed to fetch')
    arrived.push(`${request.method} ${path}`)
    const answer = await servers.answer('hub', {
      method: request.method,
      base: base.href.slice(0, -1),
      path: decodeURIComponent(path),
      query: url.search.slice(1),
      body: request.method === 'GET' ? '' : await request.text(),
      ifNoneExist: request.headers.get('if-none-exist') ?? undefined,
      ifMatch: request.headers.get('if-match') ?? undefined,
      authorization: request.headers.get('authorization') ?? undefined,
    })
    if (fate === 'answer-lost') throw new TypeError('Failed to fetch')
    const { status, headers, body } = answer
    return new Response(status === 204 ? null : body, { status, headers: { ...headers } })
  }
  const clientOf = (userId: string) =>
    new FhirClient({
      base,
      tokens: demoTokens(base.href, () => userId),
      fetch: fetchHub,
      pause: async () => undefined,
      random: () => 0,
      now: () => HUB_NOW,
    })
  return test
}
