import { type RefObject, useLayoutEffect, useState } from 'react'
import { dayNumber } from '#clinical/jst-date.ts'
import { type DayAxis, dayAxis } from '#clinical/medications/day-axis.ts'
import type { DaySpan } from '#clinical/medications/drug-row.ts'

const MOST_PIXELS = 10
/** Pixels a day at the least, for spans of up to so many days; longer spans are scrolled. */
const LEAST_PIXELS: readonly (readonly [days: number, pixels: number])[] = [
  [220, 6],
  [500, 4],
  [1300, 2.5],
]
const LEAST_OF_ALL = 1.5

/** The axis of a span, in the direction of time that all screens share, in the room that the scroller leaves beside the names; before the first layout a usual one. */
export function useTimeAxis(span: DaySpan, frame: RefObject<HTMLElement | null>, isNewestFirst: boolean): DayAxis {
  const room = useRoom(frame) ?? 700
  const days = dayNumber(span.until) - dayNumber(span.from)
  const least = LEAST_PIXELS.find(([most]) => days <= most)?.[1] ?? LEAST_OF_ALL
  return dayAxis(span, Math.max(least, Math.min(MOST_PIXELS, room / days)), isNewestFirst)
}

/** Width of a scroller in CSS pixels beside its frozen column, whose width is `--label-width`. */
function useRoom(frame: RefObject<HTMLElement | null>): number | undefined {
  const [room, setRoom] = useState<number>()
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = () => {
      const corner = element.querySelector<HTMLElement>('[data-corner]')?.offsetWidth ?? 0
      // Not displayed, as while something is printed: the room it had is the one it will have again.
      if (element.clientWidth > 0) setRoom(Math.max(120, element.clientWidth - corner))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return room
}
