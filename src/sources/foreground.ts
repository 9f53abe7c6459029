/** How long nobody may have waited for anything before background work begins: screens ask in several steps. */
const QUIET_MS = 250
/** Background work waits this long at most, whatever is still awaited. */
const MOST_MS = 4_000
/** Nothing has come for so long: whoever has not answered by now is not about to. */
const SILENCE_MS = 500
/** A hospital is given so many times as long as the slowest of those that answered meanwhile. */
const PATIENCE = 1.25

/** Something that a reader waits for. */
interface Awaited {
  readonly since: number
  /** The longest that another answer took which came meanwhile; undefined = none came. */
  slowestOtherMs: number | undefined
}

/**
 * What a reader waits for goes first: the years before the window on the screen are asked when the network has become
 * quiet and the page has drawn what came (SPD-1). One for all servers, because their answers meet in one page. A hospital
 * that keeps silent when the others have answered is not waited for: it must not delay their history (security-safety.md
 * §E rule 1).
 */
export class Foreground {
  readonly #idle: Idle
  readonly #awaited = new Set<Awaited>()
  #quietSince = performance.now()

  constructor(idle: Idle = idleHere) {
    this.#idle = idle
  }

  /** Runs what a reader waits for. */
  async run<T>(ask: () => Promise<T>): Promise<T> {
    const mine: Awaited = { since: performance.now(), slowestOtherMs: undefined }
    this.#awaited.add(mine)
    try {
      return await ask()
    } finally {
      this.#awaited.delete(mine)
      this.#ended(mine)
    }
  }

  /** Resolves when nobody has waited for a moment, or after a few seconds. Rejects when `signal` aborts. */
  async quiet(signal: AbortSignal): Promise<void> {
    const last = performance.now() + MOST_MS
    while (performance.now() < last && !this.#isQuiet()) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 5))
      signal.throwIfAborted()
      if (this.#isQuiet()) await this.#idle(last - performance.now())
      signal.throwIfAborted()
    }
  }

  #ended(awaited: Awaited): void {
    const now = performance.now()
    // The deadline of a silent hospital says nothing about how fast the others are.
    if (this.#isSilent(awaited, now)) return
    this.#quietSince = now
    for (const other of this.#awaited) {
      other.slowestOtherMs = Math.max(other.slowestOtherMs ?? 0, now - awaited.since)
    }
  }

  #isQuiet(): boolean {
    const now = performance.now()
    return now - this.#quietSince >= QUIET_MS && [...this.#awaited].every((each) => this.#isSilent(each, now))
  }

  #isSilent({ since, slowestOtherMs }: Awaited, now: number): boolean {
    if (slowestOtherMs === undefined) return false
    return now - this.#quietSince >= SILENCE_MS && now - since >= slowestOtherMs * PATIENCE
  }
}

/** Waits until the page has nothing left to draw, or for `mostMs`. */
export type Idle = (mostMs: number) => Promise<void>

/** Where the browser tells (Safari and Node do not). */
export async function idleHere(mostMs: number): Promise<void> {
  if (typeof requestIdleCallback === 'undefined' || mostMs <= 0) return
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: mostMs }))
}
