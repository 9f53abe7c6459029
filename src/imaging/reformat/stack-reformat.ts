import { cache, Enums, volumeLoader } from '@cornerstonejs/core'
import type { ImageStack } from '#clinical/imaging/image-study.ts'
import type { Library } from '../cornerstone/library.ts'
import type { FrameStore } from '../frames/frame-store.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { ImageSource } from '../image-source.ts'
import type { Reformat, ReformatElements, ReformatPlane, ReformatState, ReformatTool, SlabBlend } from '../reformat.ts'
import { frameKeys } from '../viewport/frame-keys.ts'
import { watchPointers } from '../viewport/pointer-gestures.ts'
import { FIRST_OF_FILE, windowOf } from '../viewport/window-choice.ts'
import { CrosshairLayer } from './crosshair-layer.ts'
import { openPlaneViewport, type PlaneViewport } from './plane-viewport.ts'
import { heldWithin, matrixOfNine, middleOf, pagedFrom, volumeMetadata } from './volume-geometry.ts'
import { type StackVolume, volumeOfStack } from './volume-of-stack.ts'

const PLANES: readonly ReformatPlane[] = ['axial', 'coronal', 'sagittal']

const BLEND = {
  average: Enums.BlendModes.AVERAGE_INTENSITY_BLEND,
  maximum: Enums.BlendModes.MAXIMUM_INTENSITY_BLEND,
  minimum: Enums.BlendModes.MINIMUM_INTENSITY_BLEND,
} as const

interface Pane {
  readonly plane: ReformatPlane
  readonly viewportId: string
  readonly host: HTMLDivElement
  readonly viewport: PlaneViewport
  readonly layer: CrosshairLayer
}

/** Loads every frame of a stack, builds one volume of them, and shows three planes of it. */
export class StackReformat implements Reformat {
  readonly canSlab: boolean
  readonly #library: Library
  readonly #volumeId: string
  readonly #onClose: (reformat: StackReformat) => void
  readonly #listeners = new Set<() => void>()
  readonly #ends: (() => void)[] = []
  readonly #panes: Pane[] = []
  #state: ReformatState
  #volume: StackVolume | undefined
  #startWindow: { readonly center: number; readonly width: number } | undefined
  #isInverted = false
  #isClosed = false

  constructor(
    id: string,
    library: Library,
    store: FrameStore,
    elements: ReformatElements,
    stack: ImageStack,
    source: ImageSource,
    onClose: (reformat: StackReformat) => void,
  ) {
    this.#library = library
    this.#onClose = onClose
    // With a colon in it the library would try to load the slices for a window of its own.
    this.#volumeId = `renkei-volume-${id}`
    this.canSlab = library.rendering.mode === 'gpu'
    const total = stack.frames.length
    const slab = { thicknessMm: 0, blend: 'average' } as const
    this.#state = {
      phase: 'loading',
      loaded: 0,
      failed: 0,
      total,
      window: undefined,
      slab,
      crosshair: undefined,
      tool: 'crosshair',
    }
    void this.#load(store, stack, source).then((frames) => this.#show(id, elements, stack, frames))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getState = (): ReformatState => this.#state

  setWindow(center: number, width: number): void {
    const window = { center, width: Math.max(1, width) }
    this.#set({ window })
    this.#applyProperties()
  }

  setSlab(thicknessMm: number, blend: SlabBlend): void {
    if (!this.canSlab) return
    this.#set({ slab: { thicknessMm: Math.max(0, thicknessMm), blend } })
    this.#applyProperties()
  }

  setCrosshair(point: readonly [number, number, number]): void {
    const volume = this.#volume
    if (volume === undefined) return
    const crosshair = heldWithin(volume, point)
    this.#set({ crosshair })
    for (const { viewport } of this.#panes) {
      viewport.setViewState({ slice: { kind: 'volumePoint', sliceWorldPoint: [...crosshair] } })
    }
    this.#drawCrosshair()
  }

  setTool(tool: ReformatTool): void {
    this.#set({ tool })
  }

  reset(): void {
    const volume = this.#volume
    if (volume === undefined) return
    this.#set({ window: this.#startWindow, slab: { thicknessMm: 0, blend: 'average' } })
    for (const { viewport } of this.#panes) viewport.resetViewState()
    this.#applyProperties()
    this.setCrosshair(middleOf(volume))
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#release()
    this.#listeners.clear()
    this.#onClose(this)
  }

  /** The WebGL context is gone, and the planes with it: said, and opened again by whoever wants them (E36). */
  lost(): void {
    this.#release()
    this.#set({ phase: 'failed', crosshair: undefined })
  }

  #release(): void {
    for (const end of this.#ends.splice(0)) end()
    for (const { viewportId, host, layer } of this.#panes.splice(0)) {
      this.#library.engine.disableElement(viewportId)
      host.remove()
      layer.close()
    }
    const ids = cache.getVolume(this.#volumeId)?.imageIds ?? []
    if (this.#volume !== undefined) cache.removeVolumeLoadObject(this.#volumeId)
    this.#library.forget(ids)
    this.#volume = undefined
  }

  async #load(store: FrameStore, stack: ImageStack, source: ImageSource): Promise<readonly LoadedFrame[]> {
    const keys = frameKeys(stack, source)
    const frames = await Promise.all(
      stack.frames.map(async (frame, at) => {
        try {
          const loaded = await store.request({ key: keys[at] ?? '', frame, source })
          this.#set({ loaded: this.#state.loaded + 1 })
          return loaded
        } catch {
          this.#set({ failed: this.#state.failed + 1 })
          return undefined
        }
      }),
    )
    return frames.filter((frame) => frame !== undefined)
  }

  async #show(
    id: string,
    elements: ReformatElements,
    stack: ImageStack,
    frames: readonly LoadedFrame[],
  ): Promise<void> {
    if (this.#isClosed) return
    const middle = frames[frames.length >> 1]
    const volume = volumeOfStack(stack, frames)
    if (volume === undefined || middle === undefined) {
      this.#set({ phase: 'failed' })
      return
    }
    this.#volume = volume
    const window = windowOf(middle, FIRST_OF_FILE)?.shown
    this.#startWindow = window === undefined ? undefined : { center: window.center, width: window.width }
    this.#isInverted = middle.greyScale?.isInverse === true
    volumeLoader.createLocalVolume(this.#volumeId, {
      metadata: volumeMetadata(volume, middle),
      dimensions: [...volume.dimensions],
      spacing: [...volume.spacing],
      origin: [...volume.origin],
      direction: matrixOfNine(volume.direction),
      scalarData: volume.voxels,
    })
    try {
      for (const plane of PLANES) this.#panes.push(this.#openPane(`${id}-${plane}`, plane, elements[plane]))
      await Promise.all(this.#panes.map(({ viewport }) => viewport.setVolumes([{ volumeId: this.#volumeId }])))
    } catch {
      this.#set({ phase: 'failed' })
      return
    }
    if (this.#isClosed) return
    this.#set({ phase: 'shown', window: this.#startWindow })
    this.#applyProperties()
    this.setCrosshair(middleOf(volume))
  }

  #openPane(viewportId: string, plane: ReformatPlane, element: HTMLElement): Pane {
    const host = document.createElement('div')
    Object.assign(host.style, { position: 'absolute', inset: '0' })
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative'
    element.style.touchAction = 'none'
    element.prepend(host)
    const viewport = openPlaneViewport(this.#library.engine, viewportId, plane, host)
    const layer = new CrosshairLayer(element, host.nextSibling)
    const pane = { plane, viewportId, host, viewport, layer }
    this.#ends.push(watchPointers(this.#gestures(pane, element)))
    const observer = new ResizeObserver(() => {
      if (host.clientWidth === 0 || host.clientHeight === 0) return
      this.#resized(viewport)
    })
    observer.observe(element)
    this.#ends.push(() => observer.disconnect())
    return pane
  }

  /**
   * A canvas is empty after its size has changed. On the processor the engine's own `resize` would empty the canvases of all
   * planes and then draw on others, which are hidden there: each plane is told itself, and draws again at once.
   */
  #resized(viewport: PlaneViewport): void {
    // While a frame is awaited the engine notes new sizes only, so the plane is told on the GPU as well.
    if (this.#library.rendering.mode === 'gpu') this.#library.engine.resize(true, true)
    viewport.resize()
    viewport.render()
    this.#drawCrosshair()
  }

  #gestures({ plane, viewport }: Pane, element: HTMLElement) {
    return {
      element,
      tool: () => (this.#state.tool === 'crosshair' ? ('point' as const) : this.#state.tool),
      point: ([x, y]: readonly [number, number]) => this.setCrosshair(viewport.canvasToWorld([x, y])),
      window: (dx: number, dy: number) => {
        const { window } = this.#state
        if (window === undefined) return
        const step = Math.max(0.5, window.width / 400)
        this.setWindow(window.center + dy * step, window.width + dx * step)
      },
      pan: (dx: number, dy: number) => {
        const [x, y] = viewport.getPan()
        viewport.setPan([x + dx, y + dy])
        this.#drawCrosshair()
      },
      zoomAbout: (factor: number, [x, y]: readonly [number, number]) => {
        viewport.setZoom(viewport.getZoom() * factor, [x, y])
        this.#drawCrosshair()
      },
      scroll: (frames: number) => this.#page(plane, frames),
    }
  }

  #page(plane: ReformatPlane, steps: number): void {
    const { crosshair } = this.#state
    const volume = this.#volume
    if (crosshair === undefined || volume === undefined) return
    this.setCrosshair(pagedFrom(volume, crosshair, plane, steps))
  }

  #applyProperties(): void {
    const { window, slab } = this.#state
    const volume = this.#volume
    if (window === undefined || volume === undefined) return
    const { slope, intercept } = volume
    const ends = [window.center - window.width / 2, window.center + window.width / 2 - 1]
    const [lower = 0, upper = 0] = ends.map((value) => (value - intercept) / slope).sort((one, other) => one - other)
    const invert = this.#isInverted !== slope < 0
    for (const { viewport } of this.#panes) {
      viewport.setProperties({
        voiRange: { lower, upper: Math.max(upper, lower + Number.EPSILON) },
        invert,
        ...(this.canSlab ? { slabThickness: slab.thicknessMm, blendMode: BLEND[slab.blend] } : {}),
      })
      viewport.render()
    }
  }

  #drawCrosshair(): void {
    const { crosshair } = this.#state
    if (crosshair === undefined) return
    for (const { viewport, layer } of this.#panes) layer.draw(viewport.worldToCanvas([...crosshair]))
  }

  #set(change: Partial<ReformatState>): void {
    if (this.#isClosed) return
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
