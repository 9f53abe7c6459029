/** Before the lock a countdown stands on the screen for so long. */
const WARNING_MS = 60_000

export interface IdleClockOptions {
  readonly idleMs: number
  /** The time of day, which goes on while a laptop sleeps. */
  readonly wallMs: () => number
  /** Time that never goes back, which some machines stop while they sleep. */
  readonly steadyMs: () => number
}

/**
 * How long nobody has touched the machine, by two clocks: a laptop that sleeps stops the one, somebody who sets the clock
 * back turns the other (A5, E30). Whichever says longer counts.
 */
export class IdleClock {
  readonly #options: IdleClockOptions
  #wall: number
  #steady: number

  constructor(options: IdleClockOptions) {
    this.#options = options
    this.#wall = options.wallMs()
    this.#steady = options.steadyMs()
  }

  /** Milliseconds to the lock; 0 = now. */
  leftMs(): number {
    const { idleMs, wallMs, steadyMs } = this.#options
    return Math.max(0, idleMs - Math.max(wallMs() - this.#wall, steadyMs() - this.#steady))
  }

  /** Whole seconds to the lock while the countdown stands, else undefined. */
  countdown(): number | undefined {
    const left = this.leftMs()
    return left > Math.min(WARNING_MS, this.#options.idleMs / 2) ? undefined : Math.ceil(left / 1000)
  }

  /**
   * A hand on the machine. False when it came too late: the first touch after a night's sleep opens nothing.
   */
  touched(): boolean {
    if (this.leftMs() === 0) return false
    this.#wall = this.#options.wallMs()
    this.#steady = this.#options.steadyMs()
    return true
  }

  /** A hand in another tab, at a time of day. One that is told late is as old as it is. */
  heard(atWallMs: number): void {
    const age = Math.max(0, this.#options.wallMs() - atWallMs)
    if (this.leftMs() === 0) return
    this.#wall = Math.max(this.#wall, this.#options.wallMs() - age)
    this.#steady = Math.max(this.#steady, this.#options.steadyMs() - age)
  }
}
