interface Shared {
  readonly controller: AbortController
  readonly promise: Promise<unknown>
  waiting: number
}

/**
 * Lets several questions that need the same request wait for one of it. It is aborted when the last of them has gone, and
 * forgotten when it has ended: what comes after asks anew.
 */
export class SharedRequests {
  readonly #running = new Map<string, Shared>()

  async run<T>(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    const shared = this.#running.get(key) ?? this.#start(key, start)
    shared.waiting += 1
    let left: (() => void) | undefined
    const aborted = new Promise<never>((_resolve, reject) => {
      left = () => {
        shared.waiting -= 1
        if (shared.waiting === 0) {
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

  #start<T>(key: string, start: (signal: AbortSignal) => Promise<T>): Shared {
    const controller = new AbortController()
    const promise = start(controller.signal)
    const shared: Shared = { controller, promise, waiting: 0 }
    this.#running.set(key, shared)
    // The rejection reaches those who wait; here only the end matters.
    promise.then(
      () => this.#forget(key, shared),
      () => this.#forget(key, shared),
    )
    return shared
  }

  #forget(key: string, shared: Shared): void {
    if (this.#running.get(key) === shared) this.#running.delete(key)
  }
}
