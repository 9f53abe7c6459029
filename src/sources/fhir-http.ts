import type { Failure, FailureReason } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { parseExact } from '#standards/fhir/exact-json.ts'
import { isOutsideConsent, outcomeText } from './operation-outcome.ts'
import { RequestGate } from './request-gate.ts'
import { LEAST_LIFE_OF_WRITES_MS, type TokenProvider } from './token-provider.ts'

/** One HTTP exchange with a FHIR server, judged: what came, or why nothing did. Throws only when aborted. */
export type HttpOutcome =
  | {
      readonly kind: 'ok'
      readonly status: number
      /** Parsed; an `ArrayBuffer` where bytes were asked for. */
      readonly body: unknown
      readonly headers: Headers
      readonly reference: string
    }
  | { readonly kind: 'not-permitted' }
  /** 403 whose OperationOutcome names the patient's consent (security-safety.md B2). */
  | { readonly kind: 'out-of-consent' }
  /** 404 or 410: not here, or withdrawn; both mean "no longer to be shown" (real-servers.md §5). */
  | { readonly kind: 'absent'; readonly reference: string; readonly detail?: string | undefined }
  /** 400, 405, 501 …: the server does not do this. */
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly reference: string
      /** What the server's OperationOutcome says; for whoever runs it, never for a screen. */
      readonly detail: string | undefined
    }
  | { readonly kind: 'failed'; readonly why: Failure }

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
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504])

/** What a try says beyond its outcome: whether another try makes sense, and how long the server wants to be left alone. */
interface Try {
  readonly outcome: HttpOutcome
  readonly mayRetry: boolean
  readonly retryAfterMs: number | undefined
  /** There was no token for it: the server was not asked, and this says nothing about it. */
  readonly isUnsent?: true
}

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
      return await this.#judge(response, request.answer, reference)
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

  async #judge(response: Response, wanted: HttpRequest['answer'], sent: string): Promise<Try> {
    const reference = response.headers.get('x-request-id') ?? sent
    const { status, headers } = response
    const final = (outcome: HttpOutcome): Try => ({ outcome, mayRetry: false, retryAfterMs: undefined })
    const ok = (body: unknown): Try => final({ kind: 'ok', status, body, headers, reference })
    if (response.ok && wanted === 'bytes' && status !== 204) {
      const bytes = await uncut(response.arrayBuffer())
      if (bytes === undefined) return final(failed('malformed', true, reference))
      return isFhirJson(response) ? ok(bytes) : final(failed('not-fhir', true, reference))
    }
    const text = await uncut(response.text())
    if (response.ok) {
      if (status === 204 || (status === 201 && text === ''))
        return ok(wanted === 'bytes' ? new ArrayBuffer(0) : undefined)
      // A cut body after the headers arrived is not tried again: what it was, a second try may hide (E6).
      if (text === undefined) return final(failed('malformed', true, reference))
      if (!isFhirJson(response)) return final(failed('not-fhir', true, reference))
      const body = parsed(text)
      return body === undefined
        ? final(failed(text.trim() === '' ? 'not-fhir' : 'malformed', true, reference))
        : ok(body)
    }
    if (status === 403)
      return final({ kind: isOutsideConsent(parsed(text ?? '')) ? 'out-of-consent' : 'not-permitted' })
    if (status === 401) return final(failed('unauthenticated', true, reference))
    if (status === 404 || status === 410)
      return final({ kind: 'absent', reference, detail: outcomeText(parsed(text ?? '')) })
    if (RETRIED_STATUS.has(status)) {
      const reason = status === 429 ? 'throttled' : 'server-error'
      const retryAfterMs = retryAfter(response.headers.get('retry-after'), this.#now())
      return { outcome: failed(reason, true, reference), mayRetry: true, retryAfterMs }
    }
    if (status >= 500 && status !== 501) return final(failed('server-error', true, reference))
    return final({ kind: 'refused', status, reference, detail: outcomeText(parsed(text ?? '')) })
  }
}

function failed(reason: FailureReason, isRetryable: boolean, reference?: string): HttpOutcome {
  const why: Failure = reference === undefined ? { reason, isRetryable } : { reason, isRetryable, reference }
  return { kind: 'failed', why }
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

function isFhirJson(response: Response): boolean {
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  return type === 'application/fhir+json' || type === 'application/json+fhir'
}

/** A body; undefined when it was cut. */
async function uncut<T>(body: Promise<T>): Promise<T | undefined> {
  try {
    return await body
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    return undefined
  }
}

/** JSON; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return parseExact(text)
  } catch {
    return undefined
  }
}

function retryAfter(header: string | null, now: Instant): number | undefined {
  if (header === null) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
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
