import type { ImageFrame, ImageStack } from '#clinical/imaging/image-study.ts'
import { GraphicsLayer } from '../display/graphics-layer.ts'
import { modalityValues } from '../display/grey-scale.ts'
import {
  fittingScale,
  type ImageShape,
  type Matrix,
  matrixOf,
  mirrored,
  type Placement,
  rotated,
  toImage,
  toScreen,
  zoomedAbout,
} from '../display/placement.ts'
import { FrameError, type FrameFailure, frameFailureOf } from '../frame-failure.ts'
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
import type { Easel, Look } from './easel.ts'
import { frameKeys } from './frame-keys.ts'
import { patientPoint, planeLine, planeSpacing } from './patient-position.ts'
import { watchPointers } from './pointer-gestures.ts'
import { nextToPrefetch } from './stack-prefetch.ts'
import { type AppliedWindow, type ChosenWindow, FIRST_OF_FILE, windowOf } from './window-choice.ts'

/** While paging, the former frame stands for this long before the canvas is cleared: shorter than one can misread it. */
const CLEAR_AFTER_MS = 150
/** Numbers of fetched frames are told this often. */
const PROGRESS_MS = 100
const NO_PLACE: Placement = { scale: 1, panX: 0, panY: 0, rotation: 0, isFlippedH: false, isFlippedV: false }

/** What a reader has changed, for viewports that are linked. */
export type ViewportAction = 'scroll' | 'window' | 'zoom'

interface Showing {
  readonly stack: ImageStack
  readonly source: ImageSource
  readonly keys: readonly string[]
}

/*
 * Longer than other files on purpose: what is asked for, what is drawn and what the state says must change together, in
 * one place, or a picture stands under another frame's name (E33).
 */

/** One viewport: asks the store for frames, draws them on its easel, and says what is on the canvas. */
export class StackViewport implements ImageViewport, PrefetchClient {
  readonly element: HTMLElement
  readonly #store: FrameStore
  readonly #onClose: (viewport: StackViewport) => void
  readonly #easel: Easel
  readonly #graphics: GraphicsLayer
  readonly #listeners = new Set<() => void>()
  readonly #actions = new Set<(action: ViewportAction) => void>()
  readonly #ends: (() => void)[] = []
  #state: ViewportState = EMPTY_VIEWPORT
  #showing: Showing | undefined
  #drawn: LoadedFrame | undefined
  #choice: ChosenWindow = FIRST_OF_FILE
  #window: AppliedWindow | undefined
  #placement: Placement = NO_PLACE
  #isFitted = true
  /** Counts requests: an answer to an older one is not drawn. */
  #request = 0
  /** The request that the drawn frame answers. */
  #drawnRequest = 0
  /** Counts drawings that were asked for. */
  #ticket = 0
  /** Counts clearings: what was being drawn before one is not shown after it. */
  #canvasOf = 0
  #drawing: Promise<void> = Promise.resolve()
  #cine: ReturnType<typeof setInterval> | undefined
  #progress: ReturnType<typeof setTimeout> | undefined
  #referenceFrame: ImageFrame | undefined
  #isClosed = false

  constructor(element: HTMLElement, easel: Easel, store: FrameStore, onClose: (viewport: StackViewport) => void) {
    this.element = element
    this.#store = store
    this.#onClose = onClose
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative'
    element.style.touchAction = 'none'
    this.#easel = easel
    this.#graphics = new GraphicsLayer(element, element.children[1] ?? null)
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
    return this.#choice
  }

  get placement(): Placement {
    return this.#placement
  }

  onAction(listener: (action: ViewportAction) => void): () => void {
    this.#actions.add(listener)
    return () => this.#actions.delete(listener)
  }

  async show(stack: ImageStack, source: ImageSource, at = 0): Promise<void> {
    this.clear()
    this.#showing = { stack, source, keys: frameKeys(stack, source) }
    this.#set({ index: clamp(at, stack.frames.length), count: stack.frames.length })
    await this.#load()
  }

  clear(): void {
    this.#request += 1
    this.stopCine()
    if (this.#showing !== undefined) this.#store.cancelPrefetch(this.#showing.keys)
    this.#showing = undefined
    this.#choice = FIRST_OF_FILE
    this.#placement = NO_PLACE
    this.#isFitted = true
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
    const keys = this.#showing?.keys ?? []
    this.#store.forgetFailures(keys.filter((key) => this.#store.failureOf(key)?.isRetryable === true))
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
    this.#set({ isInverted })
    this.#choose(choice)
  }

  zoomBy(factor: number): void {
    const { width, height } = this.#easel.size
    this.#zoomAbout(factor, [width / 2, height / 2])
  }

  zoomTo(devicePixelsPerImagePixel: number): void {
    this.zoomBy(devicePixelsPerImagePixel / (this.#placement.scale * globalThis.devicePixelRatio))
  }

  fit(): void {
    this.#isFitted = true
    this.#place({ ...this.#placement, panX: 0, panY: 0 })
    this.#act('zoom')
  }

  panBy(x: number, y: number): void {
    this.#isFitted = false
    this.#place({ ...this.#placement, panX: this.#placement.panX + x, panY: this.#placement.panY + y })
    this.#act('zoom')
  }

  /** Takes over magnification and place, without telling the linked viewports. */
  takePlacement(scale: number, panX: number, panY: number, isFitted: boolean): void {
    this.#isFitted = isFitted
    this.#place({ ...this.#placement, scale, panX, panY })
  }

  get isFitted(): boolean {
    return this.#isFitted
  }

  rotateBy(degrees: number): void {
    this.#place(rotated(this.#placement, degrees))
  }

  flipHorizontal(): void {
    this.#place(mirrored(this.#placement, 'horizontal'))
  }

  flipVertical(): void {
    this.#place(mirrored(this.#placement, 'vertical'))
  }

  invert(): void {
    this.#set({ isInverted: !this.#state.isInverted })
    this.#redraw()
    this.#act('window')
  }

  reset(): void {
    this.#choice = FIRST_OF_FILE
    this.#isFitted = true
    this.#set({ isInverted: false })
    this.#placement = NO_PLACE
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
    const matrix = this.#matrix()
    return matrix === undefined ? undefined : toScreen(matrix, point)
  }

  toImage(point: ScreenPoint): ImagePoint | undefined {
    const matrix = this.#matrix()
    return matrix === undefined ? undefined : toImage(matrix, point)
  }

  toPatient(point: ImagePoint): readonly [number, number, number] | undefined {
    return this.#drawn === undefined ? undefined : patientPoint(this.#drawn.frame, point)
  }

  readValues(): FrameValues | undefined {
    if (this.#drawn === undefined || this.#drawn.quality === 'rendered') return undefined
    const { decoded, frame, greyScale } = this.#drawn
    const { rows, columns } = decoded
    if (decoded.kind === 'colour' || greyScale === undefined) {
      const rgb = decoded.kind === 'colour' ? decoded.rgba.filter((_, at) => at % 4 !== 3) : new Uint8ClampedArray(0)
      return { frame, rows, columns, samplesPerPixel: 3, values: rgb, isRescaled: false }
    }
    const { modality } = greyScale
    const values = modalityValues(decoded, modality)
    return { frame, rows, columns, samplesPerPixel: 1, values, isRescaled: modality.isRescaled }
  }

  capture(): HTMLCanvasElement | undefined {
    const drawn = this.#easel.canvas()
    if (this.#drawn === undefined || drawn === undefined) return undefined
    const copy = document.createElement('canvas')
    copy.width = drawn.width
    copy.height = drawn.height
    const context = copy.getContext('2d')
    if (context === null) return undefined
    context.drawImage(drawn, 0, 0)
    context.drawImage(this.#graphics.canvas, 0, 0, copy.width, copy.height)
    return copy
  }

  close(): void {
    if (this.#isClosed) return
    this.clear()
    this.#isClosed = true
    clearTimeout(this.#progress)
    for (const end of this.#ends) end()
    this.#easel.close()
    this.#graphics.close()
    this.#listeners.clear()
    this.#actions.clear()
    this.#onClose(this)
  }

  /** Draws where the plane of this frame cuts what is shown; undefined takes the line away. */
  setReference(frame: ImageFrame | undefined): void {
    if (this.#referenceFrame === frame) return
    this.#referenceFrame = frame
    this.#drawGraphics()
  }

  /** After the library has been started again (E36). */
  reopen(): void {
    this.#easel.detach()
    if (this.#drawn !== undefined) this.#redraw()
  }

  nextWish(): FrameWish | undefined {
    const showing = this.#showing
    // The first image has the line for itself: fetching ahead begins when it is drawn (imaging.md §6).
    if (showing === undefined || this.#drawn === undefined || this.#isClosed) return undefined
    const share = (this.#store.maxBytes * 0.9) / this.#store.clientCount
    const reach = Math.floor(share / Math.max(1, this.#drawn.bytes) / 2)
    const { index, count } = this.#state
    const isWanted = (at: number) => {
      const key = showing.keys[at] ?? ''
      return (
        !this.#store.isRunning(key) && this.#store.peek(key) === undefined && this.#store.failureOf(key) === undefined
      )
    }
    const next = nextToPrefetch(index, count, count <= 2 * reach ? count : reach, isWanted)
    return next === undefined ? undefined : this.#wish(showing, next)
  }

  changed(): void {
    this.#progress ??= setTimeout(() => {
      this.#progress = undefined
      this.#tellProgress()
    }, PROGRESS_MS)
  }

  async #load(): Promise<void> {
    const showing = this.#showing
    const wish = showing === undefined ? undefined : this.#wish(showing, this.#state.index)
    if (wish === undefined) return
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
      await this.#draw(loaded, request)
    } catch (thrown) {
      clearTimeout(clearing)
      if (request === this.#request) this.#fail(wish.frame.id, frameFailureOf(thrown))
    }
    this.#store.prefetch()
  }

  /**
   * One drawing after another; of those that wait, only the newest is done. While one pages faster than frames are drawn,
   * each that has been drawn is shown with its own number; an older answer never replaces a newer one.
   */
  #draw(loaded: LoadedFrame, request: number): Promise<void> {
    this.#ticket += 1
    const ticket = this.#ticket
    const { stack } = this
    const drawing = this.#drawing.then(async () => {
      if (ticket !== this.#ticket || request < this.#drawnRequest || stack !== this.stack || this.#isClosed) return
      const canvas = this.#canvasOf
      const look = this.#lookOf(loaded)
      try {
        await this.#easel.draw(loaded, look)
      } catch (thrown) {
        throw new FrameError('decoder-crashed', thrown instanceof Error ? thrown.message : String(thrown))
      }
      // Cleared meanwhile: what has been drawn stays hidden (E33).
      if (canvas !== this.#canvasOf || this.#isClosed) return
      this.#drawn = loaded
      this.#drawnRequest = request
      this.#easel.reveal()
      this.#drawGraphics()
      const phase = request === this.#request ? 'shown' : this.#state.phase
      this.#set({ ...this.#shownOf(loaded), phase })
    })
    this.#drawing = drawing.catch(() => undefined)
    return drawing
  }

  #fail(frameId: string, failure: FrameFailure): void {
    this.#clearCanvas()
    this.#set({ phase: 'failed', failed: new Map([...this.#state.failed, [frameId, failure]]) })
  }

  #clearCanvas(): void {
    this.#canvasOf += 1
    this.#easel.hide()
    this.#graphics.clear()
    this.#drawn = undefined
    this.#set({ shownFrame: undefined, window: undefined, zoom: undefined, quality: undefined, notices: [] })
  }

  #choose(choice: ChosenWindow): void {
    this.#choice = choice
    this.#redraw()
  }

  #place(placement: Placement): void {
    this.#placement = placement
    this.#redraw()
  }

  /** The frame that is drawn, as it shall look now. */
  #redraw(): void {
    const drawn = this.#drawn
    if (drawn === undefined) return
    const look = this.#lookOf(drawn)
    if (!this.#easel.adjust(drawn, look)) void this.#draw(drawn, this.#request).catch(() => undefined)
    this.#drawGraphics()
    this.#set(this.#shownOf(drawn))
  }

  #lookOf(loaded: LoadedFrame): Look {
    const before = this.#window
    const window = windowOf(loaded, this.#choice)
    // The same setting keeps its identity, so that nothing is computed anew.
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(window)
    this.#window = isSame ? before : window
    const image = shapeOf(loaded)
    const { size } = this.#easel
    if (this.#isFitted && size.width > 0 && size.height > 0) {
      const scale = fittingScale(image, size, this.#placement.rotation)
      this.#placement = { ...this.#placement, scale, panX: 0, panY: 0 }
    }
    return {
      setting: this.#window?.setting,
      isInverted: this.#state.isInverted,
      placement: this.#placement,
      matrix: matrixOf(this.#placement, image, size),
    }
  }

  #matrix(): Matrix | undefined {
    return this.#drawn === undefined ? undefined : matrixOf(this.#placement, shapeOf(this.#drawn), this.#easel.size)
  }

  #drawGraphics(): void {
    const drawn = this.#drawn
    const matrix = this.#matrix()
    if (drawn === undefined || matrix === undefined) return
    const line = this.#referenceFrame === undefined ? undefined : planeLine(this.#referenceFrame, drawn.frame)
    const lines = line === undefined ? [] : [[toScreen(matrix, line[0]), toScreen(matrix, line[1])] as const]
    this.#graphics.draw(shapeOf(drawn), drawn, matrix, lines)
  }

  #shownOf(loaded: LoadedFrame): Partial<ViewportState> {
    const { scale, rotation, isFlippedH, isFlippedV } = this.#placement
    const spacing = planeSpacing(loaded.frame)
    return {
      shownFrame: loaded.frame,
      window: this.#window?.shown,
      zoom: {
        devicePixelsPerImagePixel: scale * globalThis.devicePixelRatio,
        cssPixelsPerMm: spacing === undefined ? undefined : scale / spacing.column,
      },
      rotation,
      isFlippedH,
      isFlippedV,
      quality: loaded.quality,
      notices: loaded.notices,
    }
  }

  #tellProgress(): void {
    const showing = this.#showing
    if (showing === undefined) return
    let ready = 0
    const failed = new Map<string, FrameFailure>()
    showing.keys.forEach((key, at) => {
      if (this.#store.peek(key) !== undefined) ready += 1
      const failure = this.#store.failureOf(key)
      const frame = showing.stack.frames[at]
      if (failure !== undefined && frame !== undefined) failed.set(frame.id, failure)
    })
    if (ready !== this.#state.ready || failed.size !== this.#state.failed.size) this.#set({ ready, failed })
  }

  #wish({ stack, source, keys }: Showing, index: number): FrameWish | undefined {
    const frame = stack.frames[index]
    const key = keys[index]
    return frame === undefined || key === undefined ? undefined : { key, frame, source }
  }

  #zoomAbout(factor: number, point: ScreenPoint): void {
    if (!Number.isFinite(factor) || factor <= 0) return
    const least = 0.02 / this.#placement.scale
    const most = 64 / this.#placement.scale
    this.#isFitted = false
    const held = Math.min(most, Math.max(least, factor))
    this.#place(zoomedAbout(this.#placement, held, point, this.#easel.size))
    this.#act('zoom')
  }

  #resized(): void {
    const { width, height } = this.#easel.size
    // Covered by a maximised neighbour: everything stays as it was.
    if (width === 0 || height === 0) return
    this.#easel.resize()
    if (this.#drawn === undefined) this.#set({})
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

function shapeOf({ decoded, aspect }: LoadedFrame): ImageShape {
  return { rows: decoded.rows, columns: decoded.columns, aspect }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round(index)))
}
