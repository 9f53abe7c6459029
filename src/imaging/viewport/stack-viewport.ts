import type { ImageFrame, ImageStack } from '#clinical/imaging/image-study.ts'
import { type Placement, toImage, toScreen } from '../display/placement.ts'
import { type FrameFailure, frameFailureOf } from '../frame-failure.ts'
import type { FrameStore, FrameWish, PrefetchClient } from '../frames/frame-store.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { ImageSource } from '../image-source.ts'
import type {
  FrameValues,
  ImagePoint,
  ImageViewport,
  PointerTool,
  ScreenPoint,
  WindowChoice,
} from '../image-viewport.ts'
import { EMPTY_VIEWPORT, type ViewportState } from '../viewport-state.ts'
import type { Easel } from './easel.ts'
import { FrameCanvas } from './frame-canvas.ts'
import { FrameLook } from './frame-look.ts'
import { frameValues } from './frame-values.ts'
import { patientPoint } from './patient-position.ts'
import { watchPointers } from './pointer-gestures.ts'
import { ShownStack } from './shown-stack.ts'
import type { ChosenWindow } from './window-choice.ts'

/** While paging, the former frame stands for this long before the canvas is cleared: shorter than one can misread it. */
const CLEAR_AFTER_MS = 150
/** Numbers of fetched frames are told this often. */
const PROGRESS_MS = 100

/** What a reader has changed, for viewports that are linked. */
export type ViewportAction = 'scroll' | 'window' | 'zoom'

/*
 * Longer than other files on purpose: every command of a viewport ends in the same three steps (what is asked for, what is
 * drawn, what the state says), which must change together, or a picture stands under another frame's name (E33).
 */

/** One viewport: asks the store for frames, draws them on its canvas, and says what stands there. */
export class StackViewport implements ImageViewport, PrefetchClient {
  readonly element: HTMLElement
  readonly #store: FrameStore
  readonly #onClose: (viewport: StackViewport) => void
  readonly #look = new FrameLook()
  readonly #canvas: FrameCanvas
  readonly #listeners = new Set<() => void>()
  readonly #actions = new Set<(action: ViewportAction) => void>()
  readonly #ends: (() => void)[] = []
  #state: ViewportState = EMPTY_VIEWPORT
  #showing: ShownStack | undefined
  /** Counts requests: an answer to an older one than the drawn is not drawn. */
  #request = 0
  /** The request that the drawn frame answers. */
  #drawnRequest = 0
  #cine: ReturnType<typeof setInterval> | undefined
  #progress: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(element: HTMLElement, easel: Easel, store: FrameStore, onClose: (viewport: StackViewport) => void) {
    this.element = element
    this.#store = store
    this.#onClose = onClose
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative'
    element.style.touchAction = 'none'
    this.#canvas = new FrameCanvas(element, easel, this.#look)
    this.#ends.push(store.register(this), watchPointers(this.#gestures()))
    const observer = new ResizeObserver(() => this.#resized())
    observer.observe(element)
    this.#ends.push(() => observer.disconnect())
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getState = (): ViewportState => this.#state

  get stack(): ImageStack | undefined {
    return this.#showing?.stack
  }

  get choice(): ChosenWindow {
    return this.#look.choice
  }

  get placement(): Placement {
    return this.#look.placement
  }

  get isFitted(): boolean {
    return this.#look.isFitted
  }

  onAction(listener: (action: ViewportAction) => void): () => void {
    this.#actions.add(listener)
    return () => this.#actions.delete(listener)
  }

  async show(stack: ImageStack, source: ImageSource, at = 0): Promise<void> {
    this.clear()
    this.#showing = new ShownStack(stack, source, this.#store)
    this.#set({ index: clamp(at, stack.frames.length), count: stack.frames.length })
    await this.#load()
  }

  clear(): void {
    this.#request += 1
    this.stopCine()
    this.#showing?.cancelPrefetch()
    this.#showing = undefined
    this.#look.reset()
    this.#clearCanvas()
    this.#state = { ...EMPTY_VIEWPORT, tool: this.#state.tool }
    this.#emit()
  }

  goTo(index: number): void {
    this.scrollTo(index)
    this.#act('scroll')
  }

  /** Without telling the linked viewports. */
  scrollTo(index: number): void {
    if (this.#showing === undefined) return
    const at = clamp(index, this.#state.count)
    if (at === this.#state.index && this.#state.phase !== 'empty') return
    // Told together with what is drawn, at once where the frame is at hand.
    this.#state = { ...this.#state, index: at }
    void this.#load()
  }

  step(count: number): void {
    this.goTo(this.#state.index + count)
  }

  retryFailed(): void {
    this.#showing?.forgetRetryable()
    if (this.#state.phase === 'failed') void this.#load()
    this.changed()
    this.#store.prefetch()
  }

  setWindow(center: number, width: number): void {
    this.#choose({ kind: 'user', center, width: Math.max(1, width) })
    this.#act('window')
  }

  applyWindow(choice: WindowChoice): void {
    this.#choose(choice)
    this.#act('window')
  }

  /** Without telling the linked viewports. */
  follow(choice: ChosenWindow, isInverted: boolean): void {
    this.#invert(isInverted)
    this.#choose(choice)
  }

  zoomBy(factor: number): void {
    const { width, height } = this.#canvas.size
    this.#zoomAbout(factor, [width / 2, height / 2])
  }

  zoomTo(devicePixelsPerImagePixel: number): void {
    this.zoomBy(devicePixelsPerImagePixel / (this.placement.scale * globalThis.devicePixelRatio))
  }

  fit(): void {
    this.#look.fit()
    this.#redraw()
    this.#act('zoom')
  }

  panBy(x: number, y: number): void {
    this.#look.panBy(x, y)
    this.#redraw()
    this.#act('zoom')
  }

  /** Takes over magnification and place, without telling the linked viewports. */
  takePlacement(scale: number, panX: number, panY: number, isFitted: boolean): void {
    this.#look.take(scale, panX, panY, isFitted)
    this.#redraw()
  }

  rotateBy(degrees: number): void {
    this.#look.rotateBy(degrees)
    this.#redraw()
  }

  flipHorizontal(): void {
    this.#look.flip('horizontal')
    this.#redraw()
  }

  flipVertical(): void {
    this.#look.flip('vertical')
    this.#redraw()
  }

  invert(): void {
    this.#invert(!this.#look.isInverted)
    this.#redraw()
    this.#act('window')
  }

  reset(): void {
    this.#look.reset()
    this.#set({ isInverted: false })
    this.#redraw()
    this.#act('window')
    this.#act('zoom')
  }

  startCine(fps: number): void {
    this.stopCine()
    const rate = Math.min(60, Math.max(0.5, fps))
    this.#set({ cine: { fps: rate } })
    this.#cine = setInterval(() => {
      if (this.#state.count > 0) this.goTo((this.#state.index + 1) % this.#state.count)
    }, 1000 / rate)
  }

  stopCine(): void {
    clearInterval(this.#cine)
    if (this.#state.cine !== undefined) this.#set({ cine: undefined })
  }

  setTool(tool: PointerTool): void {
    this.#set({ tool })
  }

  toScreen(point: ImagePoint): ScreenPoint | undefined {
    const { matrix } = this.#canvas
    return matrix === undefined ? undefined : toScreen(matrix, point)
  }

  toImage(point: ScreenPoint): ImagePoint | undefined {
    const { matrix } = this.#canvas
    return matrix === undefined ? undefined : toImage(matrix, point)
  }

  toPatient(point: ImagePoint): readonly [number, number, number] | undefined {
    const { drawn } = this.#canvas
    return drawn === undefined ? undefined : patientPoint(drawn.frame, point)
  }

  readValues(): FrameValues | undefined {
    const { drawn } = this.#canvas
    return drawn === undefined ? undefined : frameValues(drawn)
  }

  capture(): HTMLCanvasElement | undefined {
    return this.#canvas.copy()
  }

  close(): void {
    if (this.#isClosed) return
    this.clear()
    this.#isClosed = true
    clearTimeout(this.#progress)
    for (const end of this.#ends) end()
    this.#canvas.close()
    this.#listeners.clear()
    this.#actions.clear()
    this.#onClose(this)
  }

  /** Draws where the plane of this frame cuts what is shown; undefined takes the line away. */
  setReference(frame: ImageFrame | undefined): void {
    this.#canvas.setReference(frame)
  }

  /** After the library has been started again (E36). */
  reopen(): void {
    this.#canvas.detach()
    this.#redraw()
  }

  nextWish(): FrameWish | undefined {
    const { drawn } = this.#canvas
    // The first image has the line for itself: fetching ahead begins when it is drawn (imaging.md §6).
    return drawn === undefined ? undefined : this.#showing?.nextWish(this.#state.index, drawn.bytes)
  }

  changed(): void {
    this.#progress ??= setTimeout(() => {
      this.#progress = undefined
      this.#tellProgress()
    }, PROGRESS_MS)
  }

  async #load(): Promise<void> {
    const showing = this.#showing
    const wish = showing?.wish(this.#state.index)
    if (showing === undefined || wish === undefined) return
    this.#request += 1
    const request = this.#request
    const failure = this.#store.failureOf(wish.key)
    if (failure !== undefined) {
      this.#fail(wish.frame.id, failure)
      return
    }
    const isAtHand = this.#store.peek(wish.key) !== undefined
    if (!isAtHand) this.#set({ phase: 'loading' })
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
        const phase = request === this.#request ? 'shown' : this.#state.phase
        this.#set({ ...this.#look.shown(loaded), phase })
      },
    )
  }

  #fail(frameId: string, failure: FrameFailure): void {
    this.#clearCanvas()
    this.#set({ phase: 'failed', failed: new Map([...this.#state.failed, [frameId, failure]]) })
  }

  #clearCanvas(): void {
    this.#canvas.clear()
    this.#set({ shownFrame: undefined, window: undefined, zoom: undefined, quality: undefined, notices: [] })
  }

  #choose(choice: ChosenWindow): void {
    this.#look.choose(choice)
    this.#redraw()
  }

  #invert(isInverted: boolean): void {
    this.#look.invert(isInverted)
    this.#set({ isInverted })
  }

  /** The frame that is drawn, as it shall look now. */
  #redraw(): void {
    const { drawn } = this.#canvas
    const showing = this.#showing
    if (drawn === undefined || showing === undefined) return
    if (!this.#canvas.adjust(drawn)) void this.#draw(drawn, showing, this.#request).catch(() => undefined)
    this.#set(this.#look.shown(drawn))
  }

  #tellProgress(): void {
    if (this.#showing === undefined) return
    const { ready, failed } = this.#showing.progress()
    if (ready !== this.#state.ready || failed.size !== this.#state.failed.size) this.#set({ ready, failed })
  }

  #zoomAbout(factor: number, point: ScreenPoint): void {
    if (!Number.isFinite(factor) || factor <= 0) return
    this.#look.zoomAbout(factor, point, this.#canvas.size)
    this.#redraw()
    this.#act('zoom')
  }

  #resized(): void {
    const { width, height } = this.#canvas.size
    // Covered by a maximised neighbour: everything stays as it was.
    if (width === 0 || height === 0) return
    this.#canvas.resize()
    if (this.#canvas.drawn === undefined) this.#set({})
    else this.#redraw()
  }

  #gestures() {
    return {
      element: this.element,
      tool: () => this.#state.tool,
      window: (dx: number, dy: number) => this.#dragWindow(dx, dy),
      pan: (dx: number, dy: number) => this.panBy(dx, dy),
      zoomAbout: (factor: number, point: ScreenPoint) => this.#zoomAbout(factor, point),
      scroll: (frames: number) => this.step(frames),
    }
  }

  /** To the right wider, upwards lower level; the finer, the narrower the window is. */
  #dragWindow(dx: number, dy: number): void {
    const shown = this.#state.window
    if (shown === undefined) return
    const step = Math.max(0.5, shown.width / 400)
    this.setWindow(shown.center + dy * step, shown.width + dx * step)
  }

  #act(action: ViewportAction): void {
    for (const listener of this.#actions) listener(action)
  }

  #set(change: Partial<ViewportState>): void {
    this.#state = { ...this.#state, ...change }
    this.#emit()
  }

  #emit(): void {
    for (const listener of this.#listeners) listener()
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round(index)))
}
