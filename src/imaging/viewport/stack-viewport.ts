import type { ImageFrame, ImageStack } from '#clinical/imaging/image-study.ts'
import { type Placement, toImage, toScreen } from '../display/placement.ts'
import type { FrameStore, FrameWish, PrefetchClient } from '../frames/frame-store.ts'
import type { ImageSource } from '../image-source.ts'
import type {
  FrameValues,
  ImagePoint,
  ImageViewport,
  PointerTool,
  ScreenPoint,
  WindowChoice,
} from '../image-viewport.ts'
import type { ViewportState } from '../viewport-state.ts'
import type { Easel } from './easel.ts'
import { FrameCanvas } from './frame-canvas.ts'
import { FrameLook } from './frame-look.ts'
import { frameValues } from './frame-values.ts'
import { patientPoint } from './patient-position.ts'
import { watchPointers } from './pointer-gestures.ts'
import { StackPainter } from './stack-painter.ts'
import { type ViewportAction, ViewportBoard } from './viewport-board.ts'
import type { ChosenWindow } from './window-choice.ts'

/** One viewport: its commands and gestures; what they ask for is fetched, drawn and told by its painter. */
export class StackViewport implements ImageViewport, PrefetchClient {
  readonly element: HTMLElement
  readonly #onClose: (viewport: StackViewport) => void
  readonly #look = new FrameLook()
  readonly #canvas: FrameCanvas
  readonly #board = new ViewportBoard()
  readonly #painter: StackPainter
  readonly #ends: (() => void)[] = []
  #cine: ReturnType<typeof setInterval> | undefined
  #isClosed = false

  constructor(element: HTMLElement, easel: Easel, store: FrameStore, onClose: (viewport: StackViewport) => void) {
    this.element = element
    this.#onClose = onClose
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative'
    element.style.touchAction = 'none'
    this.#canvas = new FrameCanvas(element, easel, this.#look)
    this.#painter = new StackPainter({ canvas: this.#canvas, look: this.#look, store, board: this.#board })
    const observer = new ResizeObserver(() => this.#resized())
    observer.observe(element)
    this.#ends.push(store.register(this), watchPointers(this.#gestures()), () => observer.disconnect())
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#board.subscribe(listener)

  readonly getState = (): ViewportState => this.#board.state

  get stack(): ImageStack | undefined {
    return this.#painter.stack
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
    return this.#board.onAction(listener)
  }

  async show(stack: ImageStack, source: ImageSource, at = 0): Promise<void> {
    this.clear()
    this.#painter.show(stack, source)
    this.#board.set({ index: clamp(at, stack.frames.length), count: stack.frames.length })
    await this.#painter.load()
  }

  clear(): void {
    this.stopCine()
    this.#painter.clear()
    this.#board.empty()
  }

  goTo(index: number): void {
    this.scrollTo(index)
    this.#board.act('scroll')
  }

  /** Without telling the linked viewports. */
  scrollTo(index: number): void {
    if (this.stack === undefined) return
    const at = clamp(index, this.#board.state.count)
    if (at === this.#board.state.index && this.#board.state.phase !== 'empty') return
    // Told together with what is drawn, at once where the frame is at hand.
    this.#board.note({ index: at })
    void this.#painter.load()
  }

  step(count: number): void {
    this.goTo(this.#board.state.index + count)
  }

  retryFailed(): void {
    this.#painter.retryFailed()
  }

  setWindow(center: number, width: number): void {
    this.#choose({ kind: 'user', center, width: Math.max(1, width) })
    this.#board.act('window')
  }

  applyWindow(choice: WindowChoice): void {
    this.#choose(choice)
    this.#board.act('window')
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
    this.#painter.redraw()
    this.#board.act('zoom')
  }

  panBy(x: number, y: number): void {
    this.#look.panBy(x, y)
    this.#painter.redraw()
    this.#board.act('zoom')
  }

  /** Takes over magnification and place, without telling the linked viewports. */
  takePlacement(scale: number, panX: number, panY: number, isFitted: boolean): void {
    this.#look.take(scale, panX, panY, isFitted)
    this.#painter.redraw()
  }

  rotateBy(degrees: number): void {
    this.#look.rotateBy(degrees)
    this.#painter.redraw()
  }

  flipHorizontal(): void {
    this.#look.flip('horizontal')
    this.#painter.redraw()
  }

  flipVertical(): void {
    this.#look.flip('vertical')
    this.#painter.redraw()
  }

  invert(): void {
    this.#invert(!this.#look.isInverted)
    this.#painter.redraw()
    this.#board.act('window')
  }

  reset(): void {
    this.#look.reset()
    this.#board.set({ isInverted: false })
    this.#painter.redraw()
    this.#board.act('window')
    this.#board.act('zoom')
  }

  startCine(fps: number): void {
    this.stopCine()
    const rate = Math.min(60, Math.max(0.5, fps))
    this.#board.set({ cine: { fps: rate } })
    this.#cine = setInterval(() => {
      if (this.#board.state.count > 0) this.goTo((this.#board.state.index + 1) % this.#board.state.count)
    }, 1000 / rate)
  }

  stopCine(): void {
    clearInterval(this.#cine)
    if (this.#board.state.cine !== undefined) this.#board.set({ cine: undefined })
  }

  setTool(tool: PointerTool): void {
    this.#board.set({ tool })
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
    this.#painter.close()
    for (const end of this.#ends) end()
    this.#canvas.close()
    this.#board.close()
    this.#onClose(this)
  }

  /** Draws where the plane of this frame cuts what is shown; undefined takes the line away. */
  setReference(frame: ImageFrame | undefined): void {
    this.#canvas.setReference(frame)
  }

  /** After the library has been started again (E36). */
  reopen(): void {
    this.#canvas.detach()
    this.#painter.redraw()
  }

  nextWish(): FrameWish | undefined {
    return this.#painter.nextWish()
  }

  changed(): void {
    this.#painter.changed()
  }

  #choose(choice: ChosenWindow): void {
    this.#look.choose(choice)
    this.#painter.redraw()
  }

  #invert(isInverted: boolean): void {
    this.#look.invert(isInverted)
    this.#board.set({ isInverted })
  }

  #zoomAbout(factor: number, point: ScreenPoint): void {
    if (!Number.isFinite(factor) || factor <= 0) return
    this.#look.zoomAbout(factor, point, this.#canvas.size)
    this.#painter.redraw()
    this.#board.act('zoom')
  }

  #resized(): void {
    const { width, height } = this.#canvas.size
    // Covered by a maximised neighbour: everything stays as it was.
    if (width === 0 || height === 0) return
    this.#canvas.resize()
    if (this.#canvas.drawn === undefined) this.#board.set({})
    else this.#painter.redraw()
  }

  #gestures() {
    return {
      element: this.element,
      tool: () => this.#board.state.tool,
      window: (dx: number, dy: number) => this.#dragWindow(dx, dy),
      pan: (dx: number, dy: number) => this.panBy(dx, dy),
      zoomAbout: (factor: number, point: ScreenPoint) => this.#zoomAbout(factor, point),
      scroll: (frames: number) => this.step(frames),
    }
  }

  /** To the right wider, upwards lower level; the finer, the narrower the window is. */
  #dragWindow(dx: number, dy: number): void {
    const shown = this.#board.state.window
    if (shown === undefined) return
    const step = Math.max(0.5, shown.width / 400)
    this.setWindow(shown.center + dy * step, shown.width + dx * step)
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round(index)))
}
