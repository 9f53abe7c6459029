import { greyPixels, type VoiSetting } from '../display/grey-scale.ts'
import type { ViewportSize } from '../display/placement.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { Easel, Look } from '../viewport/easel.ts'

/** Below this magnification (device pixels per image pixel) points between would be left out, and fine lines flicker. */
const AVERAGED_BELOW = 0.5

interface Painted {
  readonly loaded: LoadedFrame
  readonly setting: VoiSetting | undefined
  readonly isInverted: boolean
}

/**
 * Draws on the processor, where there is no GPU: every grey level by our own tables (H-20), placed by the very matrix that
 * tells where a point of the image stands (H-18). It draws at once, so a frame stands in the moment in which it is asked for.
 */
export class CanvasEasel implements Easel {
  readonly #element: HTMLElement
  readonly #canvas = document.createElement('canvas')
  /** The image alone, one point for a pixel. */
  readonly #picture = document.createElement('canvas')
  #pixels: ImageData | undefined
  #painted: Painted | undefined

  constructor(element: HTMLElement) {
    this.#element = element
    Object.assign(this.#canvas.style, { position: 'absolute', left: '0', top: '0', width: '100%', height: '100%' })
    this.hide()
    element.prepend(this.#canvas)
  }

  get size(): ViewportSize {
    return { width: this.#element.clientWidth, height: this.#element.clientHeight }
  }

  hide(): void {
    this.#canvas.style.visibility = 'hidden'
  }

  reveal(): void {
    this.#canvas.style.visibility = 'visible'
  }

  async draw(loaded: LoadedFrame, look: Look): Promise<void> {
    this.#paint(loaded, look)
    this.#place(look)
  }

  adjust(loaded: LoadedFrame, look: Look): boolean {
    if (this.#painted?.loaded !== loaded) return false
    this.#paint(loaded, look)
    this.#place(look)
    return true
  }

  resize(): void {
    const density = globalThis.devicePixelRatio
    const { width, height } = this.size
    const [across, down] = [Math.round(width * density), Math.round(height * density)]
    // Another size empties a canvas, the same one as well.
    if (this.#canvas.width === across && this.#canvas.height === down) return
    this.#canvas.width = across
    this.#canvas.height = down
  }

  canvas(): HTMLCanvasElement | undefined {
    return this.#painted === undefined ? undefined : this.#canvas
  }

  detach(): void {
    this.#painted = undefined
    this.hide()
  }

  close(): void {
    this.detach()
    this.#canvas.remove()
    this.#canvas.width = 0
    this.#picture.width = 0
    this.#pixels = undefined
  }

  /** The image in its shades, when it or they are others than before. */
  #paint(loaded: LoadedFrame, { setting, isInverted }: Look): void {
    const before = this.#painted
    if (before?.loaded === loaded && before.setting === setting && before.isInverted === isInverted) return
    this.#painted = undefined
    const { decoded, greyScale } = loaded
    const { rows, columns } = decoded
    if (this.#picture.width !== columns || this.#picture.height !== rows) {
      this.#picture.width = columns
      this.#picture.height = rows
      this.#pixels = undefined
    }
    const context = contextOf(this.#picture)
    this.#pixels ??= context.createImageData(columns, rows)
    const { data } = this.#pixels
    if (decoded.kind === 'colour') {
      data.set(decoded.rgba)
      if (isInverted) for (let at = 0; at < data.length; at += 1) if (at % 4 !== 3) data[at] = 255 - (data[at] ?? 0)
    } else {
      if (greyScale === undefined || setting === undefined) throw new Error('a grey frame without its grey scale')
      greyPixels(decoded, greyScale, setting, isInverted, new Uint32Array(data.buffer))
    }
    context.putImageData(this.#pixels, 0, 0)
    this.#painted = { loaded, setting, isInverted }
  }

  #place({ matrix }: Look): void {
    this.resize()
    const density = globalThis.devicePixelRatio
    const context = contextOf(this.#canvas)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = '#000'
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height)
    const { a, b, c, d, e, f } = matrix
    context.setTransform(a * density, b * density, c * density, d * density, e * density, f * density)
    context.imageSmoothingEnabled = true
    context.imageSmoothingQuality = Math.hypot(a, b) * density < AVERAGED_BELOW ? 'medium' : 'low'
    context.drawImage(this.#picture, 0, 0)
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('no canvas')
  return context
}
