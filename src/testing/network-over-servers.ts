import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { FacilityLink, Person } from '#clinical/person.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { createNetwork } from '#sources/create-network.ts'
import { readNetworkConfig } from '#sources/network-config.ts'
import type { Arrived, Network, RecordSource } from '#sources/record-source.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { STORAGE_FACILITY_SYSTEM } from '#standards/fhir/canonical.ts'

/** Server of one or several facilities, as far as these helpers need it. */
interface Server {
  readonly base: string
}

interface NetworkOverServers {
  readonly hub: Server
  /** By letter, in lower case; `a` is the user's own. */
  readonly facilities: Readonly<Record<string, Server>>
  /** They share their server and tell their records by the tag that `push` writes. */
  readonly areTagged?: boolean
  readonly hubConfig?: object
  readonly policy?: object
}

/** System of the patient numbers of the facility with this letter. */
export function systemOf(letter: string): string {
  return `urn:oid:1.2.392.100495.20.3.51.1131990002${letter.charCodeAt(0) - 96}`
}

/** The tag by which a record of a shared server is this facility's. */
export function tagOf(letter: string): object {
  return { tag: [{ system: STORAGE_FACILITY_SYSTEM, code: systemOf(letter) }] }
}

/** The network of a deployment over servers that run: configuration, client and sources are the product's own. */
export function networkOverServers({
  hub,
  facilities,
  areTagged = false,
  hubConfig,
  policy = {},
}: NetworkOverServers): Network {
  const name = { ja: '見本', en: 'Sample' }
  const reading = readNetworkConfig(
    {
      name,
      policy,
      hub: { base: hub.base, arePatientIdsOpaque: true, ...hubConfig },
      facilities: Object.entries(facilities).map(([letter, { base }]) => ({
        id: letter,
        letter: letter.toUpperCase(),
        type: 'hospital',
        name,
        shortName: name,
        patientIdSystem: systemOf(letter),
        disclosedKinds: RECORD_KINDS,
        isOwn: letter === 'a',
        base,
        ...(areTagged ? { isTagged: true } : {}),
      })),
    },
    'http://localhost/',
  )
  if (!('config' in reading)) throw new Error(JSON.stringify(reading.problems))
  return createNetwork(reading.config, { tokens: NO_TOKENS })
}

/** Stores a resource and gives its id. Throws what the server says against it. */
export async function put(server: Server, resource: { readonly resourceType: string }): Promise<string> {
  const answer = await fetch(`${server.base}${resource.resourceType}`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(resource),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status} ${text}`)
  const { id } = JSON.parse(text) as { readonly id: string }
  return id
}

/** What one facility says of one kind of record of a person, as a screen asks it. */
export async function asked(network: Network, person: Person, letter: string, kind: RecordKind = 'diagnosis') {
  const { source, link } = sourceOf(network, person, letter)
  if (link === undefined) return { state: 'notLinked' } as const
  return source.records(link, kind, { from: undefined, until: undefined }, new AbortController().signal)
}

function sourceOf(
  network: Network,
  person: Person,
  letter: string,
): { readonly source: RecordSource; readonly link: FacilityLink | undefined } {
  const facility: Facility['id'] = letter as FacilityId
  const source = network.sources.find((each) => each.facility.id === facility)
  if (source === undefined) throw new Error(`no facility ${letter}`)
  return { source, link: person.links.find((each) => each.facility === facility) }
}

/** The one person of an answer. */
export function only(answer: Arrived<Person>): Person {
  const [person, ...others] = answer.state === 'data' ? answer.rows : []
  if (person === undefined || others.length > 0) throw new Error(JSON.stringify(answer))
  return person
}
