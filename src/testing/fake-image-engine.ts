import type { ImageFrame, ImageStack } from '#clinical/imaging/image-study.ts'
import type { FrameFailure } from '#imaging/frame-failure.ts'
import type { ImageEngine, LinkedParts } from '#imaging/image-engine.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import { renderingOf } from '#imaging/rendering.ts'
import { EMPTY_VIEWPORT, type ViewportState } from '#imaging/viewport-state.ts'

interface FakeEngine {
  readonly engine: ImageEngine
  /** Open viewports, in the order in which they were opened. */
  readonly viewports: readonly FakeViewport[]
  /** Links in force. */
  readonly links: readonly { readonly viewports: readonly ImageViewport[]; readonly parts: LinkedParts }[]
}

/** An engine that decodes and draws nothing: what it is told to show is shown at once, or fails by the id of its frame. */
export function fakeImageEngine(fails: (frame: ImageFrame) => FrameFailure | undefined = () => undefined): FakeEngine {
  const viewports: FakeViewport[] = []
  const links: { viewports: readonly ImageViewport[]; parts: LinkedParts }[] = []
  const engine: ImageEngine = {
    rendering: renderingOf('SwiftShader'),
    openViewport: (element) => {
      const viewport = new FakeViewport(element, fails, () => viewports.splice(viewports.indexOf(viewport), 1))
      viewports.push(viewport)
      return viewport
    },
    link: (together, parts) => {
      const link = { viewports: together, parts }
      links.push(link)
      return () => links.splice(links.indexOf(link), 1)
    },
    showReferenceLines: () => {},
    canReformat: () => true,
    openReformat: () => Promise.reject(new Error('the fake engine reformats nothing')),
    cacheBytes: () => 0,
    close: () => {},
  }
  return { engine, viewports, links }
}

class FakeViewport implements ImageViewport {
  readonly element: HTMLElement
  stack: ImageStack | undefined
  /** Everything that was done to the picture, in words. */
  readonly done: string[] = []
  readonly #fails: (frame: ImageFrame) => FrameFailure | undefined
  readonly #onClose: () => void
  readonly #listeners = new Set<() => void>()
  #state: ViewportState = EMPTY_VIEWPORT

  constructor(element: HTMLElement, fails: (frame: ImageFrame) => FrameFailure | undefined, onClose: () => void) {
    this.element = element
    this.#fails = fails
    this.#onClose = onClose
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly getState = () => this.#state

  #set(change: Partial<ViewportState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  async show(stack: ImageStack, _source: unknown, at = 0): Promise<void> {
    this.stack = stack
    const failed = new Map(
      stack.frames.flatMap((frame) => {
        const failure = this.#fails(frame)
        return failure === undefined ? [] : [[frame.id, failure] as const]
      }),
    )
    const window = {
      center: 40,
      width: 400,
      shape: 'LINEAR',
      source: { kind: 'file', index: 0, explanation: undefined },
    } as const
    const zoom = { devicePixelsPerImagePixel: 1, cssPixelsPerMm: 1.6 }
    this.#set({ count: stack.frames.length, ready: stack.frames.length - failed.size, failed, window, zoom })
    this.goTo(at)
  }

  clear(): void {
    this.stack = undefined
    this.#set(EMPTY_VIEWPORT)
  }

  goTo(index: number): void {
    const at = Math.max(0, Math.min(this.#state.count - 1, index))
    const frame = this.stack?.frames[at]
    if (frame === undefined) return
    const hasFailed = this.#state.failed.has(frame.id)
    this.#set({ index: at, phase: hasFailed ? 'failed' : 'shown', shownFrame: hasFailed ? undefined : frame })
  }

  step(count: number): void {
    this.goTo(this.#state.index + count)
  }

  retryFailed(): void {
    this.done.push('retry')
  }

  setWindow(center: number, width: number): void {
    this.#set({ window: { center, width, shape: 'LINEAR', source: { kind: 'user' } } })
  }

  applyWindow(choice: Parameters<ImageViewport['applyWindow']>[0]): void {
    this.done.push(`window ${choice.kind} ${choice.kind === 'file' ? choice.index : choice.preset.key}`)
  }

  zoomBy(factor: number): void {
    this.done.push(`zoom ${factor > 1 ? 'in' : 'out'}`)
  }

  zoomTo(): void {
    this.done.push('zoom to')
  }

  fit(): void {
    this.done.push('fit')
  }

  panBy(x: number, y: number): void {
    this.done.push(`pan ${x} ${y}`)
  }

  rotateBy(degrees: number): void {
    this.#set({ rotation: (this.#state.rotation + degrees + 360) % 360 })
  }

  flipHorizontal(): void {
    this.#set({ isFlippedH: !this.#state.isFlippedH })
  }

  flipVertical(): void {
    this.#set({ isFlippedV: !this.#state.isFlippedV })
  }

  invert(): void {
    this.#set({ isInverted: !this.#state.isInverted })
  }

  reset(): void {
    this.#set({ rotation: 0, isFlippedH: false, isFlippedV: false, isInverted: false })
  }

  startCine(fps: number): void {
    this.#set({ cine: { fps } })
  }

  stopCine(): void {
    this.#set({ cine: undefined })
  }

  setTool(tool: ViewportState['tool']): void {
    this.#set({ tool })
  }

  toScreen(): undefined {}

  toImage(): undefined {}

  toPatient(): undefined {}

  readValues(): undefined {}

  capture(): undefined {}

  close(): void {
    this.#onClose()
  }
}
