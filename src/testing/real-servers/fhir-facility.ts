import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getStatus, isOk, normalizeOperationOutcome } from '@medplum/core'
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router'
import type { Bundle, BundleEntry, CapabilityStatement, OperationOutcome, Resource } from '@medplum/fhirtypes'
import { type CrossReferenced, crossReferenceStub } from './cross-reference-stub.ts'
import { indexDefinitions, isBundle, validate } from './fhir-definitions.ts'
import { bytesOfBinary, refusalOf, withoutTotal } from './fhir-dialect.ts'
import { NarrowingRepository } from './narrowing-repository.ts'

/** A request as it reached the server, for assertions on what was really sent. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly authorization: string | undefined
  /** `X-Request-Id`, by which a user's report finds it in a log. */
  readonly requestId: string | undefined
  /** Milliseconds. */
  readonly at: number
}

export interface FhirFacilityOptions {
  /** Takes over the answer by giving true: the fault levers of a test. */
  readonly fault?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>
  /** Whether the bearer of a token may pass. */
  readonly authenticate?: (authorization: string | undefined) => boolean | Promise<boolean>
  /** Origins of pages that may read the answers. */
  readonly origins?: readonly string[]
  /** What the server says that it can do; without it no list of anything. */
  readonly statement?: Partial<CapabilityStatement>
  /** Refuses what it does not know, counts only when asked to, tells what was deleted (410): real-servers.md §5. */
  readonly isStrict?: boolean
  /** Hundreds of records: see NarrowingRepository. */
  readonly holdsMany?: boolean
  /** Answers `$ihe-pix` by the labelled stub; without it the server has no such operation. */
  readonly crossReference?: readonly CrossReferenced[]
}

export interface FhirFacility {
  /** Ends in `/`. */
  readonly base: string
  readonly seen: readonly SeenRequest[]
  /** Remembers everything that is stored now, and gives what brings it back. */
  hold(): () => void
  close(): Promise<void>
}

const BASE = '/fhir'
const DEFAULT_COUNT = 20
const MAX_COUNT = 200
const TYPE_PATH = /^[A-Z]\w+(?:\/_search)?$/

/**
 * A FHIR R4 server on a free loopback port: the engine of a production server (@medplum/fhir-router) in memory, with what
 * it leaves to its host: HTTP headers, page links, validation on write, rollback of a failed transaction, bearer tokens.
 * Nothing of search is made here, so that the client is not tested against its own understanding.
 */
export async function startFhirFacility(options: FhirFacilityOptions = {}): Promise<FhirFacility> {
  indexDefinitions()
  const seen: SeenRequest[] = []
  const engine = new Engine(options.holdsMany ?? false)
  const server = createServer((request, response) => {
    seen.push({
      method: request.method ?? '',
      url: request.url ?? '',
      authorization: request.headers.authorization,
      requestId: request.headers['x-request-id']?.toString(),
      at: Date.now(),
    })
    void new Exchange(engine, options, request, response).run()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}${BASE}/`,
    seen,
    hold: () => {
      const kept = new Kept(engine.repository)
      return () => kept.restore()
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

class Engine {
  readonly repository: MemoryRepository
  /** `Type/id` of what is not there any more: the engine in memory forgets that it ever was. */
  readonly deleted = new Set<string>()
  readonly #router = new FhirRouter()

  constructor(holdsMany: boolean) {
    this.repository = holdsMany ? new NarrowingRepository() : new MemoryRepository()
  }

  async handle(request: IncomingMessage, path: string, query: URLSearchParams, body: unknown, isForm: boolean) {
    const values: Record<string, string | string[]> = {}
    for (const name of new Set(query.keys())) {
      const all = query.getAll(name)
      values[name] = all.length > 1 ? all : (all[0] ?? '')
    }
    const address = `/${path}${isForm || query.size === 0 ? '' : `?${query}`}`
    return this.#router.handleRequest(
      {
        method: request.method as 'GET',
        url: address,
        pathname: '',
        // A search by form: a name that comes twice is two conditions.
        body: isForm ? values : body,
        params: {},
        query: values,
        headers: request.headers,
        config: { transactions: true },
      },
      this.repository,
    )
  }
}

class Exchange {
  readonly #engine: Engine
  readonly #options: FhirFacilityOptions
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  readonly #url: URL

  constructor(engine: Engine, options: FhirFacilityOptions, request: IncomingMessage, response: ServerResponse) {
    this.#engine = engine
    this.#options = options
    this.#request = request
    this.#response = response
    this.#url = new URL(request.url ?? '', `http://${request.headers.host}`)
  }

  async run(): Promise<void> {
    try {
      this.#allowOrigin()
      if (this.#request.method === 'OPTIONS') this.#response.writeHead(204).end()
      else if ((await this.#options.fault?.(this.#request, this.#response)) !== true) await this.#answer()
    } catch (error) {
      if (error instanceof SyntaxError) this.#send(400, outcome('structure', 'malformed JSON'))
      else {
        const normal = normalizeOperationOutcome(error)
        this.#send(getStatus(normal), normal)
      }
    }
  }

  #allowOrigin(): void {
    const { origin } = this.#request.headers
    this.#response.setHeader('Access-Control-Expose-Headers', 'ETag, Location, Last-Modified, Retry-After, Date')
    this.#response.setHeader('Cache-Control', 'no-store')
    if (origin === undefined || !this.#options.origins?.includes(origin)) return
    this.#response.setHeader('Access-Control-Allow-Origin', origin)
    this.#response.setHeader('Vary', 'Origin')
    this.#response.setHeader('Access-Control-Allow-Methods', 'GET,POST,PUT,PATCH,DELETE')
    this.#response.setHeader(
      'Access-Control-Allow-Headers',
      'authorization,content-type,accept,prefer,if-match,if-none-exist,x-request-id',
    )
  }

  async #answer(): Promise<void> {
    const path = this.#url.pathname.slice(BASE.length).replace(/^\//, '')
    const { authenticate, statement, isStrict, crossReference } = this.#options
    if (path === 'metadata') return this.#send(200, { ...CAPABILITIES, ...statement })
    if (authenticate !== undefined && !(await authenticate(this.#request.headers.authorization))) {
      return this.#send(401, outcome('login', 'Unauthorized'), { 'WWW-Authenticate': 'Bearer error="invalid_token"' })
    }
    const text = await bodyOf(this.#request)
    const isForm = /x-www-form-urlencoded/.test(this.#request.headers['content-type'] ?? '')
    const query = isForm ? new URLSearchParams(text) : this.#url.searchParams
    const isSearch = TYPE_PATH.test(path) && (this.#request.method === 'GET' || isForm)
    if (path === 'Patient/$ihe-pix' && crossReference !== undefined) {
      const { status, body: found } = crossReferenceStub(crossReference, query)
      return this.#send(status, found)
    }
    const refusal = isStrict === true && isSearch ? refusalOf(path.replace('/_search', ''), query) : undefined
    if (refusal !== undefined) return this.#send(refusal.status, outcome(refusal.code, refusal.text))
    if (isSearch) query.set('_count', String(Math.min(Number(query.get('_count') ?? DEFAULT_COUNT), MAX_COUNT)))
    const body: unknown = text === '' || isForm ? undefined : JSON.parse(text)
    validate(this.#request.method, path, body)
    const isTransaction = path === '' && isBundle(body) && body.type === 'transaction'
    const kept = isTransaction ? new Kept(this.#engine.repository) : undefined
    const [judged, resource] = await this.#engine.handle(this.#request, path, query, body, isForm)
    if (!isOk(judged)) {
      kept?.restore()
      return this.#send(isStrict === true && this.#engine.deleted.has(path) ? 410 : getStatus(judged), judged)
    }
    if (this.#request.method === 'DELETE') this.#engine.deleted.add(path)
    const content = bytesOfBinary(resource, this.#request.headers.accept)
    if (isStrict === true && this.#request.method === 'GET' && content !== undefined) {
      return void this.#response.writeHead(200, { 'Content-Type': content.contentType }).end(content.bytes)
    }
    if (isTransaction && hasFailed(resource)) {
      kept?.restore()
      return this.#send(400, outcome('processing', failureOf(resource)))
    }
    if (isSearch && isBundle(resource)) this.#addLinks(resource, path, query)
    const answer = isStrict === true && isSearch && isBundle(resource) ? withoutTotal(resource, query) : resource
    this.#send(getStatus(judged), answer ?? judged, this.#headersOf(getStatus(judged), resource))
  }

  #addLinks(bundle: Bundle, path: string, query: URLSearchParams): void {
    const offset = Number(query.get('_offset') ?? 0)
    const count = Number(query.get('_count'))
    const at = (start: number): string => {
      const page = new URLSearchParams(query)
      page.set('_offset', String(start))
      return `${this.#url.origin}${BASE}/${path.replace('/_search', '')}?${page}`
    }
    bundle.link = [{ relation: 'self', url: at(offset) }]
    if (count > 0 && offset + count < (bundle.total ?? 0)) {
      bundle.link.push({ relation: 'next', url: at(offset + count) })
    }
  }

  #headersOf(status: number, resource: Resource | undefined): Record<string, string> {
    const { versionId, lastUpdated } = resource?.meta ?? {}
    if (resource === undefined || versionId === undefined) return {}
    const address = `${this.#url.origin}${BASE}/${resource.resourceType}/${resource.id}/_history/${versionId}`
    return {
      ETag: `W/"${versionId}"`,
      ...(lastUpdated === undefined ? {} : { 'Last-Modified': new Date(lastUpdated).toUTCString() }),
      ...(status === 201 ? { Location: address } : {}),
    }
  }

  #send(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
    this.#response.writeHead(status, { 'Content-Type': 'application/fhir+json; charset=utf-8', ...headers })
    this.#response.end(JSON.stringify(body))
  }
}

/** What the engine in memory held at a moment: it cannot take a transaction back by itself. */
class Kept {
  readonly #repository: MemoryRepository
  readonly #resources: readonly (readonly [string, Map<string, Resource>])[]

  constructor(repository: MemoryRepository) {
    this.#repository = repository
    this.#resources = [...resourcesOf(repository)].map(([type, all]) => [type, new Map(all)])
  }

  restore(): void {
    const resources = resourcesOf(this.#repository)
    resources.clear()
    // Copied again, so that it can be brought back more than once.
    for (const [type, all] of this.#resources) resources.set(type, new Map(all))
  }
}

/** A private field of the engine; there is no other way to it. */
function resourcesOf(repository: MemoryRepository): Map<string, Map<string, Resource>> {
  return (repository as unknown as { resources: Map<string, Map<string, Resource>> }).resources
}

const CAPABILITIES = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server' }],
}

function hasFailed(resource: Resource | undefined): boolean {
  return isBundle(resource) && (resource.entry ?? []).some(({ response }) => !response?.status?.startsWith('2'))
}

function failureOf(resource: Resource | undefined): string {
  const entries: readonly BundleEntry[] = isBundle(resource) ? (resource.entry ?? []) : []
  return entries
    .filter(({ response }) => !response?.status?.startsWith('2'))
    .map(({ response }) => `${response?.status} ${JSON.stringify(response?.outcome)}`)
    .join('; ')
}

function outcome(code: OperationOutcome['issue'][number]['code'], text: string): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text } }] }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
