import type { Failure, FailureReason } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { TokenProvider } from '../token-provider.ts'
import { isAltered } from './attachment-hash.ts'
import type { FileAnswer, FileProgress } from './file-answer.ts'
import { bytesOfBase64, inlineSize } from './inline-content.ts'
import { ownAddress } from './own-address.ts'

/** A facility's server, as far as files are read from it. */
export interface FileServer {
  /** Absolute, ending in `/`. */
  readonly base: URL
  readonly tokens: TokenProvider
  readonly fetch?: typeof fetch
  readonly firstByteMs?: number
  readonly now?: () => Instant
}

/** A file as a record announces it: `AttachedFile` without its title. */
export interface AnnouncedFile {
  readonly contentType: string
  readonly size: number | undefined
  readonly url: string | undefined
  /** Base64 that came inside the record. */
  readonly data: string | undefined
  /** Of the content, as `Attachment.hash`. */
  readonly hash?: string | undefined
}

export interface ReadFileOptions {
  readonly limit?: number
  readonly onProgress?: (progress: FileProgress) => void
  /** Full jitter, 0 ≤ x < 1. */
  readonly random?: () => number
  readonly pause?: (ms: number) => Promise<void>
}

/** Larger files are not held in a browser's memory: 48 MiB. */
const MOST_BYTES = 48 * 1024 * 1024
const FIRST_BYTE_MS = 30_000
const WHOLE_BODY_MS = 180_000
const RETRIES = 2
const FIRST_PAUSE_MS = 500
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504])

/**
 * The content of an attachment: what came inside the record, or what its address gives. Only addresses of the same origin
 * and below the facility's base are asked, and only they get its token; redirects are not followed (C8, C9). Answers,
 * never throws, except when `signal` aborts it.
 */
export async function readFile(
  server: FileServer | undefined,
  file: AnnouncedFile,
  signal: AbortSignal,
  options: ReadFileOptions = {},
): Promise<FileAnswer> {
  const now = server?.now ?? (() => Date.now() as Instant)
  const limit = options.limit ?? MOST_BYTES
  const announced = file.data === undefined ? file.size : inlineSize(file.data)
  if (announced !== undefined && announced > limit) return tooLarge(limit, announced)
  if (file.data !== undefined) {
    const bytes = bytesOfBase64(file.data)
    if (bytes === undefined) return failed('malformed', false, now())
    return {
      state: 'data',
      bytes,
      contentType: plainType(file.contentType),
      isOtherSize: false,
      ...(await alteration(bytes, file.hash)),
      fetchedAt: now(),
    }
  }
  if (file.url === undefined) return { state: 'refused', why: { reason: 'no-address' } }
  const url = server === undefined ? undefined : ownAddress(server.base, file.url)
  if (url === undefined || server === undefined) {
    return { state: 'refused', why: { reason: 'foreign-address', address: file.url } }
  }
  return new Download(server, file, url, signal, { ...options, limit }, now).run()
}

async function alteration(bytes: Uint8Array<ArrayBuffer>, hash: string | undefined): Promise<{ isAltered?: true }> {
  return (await isAltered(bytes, hash)) === true ? { isAltered: true } : {}
}

class Download {
  readonly #server: FileServer
  readonly #file: AnnouncedFile
  readonly #url: URL
  readonly #signal: AbortSignal
  readonly #options: ReadFileOptions & { readonly limit: number }
  readonly #now: () => Instant

  constructor(
    server: FileServer,
    file: AnnouncedFile,
    url: URL,
    signal: AbortSignal,
    options: ReadFileOptions & { readonly limit: number },
    now: () => Instant,
  ) {
    this.#server = server
    this.#file = file
    this.#url = url
    this.#signal = signal
    this.#options = options
    this.#now = now
  }

  /** Tries again, as the FHIR client does, where that may help; a refused token is renewed once (E3, E16). */
  async run(): Promise<FileAnswer> {
    const base = this.#server.base.href
    let token: string | undefined
    try {
      token = await this.#server.tokens.token(base, this.#signal)
    } catch {
      this.#signal.throwIfAborted()
      return failed('unauthenticated', true, this.#now())
    }
    let isRenewed = false
    for (let attempt = 0; ; attempt += 1) {
      this.#signal.throwIfAborted()
      const tried = await this.#once(token)
      if (tried === 'unauthenticated') {
        if (isRenewed) return failed('unauthenticated', true, this.#now())
        isRenewed = true
        token = await this.#server.tokens.renew(base, this.#signal, token).catch(() => undefined)
        if (token === undefined) return failed('unauthenticated', true, this.#now())
        continue
      }
      const { answer, mayRetry } = tried
      if (!mayRetry || attempt >= RETRIES) return answer
      const random = this.#options.random ?? Math.random
      await (this.#options.pause ?? pause)(random() * FIRST_PAUSE_MS * 2 ** attempt)
    }
  }

  async #once(token: string | undefined): Promise<Tried | 'unauthenticated'> {
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), this.#server.firstByteMs ?? FIRST_BYTE_MS)
    let bodyTimer: ReturnType<typeof setTimeout> | undefined
    try {
      const request = this.#server.fetch ?? globalThis.fetch.bind(globalThis)
      const response = await request(this.#url, {
        // The declared type first: only that is guaranteed (fhir-jp.md §7.4).
        headers: {
          Accept: `${plainType(this.#file.contentType)}, */*;q=0.5`,
          'X-Request-Id': crypto.randomUUID(),
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.any([this.#signal, deadline.signal]),
      })
      clearTimeout(timer)
      bodyTimer = setTimeout(() => deadline.abort(), WHOLE_BODY_MS)
      if (response.status === 401) return 'unauthenticated'
      return response.ok ? final(await this.#read(response)) : this.#refused(response.status)
    } catch {
      this.#signal.throwIfAborted()
      const isLate = deadline.signal.aborted
      return { answer: failed(isLate ? 'timed-out' : 'unreachable', true, this.#now()), mayRetry: !isLate }
    } finally {
      clearTimeout(timer)
      clearTimeout(bodyTimer)
    }
  }

  #refused(status: number): Tried {
    if (status === 403) return final({ state: 'notPermitted' })
    if (status === 404 || status === 410) return final({ state: 'absent', at: this.#now() })
    const reason = status === 429 ? 'throttled' : 'server-error'
    return { answer: failed(reason, true, this.#now()), mayRetry: RETRIED_STATUS.has(status) }
  }

  async #read(response: Response): Promise<FileAnswer> {
    const { limit } = this.#options
    const declared = Number(response.headers.get('content-length') ?? Number.NaN)
    const total = Number.isFinite(declared) && declared > 0 ? declared : this.#file.size
    if (Number.isFinite(declared) && declared > limit) return tooLarge(limit, declared)
    const bytes = await this.#body(response, total)
    if (bytes === 'too-large') return tooLarge(limit, undefined)
    const sent = plainType(response.headers.get('content-type') ?? '')
    const announced = plainType(this.#file.contentType)
    // A page of an intermediary in the place of the file (E5); and an empty body is no document.
    const isPage = sent === 'text/html' && announced !== 'text/html'
    if (isPage || (bytes.length === 0 && this.#file.size !== 0)) return failed('not-fhir', true, this.#now())
    const inside = sent === 'application/fhir+json' ? binaryOf(bytes) : undefined
    if (inside === 'malformed') return failed('malformed', true, this.#now())
    const content = inside?.bytes ?? bytes
    const told = inside?.contentType ?? sent
    return {
      state: 'data',
      bytes: content,
      contentType: told === '' || told === 'application/octet-stream' ? announced : told,
      isOtherSize: this.#file.size !== undefined && this.#file.size > 0 && this.#file.size !== content.length,
      ...(await alteration(content, this.#file.hash)),
      fetchedAt: this.#now(),
    }
  }

  async #body(response: Response, total: number | undefined): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
    const reader = response.body?.getReader()
    if (reader === undefined) return new Uint8Array(await response.arrayBuffer())
    const parts: Uint8Array[] = []
    let received = 0
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      received += value.length
      if (received > this.#options.limit) {
        await reader.cancel()
        return 'too-large'
      }
      parts.push(value)
      this.#options.onProgress?.({ received, total })
    }
    const bytes = new Uint8Array(received)
    let at = 0
    for (const part of parts) {
      bytes.set(part, at)
      at += part.length
    }
    return bytes
  }
}

interface Tried {
  readonly answer: FileAnswer
  readonly mayRetry: boolean
}

function final(answer: FileAnswer): Tried {
  return { answer, mayRetry: false }
}

/** A server that answers with a Binary resource instead of its content; undefined for any other FHIR content. */
function binaryOf(bytes: Uint8Array) {
  // Whole documents are large: only the beginning is looked at to tell them from a Binary.
  const start = new TextDecoder().decode(bytes.subarray(0, 2048))
  if (!/"resourceType"\s*:\s*"Binary"/.test(start)) return undefined
  try {
    const binary: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const { contentType, data } = binary as { readonly contentType?: unknown; readonly data?: unknown }
    const content = typeof data === 'string' ? bytesOfBase64(data) : undefined
    if (content === undefined) return 'malformed'
    return { bytes: content, contentType: typeof contentType === 'string' ? plainType(contentType) : '' }
  } catch {
    return 'malformed'
  }
}

function plainType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase()
}

function tooLarge(limit: number, size: number | undefined): FileAnswer {
  return { state: 'refused', why: { reason: 'too-large', limit, size } }
}

function failed(reason: FailureReason, isRetryable: boolean, at: Instant): FileAnswer {
  const why: Failure = { reason, isRetryable }
  return { state: 'failed', why, at }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
