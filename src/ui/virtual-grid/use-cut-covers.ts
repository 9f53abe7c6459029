import { useCallback, useRef } from 'react'
import { cutsIn, type Offsets } from './offsets.ts'

/**
 * Elements that lie over what the edges of the window cut off of a column, and how they are laid there: without drawing
 * the grid anew at every scroll.
 */
export function useCutCovers(columns: Offsets, frozenWidth: number) {
  const head = { start: useRef<HTMLDivElement>(null), end: useRef<HTMLDivElement>(null) }
  const body = { start: useRef<HTMLDivElement>(null), end: useRef<HTMLDivElement>(null) }
  const { start: headStart, end: headEnd } = head
  const { start: bodyStart, end: bodyEnd } = body
  const lay = useCallback(
    (left: number, innerWidth: number) => {
      const cuts = cutsIn(columns, left, left + innerWidth)
      for (const { current } of [headStart, bodyStart]) {
        if (current !== null) current.style.width = `${cuts.start}px`
      }
      for (const { current } of [headEnd, bodyEnd]) {
        if (current === null) continue
        current.style.width = `${cuts.end}px`
        current.style.left = `${frozenWidth + Math.min(innerWidth, columns.total - left) - cuts.end}px`
      }
    },
    [columns, frozenWidth, headStart, headEnd, bodyStart, bodyEnd],
  )
  return { head, body, lay }
}
