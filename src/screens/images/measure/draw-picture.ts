import { edgeLetters } from '#clinical/imaging/orientation.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'

/** What is written below a picture, line by line; never on the image itself. */
export interface PictureCaption {
  readonly lines: readonly string[]
  /** Stands at the right of the first line: 参照用. */
  readonly mark: string
}

const FONT = '"Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", sans-serif'
const LINE = 20
const PADDING = 8
/** Thickness of the dark ground and of the line itself, in CSS pixels. */
const STROKES = [4, 1.75] as const

/**
 * What a viewport shows, as a picture of its own: the image, the measurements drawn on it, the letters of its edges, and
 * the caption in a strip below. In device pixels. Undefined while the viewport is clear.
 */
export function drawPicture(viewport: ImageViewport, caption: PictureCaption): HTMLCanvasElement | undefined {
  const image = viewport.capture()
  const width = viewport.element.clientWidth
  if (image === undefined || width === 0) return undefined
  const scale = image.width / width
  const strip = caption.lines.length * LINE + 2 * PADDING
  const picture = document.createElement('canvas')
  picture.width = image.width
  picture.height = image.height + Math.ceil(strip * scale)
  const context = picture.getContext('2d')
  if (context === null) return undefined
  context.drawImage(image, 0, 0)
  context.save()
  context.scale(scale, scale)
  const height = image.height / scale
  // Nothing of the layer may run into the caption.
  context.beginPath()
  context.rect(0, 0, width, height)
  context.clip()
  drawLayer(context, viewport.element)
  drawLetters(context, viewport, width, height)
  context.restore()
  context.save()
  context.scale(scale, scale)
  drawCaption(context, caption, width, height, strip)
  context.restore()
  return picture
}

/** Copies the lines and words of the measuring layer from the page, so that a picture never shows others than the screen. */
function drawLayer(context: CanvasRenderingContext2D, element: HTMLElement): void {
  const layer = element.querySelector('svg[data-measuring]')
  if (layer === null) return
  for (const shutter of layer.querySelectorAll<SVGGElement>('[data-drawn="shutter"]')) {
    context.save()
    context.clip(new Path2D(shutter.dataset.image ?? ''))
    for (const shape of shutter.querySelectorAll('path[fill-rule]')) {
      context.fillStyle = shape.getAttribute('fill') ?? '#000'
      context.fill(new Path2D(shape.getAttribute('d') ?? ''), 'evenodd')
    }
    context.restore()
  }
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const line of layer.querySelectorAll('[data-drawn="line"]')) {
    const path = new Path2D(line.getAttribute('d') ?? '')
    const [ground, width] = STROKES
    context.strokeStyle = 'rgb(0 0 0 / 75%)'
    context.lineWidth = ground
    context.stroke(path)
    context.strokeStyle = getComputedStyle(line).stroke
    context.lineWidth = width
    context.stroke(path)
  }
  context.font = `700 14px ${FONT}`
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  for (const words of layer.querySelectorAll('tspan')) {
    const [x, y] = [Number(words.getAttribute('x')), Number(words.getAttribute('y'))]
    const parent = words.parentElement
    write(context, words.textContent, x, y, parent === null ? '#fff' : getComputedStyle(parent).fill)
  }
}

function drawLetters(context: CanvasRenderingContext2D, viewport: ImageViewport, width: number, height: number): void {
  const state = viewport.getState()
  const letters = state.shownFrame === undefined ? undefined : edgeLetters(state.shownFrame, state)
  if (letters === undefined) return
  context.font = `700 18px ${FONT}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  write(context, letters.top, width / 2, 16, '#fff')
  write(context, letters.bottom, width / 2, height - 16, '#fff')
  context.textAlign = 'left'
  write(context, letters.left, 8, height / 2, '#fff')
  context.textAlign = 'right'
  write(context, letters.right, width - 8, height / 2, '#fff')
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string): void {
  context.strokeStyle = 'rgb(0 0 0 / 85%)'
  context.lineWidth = 3.5
  context.lineJoin = 'round'
  context.strokeText(text, x, y)
  context.fillStyle = colour
  context.fillText(text, x, y)
}

function drawCaption(
  context: CanvasRenderingContext2D,
  { lines, mark }: PictureCaption,
  width: number,
  top: number,
  strip: number,
): void {
  context.fillStyle = '#fff'
  context.fillRect(0, top, width, strip + 1)
  context.fillStyle = '#1a1a1a'
  context.textBaseline = 'alphabetic'
  context.textAlign = 'right'
  context.font = `700 13px ${FONT}`
  context.fillText(mark, width - PADDING, top + PADDING + 14)
  const taken = context.measureText(mark).width
  context.textAlign = 'left'
  for (const [at, line] of lines.entries()) {
    context.font = `${at === 0 ? 700 : 400} 13px ${FONT}`
    const room = width - 2 * PADDING - (at === 0 ? taken + PADDING : 0)
    // Squeezed rather than cut: a name or a number is never shortened (PID-2).
    context.fillText(line, PADDING, top + PADDING + 14 + at * LINE, room)
  }
}
