import { type RefObject, useLayoutEffect, useState } from 'react'

interface OutOfView {
  /** Supplies that lie wholly beyond the left and the right edge (SRC-8). */
  readonly left: number
  readonly right: number
  /** Names of the drugs below the lower edge, row by row (MED-12). */
  readonly below: readonly string[]
}

const NOTHING: OutOfView = { left: 0, right: 0, below: [] }

/** What lies outside the view of a scroller, told anew when it scrolls, changes its size or its `content`. */
export function useOutOfView(frame: RefObject<HTMLElement | null>, content: unknown): OutOfView {
  const [hidden, setHidden] = useState(NOTHING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows on the same axis lie elsewhere
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    let asked = 0
    const measure = () => {
      asked = 0
      const next = outOfView(element)
      setHidden((before) => (isSame(before, next) ? before : next))
    }
    const ask = () => {
      if (asked === 0) asked = requestAnimationFrame(measure)
    }
    measure()
    element.addEventListener('scroll', ask, { passive: true })
    const observer = new ResizeObserver(ask)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', ask)
      observer.disconnect()
      cancelAnimationFrame(asked)
    }
  }, [frame, content])
  return hidden
}

function outOfView(frame: HTMLElement): OutOfView {
  const view = frame.getBoundingClientRect()
  const corner = frame.querySelector('[data-corner]')?.getBoundingClientRect().width ?? 0
  const supplies = [...frame.querySelectorAll('[data-supply]')].map((each) => each.getBoundingClientRect())
  const rows = [...frame.querySelectorAll<HTMLElement>('[data-drug]')]
  const below = rows.filter((row) => row.getBoundingClientRect().top >= view.top + frame.clientHeight - 8)
  return {
    left: supplies.filter(({ right }) => right <= view.left + corner).length,
    right: supplies.filter(({ left }) => left >= view.left + frame.clientWidth).length,
    below: below.flatMap((row) => row.dataset.drug ?? []),
  }
}

function isSame(one: OutOfView, other: OutOfView): boolean {
  return one.left === other.left && one.right === other.right && one.below.join('\n') === other.below.join('\n')
}
