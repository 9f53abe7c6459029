import type { Instant } from '#clinical/jst-date.ts'
import { parseExact, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { DocumentReference, Resource } from '#standards/fhir/r4.ts'
import { isObject } from './fhir-engine/elements.ts'
import type { FhirRepository, FhirWriter } from './fhir-engine/fhir-server.ts'
import { FhirProblem } from './fhir-engine/operation-outcome.ts'
import { ResourceStore } from './fhir-engine/resource-store.ts'
import { search } from './fhir-engine/search.ts'
import { parseSearchRequest } from './fhir-engine/search-request.ts'
import { authorOf, isVisibleTo } from './hub-audience.ts'
import { binariesOf, fileOfBinary, takenApart } from './hub-files.ts'
import type { HubJournal } from './hub-journal.ts'
import type { KeptFile } from './kept-files.ts'
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

/** The hub as one user sees it, and the files behind its documents. */
export interface HubRepository {
  /** `userId` as the token of the request told it; without one, what everybody may see. */
  as(userId: string | undefined): FhirRepository
  binary(id: string, userId: string | undefined): KeptFile | undefined
}

/** The hub of the network: who is linked where, notes and memos, and what users write. */
export async function hubRepository({ network, hub, journal, now }: HubParts): Promise<HubRepository> {
  const delivered = hub.entry.map(({ resource }) => asResource(resource))
  const apart = delivered.map((each) => takenApart(each, (at) => `${each.id}-${at}`))
  const store = new ResourceStore(apart.flatMap(({ resource, binaries }) => [resource, ...binaries]))
  for (const resource of store.everything()) store.put(withVersion(resource, 1, network.now))
  for (const [key, json] of await journal.read()) {
    const [type = '', id = ''] = key.split('/')
    if (json === undefined) store.delete(type, id)
    else store.put(asResource(parseExact(json)))
  }
  const users = new Map(network.users.map((user) => [user.id, user]))
  const views = new Map<string, { readonly revision: number; readonly store: ResourceStore }>()
  const seenBy = (userId = ''): ResourceStore => {
    const kept = views.get(userId)
    if (kept?.revision === store.revision) return kept.store
    const user = users.get(userId)
    const visible = store
      .everything()
      .filter((resource) => resource.resourceType !== 'Binary' && isVisibleTo(resource, user))
    const view = { revision: store.revision, store: new ResourceStore(visible) }
    views.set(userId, view)
    return view.store
  }
  return {
    as: (userId) => ({
      title: network.name.ja,
      searched: async () => ({ store: seenBy(userId), warnings: [] }),
      holding: async () => seenBy(userId),
      crossReference: patientCrossReference(network, store),
      writer: hubWriter(store, journal, now, userId),
    }),
    binary(id, userId) {
      const isShown = seenBy(userId)
        .all('DocumentReference')
        .some((document) => binariesOf(document).includes(`Binary/${id}`))
      const binary = isShown ? store.get('Binary', id) : undefined
      return binary?.resourceType === 'Binary' ? fileOfBinary(binary) : undefined
    },
  }
}

function hubWriter(
  store: ResourceStore,
  journal: HubJournal,
  now: () => Instant,
  userId: string | undefined,
): FhirWriter {
  async function keep(resource: Resource, id: string, version: number): Promise<Resource> {
    const kept = withVersion({ ...resource, id }, version, new Date(now()).toISOString())
    // In memory first: two requests at once must see each other.
    store.put(kept)
    await journal.write(`${kept.resourceType}/${id}`, stringifyExact(kept))
    return kept
  }

  /** Nobody writes in the name of another, nor changes what another wrote (H-11). */
  function mustBeOwn(resource: Resource): void {
    const author = authorOf(resource)
    if (userId !== undefined && author !== undefined && author !== userId) {
      throw new FhirProblem(403, 'forbidden', `${resource.resourceType} of another author`)
    }
  }

  /** What a new document replaces; one that was replaced already cannot be replaced again (ITI-105, E23). */
  function replacedBy(resource: Resource): readonly DocumentReference[] {
    if (resource.resourceType !== 'DocumentReference') return []
    const replaced = (resource.relatesTo ?? []).filter(({ code }) => code === 'replaces')
    return replaced.map(({ target }) => {
      const before = store.get('DocumentReference', target.reference?.split('/')[1] ?? '')
      if (before?.resourceType === 'DocumentReference' && before.status === 'current') return before
      throw new FhirProblem(409, 'conflict', `${target.reference} is not the current version`)
    })
  }

  return {
    async create(type, body, ifNoneExist) {
      const parsed = parsedBody(type, body)
      mustBeOwn(parsed)
      const existing = ifNoneExist === undefined ? [] : found(store, type, ifNoneExist)
      if (existing.length > 1)
        throw new FhirProblem(412, 'multiple-matches', `If-None-Exist: ${existing.length} matches`)
      const [only] = existing
      if (only !== undefined) return { resource: only, isNew: false }
      const { resource, binaries } = takenApart(parsed, () => crypto.randomUUID())
      const others = [
        ...replacedBy(resource).map((before) => keep({ ...before, status: 'superseded' }, ...nextOf(before))),
        ...binaries.map((binary) => keep(binary, binary.id ?? '', 1)),
      ]
      const kept = keep(resource, crypto.randomUUID(), 1)
      await Promise.all(others)
      return { resource: await kept, isNew: true }
    },
    async update(type, id, body, ifMatch) {
      const resource = parsedBody(type, body)
      // Update-as-create is not offered (real-servers.md §5).
      const before = store.get(type, id)
      if (before === undefined) throw new FhirProblem(404, 'not-found', `${type}/${id}`)
      mustBeOwn(before)
      mustBeOwn(resource)
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

function nextOf({ id = '', meta }: Resource): readonly [id: string, version: number] {
  return [id, Number(meta?.versionId ?? '1') + 1]
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
