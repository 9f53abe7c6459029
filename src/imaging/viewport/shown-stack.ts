import type { ImageStack } from '#clinical/imaging/image-study.ts'
import type { FrameFailure } from '../frame-failure.ts'
import type { FrameStore, FrameWish } from '../frames/frame-store.ts'
import type { ImageSource } from '../image-source.ts'
import { frameKeys } from './frame-keys.ts'
import { nextToPrefetch } from './stack-prefetch.ts'

/** Of the budget of the store: the rest is for what is on its way. */
const SHARE_OF_STORE = 0.9

/** The stack that one viewport shows, among the frames of the store: what to ask for, what has come, what has failed. */
export class ShownStack {
  readonly stack: ImageStack
  readonly #source: ImageSource
  readonly #store: FrameStore
  readonly #keys: readonly string[]

  constructor(stack: ImageStack, source: ImageSource, store: FrameStore) {
    this.stack = stack
    this.#source = source
    this.#store = store
    this.#keys = frameKeys(stack, source)
  }

  /** The frame at a position; undefined where there is none. */
  wish(index: number): FrameWish | undefined {
    const frame = this.stack.frames[index]
    const key = this.#keys[index]
    return frame === undefined || key === undefined ? undefined : { key, frame, source: this.#source }
  }

  /** What to fetch ahead around a position, as far as the share of this viewport reaches for frames of so many bytes. */
  nextWish(index: number, bytesOfFrame: number): FrameWish | undefined {
    const count = this.stack.frames.length
    const share = (this.#store.maxBytes * SHARE_OF_STORE) / this.#store.clientCount
    const reach = Math.floor(share / Math.max(1, bytesOfFrame) / 2)
    const isWanted = (at: number) => {
      const key = this.#keys[at] ?? ''
      return (
        !this.#store.isRunning(key) && this.#store.peek(key) === undefined && this.#store.failureOf(key) === undefined
      )
    }
    const next = nextToPrefetch(index, count, count <= 2 * reach ? count : reach, isWanted)
    return next === undefined ? undefined : this.wish(next)
  }

  /** How many frames are at hand, and by frame id which cannot be shown (E32). */
  progress(): { readonly ready: number; readonly failed: ReadonlyMap<string, FrameFailure> } {
    let ready = 0
    const failed = new Map<string, FrameFailure>()
    this.#keys.forEach((key, at) => {
      if (this.#store.peek(key) !== undefined) ready += 1
      const failure = this.#store.failureOf(key)
      const frame = this.stack.frames[at]
      if (failure !== undefined && frame !== undefined) failed.set(frame.id, failure)
    })
    return { ready, failed }
  }

  forgetRetryable(): void {
    this.#store.forgetFailures(this.#keys.filter((key) => this.#store.failureOf(key)?.isRetryable === true))
  }

  cancelPrefetch(): void {
    this.#store.cancelPrefetch(this.#keys)
  }
}
