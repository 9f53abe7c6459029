import type { PointerTool, ScreenPoint } from '../image-viewport.ts'

/** What pointers do to a viewport; places and ways in CSS pixels. */
export interface GestureTarget {
  readonly element: HTMLElement
  /** `point`: the primary button points at a place. */
  readonly tool: () => PointerTool | 'point'
  point?(place: ScreenPoint): void
  /** To the right wider, downwards darker … in CSS pixels since the last call. */
  window(dx: number, dy: number): void
  pan(dx: number, dy: number): void
  zoomAbout(factor: number, point: ScreenPoint): void
  /** Frames forward; negative backward. */
  scroll(frames: number): void
}

type Gesture = Exclude<PointerTool, 'measure'> | 'point'

/** Way of the pointer for one frame, and for doubling the magnification. */
const PIXELS_PER_FRAME = 6
const PIXELS_PER_DOUBLING = 120
/** A notch of a wheel is about 100; touch pads send many small steps. */
const WHEEL_PER_FRAME = 50
const LINE_HEIGHT = 40

/**
 * Mouse, pen and touch (imaging.md §7): primary = the tool in hand, middle = pan, right = zoom, Shift+primary = scroll,
 * wheel = scroll, Ctrl+wheel = zoom, two fingers = pan and zoom. Events that a layer on top has taken (`defaultPrevented`)
 * are left alone. Ends with the returned function.
 */
export function watchPointers(target: GestureTarget): () => void {
  const { element } = target
  const stop = new AbortController()
  const { signal } = stop
  const places = new Map<number, ScreenPoint>()
  let gesture: Gesture | undefined
  let rest = 0
  let wheelRest = 0

  function begin(event: PointerEvent): void {
    if (event.defaultPrevented || !element.contains(asNode(event.target))) return
    const found = gestureOf(event, target.tool())
    if (found === undefined && event.pointerType !== 'touch') return
    places.set(event.pointerId, [event.clientX, event.clientY])
    gesture = found
    rest = 0
    if (found === 'point') target.point?.(within(element, [event.clientX, event.clientY]))
    element.setPointerCapture(event.pointerId)
    // No selection of text, no automatic scrolling by the middle button; the focus still moves.
    if (event.button !== 0) event.preventDefault()
  }

  function move(event: PointerEvent): void {
    const before = places.get(event.pointerId)
    if (before === undefined) return
    const now: ScreenPoint = [event.clientX, event.clientY]
    if (places.size === 2) pinch(event.pointerId, before, now)
    else if (places.size === 1 && gesture !== undefined) drag(gesture, now[0] - before[0], now[1] - before[1], now)
    places.set(event.pointerId, now)
  }

  function drag(what: Gesture, dx: number, dy: number, now: ScreenPoint): void {
    switch (what) {
      case 'point':
        target.point?.(within(element, now))
        break
      case 'window':
        target.window(dx, dy)
        break
      case 'pan':
        target.pan(dx, dy)
        break
      case 'zoom':
        target.zoomAbout(2 ** (-dy / PIXELS_PER_DOUBLING), within(element, now))
        break
      case 'scroll': {
        rest += dy
        const frames = Math.trunc(rest / PIXELS_PER_FRAME)
        rest -= frames * PIXELS_PER_FRAME
        if (frames !== 0) target.scroll(frames)
        break
      }
      default: {
        const never: never = what
        throw new Error(String(never))
      }
    }
  }

  function pinch(moved: number, before: ScreenPoint, now: ScreenPoint): void {
    const other = [...places].find(([id]) => id !== moved)?.[1]
    if (other === undefined) return
    const apart = Math.hypot(before[0] - other[0], before[1] - other[1])
    const factor = apart === 0 ? 1 : Math.hypot(now[0] - other[0], now[1] - other[1]) / apart
    target.pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2)
    target.zoomAbout(factor, within(element, [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]))
  }

  function end(event: PointerEvent): void {
    places.delete(event.pointerId)
    // A finger that stays when others are lifted does nothing more: it was not put down to use the tool.
    gesture = undefined
  }

  function wheel(event: WheelEvent): void {
    if (event.defaultPrevented) return
    event.preventDefault()
    const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_HEIGHT : event.deltaY
    if (event.ctrlKey) {
      target.zoomAbout(2 ** (-delta / 400), within(element, [event.clientX, event.clientY]))
      return
    }
    // A whole notch always moves, whatever a machine calls a notch.
    wheelRest = Math.sign(wheelRest) === Math.sign(delta) ? wheelRest + delta : delta
    const frames = Math.abs(delta) >= WHEEL_PER_FRAME ? Math.sign(delta) : Math.trunc(wheelRest / WHEEL_PER_FRAME)
    if (frames === 0) return
    wheelRest = 0
    target.scroll(frames)
  }

  element.addEventListener('pointerdown', begin, { signal })
  element.addEventListener('pointermove', move, { signal })
  element.addEventListener('pointerup', end, { signal })
  element.addEventListener('pointercancel', end, { signal })
  element.addEventListener('wheel', wheel, { signal, passive: false })
  // The right button zooms here; elsewhere the menu of the browser stays.
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
  return () => stop.abort()
}

function gestureOf(event: PointerEvent, tool: PointerTool | 'point'): Gesture | undefined {
  if (event.button === 1) return 'pan'
  if (event.button === 2) return 'zoom'
  if (event.button !== 0) return undefined
  if (event.shiftKey) return 'scroll'
  return tool === 'measure' ? undefined : tool
}

function within(element: HTMLElement, [x, y]: ScreenPoint): ScreenPoint {
  const { left, top } = element.getBoundingClientRect()
  return [x - left, y - top]
}

function asNode(target: EventTarget | null): Node | null {
  return target instanceof Node ? target : null
}
