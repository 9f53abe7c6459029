import type { LinkedParts } from '../image-engine.ts'
import { nearestIndex, planeSpacing, shareScroll } from './patient-position.ts'
import type { StackViewport } from './stack-viewport.ts'
import type { ViewportAction } from './viewport-board.ts'

/**
 * Keeps viewports together. Scroll goes by patient position where two stacks share frame of reference and orientation, else
 * by the difference of positions at the time of linking (H-21: the screen says which image of which date stands where).
 */
export function linkViewports(viewports: readonly StackViewport[], what: LinkedParts): () => void {
  const starts = new Map(viewports.map((each) => [each, each.getState().index]))
  let isFollowing = false

  function follow(leader: StackViewport, action: ViewportAction): void {
    if (isFollowing || !what[action]) return
    isFollowing = true
    try {
      for (const each of viewports) if (each !== leader) APPLY[action](leader, each, starts)
    } finally {
      isFollowing = false
    }
  }

  const ends = viewports.map((each) => each.onAction((action) => follow(each, action)))
  return () => {
    for (const end of ends) end()
  }
}

const APPLY: Readonly<
  Record<
    ViewportAction,
    (leader: StackViewport, other: StackViewport, starts: ReadonlyMap<StackViewport, number>) => void
  >
> = {
  scroll(leader, other, starts) {
    const { index } = leader.getState()
    const at = leader.stack?.frames[index]?.geometry
    const there = other.stack
    if (there === undefined) return
    if (at !== undefined && shareScroll(at, there.frames[0].geometry)) {
      const nearest = nearestIndex(there, at)
      if (nearest !== undefined) other.scrollTo(nearest)
      return
    }
    other.scrollTo((starts.get(other) ?? 0) + index - (starts.get(leader) ?? 0))
  },
  window(leader, other) {
    const { window, isInverted } = leader.getState()
    const { choice } = leader
    if (choice.kind === 'preset' || window === undefined) other.follow(choice, isInverted)
    else other.follow({ kind: 'user', center: window.center, width: window.width }, isInverted)
  },
  zoom(leader, other) {
    const { scale, panX, panY } = leader.placement
    const [one, two] = [leader, other].map((each) => {
      const { shownFrame } = each.getState()
      return shownFrame === undefined ? undefined : planeSpacing(shownFrame)?.column
    })
    // One centimetre of the patient is the same length on both.
    const factor = one !== undefined && two !== undefined ? two / one : 1
    other.takePlacement(scale * factor, panX, panY, leader.isFitted)
  },
}
