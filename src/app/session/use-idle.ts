import { useEffect, useRef, useState } from 'react'
import { IdleClock } from '#session/idle-clock.ts'

const CHANNEL = 'renkei-viewer.activity'
/** Other tabs are told of a hand on the machine no more often than this. */
const TOLD_EVERY_MS = 1000
const CHECKED_EVERY_MS = 500
const HANDS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** What happens when a laptop wakes up or a tab comes to the front: before anything is seen it is looked at the clock. */
const WAKES = ['focus', 'pageshow', 'resume', 'visibilitychange'] as const

interface IdleListener {
  /** Nobody has touched this or another tab for the whole time: called once. */
  onIdle(): void
  /** A hand on this tab, at most once a second. */
  onHand(): void
}

/** Seconds that the countdown to the end of `idleMs` shows; undefined while there is none (A5, E30). */
export function useIdle(idleMs: number, listener: IdleListener): number | undefined {
  const [seconds, setSeconds] = useState<number>()
  const told = useRef(listener)
  told.current = listener
  useEffect(() => {
    const clock = new IdleClock({ idleMs, wallMs: Date.now, steadyMs: () => performance.now() })
    const channel = new BroadcastChannel(CHANNEL)
    let isOver = false
    let toldAt = 0
    const check = () => {
      if (isOver) return
      isOver = clock.leftMs() === 0
      setSeconds(isOver ? undefined : clock.countdown())
      if (isOver) told.current.onIdle()
    }
    const touched = (event: Event) => {
      // Chromium moves a pointer that stands still when the page below it changes.
      if (event instanceof PointerEvent && event.type === 'pointermove' && isStill(event)) return
      if (!clock.touched()) return check()
      if (Date.now() - toldAt < TOLD_EVERY_MS && Date.now() >= toldAt) return
      toldAt = Date.now()
      channel.postMessage(toldAt)
      told.current.onHand()
      check()
    }
    const timer = setInterval(check, CHECKED_EVERY_MS)
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      // A number that is none would stop the clock for good.
      if (Number.isFinite(data)) clock.heard(Number(data))
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
