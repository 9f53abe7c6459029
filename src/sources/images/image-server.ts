import type { Failure, FailureReason } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { ownAddress } from '../files/own-address.ts'
import { RequestGate } from '../request-gate.ts'
import { LEAST_LIFE_OF_WRITES_MS, type TokenProvider } from '../token-provider.ts'

export interface ImageServerOptions {
  readonly facility: FacilityId
  /** Root of the DICOMweb services: absolute, ending in `/`. */
  readonly base: URL
  readonly tokens: TokenProvider
  readonly fetch?: typeof fetch
  readonly firstByteMs?: number
  readonly now?: () => Instant
  /** Full jitter, 0 ≤ x < 1. */
  readonly random?: () => number
  readonly pause?: (ms: number) => Promise<void>
}

/** Why an exchange with a picture server brought no answer at all. A status that is no success is an answer. */
export class ImageServerError extends Error {
  readonly failure: Failure

  constructor(reason: FailureReason, isRetryable: boolean, reference?: string) {
    super(`the picture server: ${reason}`)
    this.name = 'ImageServerError'
    this.failure = reference === undefined ? { reason, isRetryable } : { reason, isRetryable, reference }
  }
}

const FIRST_BYTE_MS = 30_000
/** A whole multi-frame object over a slow line. */
const WHOLE_BODY_MS = 180_000
/** No answer larger than this is held in a browser's memory: 512 MiB (D8). */
const MOST_BYTES = 512 * 1024 * 1024
const RETRIES = 2
const FIRST_PAUSE_MS = 500
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504])

export interface ImageRequest {
  readonly method?: 'GET' | 'POST'
  readonly accept: string
  readonly body?: Uint8Array<ArrayBuffer>
  readonly contentType?: string
  readonly signal: AbortSignal
  /** For a write: never sent twice, not even after a refused token (E20). */
  readonly isOnce?: boolean
}

/**
 * One facility's picture server under the rules of security-safety.md §E rule 4: at most six exchanges at a time, bodies
 * included, a limit of time on everything, retries where they may help. Only addresses below its configured root are asked,
 * and only they get its token (C8, C9).
 */
export class ImageServer {
  readonly facility: FacilityId
  readonly base: URL
  readonly #options: ImageServerOptions
  readonly #gate: RequestGate
  #renewal: Promise<string | undefined> | undefined
  /** Whether the server answers, but not to us; asked once after a first refusal. */
  #isOriginRefused: Promise<boolean> | undefined

  constructor(options: ImageServerOptions) {
    this.facility = options.facility
    this.base = options.base
    this.#options = options
    this.#gate = new RequestGate(() => this.now())
  }

  now(): Instant {
    return this.#options.now?.() ?? (Date.now() as Instant)
  }

  /** A reader asked for another try (SRC-9). */
  askAnyway(): void {
    this.#gate.reopen()
    this.#isOriginRefused = undefined
  }

  /**
   * Sends one request and waits for the whole answer. Throws `ImageServerError`, or the reason of `signal`.
   * `address` is absolute or relative to the root.
   */
  async send(address: string | URL, request: ImageRequest): Promise<Response> {
    const url = ownAddress(this.base, typeof address === 'string' ? address : address.href)
    if (url === undefined) throw new ImageServerError('misconfigured', false)
    for (let attempt = 0; ; attempt += 1) {
      const tried = await this.#inTurn(url, request)
      const isLast = request.isOnce === true || attempt >= RETRIES
      if (tried instanceof Response) {
        if (isLast || !RETRIED_STATUS.has(tried.status)) return tried
      } else if (isLast || tried.failure.reason !== 'unreachable') {
        throw tried
      }
      const jitter = (this.#options.random ?? Math.random)()
      await (this.#options.pause ?? pause)(jitter * FIRST_PAUSE_MS * 2 ** attempt)
      request.signal.throwIfAborted()
    }
  }

  async #inTurn(url: URL, request: ImageRequest): Promise<Response | ImageServerError> {
    if (this.#gate.isOpen) return new ImageServerError('server-error', true)
    const leave = await this.#gate.enter(request.signal)
    try {
      const tried = await this.#authorized(url, request)
      // A status for one instance says nothing about the server; only those of its front do (E32).
      const isDown = tried instanceof Response ? [502, 503, 504].includes(tried.status) : !isHere(tried)
      if (isDown) this.#gate.failed()
      else this.#gate.succeeded()
      return tried
    } finally {
      leave()
    }
  }

  /** A refused token is renewed once, for all that wait (E16, E18). */
  async #authorized(url: URL, request: ImageRequest): Promise<Response | ImageServerError> {
    const { tokens } = this.#options
    const base = this.base.href
    const isWrite = request.method !== undefined && request.method !== 'GET'
    let given: string | undefined
    try {
      given = await tokens.token(base, request.signal, ...(isWrite ? [LEAST_LIFE_OF_WRITES_MS] : []))
    } catch {
      request.signal.throwIfAborted()
      // Never without a token where one is wanted: nobody could tell that request from a stranger's.
      return new ImageServerError('unauthenticated', true)
    }
    const first = await this.#once(url, request, given)
    if (!(first instanceof Response) || first.status !== 401 || request.isOnce === true) return first
    this.#renewal ??= tokens.renew(base, request.signal, given).finally(() => {
      this.#renewal = undefined
    })
    const token = await this.#renewal.catch(() => undefined)
    request.signal.throwIfAborted()
    return token === undefined ? first : this.#once(url, request, token)
  }

  async #once(url: URL, request: ImageRequest, token: string | undefined): Promise<Response | ImageServerError> {
    const reference = crypto.randomUUID()
    const deadline = new AbortController()
    let timer = setTimeout(() => deadline.abort(), this.#options.firstByteMs ?? FIRST_BYTE_MS)
    try {
      const response = await this.#fetch(url, {
        method: request.method ?? 'GET',
        headers: {
          Accept: request.accept,
          'X-Request-Id': reference,
          ...(request.contentType === undefined ? {} : { 'Content-Type': request.contentType }),
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        body: request.body ?? null,
        redirect: 'error',
        credentials: 'omit',
        // Pictures of a patient do not stay on the disk of a shared terminal.
        cache: 'no-store',
        signal: AbortSignal.any([request.signal, deadline.signal]),
      })
      clearTimeout(timer)
      timer = setTimeout(() => deadline.abort(), WHOLE_BODY_MS)
      return await whole(response, reference)
    } catch (error) {
      request.signal.throwIfAborted()
      if (error instanceof ImageServerError) return error
      if (deadline.signal.aborted) return new ImageServerError('timed-out', true, reference)
      const isRefused = await this.#originIsRefused(request.signal)
      return new ImageServerError(isRefused ? 'origin-refused' : 'unreachable', !isRefused, reference)
    } finally {
      clearTimeout(timer)
    }
  }

  #fetch(url: URL, init: RequestInit): Promise<Response> {
    // Bound, because a browser's fetch refuses to run as a method of another object.
    return (this.#options.fetch ?? globalThis.fetch.bind(globalThis))(url, init)
  }

  /**
   * A browser does not tell a server that is down from one that sends no CORS header. A request whose answer nobody may
   * read, without a token, tells: it arrives only at a server that is up.
   */
  #originIsRefused(signal: AbortSignal): Promise<boolean> {
    const here = typeof location === 'undefined' ? undefined : location.origin
    if (here === undefined || here === this.base.origin) return Promise.resolve(false)
    this.#isOriginRefused ??= this.#fetch(this.base, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(this.#options.firstByteMs ?? FIRST_BYTE_MS)]),
    }).then(
      () => true,
      () => {
        this.#isOriginRefused = undefined
        return false
      },
    )
    return this.#isOriginRefused
  }
}

function isHere({ failure }: ImageServerError): boolean {
  return !['unreachable', 'timed-out', 'origin-refused'].includes(failure.reason)
}

/** The answer with its whole body, so that a place in the queue is free only when the line is. */
async function whole(response: Response, sent: string): Promise<Response> {
  const { status, statusText, headers } = response
  const reference = headers.get('x-request-id') ?? sent
  const declared = Number(headers.get('content-length') ?? Number.NaN)
  if (declared > MOST_BYTES) {
    await response.body?.cancel()
    throw new ImageServerError('malformed', false, reference)
  }
  const bytes = await response.arrayBuffer()
  const isCut = Number.isFinite(declared) && !headers.has('content-encoding') && bytes.byteLength < declared
  if (bytes.byteLength > MOST_BYTES || isCut) throw new ImageServerError('malformed', true, reference)
  const isBodiless = [101, 204, 205, 304].includes(status)
  return new Response(isBodiless ? null : bytes, { status, statusText, headers })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
