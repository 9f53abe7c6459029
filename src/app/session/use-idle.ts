import { useEffect, useRef, useState } from 'react'
import { IdleClock } from '#session/idle-clock.ts'

const CHANNEL = 'renkei-viewer.activity'
/** Other tabs are told of a hand on the machine no more often than this. */
const TOLD_EVERY_MS = 1000
const CHECKED_EVERY_MS = 500
const HANDS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** What happens when a laptop wakes up or a tab comes to the front: before anything is seen it is looked at the clock. */
const WAKES = ['focus', 'pageshow', 'resume', 'visibilitychange'] as const

/**
 * Seconds that the countdown shows; undefined while there is none. `onIdle` is called once when nobody has touched this
 * or another tab for `idleMs` (A5, E30).
 */
export function useIdle(idleMs: number, onIdle: () => void): number | undefined {
  const [seconds, setSeconds] = useState<number>()
  const done = useRef(onIdle)
  done.current = onIdle
  useEffect(() => {
    const clock = new IdleClock({ idleMs, wallMs: Date.now, steadyMs: () => performance.now() })
    const channel = new BroadcastChannel(CHANNEL)
    let isOver = false
    let told = 0
    const check = () => {
      if (isOver) return
      isOver = clock.leftMs() === 0
      setSeconds(isOver ? undefined : clock.countdown())
      if (isOver) done.current()
    }
    const touched = (event: Event) => {
      // Chromium moves a pointer that stands still when the page below it changes.
      if (event instanceof PointerEvent && event.type === 'pointermove' && isStill(event)) return
      if (!clock.touched()) return check()
      if (Date.now() - told < TOLD_EVERY_MS && Date.now() >= told) return
      told = Date.now()
      channel.postMessage(told)
      check()
    }
    const timer = setInterval(check, CHECKED_EVERY_MS)
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'number') clock.heard(data)
      check()
    })
    const options = { capture: true, passive: true }
    for (const hand of HANDS) document.addEventListener(hand, touched, options)
    for (const wake of WAKES) addEventListener(wake, check, options)
    return () => {
      isOver = true
      clearInterval(timer)
      channel.close()
      for (const hand of HANDS) document.removeEventListener(hand, touched, options)
      for (const wake of WAKES) removeEventListener(wake, check, options)
    }
  }, [idleMs])
  return seconds
}

function isStill({ movementX, movementY }: PointerEvent): boolean {
  return movementX === 0 && movementY === 0
}
