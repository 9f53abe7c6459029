import { type KeyboardEvent, type PointerEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Waveform, WaveformGroup } from '#clinical/imaging/waveform.ts'
import { type CaliperPoint, pointInStrip, stripAt, timeInStrip } from '#imaging/waveform/caliper.ts'
import { drawSheet } from '#imaging/waveform/draw-sheet.ts'
import type { Caliper } from './use-caliper.ts'
import type { Paper } from './use-paper.ts'
import { useSheetWords } from './use-sheet-words.ts'
import styles from './waveform.module.css'

interface SheetCanvasProps {
  readonly waveform: Waveform
  readonly group: WaveformGroup
  readonly paper: Paper
  readonly caliper: Caliper
  readonly scroller: RefObject<HTMLElement | null>
  /** What the paper shows, in words. */
  readonly label: string
  onScroll(): void
}

/** How near to an end of the caliper the pointer takes it up again, pixels of the page. */
const GRAB_PX = 8

/**
 * ECG paper on a canvas as large as the room, drawn anew as the reader scrolls: a recording of any length costs the
 * memory of one screen.
 */
export function SheetCanvas({ waveform, group, paper, caliper, scroller, label, onScroll }: SheetCanvasProps) {
  const { t } = useTranslation('waveform')
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useSheetWords(waveform, group)
  const { sheet, pxPerMm, speed, gain } = paper
  const draw = useCallback(() => {
    const [element, room] = [canvas.current, scroller.current]
    const context = element?.getContext('2d', { alpha: false })
    if (element === null || room === null || context === null || context === undefined) return
    const pixelRatio = window.devicePixelRatio
    const [width, height] = [room.clientWidth, room.clientHeight]
    element.width = Math.round(width * pixelRatio)
    element.height = Math.round(height * pixelRatio)
    element.style.width = `${width}px`
    element.style.height = `${height}px`
    drawSheet(context, {
      sheet,
      group,
      scale: { mmPerSecond: speed, mmPerMillivolt: gain },
      pixelsPerMm: pxPerMm * pixelRatio,
      pixelRatio,
      view: {
        left: room.scrollLeft / pxPerMm,
        top: room.scrollTop / pxPerMm,
        width: width / pxPerMm,
        height: height / pxPerMm,
      },
      events: waveform.events.map((event) => ({
        ...event,
        atMs: event.atMs === undefined ? undefined : event.atMs - group.startMs,
      })),
      words,
      caliper: caliper.points,
      activePoint: caliper.isOn ? caliper.active : undefined,
    })
  }, [sheet, group, speed, gain, pxPerMm, waveform, words, caliper.points, caliper.active, caliper.isOn, scroller])
  useLayoutEffect(draw, [draw])
  const pointers = useCaliperPointer(group, paper, caliper, scroller)
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const isTaken = takeKey(event.key, event.shiftKey, caliper, paper)
    if (isTaken) event.preventDefault()
    // What pages the paper must not page anything around it, too.
    if (isTaken || /^(?:Arrow|Page|Home|End)/.test(event.key)) event.stopPropagation()
  }
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      data-measuring={caliper.isOn}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled and measured by keyboard
      tabIndex={0}
      aria-label={t(($) => $.paper.region)}
      onKeyDown={keys}
      onScroll={() => {
        draw()
        onScroll()
      }}
    >
      <div className={styles.spacer} style={{ width: sheet.width * pxPerMm, height: sheet.height * pxPerMm }}>
        <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} {...pointers} />
      </div>
    </section>
  )
}

/** True for a key that was taken; all others scroll as anywhere. */
function takeKey(key: string, isLarge: boolean, caliper: Caliper, paper: Paper): boolean {
  if (key === 'c' || key === 'C') {
    if (!caliper.isOn) caliper.begin()
    caliper.toggle()
    return true
  }
  if (key === '+' || key === '-') {
    paper.turnGain(key === '+' ? 1 : -1)
    return true
  }
  if (!caliper.isOn) return false
  const samples = isLarge ? 10 : 1
  switch (key) {
    case 'ArrowLeft':
      caliper.move(-samples)
      return true
    case 'ArrowRight':
      caliper.move(samples)
      return true
    case 'ArrowUp':
      caliper.toLead(-1)
      return true
    case 'ArrowDown':
      caliper.toLead(1)
      return true
    case 'Enter':
    case ' ':
      if (caliper.points.length < 2) caliper.begin()
      else caliper.swap()
      return true
    case 'Escape':
      caliper.toggle()
      return true
    default:
      return false
  }
}

/** Press and drag measures at once; two clicks do, too; near an end the pointer takes it up again. */
function useCaliperPointer(
  group: WaveformGroup,
  { sheet, pxPerMm, speed }: Paper,
  caliper: Caliper,
  scroller: RefObject<HTMLElement | null>,
) {
  const dragged = useRef<0 | 1 | undefined>(undefined)
  const pressed = useRef<{ readonly x: number; readonly y: number; readonly isFirst: boolean } | undefined>(undefined)
  const placeOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const room = scroller.current
    return {
      x: (event.clientX - box.left + (room?.scrollLeft ?? 0)) / pxPerMm,
      y: (event.clientY - box.top + (room?.scrollTop ?? 0)) / pxPerMm,
    }
  }
  const pointAt = (event: PointerEvent<HTMLCanvasElement>): CaliperPoint | undefined => {
    const { x, y } = placeOf(event)
    const strip = stripAt(sheet.strips, x, y)
    return strip === undefined ? undefined : pointInStrip(group, strip, timeInStrip(strip, x, speed))
  }
  const nearest = (point: CaliperPoint): 0 | 1 | undefined => {
    const perSample = (speed * pxPerMm) / (group.channels[point.channel]?.samplesPerSecond ?? 1)
    const distances = caliper.points.map((each) =>
      each.channel === point.channel ? Math.abs(each.sample - point.sample) * perSample : Number.POSITIVE_INFINITY,
    )
    const [one = Number.POSITIVE_INFINITY, other = Number.POSITIVE_INFINITY] = distances
    if (Math.min(one, other) > GRAB_PX) return undefined
    return one < other ? 0 : 1
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      if (!caliper.isOn || event.button !== 0) return
      const point = pointAt(event)
      if (point === undefined) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const grabbed = caliper.points.length === 2 ? nearest(point) : undefined
      const isSecond = caliper.points.length === 1
      dragged.current = grabbed ?? (isSecond ? 1 : 0)
      pressed.current = { x: event.clientX, y: event.clientY, isFirst: grabbed === undefined && !isSecond }
      if (pressed.current.isFirst) caliper.start(point)
      else caliper.place(dragged.current, point)
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
      const [index, start] = [dragged.current, pressed.current]
      if (index === undefined || start === undefined) return
      const hasMoved = Math.hypot(event.clientX - start.x, event.clientY - start.y) > 4
      const point = pointAt(event)
      if (!hasMoved || point === undefined) return
      // Pressed for a first point and drawn on: the pointer carries the second one.
      if (start.isFirst) {
        dragged.current = 1
        pressed.current = { ...start, isFirst: false }
      }
      caliper.place(dragged.current ?? 1, point)
    },
    onPointerUp: () => {
      dragged.current = undefined
      pressed.current = undefined
    },
  }
}
