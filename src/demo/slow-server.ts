/**
 * A server that is slow to begin: what it is asked waits `slowMs`, all together, and what follows at once is answered at
 * once. After a silence it is slow again. So a whole screen of it is late by `slowMs`, not every one of its many requests.
 */
export class SlowServer {
  readonly #slowMs: number
  readonly #silenceMs: number
  #waking: Promise<void> | undefined
  #awakeUntil = Number.NEGATIVE_INFINITY

  constructor(slowMs: number, silenceMs = Math.min(5000, slowMs)) {
    this.#slowMs = slowMs
    this.#silenceMs = silenceMs
  }

  /** Resolves when the server turns to a request; rejects with the reason of `signal` when nobody waits any more. */
  async turnTo(signal: AbortSignal): Promise<void> {
    if (performance.now() >= this.#awakeUntil) {
      this.#waking ??= this.#wake()
      await untilAborted(this.#waking, signal)
    }
    this.#awakeUntil = performance.now() + this.#silenceMs
  }

  async #wake(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.#slowMs))
    this.#waking = undefined
    this.#awakeUntil = performance.now() + this.#silenceMs
  }
}

function untilAborted(awaited: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
    if (signal.aborted) reject(signal.reason)
    awaited.then(resolve, reject)
  })
}
