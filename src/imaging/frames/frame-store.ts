import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { FrameError, type FrameFailure, frameFailureOf } from '../frame-failure.ts'
import type { ImageSource } from '../image-source.ts'
import type { FrameReader } from './frame-reader.ts'
import type { LoadedFrame } from './loaded-frame.ts'

/** One frame at one place: what is asked for and kept. */
export interface FrameWish {
  readonly key: string
  readonly frame: ImageFrame
  readonly source: ImageSource
}

/** Whoever shows a stack: says what it would like to have next, when there is room. */
export interface PrefetchClient {
  nextWish(): FrameWish | undefined
  /** Something that it may be waiting for has come, failed or gone. */
  changed(): void
}

export interface FrameStoreOptions {
  readonly reader: Pick<FrameReader, 'read'>
  readonly maxBytes: number
  /** Frames that are fetched ahead at the same time. */
  readonly prefetchAtOnce: number
}

/**
 * Decoded frames, up to a budget; what was used longest ago goes first. A frame is asked for once, however many want it, and
 * one that failed stays failed until somebody asks again (E32).
 */
export class FrameStore {
  readonly #options: FrameStoreOptions
  /** In the order of use, the longest ago first. */
  readonly #frames = new Map<string, LoadedFrame>()
  readonly #failures = new Map<string, FrameFailure>()
  readonly #running = new Map<string, Running>()
  readonly #clients = new Set<PrefetchClient>()
  #bytes = 0
  #isClosed = false

  constructor(options: FrameStoreOptions) {
    this.#options = options
  }

  get bytes(): number {
    return this.#bytes
  }

  get maxBytes(): number {
    return this.#options.maxBytes
  }

  get clientCount(): number {
    return this.#clients.size
  }

  /** At hand, without counting as used. */
  peek(key: string): LoadedFrame | undefined {
    return this.#frames.get(key)
  }

  failureOf(key: string): FrameFailure | undefined {
    return this.#failures.get(key)
  }

  isRunning(key: string): boolean {
    return this.#running.has(key)
  }

  /** The frame for showing now: before everything that is only fetched ahead. Rejects with FrameError. */
  request(wish: FrameWish): Promise<LoadedFrame> {
    const kept = this.#frames.get(wish.key)
    if (kept !== undefined) {
      this.#frames.delete(wish.key)
      this.#frames.set(wish.key, kept)
      return Promise.resolve(kept)
    }
    const before = this.#running.get(wish.key)
    // One that was ended for somebody else's sake, and has not gone yet, would bring nothing.
    const running = before === undefined || before.abort.signal.aborted ? this.#start(wish, false) : before
    running.isUrgent = true
    return running.result
  }

  forgetFailures(keys: Iterable<string>): void {
    for (const key of keys) this.#failures.delete(key)
  }

  register(client: PrefetchClient): () => void {
    this.#clients.add(client)
    return () => this.#clients.delete(client)
  }

  /** Ends what is under way only for fetching ahead and nobody wants any more. */
  cancelPrefetch(keys: Iterable<string>): void {
    for (const key of keys) {
      const running = this.#running.get(key)
      if (running?.isPrefetch === true && !running.isUrgent) running.abort.abort()
    }
  }

  /** Fills the free places, each client in turn. */
  prefetch(): void {
    const clients = [...this.#clients]
    while (clients.length > 0 && !this.#isClosed) {
      if ([...this.#running.values()].filter(({ isPrefetch }) => isPrefetch).length >= this.#options.prefetchAtOnce)
        return
      const client = clients.shift()
      const wish = client?.nextWish()
      if (client === undefined || wish === undefined) continue
      this.#start(wish, true).result.catch(() => undefined)
      clients.push(client)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const { abort } of this.#running.values()) abort.abort()
    this.#frames.clear()
    this.#failures.clear()
    this.#clients.clear()
    this.#bytes = 0
  }

  #start({ key, frame, source }: FrameWish, isPrefetch: boolean): Running {
    const abort = new AbortController()
    const running: Running = { abort, isPrefetch, isUrgent: !isPrefetch, result: NEVER }
    running.result = this.#options.reader
      .read(frame, source, () => running.isUrgent, abort.signal)
      .then(
        (loaded) => this.#keep(key, loaded),
        (thrown: unknown) => this.#fail(key, thrown, abort.signal),
      )
      .finally(() => {
        // Another may have taken the place of one that was ended.
        if (this.#running.get(key) === running) this.#running.delete(key)
        for (const client of this.#clients) client.changed()
        this.prefetch()
      })
    this.#running.set(key, running)
    return running
  }

  #keep(key: string, loaded: LoadedFrame): LoadedFrame {
    if (this.#isClosed) return loaded
    this.#failures.delete(key)
    this.#frames.set(key, loaded)
    this.#bytes += loaded.bytes
    for (const [oldest, { bytes }] of this.#frames) {
      if (this.#bytes <= this.#options.maxBytes || oldest === key) break
      this.#frames.delete(oldest)
      this.#bytes -= bytes
    }
    return loaded
  }

  #fail(key: string, thrown: unknown, signal: AbortSignal): never {
    if (signal.aborted) throw new FrameError('unreachable', 'no longer wanted')
    const failure = frameFailureOf(thrown)
    if (!this.#isClosed) this.#failures.set(key, failure)
    throw thrown instanceof FrameError ? thrown : new FrameError(failure.reason, failure.detail)
  }
}

interface Running {
  readonly abort: AbortController
  readonly isPrefetch: boolean
  isUrgent: boolean
  result: Promise<LoadedFrame>
}

const NEVER = new Promise<LoadedFrame>(() => undefined)
