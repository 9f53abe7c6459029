import type { Instant } from '#clinical/jst-date.ts'
import { parseExact, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import { isObject } from './fhir-engine/elements.ts'
import type { FhirRepository, FhirWriter } from './fhir-engine/fhir-server.ts'
import { FhirProblem } from './fhir-engine/operation-outcome.ts'
import { ResourceStore } from './fhir-engine/resource-store.ts'
import { search } from './fhir-engine/search.ts'
import { parseSearchRequest } from './fhir-engine/search-request.ts'
import type { HubJournal } from './hub-journal.ts'
import { patientCrossReference } from './patient-cross-reference.ts'
import type { HubFile, NetworkFile } from './sample-network/network-files.ts'

/** What users write at the hub: notes and drafts, memos, per-user state, audit of reads (DESIGN.md §8.7). */
const WRITABLE: ReadonlySet<string> = new Set(['Communication', 'DocumentReference', 'Basic', 'Flag', 'Consent'])

export interface HubParts {
  readonly network: NetworkFile
  readonly hub: HubFile
  readonly journal: HubJournal
  readonly now: () => Instant
}

/** The hub of the network: who is linked where, notes and memos, and what users write. */
export async function hubRepository({ network, hub, journal, now }: HubParts): Promise<FhirRepository> {
  const store = new ResourceStore(hub.entry.map(({ resource }) => asResource(resource)))
  for (const resource of store.everything()) store.put(withVersion(resource, 1, network.now))
  for (const [key, json] of await journal.read()) {
    const [type = '', id = ''] = key.split('/')
    if (json === undefined) store.delete(type, id)
    else store.put(asResource(parseExact(json)))
  }
  return {
    title: network.name.ja,
    searched: async () => ({ store, warnings: [] }),
    holding: async () => store,
    crossReference: patientCrossReference(network, store),
    writer: hubWriter(store, journal, now),
  }
}

function hubWriter(store: ResourceStore, journal: HubJournal, now: () => Instant): FhirWriter {
  async function keep(resource: Resource, id: string, version: number): Promise<Resource> {
    const kept = withVersion({ ...resource, id }, version, new Date(now()).toISOString())
    // In memory first: two requests at once must see each other.
    store.put(kept)
    await journal.write(`${kept.resourceType}/${id}`, stringifyExact(kept))
    return kept
  }

  return {
    async create(type, body, ifNoneExist) {
      const resource = parsedBody(type, body)
      const existing = ifNoneExist === undefined ? [] : found(store, type, ifNoneExist)
      if (existing.length > 1)
        throw new FhirProblem(412, 'multiple-matches', `If-None-Exist: ${existing.length} matches`)
      const [only] = existing
      if (only !== undefined) return { resource: only, isNew: false }
      return { resource: await keep(resource, crypto.randomUUID(), 1), isNew: true }
    },
    async update(type, id, body, ifMatch) {
      const resource = parsedBody(type, body)
      // Update-as-create is not offered (real-servers.md §5).
      const before = store.get(type, id)
      if (before === undefined) throw new FhirProblem(404, 'not-found', `${type}/${id}`)
      const version = Number(before.meta?.versionId ?? '1')
      if (ifMatch !== undefined && ifMatch !== `W/"${version}"`) {
        throw new FhirProblem(412, 'conflict', `${type}/${id} is at version ${version}`)
      }
      return keep(resource, id, version + 1)
    },
    async delete(type, id) {
      if (!WRITABLE.has(type)) throw new FhirProblem(405, 'not-supported', `${type} is read-only`)
      store.delete(type, id)
      await journal.write(`${type}/${id}`, undefined)
    },
  }
}

function parsedBody(type: string, body: string): Resource {
  if (!WRITABLE.has(type)) throw new FhirProblem(405, 'not-supported', `${type} is read-only`)
  let parsed: unknown
  try {
    parsed = parseExact(body)
  } catch {
    throw new FhirProblem(400, 'invalid', 'the body is not JSON')
  }
  if (!isResource(parsed) || parsed.resourceType !== type) {
    throw new FhirProblem(400, 'invalid', `the body is no ${type}`)
  }
  return parsed
}

function found(store: ResourceStore, type: string, query: string): readonly Resource[] {
  return search(store, parseSearchRequest(type, new URLSearchParams(query))).matches
}

function withVersion(resource: Resource, version: number, lastUpdated: string): Resource {
  return { ...resource, meta: { ...resource.meta, versionId: String(version), lastUpdated } }
}

function asResource(value: unknown): Resource {
  if (isResource(value)) return value
  throw new Error('the hub holds something that is no resource')
}

function isResource(value: unknown): value is Resource {
  return isObject(value) && typeof value.resourceType === 'string'
}
