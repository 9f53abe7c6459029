import { notifyManager } from '@tanstack/react-query'

/** Less than what anybody sees, and enough for most of a burst. */
const TOGETHER_MS = 40

/**
 * Lets answers that arrive in a burst reach the screens together: a hundred questions are asked when a patient is opened,
 * and drawing each answer on its own keeps the page busy with nothing else (SPD-1). The first of a burst is told at once.
 */
export function tellTogether(): void {
  let waiting: (() => void)[] = []
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = () => {
    const all = waiting
    waiting = []
    toldAt = performance.now()
    for (const each of all) {
      try {
        each()
      } catch (error) {
        // One listener's fault must not keep the others from hearing.
        reportError(error)
      }
    }
  }
  notifyManager.setScheduler((each) => {
    waiting.push(each)
    if (waiting.length === 1) setTimeout(tell, Math.max(0, toldAt + TOGETHER_MS - performance.now()))
  })
}
