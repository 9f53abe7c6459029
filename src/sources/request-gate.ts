import type { Instant } from '#clinical/jst-date.ts'

const MAX_CONCURRENT = 6
const FAILURES_TO_OPEN = 5
const OPEN_FOR_MS = 30_000

/**
 * Keeps one server from being hammered: at most six requests at a time, and none at all for half a minute after five
 * failures in a row (security-safety.md §E rule 4).
 */
export class RequestGate {
  readonly #now: () => Instant
  readonly #waiting: (() => void)[] = []
  #running = 0
  #failures = 0
  #openUntil = 0

  constructor(now: () => Instant) {
    this.#now = now
  }

  /** True while the server is left alone after repeated failures. */
  get isOpen(): boolean {
    const left = this.#openUntil - this.#now()
    // A clock that was set back meanwhile must not keep it open.
    return left > 0 && left <= OPEN_FOR_MS
  }

  /** Waits for a free place and gives the function that frees it. Rejects with the reason of `signal` when aborted. */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#running >= MAX_CONCURRENT) {
      await new Promise<void>((resolve, reject) => {
        const admitted = () => {
          signal.removeEventListener('abort', left)
          resolve()
        }
        const left = () => {
          this.#waiting.splice(this.#waiting.indexOf(admitted), 1)
          reject(signal.reason)
        }
        signal.addEventListener('abort', left, { once: true })
        this.#waiting.push(admitted)
      })
    } else {
      this.#running += 1
    }
    let isInside = true
    return () => {
      if (!isInside) return
      isInside = false
      const next = this.#waiting.shift()
      // The place passes to the next in the queue; only without one does it become free.
      if (next === undefined) this.#running -= 1
      else next()
    }
  }

  /** Somebody asked for another try: the server is asked again at once, and left alone again if it fails. */
  reopen(): void {
    this.#openUntil = 0
  }

  succeeded(): void {
    this.#failures = 0
    this.#openUntil = 0
  }

  failed(): void {
    this.#failures += 1
    if (this.#failures >= FAILURES_TO_OPEN) this.#openUntil = this.#now() + OPEN_FOR_MS
  }
}
