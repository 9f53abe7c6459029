import { Enums, type Types } from '@cornerstonejs/core'
import type { VoiSetting } from '../display/grey-scale.ts'
import { toImage, type ViewportSize } from '../display/placement.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { Easel, Look } from '../viewport/easel.ts'
import type { Library } from './library.ts'
import { type LibraryWindow, levelPicture, libraryWindow, storedPicture } from './picture.ts'

const WHOLE_RANGE: LibraryWindow = { lower: 0, upper: 255, isInverted: false }

/** The part of the library's viewports for stacks that is used here. */
interface LibraryViewport {
  setStack(imageIds: string[], index?: number): Promise<unknown>
  setImageIdIndex(index: number): Promise<unknown>
  setProperties(properties: Types.StackViewportProperties): void
  setCamera(camera: Partial<Types.ICamera> & Types.ViewPresentation): void
  getCanvas(): HTMLCanvasElement
  render(): void
}

/**
 * Draws on the GPU: one viewport of the library. Pictures are handed to it one at a time, when they are at hand; what it shows is visible only
 * after it has said that it has drawn this very picture (E33).
 */
export class LibraryEasel implements Easel {
  readonly #library: Library
  readonly #owner: string
  readonly #element: HTMLElement
  readonly #host: HTMLDivElement
  readonly #pictures = new Map<string, Types.IImage>()
  readonly #imageIds: readonly [string, string]
  #viewport: LibraryViewport | undefined
  #drawn: { readonly loaded: LoadedFrame; readonly slot: number; readonly setting: VoiSetting | undefined } | undefined

  #applied: { readonly properties: string; readonly place: string } | undefined

  constructor(library: Library, owner: string, element: HTMLElement) {
    this.#library = library
    this.#owner = owner
    this.#element = element
    this.#host = document.createElement('div')
    Object.assign(this.#host.style, { position: 'absolute', inset: '0', visibility: 'hidden' })
    element.prepend(this.#host)
    this.#imageIds = library.addSource(owner, {
      picture: (imageId) => this.#pictures.get(imageId),
      example: () => this.#pictures.values().next().value,
    })
  }

  get size(): ViewportSize {
    return { width: this.#element.clientWidth, height: this.#element.clientHeight }
  }

  hide(): void {
    this.#host.style.visibility = 'hidden'
  }

  reveal(): void {
    this.#host.style.visibility = 'visible'
  }

  async draw(loaded: LoadedFrame, look: Look): Promise<void> {
    const window = windowFor(loaded, look)
    const before = this.#drawn
    const isSame = before?.loaded === loaded && (window !== undefined || before.setting === look.setting)
    if (!isSame || this.#viewport === undefined) await this.#mount(loaded, look, window)
    else this.#apply(look, window)
  }

  adjust(loaded: LoadedFrame, look: Look): boolean {
    const window = windowFor(loaded, look)
    if (this.#viewport === undefined || this.#drawn?.loaded !== loaded) return false
    if (window === undefined && this.#drawn.setting !== look.setting) return false
    this.#apply(look, window)
    return true
  }

  resize(): void {
    if (this.#viewport === undefined) return
    this.#applied = undefined
    this.#library.engine.resize(true, true)
  }

  canvas(): HTMLCanvasElement | undefined {
    return this.#viewport?.getCanvas()
  }

  /** After the library's engine has been started again: the next `draw` opens a new viewport. */
  detach(): void {
    this.#viewport = undefined
    this.#drawn = undefined
    this.#applied = undefined
    this.#forgetPictures()
    this.hide()
  }

  close(): void {
    if (this.#viewport !== undefined) this.#library.engine.disableElement(this.#owner)
    this.detach()
    this.#library.removeSource(this.#owner)
    this.#host.remove()
  }

  async #mount(loaded: LoadedFrame, look: Look, window: LibraryWindow | undefined): Promise<void> {
    const viewport = this.#viewport ?? this.#open()
    // Two places in the library's stack, taken in turn: to change between them is much cheaper than a new stack.
    const slot = this.#drawn === undefined ? 0 : 1 - this.#drawn.slot
    const imageId = this.#imageIds[slot] ?? ''
    this.#library.forget([imageId])
    this.#pictures.set(imageId, pictureOf(imageId, loaded, look, window))
    const isFirst = this.#drawn === undefined
    // It draws at once when it takes a picture: windows are set between.
    const rendered = this.#nextRendering(imageId, () => {
      if (!isFirst) this.#apply(look, window)
    })
    if (isFirst) await viewport.setStack([...this.#imageIds], slot)
    else await viewport.setImageIdIndex(slot)
    if (isFirst) {
      this.#applied = undefined
      this.#apply(look, window)
    }
    await rendered
    const former = this.#imageIds[1 - slot] ?? ''
    this.#drawn = { loaded, slot, setting: look.setting }
    this.#pictures.delete(former)
    this.#library.forget([former])
  }

  /** Every call of the library draws: only what has changed is told. */
  #apply(look: Look, window: LibraryWindow | undefined): void {
    const viewport = this.#viewport
    if (viewport === undefined) return
    const before = this.#applied
    const properties = propertiesOf(window ?? { ...WHOLE_RANGE, isInverted: look.isInverted })
    const aspect = this.#drawnAspect()
    const place = [look.matrix, look.placement, this.size, aspect]
    const now = { properties: JSON.stringify(properties), place: JSON.stringify(place) }
    this.#applied = now
    if (before?.properties !== now.properties) viewport.setProperties(properties)
    if (before?.place !== now.place) this.#place(viewport, look, aspect)
    if (before?.properties !== now.properties || before.place !== now.place) viewport.render()
  }

  /** In pixels of the image: the point under the middle of the viewport, and half the viewport's height. */
  #place(viewport: LibraryViewport, { placement, matrix }: Look, aspect: number): void {
    const { width, height } = this.size
    const middle = toImage(matrix, [width / 2, height / 2])
    if (middle === undefined) return
    // It counts from the middle of the first pixel.
    const focalPoint: Types.Point3 = [middle[0] - 0.5, (middle[1] - 0.5) * aspect, 0]
    const { rotation, isFlippedH: flipHorizontal, isFlippedV: flipVertical } = placement
    // It turns before it mirrors (found by test; H-18).
    const turned = flipHorizontal === flipVertical ? rotation : (360 - rotation) % 360
    const parallelScale = height / (2 * placement.scale)
    viewport.setCamera({ parallelScale, focalPoint, rotation: turned, flipHorizontal, flipVertical })
  }

  #drawnAspect(): number {
    return [...this.#pictures.values()].at(-1)?.rowPixelSpacing ?? 1
  }

  #open(): LibraryViewport {
    const { engine } = this.#library
    engine.enableElement({
      viewportId: this.#owner,
      element: this.#host,
      type: Enums.ViewportType.STACK,
      defaultOptions: { background: [0, 0, 0] },
    })
    const viewport: unknown = engine.getViewport(this.#owner)
    if (!isLibraryViewport(viewport)) throw new Error('the library opened no viewport for stacks')
    this.#viewport = viewport
    return viewport
  }

  /** Resolves when the library says that it has drawn, after it has taken this picture. */
  #nextRendering(imageId: string, onTaken: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let isTaken = false
      const taken = (event: Event) => {
        if (isTaken || !(event instanceof CustomEvent) || event.detail?.imageId !== imageId) return
        isTaken = true
        onTaken()
      }
      const drawn = () => {
        if (!isTaken) return
        stop()
        resolve()
      }
      const limit = setTimeout(() => {
        stop()
        reject(new Error('the library did not draw'))
      }, DRAWING_LIMIT_MS)
      const stop = () => {
        clearTimeout(limit)
        this.#host.removeEventListener(Enums.Events.STACK_NEW_IMAGE, taken)
        this.#host.removeEventListener(Enums.Events.IMAGE_RENDERED, drawn)
      }
      this.#host.addEventListener(Enums.Events.STACK_NEW_IMAGE, taken)
      this.#host.addEventListener(Enums.Events.IMAGE_RENDERED, drawn)
    })
  }

  #forgetPictures(): void {
    this.#library.forget(this.#pictures.keys())
    this.#pictures.clear()
  }
}

const DRAWING_LIMIT_MS = 10_000

function windowFor(loaded: LoadedFrame, { setting, isInverted }: Look): LibraryWindow | undefined {
  return setting === undefined ? { ...WHOLE_RANGE, isInverted } : libraryWindow(loaded, setting, isInverted)
}

function pictureOf(imageId: string, loaded: LoadedFrame, look: Look, window: LibraryWindow | undefined): Types.IImage {
  const { decoded, greyScale } = loaded
  if (window !== undefined || decoded.kind === 'colour') return storedPicture(imageId, loaded)
  if (greyScale === undefined || look.setting === undefined) throw new Error('a grey frame without its grey scale')
  return levelPicture(imageId, loaded, decoded, greyScale, look.setting)
}

function propertiesOf({ lower, upper, isInverted }: LibraryWindow): Types.StackViewportProperties {
  return { voiRange: { lower, upper }, invert: isInverted, interpolationType: Enums.InterpolationType.LINEAR }
}

function isLibraryViewport(viewport: unknown): viewport is LibraryViewport {
  return typeof viewport === 'object' && viewport !== null && 'setStack' in viewport && 'setProperties' in viewport
}
