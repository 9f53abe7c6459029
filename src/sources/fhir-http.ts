import type { Instant } from '#clinical/jst-date.ts'
import { failed, type HttpOutcome, judged, type Try } from './fhir-outcome.ts'
import { RequestGate } from './request-gate.ts'
import { LEAST_LIFE_OF_WRITES_MS, type TokenProvider } from './token-provider.ts'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: URL
  readonly body?: { readonly contentType: string; readonly text: string }
  readonly headers?: Readonly<Record<string, string>>
  /** A write is sent again only where its key makes that harmless (security-safety.md §E rule 5). */
  readonly isRepeatable: boolean
  /** `bytes` leaves the body unread, for whoever reads it on another thread; whether it is FHIR JSON they find out. */
  readonly answer?: 'bytes'
}

export interface FhirHttpOptions {
  /** Absolute, ending in `/`. */
  readonly base: URL
  readonly tokens: TokenProvider
  readonly fetch?: typeof fetch
  readonly firstByteMs?: number
  /** Full jitter: a fraction of the longest pause, 0 ≤ x < 1. */
  readonly random?: () => number
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>
  readonly now?: () => Instant
  /** Begins to time a request; what it gives is told the `Date` of the answer (E31, B6). */
  readonly watchClock?: () => (date: string | null) => void
}

const FIRST_BYTE_MS = 30_000
const WHOLE_BODY_MS = 120_000
const RETRIES = 2
const FIRST_PAUSE_MS = 500
/** A server that asks for a longer pause than this is not waited for; the reader is told and may retry. */
const LONGEST_PAUSE_MS = 20_000

/** HTTP under the rules of security-safety.md §E rule 4 and C8 for one server. */
export class FhirHttp {
  readonly base: URL
  readonly #tokens: TokenProvider
  readonly #fetch: typeof fetch
  readonly #firstByteMs: number
  readonly #random: () => number
  readonly #pause: (ms: number, signal: AbortSignal) => Promise<void>
  readonly #now: () => Instant
  readonly #watchClock: FhirHttpOptions['watchClock']
  readonly #gate: RequestGate
  #renewal: Promise<string | undefined> | undefined

  constructor(options: FhirHttpOptions) {
    this.base = options.base
    this.#tokens = options.tokens
    // Bound, because a browser's fetch refuses to run as a method of another object.
    this.#fetch = options.fetch ?? globalThis.fetch.bind(globalThis)
    this.#firstByteMs = options.firstByteMs ?? FIRST_BYTE_MS
    this.#random = options.random ?? Math.random
    this.#pause = options.pause ?? pause
    this.#now = options.now ?? (() => Date.now() as Instant)
    this.#watchClock = options.watchClock
    this.#gate = new RequestGate(this.#now)
  }

  now(): Instant {
    return this.#now()
  }

  /** True for addresses that may be asked with this server's token: same origin and under its base (C8). */
  isOwn(url: URL): boolean {
    return url.origin === this.base.origin && url.pathname.startsWith(this.base.pathname)
  }

  /** Lets the next request through although the server was to be left alone: a reader asked for it (SRC-9). */
  askAnyway(): void {
    this.#gate.reopen()
  }

  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
    if (!this.isOwn(request.url)) return failed('misconfigured', false)
    let last: HttpOutcome = failed('unreachable', true)
    for (let attempt = 0; ; attempt += 1) {
      signal.throwIfAborted()
      if (this.#gate.isOpen) return last
      const leave = await this.#gate.enter(signal)
      // The others of the queue have failed meanwhile.
      if (this.#gate.isOpen) {
        leave()
        return last
      }
      let result: Try
      try {
        result = await this.#authorized(request, signal)
      } finally {
        leave()
      }
      last = result.outcome
      if (result.isUnsent) return last
      if (isDown(last)) this.#gate.failed()
      else this.#gate.succeeded()
      const waitMs = (result.retryAfterMs ?? 0) + this.#random() * FIRST_PAUSE_MS * 2 ** attempt
      const isLast = attempt >= RETRIES || !request.isRepeatable || waitMs > LONGEST_PAUSE_MS
      if (!result.mayRetry || isLast) return result.outcome
      await this.#pause(waitMs, signal)
    }
  }

  /** Sends with the token; a refused one is renewed once, and N refusals at a time cause one renewal (E16, E18). */
  async #authorized(request: HttpRequest, signal: AbortSignal): Promise<Try> {
    const base = this.base.href
    let given: string | undefined
    try {
      given = await this.#tokens.token(base, signal, ...(isWrite(request) ? [LEAST_LIFE_OF_WRITES_MS] : []))
    } catch {
      signal.throwIfAborted()
      return {
        outcome: failed('unauthenticated', true),
        mayRetry: false,
        retryAfterMs: undefined,
        isUnsent: true,
      }
    }
    const first = await this.#once(request, given, signal)
    if (!isUnauthenticated(first)) return first
    this.#renewal ??= this.#tokens.renew(base, signal, given).finally(() => {
      this.#renewal = undefined
    })
    const token = await this.#renewal.catch(() => undefined)
    signal.throwIfAborted()
    return token === undefined ? first : this.#once(request, token, signal)
  }

  async #once(request: HttpRequest, token: string | undefined, signal: AbortSignal): Promise<Try> {
    const reference = crypto.randomUUID()
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), this.#firstByteMs)
    const either = AbortSignal.any([signal, deadline.signal])
    let bodyTimer: ReturnType<typeof setTimeout> | undefined
    try {
      const told = this.#watchClock?.()
      const response = await this.#fetch(request.url, {
        method: request.method,
        headers: headersOf(request, token, reference),
        body: request.body?.text ?? null,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        signal: either,
      })
      told?.(response.headers.get('date'))
      clearTimeout(timer)
      bodyTimer = setTimeout(() => deadline.abort(), WHOLE_BODY_MS)
      return await judged(response, request.answer, reference, this.#now)
    } catch {
      signal.throwIfAborted()
      const reason = deadline.signal.aborted ? 'timed-out' : 'unreachable'
      // A deadline that has passed is not tried again: the reader has waited long enough (security-safety.md §E rule 4).
      return { outcome: failed(reason, true, reference), mayRetry: reason === 'unreachable', retryAfterMs: undefined }
    } finally {
      clearTimeout(timer)
      clearTimeout(bodyTimer)
    }
  }
}

/** Faults that count towards leaving a server alone; one that only asks for patience (429) is up. */
function isDown(outcome: HttpOutcome): boolean {
  return outcome.kind === 'failed' && ['unreachable', 'timed-out', 'server-error'].includes(outcome.why.reason)
}

/** A search by POST is none. */
function isWrite({ method, url }: HttpRequest): boolean {
  return method !== 'GET' && !url.pathname.endsWith('/_search')
}

function isUnauthenticated({ outcome }: Try): boolean {
  return outcome.kind === 'failed' && outcome.why.reason === 'unauthenticated'
}

function headersOf(request: HttpRequest, token: string | undefined, reference: string): Record<string, string> {
  return {
    ...request.headers,
    Accept: 'application/fhir+json',
    'X-Request-Id': reference,
    ...(request.body === undefined ? {} : { 'Content-Type': request.body.contentType }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', left)
      resolve()
    }, ms)
    const left = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', left, { once: true })
  })
}
