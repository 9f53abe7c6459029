import { type PointerEvent, useRef, useState } from 'react'
import { anchorsOf, FEWEST_CORNERS } from '#imaging/measure/drawing.ts'
import type { MeasurementKind, Point } from '#imaging/measure/measurement.ts'

type ScreenPoint = readonly [x: number, y: number]

interface DrawingOptions {
  /** The measuring tool in hand. */
  readonly kind: MeasurementKind | undefined
  /** Whose frame it is: a drawing that was begun on another one is given up. */
  readonly frameId: string | undefined
  readonly toImage: (point: ScreenPoint) => Point | undefined
  /** All places of a measurement have been shown. */
  onWhole(kind: MeasurementKind, anchors: readonly Point[]): void
}

export interface Drawing {
  /** The places shown so far, the moving one last; empty while nothing is begun. */
  readonly anchors: readonly Point[]
  readonly isBegun: boolean
  /** Shows a place by key: the next one, or for a closed line the last one again to close it. */
  place(point: Point): void
  /** Moves what is not placed yet. */
  hover(point: Point | undefined): void
  /** Takes the last place back; gives whether there was one. */
  back(): boolean
  onPointerDown(event: PointerEvent<SVGElement>): void
  onPointerMove(event: PointerEvent<SVGElement>): void
  onPointerUp(event: PointerEvent<SVGElement>): void
}

/** Less than this between press and release is a click, not a drag. CSS pixels. */
const CLICK_PX = 4
const FREEHAND_STEP_PX = 3
/** So near to the first or the last corner a click closes the line. */
const CLOSE_PX = 6

/** Shows places by dragging, by clicking or by keys, whichever the reader likes; all three may be mixed. */
export function useDrawing({ kind, frameId, toImage, onWhole }: DrawingOptions): Drawing {
  const [begun, setBegun] = useState<{ readonly of: string; readonly anchors: readonly Point[] }>()
  const [hovered, setHovered] = useState<Point>()
  const pressed = useRef<{ readonly at: ScreenPoint; last: ScreenPoint }>(undefined)
  const of = `${kind} ${frameId}`
  const anchors = begun?.of === of ? begun.anchors : NO_ANCHORS

  const finish = (all: readonly Point[]) => {
    setBegun(undefined)
    pressed.current = undefined
    if (kind !== undefined) onWhole(kind, all)
  }
  const place = (point: Point) => {
    if (kind === undefined) return
    const last = anchors.at(-1)
    const isAgain = last !== undefined && last[0] === point[0] && last[1] === point[1]
    if (kind === 'freehand' && isAgain) {
      if (anchors.length >= FEWEST_CORNERS) finish(anchors)
      return
    }
    // The same place twice is a slip of the hand: a line needs a length.
    if (isAgain) return
    const next = [...anchors, point]
    if (next.length >= anchorsOf(kind)) finish(next)
    else setBegun({ of, anchors: next })
  }
  const isNear = (one: Point | undefined, at: ScreenPoint, event: PointerEvent<SVGElement>) => {
    const point = toImage(at)
    const beside = toImage([at[0] + CLOSE_PX, at[1]])
    if (one === undefined || point === undefined || beside === undefined || event.buttons > 1) return false
    return Math.hypot(one[0] - point[0], one[1] - point[1]) <= Math.hypot(beside[0] - point[0], beside[1] - point[1])
  }

  return {
    anchors: anchors.length > 0 && hovered !== undefined ? [...anchors, hovered] : anchors,
    isBegun: anchors.length > 0,
    place,
    hover: setHovered,
    back: () => {
      if (anchors.length === 0) return false
      setBegun({ of, anchors: anchors.slice(0, -1) })
      return true
    },
    onPointerDown: (event) => {
      if (kind === undefined || event.button !== 0 || event.shiftKey || event.ctrlKey) return
      event.stopPropagation()
      const at = screenPoint(event)
      const point = toImage(at)
      if (point === undefined) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pressed.current = { at, last: at }
      setHovered(undefined)
      const isClosing = kind === 'freehand' && anchors.length >= FEWEST_CORNERS
      if (isClosing && (isNear(anchors[0], at, event) || isNear(anchors.at(-1), at, event))) finish(anchors)
      else place(point)
    },
    onPointerMove: (event) => {
      if (kind === undefined) return
      const at = screenPoint(event)
      const point = toImage(at)
      if (point === undefined) return
      const press = pressed.current
      if (kind === 'freehand' && press !== undefined && anchors.length > 0) {
        if (Math.hypot(at[0] - press.last[0], at[1] - press.last[1]) < FREEHAND_STEP_PX) return
        press.last = at
        setBegun({ of, anchors: [...anchors, point] })
        return
      }
      if (anchors.length > 0) setHovered(point)
    },
    onPointerUp: (event) => {
      const press = pressed.current
      pressed.current = undefined
      if (kind === undefined || press === undefined || anchors.length === 0) return
      const at = screenPoint(event)
      if (Math.hypot(at[0] - press.at[0], at[1] - press.at[1]) < CLICK_PX) return
      event.stopPropagation()
      const point = toImage(at)
      if (kind === 'freehand') {
        if (anchors.length >= FEWEST_CORNERS) finish(anchors)
        return
      }
      if (point !== undefined) place(point)
    },
  }
}

const NO_ANCHORS: readonly Point[] = []

/** Place of a pointer in CSS pixels from the upper left corner of the layer. */
export function screenPoint(event: PointerEvent<SVGElement>): ScreenPoint {
  const layer = event.currentTarget.ownerSVGElement ?? event.currentTarget
  const { left, top } = layer.getBoundingClientRect()
  return [event.clientX - left, event.clientY - top]
}
