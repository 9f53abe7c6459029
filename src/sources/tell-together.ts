import { notifyManager } from '@tanstack/react-query'

/** Less than what anybody sees, and enough for most of a burst. */
const TOGETHER_MS = 40
/** However slow a device draws, nobody waits longer than this for what has come. */
const AT_MOST_MS = 400

/**
 * Lets answers that arrive in a burst reach the screens together: a hundred questions are asked when a patient is opened,
 * and drawing each answer on its own keeps the page busy with nothing else (SPD-1). The first of a burst is told at once.
 * A device that draws slowly is told less often: the page has as long for the rest of its work as the drawing took, unless
 * it has nothing left to do.
 */
export function tellTogether(): void {
  let waiting: (() => void)[] = []
  let isDrawing = false
  let notBefore = Number.NEGATIVE_INFINITY
  let atLatest = Number.NEGATIVE_INFINITY
  const wait = () =>
    setTimeout(() => whenFree(tell, atLatest - performance.now()), Math.max(0, notBefore - performance.now()))
  const tell = () => {
    const all = waiting
    waiting = []
    isDrawing = true
    const began = performance.now()
    for (const each of all) {
      try {
        each()
      } catch (error) {
        // One listener's fault must not keep the others from hearing.
        reportError(error)
      }
    }
    // What was told is drawn before the next task.
    setTimeout(() => {
      const drawn = performance.now()
      notBefore = drawn + TOGETHER_MS
      atLatest = drawn + Math.min(AT_MOST_MS, drawn - began)
      isDrawing = false
      if (waiting.length > 0) wait()
    }, 0)
  }
  notifyManager.setScheduler((each) => {
    waiting.push(each)
    if (waiting.length === 1 && !isDrawing) wait()
  })
}

/** Calls back when the page is free, where the browser tells (Safari and Node do not), or after `mostMs`. */
function whenFree(call: () => void, mostMs: number): void {
  if (mostMs <= 0) call()
  else if (typeof requestIdleCallback === 'undefined') setTimeout(call, mostMs)
  else requestIdleCallback(call, { timeout: mostMs })
}
