import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { GraphicsLayer } from '../display/graphics-layer.ts'
import { type Matrix, toScreen, type ViewportSize } from '../display/placement.ts'
import { FrameError } from '../frame-failure.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { Easel } from './easel.ts'
import { type FrameLook, shapeOf } from './frame-look.ts'
import { planeLine } from './patient-position.ts'

/**
 * The canvas of one viewport with the graphics over it: it shows one frame or nothing, and says which in the same instant
 * (E33).
 */
export class FrameCanvas {
  readonly #easel: Easel
  readonly #look: FrameLook
  readonly #graphics: GraphicsLayer
  #drawn: LoadedFrame | undefined
  #reference: ImageFrame | undefined
  /** Counts drawings that were asked for. */
  #ticket = 0
  /** Counts clearings: what was being drawn before one is not shown after it. */
  #clearings = 0
  #drawing: Promise<void> = Promise.resolve()

  constructor(element: HTMLElement, easel: Easel, look: FrameLook) {
    this.#easel = easel
    this.#look = look
    this.#graphics = new GraphicsLayer(element, element.children[1] ?? null)
  }

  /** CSS pixels. */
  get size(): ViewportSize {
    return this.#easel.size
  }

  /** The frame that stands on the canvas. */
  get drawn(): LoadedFrame | undefined {
    return this.#drawn
  }

  /** From the points of the drawn image to CSS pixels. */
  get matrix(): Matrix | undefined {
    return this.#drawn === undefined ? undefined : this.#look.matrix(this.#drawn, this.#easel.size)
  }

  /**
   * One drawing after another; of those that wait, only the newest is done, if it is wanted when its turn comes. `appeared`
   * is told in the instant in which the frame stands there. Rejects with FrameError.
   */
  draw(loaded: LoadedFrame, isWanted: () => boolean, appeared: () => void): Promise<void> {
    this.#ticket += 1
    const ticket = this.#ticket
    const drawing = this.#drawing.then(async () => {
      if (ticket !== this.#ticket || !isWanted()) return
      const clearings = this.#clearings
      const look = this.#look.of(loaded, this.#easel.size)
      try {
        await this.#easel.draw(loaded, look)
      } catch (thrown) {
        throw new FrameError('decoder-crashed', thrown instanceof Error ? thrown.message : String(thrown))
      }
      if (clearings !== this.#clearings) return
      this.#drawn = loaded
      this.#easel.reveal()
      this.#drawGraphics()
      appeared()
    })
    this.#drawing = drawing.catch(() => undefined)
    return drawing
  }

  /** The drawn frame as it shall look now. False when this takes another `draw`. */
  adjust(drawn: LoadedFrame): boolean {
    const isDone = this.#easel.adjust(drawn, this.#look.of(drawn, this.#easel.size))
    this.#drawGraphics()
    return isDone
  }

  clear(): void {
    this.#clearings += 1
    this.#easel.hide()
    this.#graphics.clear()
    this.#drawn = undefined
  }

  /** Draws where the plane of this frame cuts what is shown; undefined takes the line away. */
  setReference(frame: ImageFrame | undefined): void {
    if (this.#reference === frame) return
    this.#reference = frame
    this.#drawGraphics()
  }

  /** The element has another size; to be followed by `adjust`. */
  resize(): void {
    this.#easel.resize()
  }

  /** After a lost context: the next drawing begins anew. */
  detach(): void {
    this.#easel.detach()
  }

  /** A copy in device pixels; undefined while the canvas is clear. */
  copy(): HTMLCanvasElement | undefined {
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
    this.clear()
    this.#easel.close()
    this.#graphics.close()
  }

  #drawGraphics(): void {
    const { drawn, matrix } = this
    if (drawn === undefined || matrix === undefined) return
    const line = this.#reference === undefined ? undefined : planeLine(this.#reference, drawn.frame)
    const lines = line === undefined ? [] : [[toScreen(matrix, line[0]), toScreen(matrix, line[1])] as const]
    this.#graphics.draw(shapeOf(drawn), drawn, matrix, lines)
  }
}
