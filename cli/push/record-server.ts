import type { Failure } from '#clinical/answer.ts'
import { FhirClient, type SearchParameters } from '#sources/fhir-client.ts'
import { FhirHttp, type FhirHttpOptions, type HttpRequest } from '#sources/fhir-http.ts'
import type { HttpOutcome } from '#sources/fhir-outcome.ts'
import { outcomeText } from '#sources/operation-outcome.ts'
import { STORAGE_RECORD_SYSTEM } from '#standards/fhir/canonical.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Binary, Bundle, BundleEntry, CapabilityStatement, Resource } from '#standards/fhir/r4.ts'
import { type FileContent, fileIdsOf } from './document-files.ts'
import type { HeldResource } from './push-plan.ts'
import { digestOf, isOfFacility, recordIdOf, type StoredResource } from './storage-record.ts'

/** One write: a new resource under a record's name, or the next version or the end of one that is there. */
export type Write =
  | { readonly kind: 'create'; readonly recordId: string; readonly resource: StoredResource }
  | { readonly kind: 'update'; readonly held: HeldResource; readonly resource: StoredResource }
  | { readonly kind: 'delete'; readonly type: string; readonly held: HeldResource }

export type WriteResult =
  /** `id` is undefined after a deletion, and where the server does not say what it made. */
  | { readonly kind: 'written'; readonly id: string | undefined }
  /**
   * A record of this name was there already, and nothing was written (`If-None-Exist`, answered by 200): our own write whose
   * answer was lost, somebody else's, or a record that was not found when the patient's records were asked for.
   */
  | { readonly kind: 'existing'; readonly id: string | undefined }
  /** Somebody else changed it since it was asked for (409, 412). */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly why: string }

/** The server does not answer, or lets nobody in: nothing more can be written now. */
export class ServerUnusable extends Error {
  readonly isRetryable: boolean

  constructor(what: string, { reason, isRetryable, reference }: Failure) {
    super(`${what}: ${reason}${reference === undefined ? '' : ` (request ${reference})`}`)
    this.isRetryable = isRetryable
  }
}

/** Reads take one page after another; a transaction of documents takes its time. */
const FIRST_BYTE_MS = 120_000

/** The server of one facility as `push` needs it. Every write may be repeated after a lost answer (E22). */
export class RecordServer {
  readonly #client: FhirClient
  readonly #http: FhirHttp
  #capabilities: CapabilityStatement | undefined

  constructor(options: Pick<FhirHttpOptions, 'base' | 'tokens' | 'fetch'>) {
    this.#http = new FhirHttp({ ...options, firstByteMs: FIRST_BYTE_MS })
    this.#client = new FhirClient({ ...options, firstByteMs: FIRST_BYTE_MS })
  }

  async open(signal: AbortSignal): Promise<void> {
    this.#capabilities = await this.#client.capabilities(signal)
  }

  /** Lets the next request through although the server failed before: somebody has waited for it. */
  askAnyway(): void {
    this.#http.askAnyway()
    this.#client.askAnyway()
  }

  /** False only where the server lists what it does and batches are not among it (DESIGN.md §8.15). */
  get takesBatches(): boolean {
    const interactions = this.#capabilities?.rest?.[0]?.interaction
    return interactions === undefined || interactions.some(({ code }) => code === 'batch')
  }

  /** True where the server lists its types and this one is not among them. */
  lacks(type: string): boolean {
    const types = this.#capabilities?.rest?.[0]?.resource
    return types !== undefined && !types.some((each) => each.type === type)
  }

  /** All matches; throws ServerUnusable unless the search was answered completely, for half an answer misleads. */
  async search(type: string, parameters: SearchParameters, signal: AbortSignal): Promise<readonly StoredResource[]> {
    const found = await this.#client.search(type, parameters, signal)
    if (found.kind === 'failed') throw new ServerUnusable(`searching ${type}`, found.why)
    const broken = found.kind === 'found' ? found.gaps.length > 0 : true
    if (broken || found.kind !== 'found') {
      const why = found.kind === 'found' ? found.gaps.map(({ kind }) => kind).join(', ') : found.kind
      throw new ServerUnusable(`searching ${type}: ${why}`, { reason: 'unsupported-search', isRetryable: false })
    }
    return found.entries.flatMap(({ resource }) => (resource.resourceType === type ? [resource as StoredResource] : []))
  }

  /**
   * Does each by itself, in one request. Not a transaction: nothing of a patient is to be kept back because one record is
   * refused, and servers limit transactions with conditions to a few entries. Undefined = the server refuses the whole,
   * and would perhaps take less at once.
   */
  async batch(writes: readonly Write[], signal: AbortSignal): Promise<readonly WriteResult[] | undefined> {
    const bundle: Bundle = { resourceType: 'Bundle', type: 'batch', entry: writes.map(entryOf) }
    const outcome = await this.#http.send(
      { method: 'POST', url: this.#http.base, body: fhirBody(bundle), isRepeatable: true },
      signal,
    )
    if (resultOfRefusal(outcome, 'writing a batch') !== undefined) return undefined
    const entries = (outcome.kind === 'ok' ? (outcome.body as Bundle) : undefined)?.entry ?? []
    if (entries.length !== writes.length) return undefined
    return writes.map((write, at) => resultOfEntry(write, entries[at] ?? {}))
  }

  async write(write: Write, signal: AbortSignal): Promise<WriteResult> {
    const what = `writing ${write.kind === 'delete' ? write.type : write.resource.resourceType}`
    const outcome = await this.#http.send(this.#requestOf(write), signal)
    // Gone already: what was wanted.
    if (write.kind === 'delete' && outcome.kind === 'absent') return { kind: 'written', id: undefined }
    const refused = resultOfRefusal(outcome, what)
    if (refused !== undefined) return refused
    const body = outcome.kind === 'ok' ? (outcome.body as Resource | undefined) : undefined
    const location = outcome.kind === 'ok' ? outcome.headers.get('location') : null
    const isResource = write.kind !== 'delete' && body?.resourceType === write.resource.resourceType
    const id = (isResource ? body?.id : undefined) ?? idIn(location ?? undefined)
    return { kind: outcome.kind === 'ok' && isExisting(write, outcome.status) ? 'existing' : 'written', id }
  }

  /**
   * Keeps a file as a Binary of its own, so that lists of documents stay small; its bytes stand in the document itself where
   * the server keeps no Binaries. A Binary has no name by which a repeated write could be told: it is sent once.
   */
  async keepFile(binary: Binary, signal: AbortSignal): Promise<FileContent> {
    const inline = { data: binary.data ?? '' }
    if (this.lacks('Binary')) return inline
    const url = new URL('Binary', this.#http.base)
    const outcome = await this.#http.send({ method: 'POST', url, body: fhirBody(binary), isRepeatable: false }, signal)
    if (resultOfRefusal(outcome, 'writing Binary') !== undefined || outcome.kind !== 'ok') return inline
    const made = outcome.body as Resource | undefined
    const id = made?.resourceType === 'Binary' ? made.id : idIn(outcome.headers.get('location') ?? undefined)
    return id === undefined ? inline : { url: `Binary/${id}` }
  }

  /** Ids of the Binaries behind a document that is there. */
  async filesOf(documentId: string, signal: AbortSignal): Promise<readonly string[]> {
    const outcome = await this.#client.read('DocumentReference', documentId, signal)
    if (outcome.kind === 'failed') throw new ServerUnusable('reading DocumentReference', outcome.why)
    return 'resource' in outcome ? fileIdsOf(outcome.resource, this.#http.base) : []
  }

  async dropFile(id: string, signal: AbortSignal): Promise<WriteResult> {
    return this.write({ kind: 'delete', type: 'Binary', held: { id, versionId: undefined, digest: undefined } }, signal)
  }

  #requestOf(write: Write): HttpRequest {
    if (write.kind === 'create') {
      return {
        method: 'POST',
        url: new URL(write.resource.resourceType, this.#http.base),
        headers: { 'If-None-Exist': nameOf(write.recordId) },
        body: fhirBody(write.resource as Resource),
        isRepeatable: true,
      }
    }
    const type = write.kind === 'delete' ? write.type : write.resource.resourceType
    const url = new URL(`${type}/${encodeURIComponent(write.held.id)}`, this.#http.base)
    const headers = write.held.versionId === undefined ? {} : { 'If-Match': `W/"${write.held.versionId}"` }
    if (write.kind === 'delete') return { method: 'DELETE', url, headers, isRepeatable: true }
    const body = fhirBody({ ...write.resource, id: write.held.id } as Resource)
    return { method: 'PUT', url, headers, body, isRepeatable: true }
  }
}

/** What is held under the names of a facility's records, by `Type/id` as converted. */
export function heldRecords(resources: readonly StoredResource[], patientIdSystem: string): Map<string, HeldResource> {
  const held = new Map<string, HeldResource>()
  for (const resource of resources) {
    const recordId = recordIdOf(resource)
    if (recordId === undefined || resource.id === undefined || !isOfFacility(resource, patientIdSystem)) continue
    held.set(`${resource.resourceType}/${recordId}`, {
      id: resource.id,
      versionId: resource.meta?.versionId,
      digest: digestOf(resource),
    })
  }
  return held
}

function entryOf(write: Write): BundleEntry {
  if (write.kind === 'create') {
    const { resource } = write
    const request = { method: 'POST', url: resource.resourceType, ifNoneExist: nameOf(write.recordId) } as const
    return { resource: resource as Resource, request }
  }
  const type = write.kind === 'delete' ? write.type : write.resource.resourceType
  const url = `${type}/${write.held.id}`
  const match = write.held.versionId === undefined ? {} : { ifMatch: `W/"${write.held.versionId}"` }
  if (write.kind === 'delete') return { request: { method: 'DELETE', url, ...match } }
  return { resource: { ...write.resource, id: write.held.id } as Resource, request: { method: 'PUT', url, ...match } }
}

function resultOfEntry(write: Write, { resource, response }: BundleEntry): WriteResult {
  const status = Number.parseInt(response?.status ?? '', 10)
  if (status >= 200 && status < 300) {
    const id = resource?.id ?? idIn(response?.location)
    return { kind: isExisting(write, status) ? 'existing' : 'written', id }
  }
  if (status === 409 || status === 412) return { kind: 'conflict' }
  return { kind: 'refused', why: `${response?.status ?? ''} ${outcomeText(response?.outcome) ?? ''}`.trim() }
}

/** FHIR R4 §3.1.0.8.1: a conditional create makes nothing, and says 200, where one matches; 201 is what it made. */
function isExisting({ kind }: Write, status: number): boolean {
  return kind === 'create' && status === 200
}

/** The search that finds a record by the name that `push` gave it. */
function nameOf(recordId: string): string {
  return `identifier=${encodeURIComponent(`${STORAGE_RECORD_SYSTEM}|${recordId}`)}`
}

function fhirBody(resource: Resource): NonNullable<HttpRequest['body']> {
  return { contentType: 'application/fhir+json', text: stringifyExact(resource) }
}

/** Undefined after success. Throws ServerUnusable where no other write would fare better. */
function resultOfRefusal(outcome: HttpOutcome, what: string): WriteResult | undefined {
  switch (outcome.kind) {
    case 'ok':
      return undefined
    case 'refused':
      if (outcome.status === 409 || outcome.status === 412) return { kind: 'conflict' }
      return { kind: 'refused', why: `${outcome.status} ${outcome.detail ?? ''}`.trim() }
    case 'absent':
      return { kind: 'refused', why: '404' }
    case 'failed':
      throw new ServerUnusable(what, outcome.why)
    case 'not-permitted':
      throw new ServerUnusable(what, { reason: 'not-permitted', isRetryable: false })
    case 'out-of-consent':
      return { kind: 'refused', why: '403: outside of the consent' }
  }
}

/** `Observation/12/_history/1`, absolute or not. */
function idIn(location: string | undefined): string | undefined {
  return /(?:^|\/)[A-Z][A-Za-z]+\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/.exec(location ?? '')?.[1]
}
