import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#imaging/measure/measurement.ts'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import styles from './measure-layer.module.css'
import type { ToScreen } from './shape-view.tsx'

interface KeyboardCursorProps {
  /** The tool was taken by key: the focus comes here. */
  readonly isAskedFor: boolean
  onFocused(): void
  /** Where it stands at first. */
  readonly start: Point
  /** Of the image: it goes no further. */
  readonly columns: number
  readonly rows: number
  readonly toScreen: ToScreen
  onMove(point: Point): void
  onPlace(point: Point): void
  onBack(): void
  onLeave(): void
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const FAST = 10
const SIZE = 12

/** Shows places without a pointer: arrows move it by one pixel of the image (Shift: ten), Enter places a point. */
export function KeyboardCursor(props: KeyboardCursorProps) {
  const { isAskedFor, onFocused, start, columns, rows, toScreen, onMove, onPlace, onBack, onLeave } = props
  const { t } = useTranslation('imageMeasure')
  const announce = useAnnounce()
  const [at, setAt] = useState(start)
  const [isFocused, setFocused] = useState(false)
  const cross = useRef<SVGGElement>(null)
  useEffect(() => {
    if (isAskedFor) cross.current?.focus()
  }, [isAskedFor])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    const step = stepOf(event.key)
    if (step !== undefined) {
      const by = event.shiftKey ? FAST : 1
      const next: Point = [within(at[0] + step[0] * by, columns), within(at[1] + step[1] * by, rows)]
      setAt(next)
      onMove(next)
    } else if (event.key === 'Enter' || event.key === ' ') {
      announce(t(($) => $.cursor.placed, { column: Math.floor(at[0]), row: Math.floor(at[1]) }))
      onPlace(at)
    } else if (event.key === 'Backspace') onBack()
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const place = toScreen(at)
  const [x, y] = place === undefined ? [0, 0] : [Math.round(place[0]), Math.round(place[1])]
  const path = `M${x - SIZE} ${y}h${SIZE - 3}m6 0h${SIZE - 3}M${x} ${y - SIZE}v${SIZE - 3}m0 6v${SIZE - 3}`
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: readers of the screen pass all keys on to an application
    <g
      ref={cross}
      className={styles.cursor}
      role="application"
      aria-roledescription={t(($) => $.cursor.kind)}
      aria-label={t(($) => $.cursor.label, { column: Math.floor(at[0]), row: Math.floor(at[1]) })}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => {
        setFocused(true)
        onFocused()
        onMove(at)
      }}
      onBlur={() => setFocused(false)}
    >
      {isFocused ? (
        <>
          <path className={styles.crossShadow} d={path} />
          <path className={styles.cross} d={path} />
        </>
      ) : (
        // Something to focus: an element without a box takes no focus everywhere.
        <path d={`M${x} ${y}h0.01`} />
      )}
    </g>
  )
}

/** One step of an arrow key in the image; undefined for other keys. */
export function stepOf(key: string): Point | undefined {
  return ARROWS[key]
}

function within(value: number, size: number): number {
  return Math.max(0, Math.min(size, value))
}
