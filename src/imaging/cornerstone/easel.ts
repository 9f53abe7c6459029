import { Enums, type Types } from '@cornerstonejs/core'
import type { VoiSetting } from '../display/grey-scale.ts'
import { type Matrix, type Placement, toImage, type ViewportSize } from '../display/placement.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { Library } from './library.ts'
import { type LibraryWindow, levelPicture, libraryWindow, storedPicture } from './picture.ts'

/** How a frame shall look. */
export interface Look {
  /** undefined for colour. */
  readonly setting: VoiSetting | undefined
  readonly isInverted: boolean
  readonly placement: Placement
  readonly matrix: Matrix
}

const WHOLE_RANGE: LibraryWindow = { lower: 0, upper: 255, isInverted: false }

/** The part of the library's viewports that both of its kinds have. */
interface LibraryViewport {
  setStack(imageIds: string[], index?: number): Promise<unknown>
  setProperties(properties: Types.StackViewportProperties): void
  setCamera(camera: Partial<Types.ICamera> & Types.ViewPresentation): void
  setRotation?(rotation: number): void
  getCanvas(): HTMLCanvasElement
  render(): void
  resize?(): void
}

/**
 * One viewport of the library. Pictures are handed to it one at a time, when they are at hand; what it shows is visible only
 * after it has said that it has drawn this very picture (E33).
 */
export class Easel {
  readonly #library: Library
  readonly #owner: string
  readonly #host: HTMLDivElement
  readonly #pictures = new Map<string, Types.IImage>()
  readonly #prefix: string
  #viewport: LibraryViewport | undefined
  #made = 0
  #drawn: { readonly loaded: LoadedFrame; readonly imageId: string; setting: VoiSetting | undefined } | undefined

  constructor(library: Library, owner: string, element: HTMLElement) {
    this.#library = library
    this.#owner = owner
    this.#host = document.createElement('div')
    Object.assign(this.#host.style, { position: 'absolute', inset: '0', visibility: 'hidden' })
    element.prepend(this.#host)
    this.#prefix = library.addSource(owner, (imageId) => this.#pictures.get(imageId))
  }

  get size(): ViewportSize {
    return { width: this.#host.clientWidth, height: this.#host.clientHeight }
  }

  hide(): void {
    this.#host.style.visibility = 'hidden'
  }

  /** Shows what has been drawn. */
  reveal(): void {
    this.#host.style.visibility = 'visible'
  }

  /** Draws a frame; resolves when it stands on the canvas. Rejects when the library cannot. One call at a time. */
  async draw(loaded: LoadedFrame, look: Look): Promise<void> {
    const window = windowFor(loaded, look)
    const before = this.#drawn
    const isSame = before?.loaded === loaded && (window !== undefined || before.setting === look.setting)
    if (!isSame || this.#viewport === undefined) await this.#mount(loaded, look, window)
    else this.#apply(look, window)
  }

  /** Places and windows what is drawn, without a new picture. False when this takes a new picture. */
  adjust(loaded: LoadedFrame, look: Look): boolean {
    const window = windowFor(loaded, look)
    if (this.#viewport === undefined || this.#drawn?.loaded !== loaded) return false
    if (window === undefined && this.#drawn.setting !== look.setting) return false
    this.#apply(look, window)
    return true
  }

  resize(): void {
    if (this.#viewport === undefined || this.size.width === 0 || this.size.height === 0) return
    if (this.#viewport.resize === undefined || this.#library.rendering.mode !== 'cpu') {
      this.#library.engine.resize(true, true)
    } else this.#viewport.resize()
  }

  canvas(): HTMLCanvasElement | undefined {
    return this.#viewport?.getCanvas()
  }

  /** After the library's engine has been started again: the next `draw` opens a new viewport. */
  detach(): void {
    this.#viewport = undefined
    this.#drawn = undefined
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
    this.#made += 1
    const imageId = `${this.#prefix}${this.#made}`
    const former = [...this.#pictures.keys()]
    this.#pictures.set(imageId, pictureOf(imageId, loaded, look, window))
    const rendered = this.#nextRendering(imageId)
    const properties = propertiesOf(window ?? { ...WHOLE_RANGE, isInverted: look.isInverted })
    // The library draws a new stack with its own window first: ours is set before its first drawing is looked at.
    await viewport.setStack([imageId], 0)
    viewport.setProperties(properties)
    this.#place(viewport, look)
    viewport.render()
    await rendered
    this.#drawn = { loaded, imageId, setting: look.setting }
    for (const each of former) this.#pictures.delete(each)
    this.#library.forget(former)
  }

  #apply(look: Look, window: LibraryWindow | undefined): void {
    const viewport = this.#viewport
    if (viewport === undefined) return
    viewport.setProperties(
      propertiesOf(window === undefined ? { ...WHOLE_RANGE, isInverted: look.isInverted } : window),
    )
    this.#place(viewport, look)
    viewport.render()
  }

  /** In pixels of the image: the point under the middle of the viewport, and half the viewport's height. */
  #place(viewport: LibraryViewport, { placement, matrix }: Look): void {
    const { width, height } = this.size
    const middle = toImage(matrix, [width / 2, height / 2])
    if (middle === undefined) return
    const aspect = this.#drawnAspect()
    const focalPoint: Types.Point3 = [middle[0] - 0.5, (middle[1] - 0.5) * aspect, 0]
    const { rotation, isFlippedH: flipHorizontal, isFlippedV: flipVertical } = placement
    const parallelScale = height / (2 * placement.scale)
    if (viewport.setRotation === undefined) {
      viewport.setCamera({ parallelScale, focalPoint, rotation, flipHorizontal, flipVertical })
      return
    }
    viewport.setCamera({ flipHorizontal, flipVertical })
    viewport.setRotation(rotation)
    viewport.setCamera({ parallelScale })
    viewport.setCamera({ focalPoint })
  }

  #drawnAspect(): number {
    const [picture] = [...this.#pictures.values()].slice(-1)
    return picture?.rowPixelSpacing ?? 1
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
  #nextRendering(imageId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let isTaken = false
      const taken = (event: Event) => {
        if (event instanceof CustomEvent && event.detail?.imageId === imageId) isTaken = true
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
