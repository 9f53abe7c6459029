const COLOUR = 'rgb(76 201 240 / 0.7)'
/** Left free around the point itself, so that what lies there can be seen. */
const GAP = 12

/** Two lines through the point where the planes cross. */
export class CrosshairLayer {
  readonly #canvas = document.createElement('canvas')

  constructor(element: HTMLElement, before: Node | null) {
    Object.assign(this.#canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' })
    this.#canvas.style.pointerEvents = 'none'
    element.insertBefore(this.#canvas, before)
  }

  draw([x, y]: readonly [number, number]): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas
    const density = globalThis.devicePixelRatio
    this.#canvas.width = Math.round(width * density)
    this.#canvas.height = Math.round(height * density)
    const context = this.#canvas.getContext('2d')
    if (context === null) return
    context.setTransform(density, 0, 0, density, 0, 0)
    context.strokeStyle = COLOUR
    context.beginPath()
    context.moveTo(0, y)
    context.lineTo(x - GAP, y)
    context.moveTo(x + GAP, y)
    context.lineTo(width, y)
    context.moveTo(x, 0)
    context.lineTo(x, y - GAP)
    context.moveTo(x, y + GAP)
    context.lineTo(x, height)
    context.stroke()
  }

  close(): void {
    this.#canvas.remove()
  }
}
