import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import { capabilityStatement } from './capability-statement.ts'
import type { FhirAnswer, FhirRequest } from './fhir-exchange.ts'
import { FhirProblem, operationOutcome } from './operation-outcome.ts'
import type { ResourceStore } from './resource-store.ts'
import { searchParametersOf } from './search-parameters.ts'
import { decodeCursor, searchSet } from './search-set.ts'

/** What one server of the sample network keeps. */
export interface FhirRepository {
  readonly title: string
  searched(type: string, parameters: URLSearchParams): Promise<SearchedRecords>
  /** The resources among which one of an id would be. */
  holding(type: string, id: string): Promise<ResourceStore>
  /** Every version of a resource, the newest first; undefined where the server keeps none but the present one. */
  readonly versions?: (type: string, id: string) => Promise<readonly Resource[]>
  /** `Patient/$ihe-pix` [ITI-83]; undefined where the server does not offer it. */
  readonly crossReference: ((parameters: URLSearchParams, base: string) => object) | undefined
  /** Creating and changing; undefined where the server is read-only. */
  readonly writer: FhirWriter | undefined
}

interface SearchedRecords {
  /** Everything that the search can match or include. */
  readonly store: ResourceStore
  /** Why the answer may lack something that the server should have: each becomes an OperationOutcome entry (E7). */
  readonly warnings: readonly string[]
}

/** Each throws FhirProblem for what the server refuses. */
export interface FhirWriter {
  create(type: string, body: string, ifNoneExist: string | undefined): Promise<{ resource: Resource; isNew: boolean }>
  update(type: string, id: string, body: string, ifMatch: string | undefined): Promise<Resource>
  delete(type: string, id: string): Promise<void>
}

/** Answers a request as a strict FHIR R4 server does. Never throws: what cannot be answered is an OperationOutcome. */
export async function answerFhir(repository: FhirRepository, request: FhirRequest): Promise<FhirAnswer> {
  try {
    return await route(repository, request)
  } catch (error) {
    if (error instanceof FhirProblem) return answer(error.status, operationOutcome(error.code, error.message))
    const diagnostics = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error'
    return answer(500, operationOutcome('exception', diagnostics))
  }
}

async function route(repository: FhirRepository, request: FhirRequest): Promise<FhirAnswer> {
  const [type = '', id, ...rest] = request.path.split('/').filter((part) => part !== '')
  if (rest[0] === '_history' && rest.length === 1 && id !== undefined && request.method === 'GET') {
    return history(repository, request, type, id)
  }
  if (rest.length > 0) throw new FhirProblem(404, 'not-supported', `no such address: ${request.path}`)
  if (type === 'metadata' && request.method === 'GET') return answer(200, capabilityStatement(repository))
  if (searchParametersOf(type) === undefined) throw new FhirProblem(404, 'not-supported', `resource type ${type}`)
  const parameters = new URLSearchParams(request.query)
  if (id === '$ihe-pix' && type === 'Patient' && repository.crossReference !== undefined) {
    return answer(200, repository.crossReference(parameters, request.base))
  }
  if (id === '_search' && request.method === 'POST') {
    for (const [name, value] of new URLSearchParams(request.body)) parameters.append(name, value)
    return searched(repository, request, type, parameters)
  }
  switch (request.method) {
    case 'GET':
      return id === undefined ? searched(repository, request, type, parameters) : read(repository, type, id)
    case 'POST':
      if (id === undefined) return create(repository, request, type)
      break
    case 'PUT':
      if (id !== undefined) return update(repository, request, type, id)
      break
    case 'DELETE':
      if (id !== undefined) return remove(repository, type, id)
      break
  }
  throw new FhirProblem(405, 'not-supported', `${request.method} ${request.path}`)
}

async function searched(
  repository: FhirRepository,
  request: FhirRequest,
  type: string,
  parameters: URLSearchParams,
): Promise<FhirAnswer> {
  const cursor = decodeCursor(parameters)
  const { store, warnings } = await repository.searched(type, cursor.parameters)
  return answer(200, searchSet(store, type, cursor, request.base, warnings))
}

async function read(repository: FhirRepository, type: string, id: string): Promise<FhirAnswer> {
  const resource = (await repository.holding(type, id)).get(type, id)
  if (resource === undefined) throw new FhirProblem(404, 'not-found', `${type}/${id}`)
  return answer(200, resource, versionHeaders(resource))
}

async function history(repository: FhirRepository, request: FhirRequest, type: string, id: string) {
  if (repository.versions === undefined) throw new FhirProblem(405, 'not-supported', 'this server keeps no history')
  const versions = await repository.versions(type, id)
  if (versions.length === 0) throw new FhirProblem(404, 'not-found', `${type}/${id}`)
  const entry = versions.map((resource) => ({ fullUrl: `${request.base}/${type}/${id}`, resource }))
  return answer(200, { resourceType: 'Bundle', type: 'history', total: versions.length, entry })
}

async function create(repository: FhirRepository, request: FhirRequest, type: string): Promise<FhirAnswer> {
  const { resource, isNew } = await writerOf(repository).create(type, request.body, request.ifNoneExist)
  return answer(isNew ? 201 : 200, resource, {
    ...versionHeaders(resource),
    location: `${request.base}/${type}/${resource.id}/_history/${resource.meta?.versionId}`,
  })
}

async function update(repository: FhirRepository, request: FhirRequest, type: string, id: string): Promise<FhirAnswer> {
  const resource = await writerOf(repository).update(type, id, request.body, request.ifMatch)
  return answer(200, resource, versionHeaders(resource))
}

async function remove(repository: FhirRepository, type: string, id: string): Promise<FhirAnswer> {
  await writerOf(repository).delete(type, id)
  return { status: 204, headers: {}, body: '' }
}

function writerOf(repository: FhirRepository): FhirWriter {
  if (repository.writer === undefined) throw new FhirProblem(405, 'not-supported', 'this server is read-only')
  return repository.writer
}

function versionHeaders(resource: Resource): Readonly<Record<string, string>> {
  return resource.meta?.versionId === undefined ? {} : { etag: `W/"${resource.meta.versionId}"` }
}

function answer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): FhirAnswer {
  return {
    status,
    headers: { 'content-type': 'application/fhir+json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: stringifyExact(body),
  }
}
