import type { Failure, Gap } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { CapabilityStatement, Resource } from '#standards/fhir/r4.ts'
import { FhirHttp, type FhirHttpOptions } from './fhir-http.ts'
import type { HttpOutcome } from './fhir-outcome.ts'
import { FARTHEST, type Reach } from './reach.ts'
import { cutAt, type FoundResource, type PageSink, resourceOf, SearchPages } from './search-pages.ts'

export type SearchParameters = readonly (readonly [name: string, value: string])[]

/**
 * What a search brought. `found` with no gaps is everything there is: 2xx, FHIR JSON, a searchset, no page left unread, no
 * OperationOutcome: only then is an empty list a fact (real-servers.md §5).
 */
export type SearchOutcome =
  | { readonly kind: 'found'; readonly entries: readonly FoundResource[]; readonly gaps: readonly Gap[] }
  | Refusal

/** The same of a search whose pages somebody else reads; `gaps` are those of the way, not of the pages. */
export type WalkOutcome = { readonly kind: 'walked'; readonly gaps: readonly Gap[] } | Refusal

type Refusal =
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'out-of-consent' }
  /** `isTypeKept` is false where the server says that it has no such type at all (404, 405, 501). */
  | { readonly kind: 'unsupported'; readonly isTypeKept: boolean }
  | { readonly kind: 'failed'; readonly why: Failure }

export type ReadOutcome =
  | { readonly kind: 'read'; readonly resource: Resource }
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'failed'; readonly why: Failure }

export type CreateOutcome =
  | { readonly kind: 'created' | 'existing'; readonly resource: Resource | undefined }
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'failed'; readonly why: Failure }

/**
 * What became of a write that was sent once. After `failed` nobody knows whether it was done: ask before sending again
 * (security-safety.md §E rule 5, E20, E22).
 */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly resource: Resource }
  /** 409 or 412: it was changed since by somebody else (E23). */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-permitted' }
  /** The server understood and does not take it. */
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'failed'; readonly why: Failure }

/** Parameters that say who somebody is: a search with one goes by POST, so that no address holds it (C3). */
const IDENTITY_PARAMETER =
  /^(?:.*[.:])?(?:identifier|name|family|given|phonetic|birthdate|address.*|telecom|phone|email)$/

/** Servers give fewer where they find it too many. */
const PAGE_SIZE = 1000
const STATEMENT_AGAIN_MS = 60_000

/** A typed FHIR R4 client of one server. Every operation answers; it throws only when `signal` aborts it. */
export class FhirClient {
  readonly #http: FhirHttp
  #capabilities: Promise<CapabilityStatement | 'silent' | 'aborted'> | undefined
  /** When a statement that could not be read is asked for again. */
  #askStatementAgain: Instant | undefined

  constructor(options: FhirHttpOptions) {
    this.#http = new FhirHttp(options)
  }

  get base(): string {
    return this.#http.base.href
  }

  now(): Instant {
    return this.#http.now()
  }

  /** See `RecordSource.askAnyway`. */
  askAnyway(): void {
    if (this.#askStatementAgain !== undefined) this.#capabilities = undefined
    this.#http.askAnyway()
  }

  /** Searches to the last page. Pages that came before a fault are kept, and the fault stands among the gaps. */
  async search(type: string, parameters: SearchParameters, signal: AbortSignal): Promise<SearchOutcome> {
    return this.#gathered(type, parameters, new SearchPages(), signal)
  }

  /** Every version that the server keeps of one resource, as it sends them: the newest first (FHIR R4 §3.1.0.13). */
  async history(type: string, id: string, signal: AbortSignal): Promise<SearchOutcome> {
    return this.#gathered(`${type}/${encodeURIComponent(id)}/_history`, [], new SearchPages('history'), signal)
  }

  /** The same, giving the pages to whoever reads them, until `reach` cuts it. */
  async walk(
    type: string,
    parameters: SearchParameters,
    sink: PageSink,
    signal: AbortSignal,
    reach: Reach = FARTHEST,
  ): Promise<WalkOutcome> {
    let page = await this.#firstPage(type, parameters, signal)
    if (page.kind === 'not-permitted' || page.kind === 'out-of-consent' || page.kind === 'failed') return page
    if (page.kind === 'absent') return { kind: 'unsupported', isTypeKept: false }
    if (page.kind === 'refused') return { kind: 'unsupported', isTypeKept: ![405, 501].includes(page.status) }
    const visited = new Set<string>()
    const without = (gap: Gap): WalkOutcome => ({ kind: 'walked', gaps: [gap] })
    for (let pages = 1; ; pages += 1) {
      if (page.kind !== 'ok') return without({ kind: 'page-missing', why: failureOf(page) })
      const { reference } = page
      const seen = await sink.page(page.body as ArrayBuffer)
      signal.throwIfAborted()
      if (seen.kind === 'unusable') {
        if (pages === 1) return { kind: 'failed', why: { reason: seen.reason, isRetryable: true, reference } }
        return without({ kind: 'page-missing', why: { reason: 'malformed', isRetryable: true, reference } })
      }
      const next = this.#addressOf(seen.next)
      if (next === undefined) return { kind: 'walked', gaps: [] }
      if (next === 'refused' || visited.has(next.href)) {
        return without({ kind: 'page-missing', why: { reason: 'misconfigured', isRetryable: false } })
      }
      if (pages >= reach.pages || seen.held >= reach.records) return without(cutAt(seen.found, seen.total))
      visited.add(next.href)
      page = await this.#http.send({ method: 'GET', url: next, isRepeatable: true, answer: 'bytes' }, signal)
    }
  }

  async read(type: string, id: string, signal: AbortSignal): Promise<ReadOutcome> {
    const url = this.#url(`${type}/${encodeURIComponent(id)}`)
    const outcome = await this.#http.send({ method: 'GET', url, isRepeatable: true }, signal)
    if (outcome.kind === 'absent' || outcome.kind === 'not-permitted') return { kind: outcome.kind }
    if (outcome.kind !== 'ok') return { kind: 'failed', why: failureOf(outcome) }
    const resource = resourceOf(outcome.body)
    if (resource?.resourceType !== type || resource.id !== id) {
      return { kind: 'failed', why: { reason: 'malformed', isRetryable: true } }
    }
    return { kind: 'read', resource }
  }

  /**
   * Creates a resource, or finds the one that the same key made before (E22). `ifNoneExist` is the search that names it,
   * for instance `identifier=urn:uuid:…`; with it a lost answer may be asked for again.
   */
  async create(resource: Resource, ifNoneExist: string, signal: AbortSignal): Promise<CreateOutcome> {
    const outcome = await this.#http.send(
      {
        method: 'POST',
        url: this.#url(resource.resourceType),
        headers: { 'If-None-Exist': ifNoneExist },
        body: { contentType: 'application/fhir+json', text: stringifyExact(resource) },
        isRepeatable: true,
      },
      signal,
    )
    if (outcome.kind === 'not-permitted') return outcome
    if (outcome.kind !== 'ok') return { kind: 'failed', why: failureOf(outcome) }
    return { kind: outcome.status === 201 ? 'created' : 'existing', resource: resourceOf(outcome.body) }
  }

  /** Creates a resource under the key of `ifNoneExist`, sending it one time only. */
  async createOnce(resource: Resource, ifNoneExist: string, signal: AbortSignal): Promise<WriteOutcome> {
    return this.#writeOnce('POST', resource.resourceType, resource, { 'If-None-Exist': ifNoneExist }, signal)
  }

  /** Changes a resource that is still at `versionId`, sending it one time only. */
  async update(resource: Resource, versionId: string, signal: AbortSignal): Promise<WriteOutcome> {
    const path = `${resource.resourceType}/${encodeURIComponent(resource.id ?? '')}`
    return this.#writeOnce('PUT', path, resource, { 'If-Match': `W/"${versionId}"` }, signal)
  }

  async #writeOnce(
    method: 'POST' | 'PUT',
    path: string,
    resource: Resource,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<WriteOutcome> {
    const outcome = await this.#http.send(
      {
        method,
        url: this.#url(path),
        headers: { ...headers, Prefer: 'return=representation' },
        body: { contentType: 'application/fhir+json', text: stringifyExact(resource) },
        isRepeatable: false,
      },
      signal,
    )
    if (outcome.kind === 'not-permitted' || outcome.kind === 'absent') return { kind: outcome.kind }
    if (outcome.kind === 'refused') {
      const isConflict = outcome.status === 409 || outcome.status === 412
      return isConflict ? { kind: 'conflict' } : { kind: 'refused', status: outcome.status }
    }
    if (outcome.kind !== 'ok') return { kind: 'failed', why: failureOf(outcome) }
    const written = resourceOf(outcome.body)
    // Taken, but not shown: what stands there now has to be asked for.
    if (written?.resourceType !== resource.resourceType) {
      return { kind: 'failed', why: { reason: 'malformed', isRetryable: true } }
    }
    return { kind: 'written', resource: written }
  }

  /** An operation by GET, for instance `Patient/$ihe-pix`. */
  async operation(path: string, parameters: SearchParameters, signal: AbortSignal): Promise<HttpOutcome> {
    const url = this.#url(path, parameters)
    return this.#http.send({ method: 'GET', url, isRepeatable: true }, signal)
  }

  /**
   * What the server says it can do, asked once and remembered; undefined when it does not say, which means: try (DESIGN.md
   * §8.15). One that could not be read for a fault is asked for again after a while.
   */
  async capabilities(signal: AbortSignal): Promise<CapabilityStatement | undefined> {
    if (this.#askStatementAgain !== undefined && this.now() >= this.#askStatementAgain) this.#capabilities = undefined
    for (;;) {
      this.#capabilities ??= this.#askCapabilities(signal)
      const asked = this.#capabilities
      const statement = await asked
      if (statement !== 'aborted') return statement === 'silent' ? undefined : statement
      // Aborted with its first asker: who still waits asks again, lest a search go to a server that said it has none.
      if (this.#capabilities === asked) this.#capabilities = undefined
      if (signal.aborted) return undefined
    }
  }

  async #askCapabilities(signal: AbortSignal): Promise<CapabilityStatement | 'silent' | 'aborted'> {
    this.#askStatementAgain = undefined
    try {
      const outcome = await this.#http.send({ method: 'GET', url: this.#url('metadata'), isRepeatable: true }, signal)
      if (outcome.kind === 'failed') this.#askStatementAgain = (this.now() + STATEMENT_AGAIN_MS) as Instant
      const resource = outcome.kind === 'ok' ? resourceOf(outcome.body) : undefined
      return resource?.resourceType === 'CapabilityStatement' ? resource : 'silent'
    } catch {
      return 'aborted'
    }
  }

  async #gathered(
    path: string,
    parameters: SearchParameters,
    pages: SearchPages,
    signal: AbortSignal,
  ): Promise<SearchOutcome> {
    const outcome = await this.walk(path, parameters, pages, signal)
    if (outcome.kind !== 'walked') return outcome
    return { kind: 'found', entries: pages.entries, gaps: [...pages.gaps, ...outcome.gaps] }
  }

  #firstPage(type: string, parameters: SearchParameters, signal: AbortSignal): Promise<HttpOutcome> {
    const all: SearchParameters = [...parameters, ['_count', String(PAGE_SIZE)]]
    if (!parameters.some(([name]) => IDENTITY_PARAMETER.test(name))) {
      return this.#http.send({ method: 'GET', url: this.#url(type, all), isRepeatable: true, answer: 'bytes' }, signal)
    }
    const text = queryOf(all)
    const body = { contentType: 'application/x-www-form-urlencoded', text }
    return this.#http.send(
      { method: 'POST', url: this.#url(`${type}/_search`), body, isRepeatable: true, answer: 'bytes' },
      signal,
    )
  }

  #addressOf(next: string | undefined): URL | 'refused' | undefined {
    if (next === undefined) return undefined
    try {
      const url = new URL(next, this.#http.base)
      return this.#http.isOwn(url) ? url : 'refused'
    } catch {
      return 'refused'
    }
  }

  #url(path: string, parameters: SearchParameters = []): URL {
    const url = new URL(path, this.#http.base)
    if (parameters.length > 0) url.search = queryOf(parameters)
    return url
  }
}

/** Percent-encodes as FHIR servers expect: `+`, `|` and `^` never bare (fhir-jp.md §11.20). */
function queryOf(parameters: SearchParameters): string {
  return parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
}

function failureOf(outcome: Exclude<HttpOutcome, { kind: 'ok' }>): Failure {
  switch (outcome.kind) {
    case 'failed':
      return outcome.why
    case 'not-permitted':
      return { reason: 'not-permitted', isRetryable: false }
    case 'out-of-consent':
      return { reason: 'out-of-consent', isRetryable: false }
    case 'absent':
    case 'refused':
      return { reason: 'server-error', isRetryable: false, reference: outcome.reference }
  }
}
