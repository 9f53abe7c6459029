import { useEffect, useRef, useState } from 'react'
import type { TimelineView } from '#sources/timeline.query.ts'

/** Answers that arrive within this time are drawn together. */
const TOGETHER_MS = 200

/**
 * The timeline as it is drawn: two hundred answers may arrive within a second or two, and drawing each would keep the
 * page busy with nothing else. The first is drawn at once, those after it five times a second at most.
 */
export function useSettledTimeline(timeline: TimelineView): TimelineView {
  const [drawn, setDrawn] = useState(timeline)
  const drawnAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const draw = () => {
      drawnAt.current = performance.now()
      setDrawn(timeline)
    }
    const wait = TOGETHER_MS - (performance.now() - drawnAt.current)
    // What has waited long enough is drawn now: a timer would be put off by every answer that comes meanwhile.
    if (wait <= 0) return draw()
    const timer = setTimeout(draw, wait)
    return () => clearTimeout(timer)
  }, [timeline])
  return drawn
}
