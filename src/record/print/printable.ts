import { useSyncExternalStore } from 'react'

/** How many documents stand in the page, and how many of them were asked for alone: a screen has one or none, or two while its list is printed. */
const documents = { all: 0, alone: 0 }
const listeners = new Set<() => void>()

/** A document for paper stands in the page until the returned function is called. */
export function announceDocument(isAlone: boolean): () => void {
  change(1, isAlone)
  return () => change(-1, isAlone)
}

function change(by: 1 | -1, isAlone: boolean): void {
  documents.all += by
  if (isAlone) documents.alone += by
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the screen has something made for paper; what has not is not offered for printing. */
export function useHasDocument(): boolean {
  return useSyncExternalStore(subscribe, () => documents.all > 0)
}

/** Whether another document was asked for alone: this one is not printed with it. */
export function useIsDisplaced(isAlone: boolean): boolean {
  return useSyncExternalStore(subscribe, () => !isAlone && documents.alone > 0)
}
