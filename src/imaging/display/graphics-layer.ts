import type { OverlayPlane } from './overlay-planes.ts'
import type { ImageShape, Matrix } from './placement.ts'
import type { DisplayShutter, ShutterShape } from './shutter.ts'

/** Red, green, blue, alpha in the memory order of ImageData: one colour that no grey image has. */
const OVERLAY_COLOUR = 0xff_50_e0_ff
const LINE_COLOUR = '#4cc9f0'

export type LineOnScreen = readonly [from: readonly [number, number], to: readonly [number, number]]

/** What is drawn over the image by the viewport itself: the shutter and the graphics of the file, and reference lines. */
export class GraphicsLayer {
  readonly #canvas = document.createElement('canvas')
  readonly #plane = document.createElement('canvas')
  #planesOf: readonly OverlayPlane[] | undefined
  #isClear = true

  constructor(element: HTMLElement, host: Node | null) {
    Object.assign(this.#canvas.style, { position: 'absolute', inset: '0', pointerEvents: 'none' })
    Object.assign(this.#canvas.style, { width: '100%', height: '100%' })
    element.insertBefore(this.#canvas, host)
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas
  }

  clear(): void {
    if (this.#isClear) return
    this.#isClear = true
    const context = contextOf(this.#canvas)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
  }

  draw(
    image: ImageShape,
    { shutter, overlays }: { readonly shutter: DisplayShutter | undefined; readonly overlays: readonly OverlayPlane[] },
    matrix: Matrix,
    lines: readonly LineOnScreen[],
  ): void {
    const density = globalThis.devicePixelRatio
    this.#fillElement(density)
    this.clear()
    if (shutter === undefined && overlays.length === 0 && lines.length === 0) return
    this.#isClear = false
    const context = contextOf(this.#canvas)
    const { a, b, c, d, e, f } = matrix
    context.setTransform(a * density, b * density, c * density, d * density, e * density, f * density)
    if (shutter !== undefined) drawShutter(context, image, shutter)
    if (overlays.length > 0) {
      this.#paint(image, overlays)
      context.imageSmoothingEnabled = false
      context.drawImage(this.#plane, 0, 0)
    }
    context.setTransform(density, 0, 0, density, 0, 0)
    context.strokeStyle = LINE_COLOUR
    context.lineWidth = 1
    for (const [from, to] of lines) {
      context.beginPath()
      context.moveTo(...from)
      context.lineTo(...to)
      context.stroke()
    }
  }

  close(): void {
    this.#canvas.remove()
    this.#canvas.width = 0
    this.#plane.width = 0
  }

  /** Another size empties a canvas. */
  #fillElement(density: number): void {
    const width = Math.round(this.#canvas.clientWidth * density)
    const height = Math.round(this.#canvas.clientHeight * density)
    if (this.#canvas.width === width && this.#canvas.height === height) return
    this.#canvas.width = width
    this.#canvas.height = height
    this.#isClear = true
  }

  #paint({ rows, columns }: ImageShape, planes: readonly OverlayPlane[]): void {
    if (this.#planesOf === planes) return
    this.#plane.width = columns
    this.#plane.height = rows
    const context = contextOf(this.#plane)
    const image = context.createImageData(columns, rows)
    const pixels = new Uint32Array(image.data.buffer)
    for (const plane of planes) {
      plane.points.forEach((point, at) => {
        const column = plane.left + (at % plane.columns)
        const row = plane.top + Math.floor(at / plane.columns)
        if (point === 1 && column >= 0 && column < columns && row >= 0 && row < rows) {
          pixels[row * columns + column] = OVERLAY_COLOUR
        }
      })
    }
    context.putImageData(image, 0, 0)
    this.#planesOf = planes
  }
}

/** Fills what lies outside of each shape, so that what remains lies within all of them. */
function drawShutter(context: CanvasRenderingContext2D, image: ImageShape, { shapes, grey }: DisplayShutter): void {
  context.save()
  context.beginPath()
  context.rect(0, 0, image.columns, image.rows)
  context.clip()
  context.fillStyle = `rgb(${grey} ${grey} ${grey})`
  for (const shape of shapes) {
    context.beginPath()
    context.rect(-FAR, -FAR, 2 * FAR, 2 * FAR)
    trace(context, shape, image.aspect)
    context.fill('evenodd')
  }
  context.restore()
}

function trace(context: CanvasRenderingContext2D, shape: ShutterShape, aspect: number): void {
  switch (shape.kind) {
    case 'rectangle':
      context.rect(shape.left, shape.top, shape.right - shape.left, shape.bottom - shape.top)
      break
    case 'circle': {
      const [x, y] = shape.centre
      context.moveTo(x + shape.radius, y)
      // A circle of the patient, not of the pixels.
      context.ellipse(x, y, shape.radius, shape.radius / aspect, 0, 0, 2 * Math.PI)
      break
    }
    case 'polygon':
      shape.points.forEach(([x, y], at) => {
        if (at === 0) context.moveTo(x, y)
        else context.lineTo(x, y)
      })
      context.closePath()
      break
  }
}

/** Beyond every image. */
const FAR = 1e6

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  return context
}
