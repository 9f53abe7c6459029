import { type Finding, note, right, wrong } from './finding.ts'

export interface ProberOptions {
  readonly fetch?: typeof fetch
  /** ms since 1970, by the clock of this device. */
  readonly now?: () => number
  /** How long an answer is waited for. */
  readonly deadlineMs?: number
  /** The address of the page that asks. */
  readonly page: URL
  /** Tells of every address that the Content-Security-Policy of the page has blocked; gives what stops the telling. */
  readonly watchPolicy?: (tell: (address: string) => void) => () => void
}

/** An answer that may be read, or the reason why there is none. */
export type Probed =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Headers
      readonly text: string
      readonly skewMs: number | undefined
    }
  | { readonly kind: 'failed'; readonly finding: Finding }

const DEADLINE_MS = 15_000
/** Tells less than two minutes apart are no matter (E31, B6). */
const MOST_SKEW_MS = 120_000
/** Nobody's: a server that gives records for it gives them to anybody. */
const NO_ONES_TOKEN = 'renkei-viewer-self-check'

/** Asks servers as the screens do, and says why an answer fails to come as far as a browser can know. */
export class Prober {
  readonly #options: ProberOptions
  readonly #blocked = new Set<string>()
  readonly #stopWatching: (() => void) | undefined

  constructor(options: ProberOptions) {
    this.#options = options
    this.#stopWatching = options.watchPolicy?.((address) => {
      if (URL.canParse(address)) this.#blocked.add(new URL(address).origin)
    })
  }

  get page(): URL {
    return this.#options.page
  }

  close(): void {
    this.#stopWatching?.()
  }

  /** A plain request, for which a browser asks no leave first. */
  async plain(address: URL, accept: string): Promise<Probed> {
    return this.#ask(address, { headers: { Accept: accept } })
  }

  /** With the headers that every request of the viewer has, and a token that is nobody's. */
  async withToken(address: URL, accept: string): Promise<Probed> {
    const headers = { Accept: accept, Authorization: `Bearer ${NO_ONES_TOKEN}`, 'X-Request-Id': crypto.randomUUID() }
    const asked = await this.#ask(address, { headers })
    if (asked.kind === 'answer' || asked.finding.code !== 'origin-refused') return asked
    // It lets our origin read, as the plain request before has shown: the headers, or the refusal itself, is what it forgot.
    const again = await this.#ask(address, { headers: { Accept: accept } })
    return { kind: 'failed', finding: wrong(again.kind === 'answer' ? 'headers-refused' : 'errors-without-cors') }
  }

  async #ask(address: URL, init: RequestInit): Promise<Probed> {
    const { page, fetch = globalThis.fetch.bind(globalThis), now = Date.now } = this.#options
    if (page.protocol === 'https:' && !isTrustworthy(address)) return failed(wrong('mixed-content'))
    const signal = AbortSignal.timeout(this.#options.deadlineMs ?? DEADLINE_MS)
    const safe: RequestInit = { credentials: 'omit', cache: 'no-store', redirect: 'manual', signal }
    const sentAt = now()
    try {
      const response = await fetch(address, { ...safe, ...init })
      const date = Date.parse(response.headers.get('date') ?? '')
      // Whole seconds, cut off: half a second of it is nobody's fault.
      const skewMs = Number.isNaN(date) ? undefined : date + 500 - (sentAt + now()) / 2
      if (response.type === 'opaqueredirect') return failed(wrong('redirected'))
      if (response.status >= 300 && response.status < 400) return failed(wrong('redirected'))
      const text = await response.text()
      return { kind: 'answer', status: response.status, headers: response.headers, text, skewMs }
    } catch {
      if (signal.aborted) return failed(wrong('timed-out'))
      return failed(await this.#why(address, signal))
    }
  }

  /** A browser tells no reason; a request whose answer nobody may read tells a server that is down from one that refuses us. */
  async #why(address: URL, signal: AbortSignal): Promise<Finding> {
    const { page, fetch = globalThis.fetch.bind(globalThis) } = this.#options
    // The event of a blocked address comes after the request has failed.
    await new Promise((resolve) => setTimeout(resolve))
    if (this.#blocked.has(address.origin)) return wrong('blocked-by-policy')
    if (address.origin === page.origin) return wrong('unreachable')
    try {
      await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal })
      return wrong('origin-refused')
    } catch {
      return wrong(signal.aborted ? 'timed-out' : 'unreachable')
    }
  }
}

/** Browsers take what comes over TLS, or from this very machine, for safe (W3C Secure Contexts). */
export function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}

/** What the clock of a server says against ours. */
export function clockFinding({ skewMs }: { readonly skewMs: number | undefined }): Finding {
  if (skewMs === undefined) return note('clock-hidden')
  if (Math.abs(skewMs) <= MOST_SKEW_MS) return right('clock-right')
  return wrong('clock-skewed', `${skewMs > 0 ? '+' : '−'}${Math.round(Math.abs(skewMs) / 60_000)}`)
}

/** What a server did with a token that is nobody's. */
export function tokenFinding(status: number, isSignInConfigured: boolean): Finding {
  if (status === 401 || status === 403) return right('asks-for-token')
  if (status >= 200 && status < 300) return isSignInConfigured ? wrong('takes-any-token') : note('takes-any-token')
  return note('status', String(status))
}

function failed(finding: Finding): Probed {
  return { kind: 'failed', finding }
}

/** JSON of an object; undefined where it is none. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? Object(json) : undefined
  } catch {
    return undefined
  }
}
