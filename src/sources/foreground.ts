/** How long nobody may have waited for anything before background work begins: screens ask in several steps. */
const QUIET_MS = 250
/** Background work waits this long at most, so that one hospital that never answers does not hold it up for ever. */
const MOST_MS = 4_000

/**
 * What a reader waits for goes first: the years before the window on the screen are asked when the network has become
 * quiet and the page has drawn what came (SPD-1). One for all servers, because their answers meet in one page.
 */
export class Foreground {
  #waitedFor = 0
  #quietSince = performance.now()

  /** Runs what a reader waits for. */
  async run<T>(ask: () => Promise<T>): Promise<T> {
    this.#waitedFor += 1
    try {
      return await ask()
    } finally {
      this.#waitedFor -= 1
      if (this.#waitedFor === 0) this.#quietSince = performance.now()
    }
  }

  /** Resolves when nobody has waited for a moment, or after a few seconds. Rejects when `signal` aborts. */
  async quiet(signal: AbortSignal): Promise<void> {
    const last = performance.now() + MOST_MS
    while (performance.now() < last && !this.#isQuiet()) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 5))
      signal.throwIfAborted()
      if (this.#isQuiet()) await idle(last - performance.now())
      signal.throwIfAborted()
    }
  }

  #isQuiet(): boolean {
    return this.#waitedFor === 0 && performance.now() - this.#quietSince >= QUIET_MS
  }
}

/** When the page has nothing left to draw, where the browser tells (Safari and Node do not); after `mostMs` anyway. */
async function idle(mostMs: number): Promise<void> {
  if (typeof requestIdleCallback === 'undefined' || mostMs <= 0) return
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: mostMs }))
}
