import type { ImageStack } from '#clinical/imaging/image-study.ts'
import { type FrameFailure, frameFailureOf } from '../frame-failure.ts'
import type { FrameStore, FrameWish } from '../frames/frame-store.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { ImageSource } from '../image-source.ts'
import type { FrameCanvas } from './frame-canvas.ts'
import type { FrameLook } from './frame-look.ts'
import { ShownStack } from './shown-stack.ts'
import type { ViewportBoard } from './viewport-board.ts'

/** While paging, the former frame stands for this long before the canvas is cleared: shorter than one can misread it. */
const CLEAR_AFTER_MS = 150
/** Numbers of fetched frames are told this often. */
const PROGRESS_MS = 100

interface PainterParts {
  readonly canvas: FrameCanvas
  readonly look: FrameLook
  readonly store: FrameStore
  readonly board: ViewportBoard
}

/**
 * The one place where what is asked for, what is drawn and what the state says change, always together, or a picture would
 * stand under another frame's name (E33). The position that is asked for is that of the board.
 */
export class StackPainter {
  readonly #canvas: FrameCanvas
  readonly #look: FrameLook
  readonly #store: FrameStore
  readonly #board: ViewportBoard
  #showing: ShownStack | undefined
  /** Counts requests: an answer to an older one than the drawn is not drawn. */
  #request = 0
  /** The request that the drawn frame answers. */
  #drawnRequest = 0
  #progress: ReturnType<typeof setTimeout> | undefined

  constructor({ canvas, look, store, board }: PainterParts) {
    this.#canvas = canvas
    this.#look = look
    this.#store = store
    this.#board = board
  }

  get stack(): ImageStack | undefined {
    return this.#showing?.stack
  }

  show(stack: ImageStack, source: ImageSource): void {
    this.#showing = new ShownStack(stack, source, this.#store)
  }

  clear(): void {
    this.#request += 1
    this.#showing?.cancelPrefetch()
    this.#showing = undefined
    this.#look.reset()
    this.#clearCanvas()
  }

  retryFailed(): void {
    this.#showing?.forgetRetryable()
    if (this.#board.state.phase === 'failed') void this.load()
    this.changed()
    this.#store.prefetch()
  }

  nextWish(): FrameWish | undefined {
    const { drawn } = this.#canvas
    // The first image has the line for itself: fetching ahead begins when it is drawn (imaging.md §6).
    return drawn === undefined ? undefined : this.#showing?.nextWish(this.#board.state.index, drawn.bytes)
  }

  /** More frames are at hand, or failed. */
  changed(): void {
    this.#progress ??= setTimeout(() => {
      this.#progress = undefined
      this.#tellProgress()
    }, PROGRESS_MS)
  }

  /** Asks for the frame at the position of the board, and draws it. */
  async load(): Promise<void> {
    const showing = this.#showing
    const wish = showing?.wish(this.#board.state.index)
    if (showing === undefined || wish === undefined) return
    this.#request += 1
    const request = this.#request
    const failure = this.#store.failureOf(wish.key)
    if (failure !== undefined) {
      this.#fail(wish.frame.id, failure)
      return
    }
    const isAtHand = this.#store.peek(wish.key) !== undefined
    if (!isAtHand) this.#board.set({ phase: 'loading' })
    const clearing = isAtHand
      ? undefined
      : setTimeout(() => {
          if (request === this.#request) this.#clearCanvas()
        }, CLEAR_AFTER_MS)
    try {
      const loaded = await this.#store.request(wish)
      clearTimeout(clearing)
      await this.#draw(loaded, showing, request)
    } catch (thrown) {
      clearTimeout(clearing)
      if (request === this.#request) this.#fail(wish.frame.id, frameFailureOf(thrown))
    }
    this.#store.prefetch()
  }

  /** The frame that is drawn, as it shall look now. */
  redraw(): void {
    const { drawn } = this.#canvas
    const showing = this.#showing
    if (drawn === undefined || showing === undefined) return
    if (!this.#canvas.adjust(drawn)) void this.#draw(drawn, showing, this.#request).catch(() => undefined)
    this.#board.set(this.#look.shown(drawn))
  }

  close(): void {
    clearTimeout(this.#progress)
  }

  /**
   * While one pages faster than frames are drawn, each that has been drawn is shown with its own number; an older answer never
   * replaces a newer one, and none comes once another stack is shown.
   */
  #draw(loaded: LoadedFrame, showing: ShownStack, request: number): Promise<void> {
    return this.#canvas.draw(
      loaded,
      () => showing === this.#showing && request >= this.#drawnRequest,
      () => {
        this.#drawnRequest = request
        const phase = request === this.#request ? 'shown' : this.#board.state.phase
        this.#board.set({ ...this.#look.shown(loaded), phase })
      },
    )
  }

  #fail(frameId: string, failure: FrameFailure): void {
    this.#clearCanvas()
    this.#board.set({ phase: 'failed', failed: new Map([...this.#board.state.failed, [frameId, failure]]) })
  }

  #clearCanvas(): void {
    this.#canvas.clear()
    this.#board.set({ shownFrame: undefined, window: undefined, zoom: undefined, quality: undefined, notices: [] })
  }

  #tellProgress(): void {
    if (this.#showing === undefined) return
    const { ready, failed } = this.#showing.progress()
    const { state } = this.#board
    if (ready !== state.ready || failed.size !== state.failed.size) this.#board.set({ ready, failed })
  }
}
