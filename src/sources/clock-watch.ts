import type { FacilityId } from '#clinical/facility.ts'

/** Less apart than this, clocks count as the same (security-safety.md B6). */
const MOST_SKEW_MS = 120_000

/** Servers whose clock differs from that of this device by more than two minutes. */
export interface ClockSkew {
  /** How far the worst of them is, in whole minutes. */
  readonly minutes: number
  /** Whose servers they are; all that have told their time = it is this device that is wrong. */
  readonly facilities: readonly FacilityId[]
  readonly isDevice: boolean
}

/** When a request was sent and its answer began, in ms since 1970, and the `Date` of the answer. */
export interface TimedAnswer {
  readonly sentAt: number
  readonly gotAt: number
  readonly date: string | null
}

/**
 * Compares the clock of every server with that of this device, by the `Date` of its answers (E31, B6). A server that does
 * not let pages read it is not counted.
 */
export class ClockWatch {
  readonly #now: () => number
  readonly #servers: number
  readonly #skewsMs = new Map<string, { readonly skewMs: number; readonly facilities: readonly FacilityId[] }>()
  readonly #listeners = new Set<() => void>()
  #skew: ClockSkew | undefined
  #correctionMs = 0

  /**
   * @param servers - how many the network has.
   * @param now - the clock of this device, never that of a demonstration.
   */
  constructor(servers: number, now: () => number = Date.now) {
    this.#servers = servers
    this.#now = now
  }

  /**
   * Milliseconds to add to the clock of this device, so that 「最終更新」 and 「今日」 are of the servers' time (E31, H-04):
   * none as long as a server agrees with the device, for then it is the other servers that are wrong, nor on the word of
   * one server of several.
   */
  correctionMs(): number {
    return this.#correctionMs
  }

  /** Begins to time a request to a server of these facilities; call what it gives when the answer begins. */
  asked(base: string, facilities: readonly FacilityId[]): (date: string | null) => void {
    const sentAt = this.#now()
    return (date) => this.told(base, facilities, { sentAt, gotAt: this.#now(), date })
  }

  /** A request that somebody else has timed by the clock of this device. */
  told(base: string, facilities: readonly FacilityId[], { sentAt, gotAt, date }: TimedAnswer): void {
    const at = Date.parse(date ?? '')
    if (Number.isNaN(at)) return
    const wait = gotAt - sentAt
    // `Date` is of some moment between the two, and cut to a second: only what is certainly apart counts.
    const apart = at + 500 - (sentAt + wait / 2)
    const skewMs = Math.sign(apart) * Math.max(0, Math.abs(apart) - wait / 2)
    this.#skewsMs.set(base, { skewMs, facilities })
    this.#tell()
  }

  skew(): ClockSkew | undefined {
    return this.#skew
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    const all = [...this.#skewsMs.values()]
    const off = all.filter(({ skewMs }) => Math.abs(skewMs) > MOST_SKEW_MS)
    const worst = Math.max(0, ...off.map(({ skewMs }) => Math.abs(skewMs)))
    // One ahead and another behind: it is they that are wrong.
    const isOneWay = new Set(off.map(({ skewMs }) => Math.sign(skewMs))).size === 1
    const isDevice = all.length > 1 && off.length === all.length && isOneWay
    // More may answer than the network counts: the index of patients has a server of its own.
    const isBelieved = isDevice || (this.#servers === 1 && off.length === 1 && off.length === all.length)
    this.#correctionMs = isBelieved ? nearest(off.map(({ skewMs }) => skewMs)) : 0
    const next: ClockSkew | undefined =
      off.length === 0
        ? undefined
        : {
            minutes: Math.round(worst / 60_000),
            facilities: [...new Set(off.flatMap(({ facilities }) => facilities))],
            isDevice,
          }
    // The same again would draw every screen anew at every answer.
    if (JSON.stringify(next) === JSON.stringify(this.#skew)) return
    this.#skew = next
    for (const listener of this.#listeners) listener()
  }
}

/** What all agree on: the device is wrong by so much at least. */
function nearest(skewsMs: readonly number[]): number {
  return skewsMs.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0
}
