import { useSyncExternalStore } from 'react'

/** How many documents would be printed now: a screen has one or none. */
let documents = 0
const listeners = new Set<() => void>()

/** A document for paper stands in the page until the returned function is called. */
export function announceDocument(): () => void {
  change(1)
  return () => change(-1)
}

function change(by: 1 | -1): void {
  documents += by
  for (const listener of listeners) listener()
}

/** Whether the screen has something made for paper; what has not is not offered for printing. */
export function useHasDocument(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => documents > 0,
  )
}
