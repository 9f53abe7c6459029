import { type RefObject, useLayoutEffect } from 'react'

/** Keeps how far something is scrolled while another view stands in its place; to be called whenever it scrolls. */
export function useKeptScroll(element: RefObject<HTMLElement | null>, kept: RefObject<number>): () => void {
  useLayoutEffect(() => {
    if (element.current !== null) element.current.scrollTop = kept.current
  }, [element, kept])
  return () => {
    kept.current = element.current?.scrollTop ?? 0
  }
}
