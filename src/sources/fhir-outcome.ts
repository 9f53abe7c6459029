import type { Failure, FailureReason } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { parseExact } from '#standards/fhir/exact-json.ts'
import { isOutsideConsent, outcomeText } from './operation-outcome.ts'

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

/** What a try says beyond its outcome: whether another try makes sense, and how long the server wants to be left alone. */
export interface Try {
  readonly outcome: HttpOutcome
  readonly mayRetry: boolean
  readonly retryAfterMs: number | undefined
  /** There was no token for it: the server was not asked, and this says nothing about it. */
  readonly isUnsent?: true
}

const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504])

/**
 * What an answer means. `sent` is the number under which it was asked, for a server that gives none of its own; `wanted` as in
 * the request. Rejects only when aborted.
 */
export async function judged(
  response: Response,
  wanted: 'bytes' | undefined,
  sent: string,
  now: () => Instant,
): Promise<Try> {
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
    return body === undefined ? final(failed(text.trim() === '' ? 'not-fhir' : 'malformed', true, reference)) : ok(body)
  }
  if (status === 403) return final({ kind: isOutsideConsent(parsed(text ?? '')) ? 'out-of-consent' : 'not-permitted' })
  if (status === 401) return final(failed('unauthenticated', true, reference))
  if (status === 404 || status === 410)
    return final({ kind: 'absent', reference, detail: outcomeText(parsed(text ?? '')) })
  if (RETRIED_STATUS.has(status)) {
    const reason = status === 429 ? 'throttled' : 'server-error'
    const retryAfterMs = retryAfter(response.headers.get('retry-after'), now())
    return { outcome: failed(reason, true, reference), mayRetry: true, retryAfterMs }
  }
  if (status >= 500 && status !== 501) return final(failed('server-error', true, reference))
  return final({ kind: 'refused', status, reference, detail: outcomeText(parsed(text ?? '')) })
}

export function failed(reason: FailureReason, isRetryable: boolean, reference?: string): HttpOutcome {
  const why: Failure = reference === undefined ? { reason, isRetryable } : { reason, isRetryable, reference }
  return { kind: 'failed', why }
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
