import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type FocusStop, nearestStop } from '#clinical/laboratory/graph/focus-stops.ts'
import type { Minute } from '#clinical/laboratory/graph/time-axis.ts'
import styles from './graph-charts.module.css'
import { type GraphGeometry, minuteAt } from './graph-geometry.ts'
import { useGraphShortcuts } from './use-graph-shortcuts.ts'
import { useGraphWords } from './use-graph-words.ts'

interface FocusLayerProps {
  readonly geometry: GraphGeometry
  readonly stops: readonly FocusStop[]
  readonly stop: FocusStop | undefined
  readonly onMove: (minute: Minute | undefined) => void
}

/** Stops that Page Up and Page Down pass over. */
const LEAP = 5

/**
 * The focus line across all charts: arrow keys and the pointer move it from result to result, and what stands there is
 * said in one line (GRAPH-7, GRID-12).
 */
export function FocusLayer({ geometry, stops, stop, onMove }: FocusLayerProps) {
  const { t } = useTranslation('labsGraph')
  useGraphShortcuts()
  const words = useGraphWords()
  const index = stop === undefined ? stops.length - 1 : stops.indexOf(stop)
  const moveTo = (next: number) => onMove(stops[Math.max(0, Math.min(stops.length - 1, next))]?.minute)
  const onKeyDown = (event: KeyboardEvent) => {
    // The first key shows the line where the newest results are; only then does it move.
    const here = stop === undefined ? 0 : 1
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => moveTo(index - here),
      ArrowDown: () => moveTo(index - here),
      ArrowRight: () => moveTo(index + here),
      ArrowUp: () => moveTo(index + here),
      PageDown: () => moveTo(index - LEAP),
      PageUp: () => moveTo(index + LEAP),
      Home: () => moveTo(0),
      End: () => moveTo(stops.length - 1),
      ...(stop === undefined ? {} : { Escape: () => onMove(undefined) }),
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }
  const follow = (event: PointerEvent) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    onMove(nearestStop(stops, minuteAt(geometry, x))?.minute)
  }
  if (stops.length === 0) return null
  return (
    <div
      className={styles.focus}
      role="slider"
      tabIndex={0}
      aria-label={t(($) => $.focus.label)}
      aria-valuemin={1}
      aria-valuemax={stops.length}
      aria-valuenow={index + 1}
      aria-valuetext={stop === undefined ? t(($) => $.focus.none) : words.stop(stop)}
      onKeyDown={onKeyDown}
      onPointerDown={follow}
      onPointerMove={(event) => {
        if (event.pointerType === 'mouse') follow(event)
      }}
    />
  )
}
