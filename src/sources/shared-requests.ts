interface Shared {
  readonly controller: AbortController
  readonly promise: Promise<unknown>
  waiting: number
  hasEnded: boolean
}

/**
 * A good answer serves the questions of the next moments, too: one opening of a patient asks in several steps for what
 * one search brings.
 */
const KEPT_MS = 30_000

/**
 * Lets several questions that need the same request wait for one of it. It is aborted when the last of them has gone.
 * An answer that `isKept` approves is kept for a moment; any other is forgotten at once, and what comes after asks anew.
 */
export class SharedRequests {
  readonly #running = new Map<string, Shared>()

  /**
   * Forgets what was kept, and what is on its way, too: somebody wants to know what is so now, and the request may hang.
   * Who waits for it still gets its answer.
   */
  forget(): void {
    this.#running.clear()
  }

  async run<T>(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<T>,
    isKept: (answer: T) => boolean = () => false,
  ): Promise<T> {
    signal.throwIfAborted()
    const shared = this.#running.get(key) ?? this.#start(key, start, isKept)
    shared.waiting += 1
    let left: (() => void) | undefined
    const aborted = new Promise<never>((_resolve, reject) => {
      left = () => {
        shared.waiting -= 1
        if (shared.waiting === 0 && !shared.hasEnded) {
          this.#forget(key, shared)
          shared.controller.abort(signal.reason)
        }
        reject(signal.reason)
      }
      signal.addEventListener('abort', left, { once: true })
    })
    try {
      // The same key always starts the same request, so its result is a T.
      return (await Promise.race([shared.promise, aborted])) as T
    } finally {
      if (left !== undefined) signal.removeEventListener('abort', left)
    }
  }

  #start<T>(key: string, start: (signal: AbortSignal) => Promise<T>, isKept: (answer: T) => boolean): Shared {
    const controller = new AbortController()
    const promise = start(controller.signal)
    const shared: Shared = { controller, promise, waiting: 0, hasEnded: false }
    this.#running.set(key, shared)
    // The rejection reaches those who wait; here only the end matters.
    promise.then(
      (answer) => {
        shared.hasEnded = true
        if (isKept(answer)) setTimeout(() => this.#forget(key, shared), KEPT_MS)
        else this.#forget(key, shared)
      },
      () => this.#forget(key, shared),
    )
    return shared
  }

  #forget(key: string, shared: Shared): void {
    if (this.#running.get(key) === shared) this.#running.delete(key)
  }
}
